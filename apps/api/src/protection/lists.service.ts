import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { ListEntry, ProtectionLists } from '@waymark/contract';
import {
  type NameLists,
  parseNames,
  parseProtectionLists,
  parseRetentionSchedule,
  type RetentionSchedule,
} from '@waymark/outcomes';
import { type Config, ConfigError } from '../config';
import { BadInput } from '../http/refusals';
import { CONFIG } from '../settings.module';

type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly string[] };

/** The lists, the schedule and the names that ship as data; an installation's own list of bases goes before the product's. */
@Injectable()
export class ListsService {
  readonly lists: ProtectionLists;
  readonly schedule: RetentionSchedule;
  readonly names: NameLists;

  constructor(@Inject(CONFIG) config: Config) {
    const shipped = join(config.home, 'data/protection');
    const own = join(config.dataFolder, 'protection');
    const choices = [
      ...read(shipped, 'lawful-bases', (text, file) => parseProtectionLists(text, file, 'product')),
      ...read(own, 'lawful-bases', (text, file) => parseProtectionLists(text, file, 'installation')),
    ];
    this.lists = latest(choices, 'lawful-bases');
    this.schedule = latest(read(shipped, 'retention', parseRetentionSchedule), 'retention');
    this.names = latest(read(shipped, 'given-names', parseNames), 'given-names');
  }

  /** Refuses a code that the list does not have. */
  entry(list: 'lawfulBases' | 'article9' | 'schedule1', code: string, field: string): ListEntry {
    const found = this.lists[list].find((one) => one.code === code);
    if (found) return found;
    throw new BadInput(`“${code}” is not on the list: choose one of those offered.`, [
      { field, sentence: `Choose one of: ${this.lists[list].map((one) => one.code).join(', ')}.` },
    ]);
  }

  /** The words of a code, also of one that a former version of the list had. */
  label(list: 'lawfulBases' | 'article9' | 'schedule1', code: string | null): string {
    return this.lists[list].find((one) => one.code === code)?.label ?? code ?? '';
  }
}

/** Every version in a folder, oldest first. A file that cannot be read stops the start: nobody should choose from half a list. */
function read<T>(folder: string, set: string, parse: (text: string, file: string) => Read<T>): T[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => new RegExp(`^${set}\\.v\\d+\\.yaml$`).test(name))
    .sort((a, b) => Number(a.replace(/\D/g, '')) - Number(b.replace(/\D/g, '')))
    .map((name) => {
      const reading = parse(readFileSync(join(folder, name), 'utf8'), name);
      if (reading.ok) return reading.value;
      throw new ConfigError(
        `${join(folder, name)} cannot be used:\n${reading.faults.map((fault) => `  - ${fault}`).join('\n')}`,
      );
    });
}

function latest<T>(versions: readonly T[], set: string): T {
  const versionOf = (one: T) => (one as { version?: number }).version ?? 0;
  const found = versions.reduce<T | undefined>(
    (best, one) => (best === undefined || versionOf(one) >= versionOf(best) ? one : best),
    undefined,
  );
  if (found === undefined)
    throw new ConfigError(`data/protection holds no ${set} file: Waymark cannot start without it.`);
  return found;
}
