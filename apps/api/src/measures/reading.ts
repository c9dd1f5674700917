import type { View } from '@waymark/contract';
import type { Reading } from '@waymark/outcomes';
import { FrameworkService } from '../catalogue/framework.service';
import type { Config } from '../config';
import { CONFIG } from '../settings.module';
import { PolicyService } from './policy.service';

export const READING = 'waymark:reading';
/** What every page needs to know about its reader and the rules. */
export type ReadingFor = (view: View) => Reading;

export const readingProvider = {
  provide: READING,
  inject: [FrameworkService, PolicyService, CONFIG],
  useFactory:
    (framework: FrameworkService, disclosure: PolicyService, config: Config): ReadingFor =>
    (view) => ({
      view,
      asOf: config.today(),
      catalogue: framework.framework,
      policy: disclosure.policy,
      invented: config.mode === 'demo',
    }),
};
