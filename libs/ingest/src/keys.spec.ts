import { property, assert, array, integer, constantFrom, record } from 'fast-check';
import { CellSet, KeyTable } from './keys';
import type { CheckedRow } from './table/check';

const day = (n: number) => new Date(Date.UTC(2016, 0, 1 + n)).toISOString().slice(0, 10);
const row = (fields: Partial<CheckedRow>): CheckedRow => ({
  row: 2,
  organisationId: 1,
  contextId: 1,
  areaCode: null,
  indicator: 'LOC-01',
  indicatorVersion: 1,
  breakdown: '',
  source: 'survey',
  start: '2024-04-01',
  end: '2024-04-30',
  round: '',
  figures: '{"denominator":62,"kind":"counts","numerator":30}',
  ...fields,
});

describe('natural keys', () => {
  it('are told apart exactly as a plain map tells them, however the table grows', () => {
    const rows = array(
      record({
        contextId: integer({ min: 1, max: 5 }),
        indicator: constantFrom('LOC-01', 'LOC-02'),
        breakdown: constantFrom('', 'sex=girls'),
        startDay: integer({ min: 0, max: 400 }),
        length: integer({ min: 0, max: 40 }),
        source: constantFrom('a', 'b'),
        round: constantFrom('', '1', '2'),
        numerator: integer({ min: 0, max: 1 }),
      }),
      { maxLength: 400 },
    );
    assert(
      property(rows, (drawn) => {
        const table = new KeyTable();
        const model = new Map<string, { figures: string; contradicted: boolean }>();
        drawn.forEach(({ startDay, length, numerator, ...key }, i) => {
          const one = row({
            ...key,
            row: i + 2,
            start: day(startDay),
            end: day(startDay + length),
            figures: `{"denominator":62,"kind":"counts","numerator":${numerator}}`,
          });
          const name = JSON.stringify({ ...one, row: 0, figures: '' });
          const known = model.get(name);
          const wanted = !known
            ? 'new'
            : known.contradicted || known.figures !== one.figures
              ? 'conflict'
              : 'unchanged';
          if (!known) model.set(name, { figures: one.figures, contradicted: false });
          else if (wanted === 'conflict') known.contradicted = true;
          expect(table.classify(one).is).toBe(wanted);
          expect(table.isConflicted(one)).toBe(model.get(name)?.contradicted);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('hold a hundred thousand neighbours apart', () => {
    const table = new KeyTable();
    for (let i = 0; i < 100_000; i++) {
      const one = row({
        row: i + 2,
        contextId: i % 50,
        start: day(i % 3000),
        end: day(i % 3000),
        round: String(i),
      });
      if (table.classify(one).is !== 'new') throw new Error(`row ${i} was taken for another`);
    }
  });

  it('compare with what is stored, and keep what the file said last', () => {
    const table = new KeyTable();
    table.addStored(row({}), 41);
    expect(table.classify(row({ row: 5 }))).toEqual({ is: 'unchanged' });
    const other = row({ row: 6, figures: '{"denominator":62,"kind":"counts","numerator":31}' });
    expect(table.classify(other)).toEqual({ is: 'conflict', firstRow: 5, firstWas: 'unchanged' });

    const second = new KeyTable();
    second.addStored(row({}), 41);
    expect(second.hasFromFile(other)).toBe(false);
    expect(second.classify(other)).toEqual({ is: 'change', supersedes: 41 });
    expect(second.hasFromFile(other)).toBe(true);
  });
});

describe('cells', () => {
  it('are met once each', () => {
    const cells = new CellSet();
    const table = new KeyTable();
    const keys = Array.from({ length: 9000 }, (_, i) =>
      table.cellKey(row({ contextId: i % 7, start: day(i), end: day(i) })),
    );
    expect(keys.map((key) => cells.add(key)).every(Boolean)).toBe(true);
    expect(keys.map((key) => cells.add(key)).some(Boolean)).toBe(false);
    expect(keys.every((key) => cells.has(key))).toBe(true);
    expect(cells.has(table.cellKey(row({ contextId: 99 })))).toBe(false);
  });
});
