import type { QualityCheck } from './check';
import { coverage } from './kinds/coverage';
import { duplicates } from './kinds/duplicates';
import { evidence } from './kinds/evidence';
import { jumps } from './kinds/jumps';
import { late } from './kinds/late';
import { outliers } from './kinds/outliers';
import { pairs } from './kinds/pairs';
import { seasons } from './kinds/seasons';
import { zeros } from './kinds/zeros';

/** Every kind of oddity, in the order a page lists them. Adding one is a file and a line. */
export const qualityChecks: readonly QualityCheck[] = [
  zeros,
  jumps,
  outliers,
  duplicates,
  seasons,
  coverage,
  late,
  evidence,
  pairs,
];
