import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Indicator, indicator as indicatorShape, type MappingPreview } from '@waymark/contract';
import { parse } from 'yaml';
import { z } from 'zod';
import { catalogueOf, openTable, previewOf, proposeForFile, readGrid } from './index';

const root = resolve(__dirname, '../../..');
const folder = join(root, '../shared/data/real');
const framework = join(root, 'data/framework/indicators');
const indicators: Indicator[] = readdirSync(framework).flatMap((name) =>
  z
    .array(indicatorShape)
    .parse((parse(readFileSync(join(framework, name), 'utf8')) as { indicators: unknown }).indicators),
);
const contexts = [
  'High Street',
  'Canal towpath',
  'Estate (new site)',
  'Northgate Academy',
  'St Mary’s',
  'Skate park',
  'Café corner',
].map((name, at) => ({
  id: at + 1,
  organisationId: 1,
  code: `place-${at + 1}`,
  opened: '2016-04-01',
  closed: null,
  names: [name],
  setting: 'any',
}));

async function understood(name: string) {
  const opened = await openTable(join(folder, name), name);
  if (!opened.ok) throw new Error(opened.problems[0]?.fix);
  const grid = await readGrid(opened.table);
  const proposal = proposeForFile(grid, { contexts, indicators, saved: [] });
  if (proposal.mapping?.kind !== 'table') throw new Error(proposal.why ?? 'not a table');
  const preview = previewOf(
    grid,
    proposal.mapping.table,
    null,
    catalogueOf(contexts, indicators, '2026-09-15'),
    {
      contexts,
      context: (id) => ({ code: `place-${id}`, name: contexts[id - 1]?.names[0] ?? '' }),
    },
  );
  return { proposal, preview, remarks: opened.table.remarks };
}

const figures = (preview: MappingPreview) =>
  preview.observations.map((o) => [o.context?.name, o.start, o.end, o.figures] as const);

const there = existsSync(join(folder, 'charity_quarterly_return_cp1252.csv'));
if (there)
  describe('three files as charities really send them', () => {
    it('reads the quarterly return: cp1252, two heading rows, signs, totals, notes', async () => {
      const { proposal, preview, remarks } = await understood('charity_quarterly_return_cp1252.csv');
      expect(remarks.join(' ')).toContain('Windows-1252');
      const [table] = proposal.tables;
      expect(table).toMatchObject({ headingRows: [4, 5], totalRows: [9], range: 'A4:E8' });
      expect(table?.footnotes.map(({ row }) => row)).toEqual([10, 11]);
      expect(table?.columns.map(({ heading }) => heading)).toEqual([
        'Site',
        'Young people seen / Girls',
        'Young people seen / Boys',
        'Feel safer / No.',
        'Feel safer / %',
      ]);
      // 1,051 of 1,204 + 998 is 47.7 per cent, and 9 of 17 is 53: the base is those seen
      expect(figures(preview)).toEqual([
        ['High Street', '2023-04-01', '2023-06-30', { kind: 'counts', numerator: 1051, denominator: 2202 }],
        [
          'Canal towpath',
          '2023-04-01',
          '2023-06-30',
          { kind: 'missing', reason: 'withheld by source', symbol: '*' },
        ],
        ['Estate (new site)', '2023-04-01', '2023-06-30', { kind: 'counts', numerator: 9, denominator: 17 }],
      ]);
      expect(preview.totals.map(({ cell, agrees }) => [cell, agrees])).toEqual([
        ['B9', null],
        ['C9', true],
        ['D9', null],
      ]);
      expect(preview.problems.map(({ cell, value, code }) => [cell, value, code])).toEqual([
        ['B9', '1,2xx', 'total-unreadable'],
        ['D9', '1,06x', 'total-unreadable'],
      ]);
    });

    it('reads the form: times, a question twice, people’s own words', async () => {
      const { proposal, preview } = await understood('google_forms_en_gb.csv');
      expect(proposal.choices.find(({ at }) => at.endsWith('.dates'))).toMatchObject({
        chose: 'day first',
        sure: 'sure',
      });
      expect(proposal.contexts.map(({ text, name }) => [text, name])).toEqual([
        ['Northgate Academy', 'Northgate Academy'],
        ['northgate academy', 'Northgate Academy'],
        ['St. Mary’s', 'St Mary’s'],
      ]);
      // answers of 3, 1 and 4 on a scale from 0 to 4: two are 3 or 4; "prefer not to say" is no answer
      expect(figures(preview)).toEqual([
        ['Northgate Academy', '2024-01-01', '2024-03-31', { kind: 'counts', numerator: 2, denominator: 3 }],
        ['St Mary’s', '2024-04-01', '2024-06-30', { kind: 'missing', reason: 'not recorded', symbol: null }],
      ]);
      expect(preview.unused.map(({ letter }) => letter)).toEqual(['D', 'E', 'F']);
    });

    it('reads the export: semicolons, ids, options in columns of their own', async () => {
      const { proposal, preview } = await understood('kobo_export_semicolon.csv');
      const rules =
        proposal.mapping?.kind === 'table' ? (proposal.mapping.table.tables[0]?.columns ?? []) : [];
      expect(rules.find(({ as }) => as === 'submission')).toMatchObject({ heading: '_id' });
      expect(preview.counts).toMatchObject({ submissions: 3, answers: 3, refused: 0 });
      expect(figures(preview).map(([name, start]) => [name, start])).toEqual([
        ['Skate park', '2024-01-01'],
        ['Café corner', '2024-01-01'],
        ['Skate park', '2024-04-01'],
      ]);
      expect(preview.unused.map(({ heading }) => heading)).toContain('Anything else?');
    });
  });
else
  process.stdout.write(
    'Tests of tables as charities send them are not registered: ../shared/data/real is not here.\n',
  );

describe('a workbook without a single row', () => {
  it('is told from one whose table was not found', () => {
    const sheet = { name: 'Sheet1', numbers: [], rows: [], merges: [], width: 0 };
    const grid = {
      file: 'x.xlsx',
      sheets: [sheet],
      remarks: [],
      problems: [],
      monthFirst: false,
      isCut: false,
    };
    const { mapping, why } = proposeForFile(grid, { contexts, indicators, saved: [] });
    expect(mapping).toBeNull();
    expect(why).toContain('holds no rows');
  });
});
