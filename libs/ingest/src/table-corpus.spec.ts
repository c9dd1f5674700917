import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type Figures,
  type ImportProblem,
  indicator as indicatorShape,
  type MappingPreview,
  tableMapping,
} from '@waymark/contract';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  catalogueOf,
  checkMapped,
  mappingFaults,
  openTable,
  parseAnyMapping,
  previewOf,
  printMapping,
  proposeForFile,
  readGrid,
} from './index';

const root = resolve(__dirname, '../../..');
const samples = join(root, 'data/samples/table');
const framework = join(root, 'data/framework/indicators');
const indicators = readdirSync(framework).flatMap((name) =>
  z
    .array(indicatorShape)
    .parse((parse(readFileSync(join(framework, name), 'utf8')) as { indicators: unknown }).indicators),
);
/** Invented places, as a team names them. */
const contexts = [
  ['high-street', 'High Street'],
  ['canal-towpath', 'Canal towpath'],
  ['cafe-corner', 'Café corner'],
  ['skate-park', 'Skate park'],
  ['northgate', 'Northgate Academy'],
].map(([code = '', name = ''], at) => ({
  id: at + 1,
  organisationId: 1,
  code,
  opened: '2016-04-01',
  closed: null,
  names: [name],
  setting: 'any',
}));
const catalogue = catalogueOf(contexts, indicators, '2026-09-15');
const names = {
  contexts,
  context: (id: number) => {
    const found = contexts.find((one) => one.id === id);
    return found ? { code: found.code, name: found.names[0] ?? '' } : null;
  },
};

interface Outcome {
  readonly why: string | null;
  readonly preview: MappingPreview | null;
  readonly problems: readonly (ImportProblem & { cell: string | null })[];
  readonly answers: readonly string[];
}

/** Opened, understood without any correction, tried on screen, and read once more as an import reads it. */
async function understand(path: string, file: string): Promise<Outcome> {
  const none = { why: null, preview: null, answers: [] };
  const placed = (problems: readonly ImportProblem[]) =>
    problems.map((problem) => ({ ...problem, cell: null }));
  const opened = await openTable(path, file);
  if (!opened.ok) return { ...none, problems: placed(opened.problems) };
  const grid = await readGrid(opened.table);
  if (grid.problems.some((problem) => problem.severity === 'error'))
    return { ...none, problems: placed(grid.problems) };
  const { mapping, why, tables } = proposeForFile(grid, { contexts, indicators, saved: [] });
  if (mapping?.kind !== 'table') return { ...none, why, problems: [] };
  const preview = previewOf(grid, mapping.table, null, catalogue, names);
  const faults = mappingFaults(mapping.table, null, catalogue).filter(({ at }) => !at.endsWith('.period'));
  expect(faults).toEqual([]);
  expect(tableMapping.parse(mapping.table)).toEqual(mapping.table);
  // a column of one period leads on screen to the rule that reads it
  for (const { columns } of tables)
    for (const { readAs } of columns)
      if (readAs)
        expect(
          mapping.table.tables.some((rule) =>
            rule.columns.some((one) => one.heading === readAs.heading && one.nth === readAs.nth),
          ),
        ).toBe(true);
  // a mapping that travelled as a file makes the same figures of the file as the preview did
  const again = parseAnyMapping(printMapping(mapping), 'again.yaml');
  if (!again.ok || again.mapping.kind !== 'table') throw new Error('The printed mapping cannot be read.');
  const imported: string[] = [];
  const answers: string[] = [];
  for await (const batch of checkMapped(opened.table, again.mapping.table, null, catalogue)) {
    for (const row of batch.rows)
      imported.push(`${row.contextId} ${row.indicator} ${row.start} ${row.breakdown} ${row.figures}`);
    for (const { submission, score } of batch.scores ?? []) answers.push(`${submission}=${score}`);
  }
  expect(imported.length).toBeGreaterThanOrEqual(preview.counts.observations);
  return { why, preview, answers, problems: [...placed(grid.problems), ...preview.problems] };
}

