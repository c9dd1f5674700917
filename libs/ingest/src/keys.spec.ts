import { property, assert, array, integer, constantFrom, record } from 'fast-check';
import { KeyTable } from './keys';
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

  it('say what has a figure of the same cell already: stored, or in the same file', () => {
    const table = new KeyTable();
    table.addStored(row({ source: 'school', round: 'autumn' }), 41);
    expect(table.classify(row({}))).toEqual({
      is: 'new',
      first: false,
      beside: { source: 'school', round: 'autumn', stored: true },
    });
    expect(table.classify(row({ start: '2024-04-02' }))).toEqual({ is: 'new', first: true, beside: null });
    expect(table.classify(row({ start: '2024-04-02', round: '2' }))).toEqual({
      is: 'new',
      first: false,
      beside: { source: 'survey', round: '', stored: false },
    });
    expect(table.hasCellOf(row({ start: '2024-04-02', source: 'anything' }))).toBe(true);
    expect(table.hasCellOf(row({ start: '2024-04-02', breakdown: 'sex=girls' }))).toBe(false);
  });

  it('leave out of that what contradicts itself, unless it stood before', () => {
    const other = '{"denominator":62,"kind":"counts","numerator":31}';
    const fresh = new KeyTable();
    fresh.classify(row({}));
    fresh.classify(row({ figures: other }));
    expect(fresh.classify(row({ round: '2' }))).toEqual({ is: 'new', first: false, beside: null });

    const standing = new KeyTable();
    standing.addStored(row({}), 41);
    standing.classify(row({}));
    standing.classify(row({ figures: other }));
    expect(standing.classify(row({ round: '2' }))).toMatchObject({
      beside: { source: 'survey', stored: true },
    });
  });

  it('say nothing of what has a reason in place of a figure', () => {
    const table = new KeyTable();
    table.addStored(row({ figures: '{"kind":"missing","reason":"not asked","symbol":null}' }), 41);
    expect(table.classify(row({ round: '2' }))).toEqual({ is: 'new', first: false, beside: null });
    expect(table.classify(row({}))).toEqual({ is: 'change', supersedes: 41 });
    expect(table.classify(row({ round: '3' }))).toMatchObject({ beside: { round: '', stored: true } });
  });

  it('find the first of a cell again, however many share it and however the table grows', () => {
    const table = new KeyTable();
    for (let i = 0; i < 15_000; i++) {
      const one = row({ start: day(i % 600), end: day(i % 600), round: String(i) });
      const known = table.classify(one);
      if (known.is !== 'new' || known.first !== i < 600)
        throw new Error(`row ${i}: ${JSON.stringify(known)}`);
      if (i >= 600 && known.beside?.round !== String(i % 600)) throw new Error(`row ${i} beside another`);
    }
  });
});
