import { parse } from 'csv-parse/sync';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import type { DisclosurePolicy, Figures, Framework, Indicator } from '@waymark/contract';
import { assembleFramework } from '../catalogue/assemble-framework';
import { parsePolicy } from '../disclosure/policy';
import { rollUp, type RollableObservation } from '../rollup/roll-up';
import type { Rollup } from '../rollup/stats';
import type { SeriesBreakMark } from '../table/series';

/** The demo under `data/`, read for specs without the importer: an independent and much plainer way in. */
const data = join(__dirname, '../../../../data');
const text = (...path: string[]): string => readFileSync(join(data, ...path), 'utf8');
export const demoTable = (name: string): Record<string, string>[] =>
  parse(text('demo', name), { columns: true, bom: true });
export const demoYaml = (name: string): unknown => parseYaml(text('demo', name));

export function demoFramework(): Framework {
  const files = ['', 'indicators'].flatMap((folder) =>
    readdirSync(join(data, 'framework', folder))
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => ({
        fileName: folder ? `${folder}/${name}` : name,
        text: text('framework', folder, name),
      })),
  );
  const framework = assembleFramework(files, text('framework', 'published.json'));
  if (!framework.ok) throw new Error(JSON.stringify(framework.problems));
  return framework.value;
}

export function demoPolicy(): DisclosurePolicy {
  const name = 'external.v1.yaml';
  const policy = parsePolicy(text('disclosure', name), name);
  if (!policy.ok) throw new Error(JSON.stringify(policy));
  return policy.policy;
}

export interface DemoContext {
  readonly id: number;
  readonly code: string;
  readonly level: 'individual' | 'peer' | 'location' | 'community' | 'partnership';
  readonly kind: string;
  readonly pseudonym: string;
  readonly site: string;
  readonly opened: string;
  readonly closed: string | null;
}

export const demoContexts = (): DemoContext[] =>
  demoTable('contexts.csv').map((row, index) => ({
    id: index + 1,
    code: row['context'] ?? '',
    level: row['level'] as DemoContext['level'],
    kind: row['kind'] ?? '',
    pseudonym: row['public_pseudonym'] ?? '',
    site: row['site'] ?? '',
    opened: row['opened'] ?? '',
    closed: row['closed'] || null,
  }));

export function demoRollups(indicators: readonly Indicator[]): Rollup[] {
  const contexts = new Map(demoContexts().map(({ id, code }) => [code, id]));
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  return rollUp(
    demoTable('observations.csv').map((row, index): RollableObservation => {
      const code = row['indicator'] ?? '';
      return {
        id: index + 1,
        contextId: contexts.get(row['context'] ?? '') ?? 0,
        areaCode: null,
        indicator: code,
        indicatorVersion: byCode.get(code)?.version ?? 0,
        breakdown: row['breakdown'] ?? '',
        start: row['period_start'] ?? '',
        end: row['period_end'] ?? '',
        round: row['round'] ?? '',
        source: row['source'] ?? '',
        figures: figuresOf(row),
        state: 'current',
      };
    }),
  );
}

function figuresOf(row: Record<string, string>): Figures {
  const has = (name: string): boolean => (row[name] ?? '') !== '';
  const num = (name: string): number => Number(row[name]);
  if (has('missing_reason'))
    return { kind: 'missing', reason: row['missing_reason'] as 'not collected', symbol: null };
  if (has('numerator'))
    return { kind: 'counts', numerator: num('numerator'), denominator: num('denominator') };
  if (has('mean'))
    return { kind: 'moments', n: num('n'), mean: num('mean'), sd: has('sd') ? num('sd') : null };
  if (has('events'))
    return {
      kind: 'events',
      events: num('events'),
      exposure: has('exposure') ? num('exposure') : null,
      exposureUnit: row['exposure_unit'] || null,
    };
  if (has('level')) return { kind: 'level', level: num('level'), raters: num('raters'), evidence: '' };
  if (has('stock')) return { kind: 'stock', stock: num('stock') };
  return { kind: 'milestone', reached: row['reached'] || null };
}

/** Breaks of one series: those of its context that name it, or name all. */
export const demoBreaks = (context: string, indicator: string): SeriesBreakMark[] =>
  demoTable('breaks.csv')
    .filter((row) => row['context'] === context)
    .filter((row) => row['indicator'] === '*' || (row['indicator'] ?? '').split(';').includes(indicator))
    .map((row) => ({ date: row['date'] ?? '', kind: row['kind'] ?? '', reason: row['reason'] ?? '' }));