function words(figures: Figures): string {
  switch (figures.kind) {
    case 'counts':
      return `counts ${figures.numerator}/${figures.denominator}`;
    case 'moments':
      return `mean ${figures.mean} of ${figures.n}`;
    case 'events':
      return `events ${figures.events}`;
    case 'stock':
      return `stock ${figures.stock}`;
    case 'level':
      return `level ${figures.level}`;
    case 'milestone':
      return `reached ${figures.reached}`;
    case 'reported':
      return `reported ${figures.shownAs}`;
    case 'missing':
      return `missing ${figures.reason}`;
  }
}

const shown = (preview: MappingPreview) =>
  preview.observations.map((o) =>
    [o.context?.code ?? '-', o.indicator.code, `${o.start}..${o.end}`, o.breakdown, words(o.figures)]
      .filter((part) => part !== '')
      .join(' '),
  );
const problemWords = (problems: Outcome['problems']) =>
  problems.map(({ code, cell }) => `${code} ${cell ?? '-'}`);
const filesOf = (folder: string) => readdirSync(folder).filter((name) => name !== 'expected.yaml');
const expectedOf = <T>(folder: string) =>
  parse(readFileSync(join(folder, 'expected.yaml'), 'utf8')) as Record<string, T>;

interface Good {
  readonly figures: string[];
  readonly problems?: string[];
  readonly totals?: Record<string, boolean | null>;
  readonly unused?: string[];
  readonly unusedCount?: number;
  readonly answers?: string[];
}
interface Bad {
  readonly problems?: string[];
  readonly figures?: number;
  readonly why?: string;
}

describe('tables a team keeps', () => {
  const folder = join(samples, 'ok');
  const expected = expectedOf<Good>(folder);
  it('says of every sample what is expected', () => {
    expect(Object.keys(expected).sort()).toEqual(filesOf(folder).sort());
  });
  it.each(filesOf(folder))('%s', async (name) => {
    const { preview, problems, answers } = await understand(join(folder, name), name);
    const wanted = expected[name];
    if (!preview || !wanted) throw new Error(`${name} was not understood.`);
    expect(shown(preview)).toEqual(wanted.figures);
    expect(problemWords(problems)).toEqual(wanted.problems ?? []);
    expect(preview.counts.observations).toBe(wanted.figures.length);
    if (wanted.totals)
      expect(Object.fromEntries(preview.totals.map(({ cell, agrees }) => [cell, agrees]))).toEqual(
        wanted.totals,
      );
    if (wanted.unused) expect(preview.unused.map(({ heading }) => heading)).toEqual(wanted.unused);
    if (wanted.unusedCount !== undefined) expect(preview.unused).toHaveLength(wanted.unusedCount);
    if (wanted.answers) expect(answers).toEqual(wanted.answers);
    for (const { cells } of preview.observations) expect(cells.join(' ')).toMatch(/^[A-Z]+\d+/);
  });
});

describe('tables that cannot be taken as they are', () => {
  const folder = join(samples, 'not-ok');
  const expected = expectedOf<Bad>(folder);
  it('says of every sample what is expected', () => {
    expect(Object.keys(expected).sort()).toEqual(filesOf(folder).sort());
  });
  it.each(filesOf(folder))('%s', async (name) => {
    const { preview, problems, why } = await understand(join(folder, name), name);
    const wanted = expected[name];
    if (wanted?.why !== undefined) expect(why).toContain(wanted.why);
    else expect(problemWords(problems)).toEqual(wanted?.problems);
    if (wanted?.figures !== undefined) expect(preview?.observations).toHaveLength(wanted.figures);
    for (const { expected: expects, fix, file } of problems) {
      expect(file).toBe(name);
      expect(expects).not.toBe('');
      expect(fix.length).toBeGreaterThan(15);
    }
  });
});
