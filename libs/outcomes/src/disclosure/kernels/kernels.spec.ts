import * as fc from 'fast-check';
import { differencing } from './differencing';
import { secondarySuppression } from './secondary-suppression';
import { tableAudit } from './table-audit';

// the same cases on every machine: whoever looks for more changes the seed
fc.configureGlobal({ seed: 20_260_915 });

/** A table of true counts with totals, and which of its cells are hidden. */
const tables = fc
  .record({
    rows: fc.integer({ min: 1, max: 3 }),
    columns: fc.integer({ min: 2, max: 3 }),
    counts: fc.array(fc.nat(4), { minLength: 9, maxLength: 9 }),
    hidden: fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
  })
  .map(({ rows, columns, counts, hidden }) => {
    const inner = Array.from({ length: rows }, (_, row) => counts.slice(row * 3, row * 3 + columns));
    const total = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0);
    const table = inner.map((row) => [...row, total(row)]);
    if (rows > 1)
      table.push(Array.from({ length: columns + 1 }, (_, c) => total(table.map((row) => row[c] ?? 0))));
    const published = table.map((row, r) => row.map((count, c) => (hidden[r * 4 + c] ? null : count)));
    return { table, published, hasTotalRow: rows > 1, hasTotalColumn: true };
  });

describe('the audit of a table', () => {
  it('always holds the true counts, and finds what one equation gives away', () => {
    fc.assert(
      fc.property(tables, ({ table, published, ...sides }) => {
        const audit = tableAudit({ table: published, ...sides }, 5);
        if (audit.status !== 'ok') throw new Error(audit.sentence);
        for (const { cell, min, max } of audit.bounds) {
          const truth = table[cell[0]]?.[cell[1]] ?? -1;
          expect(truth).toBeGreaterThanOrEqual(min);
          expect(truth).toBeLessThanOrEqual(max ?? Infinity);
        }
        published.forEach((row, r) => {
          const alone = row.flatMap((count, c) => (count === null ? [c] : []));
          if (alone.length === 1) expect(audit.exactlyRecoverable).toContainEqual([r, alone[0]]);
        });
      }),
    );
  });
  it('refuses what cannot be a table', () => {
    const refused = (table: (number | null)[][]) =>
      tableAudit({ table, hasTotalRow: false, hasTotalColumn: true }, 5).status;
    expect(refused([[1, 2, 4]])).toBe('not_computable');
    expect(refused([[1, -2, 4]])).toBe('not_computable');
    expect(refused([[1, 2, 3], [1]])).toBe('not_computable');
    expect(refused([])).toBe('not_computable');
  });
});

describe('secondary suppression', () => {
  it('protects every small cell or says that it cannot', () => {
    fc.assert(
      fc.property(tables, ({ table, hasTotalRow, hasTotalColumn }) => {
        const found = secondarySuppression({ table, hasTotalRow, hasTotalColumn }, 3);
        if (found.status !== 'ok' || !found.feasible) return;
        const hide = new Set(found.pattern.map(String));
        const published = table.map((row, r) =>
          row.map((count, c) => (hide.has(`${r},${c}`) ? null : count)),
        );
        const audit = tableAudit({ table: published, hasTotalRow, hasTotalColumn }, 3);
        const narrow = audit.status === 'ok' ? audit.narrow.map(String) : ['no audit'];
        expect(
          found.primary.filter((cell) => narrow.includes(String(cell)) || !hide.has(String(cell))),
        ).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
  it('refuses totals that do not add up', () => {
    const input = { table: [[2, 30, 41, 74]], hasTotalRow: false, hasTotalColumn: true };
    expect(secondarySuppression(input, 5).status).toBe('not_computable');
  });
});

describe('differencing', () => {
  it('sees a small set through three earlier figures, and not through four', () => {
    const atoms = ['a', 'b', 'c', 'd', 'e', 'f'];
    const single = (id: string, count: number) => ({ id, atoms: [id], count });
    const earlier = [{ id: 'all', atoms: atoms.slice(0, 4), count: 60 }, single('a', 20), single('b', 20)];
    expect(differencing(earlier, single('c', 18), 5).status).toBe('ok');
    expect(differencing(earlier, single('c', 18), 5)).toMatchObject({ allowed: false });
    const longer = [
      { id: 'all', atoms: atoms.slice(0, 5), count: 80 },
      single('a', 20),
      single('b', 20),
      single('c', 20),
    ];
    expect(differencing(longer, single('d', 18), 5)).toMatchObject({ allowed: true });
  });
  it('refuses counts that are none', () => {
    expect(differencing([], { id: 'x', atoms: ['x'], count: 1.5 }, 5).status).toBe('not_computable');
  });
});
