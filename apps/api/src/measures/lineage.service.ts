import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { AreaLineage } from '@waymark/contract';
import { changeSentence, endOf, lineageOf, parseLineage } from '@waymark/ingest';
import { type Config, ConfigError } from '../config';
import { CONFIG } from '../settings.module';

/** Area codes that changed, split or merged: facts that ship with the product, newest version. */
@Injectable()
export class LineageService {
  readonly lineage: AreaLineage;

  constructor(@Inject(CONFIG) config: Config) {
    this.lineage = newest(join(config.home, 'data/reference'));
  }

  /** What replaced what, one sentence for each change the code took part in. */
  sentences(code: string): string[] {
    return lineageOf(this.lineage, code).map(changeSentence);
  }

  /** Since when a code is no more, and what took its place, in a few words; null where it stands. */
  ending(code: string): string | null {
    const end = endOf(this.lineage, code);
    return end
      ? `until ${end.date.slice(0, 4)}, then ${end.to.map((area) => `${area.name} (${area.code})`).join(' and ')}`
      : null;
  }
}

/** A broken file stops the start with its name and what is wrong. */
function newest(folder: string): AreaLineage {
  const read = readdirSync(folder)
    .filter((name) => name.startsWith('area-lineage.v') && name.endsWith('.yaml'))
    .map((name) => parseLineage(readFileSync(join(folder, name), 'utf8'), name));
  const versions = read.map((one) => {
    if (!one.ok) throw new ConfigError(`The changes of area codes cannot be used:\n  - ${one.sentence}`);
    return one.lineage;
  });
  const [last] = versions.sort((a, b) => b.version - a.version);
  if (!last) throw new ConfigError('The changes of area codes (data/reference/area-lineage) are missing.');
  return last;
}
