import type { EditionCell, EditionChange, EditionTable } from '@waymark/contract';

const cellsOf = (
  tables: readonly EditionTable[],
): Map<string, Omit<EditionChange, 'what'> & { face: string }> =>
  new Map(
    tables.flatMap(({ place, series }) =>
      series
        .filter(({ grouping }) => grouping !== 'twelve_months')
        .flatMap(({ indicator, breakdown, grouping, cells }) =>
          cells.map((cell) => {
            const { period, round } = cell;
            const face = cell.state === 'withheld' ? 'withheld' : JSON.stringify(faceOf(cell));
            const key = [place.id, indicator, breakdown, grouping, period.start, period.end, round].join('|');
            return [key, { contextId: place.id, indicator, breakdown, period, face }] as const;
          }),
        ),
    ),
  );

const faceOf = (cell: Exclude<EditionCell, { state: 'withheld' }>): unknown =>
  cell.state === 'shown' ? cell.stats : [cell.reason, cell.symbol];

/** What a correction changed, cell by cell: named, never by how much. */
export function changesBetween(
  before: readonly EditionTable[],
  after: readonly EditionTable[],
): EditionChange[] {
  const [old, now] = [cellsOf(before), cellsOf(after)];
  const named = (
    { face: _, ...rest }: Omit<EditionChange, 'what'> & { face: string },
    what: EditionChange['what'],
  ) => ({
    ...rest,
    what,
  });
  const changed = [...now].flatMap(([key, cell]): EditionChange[] => {
    const was = old.get(key);
    if (!was) return [named(cell, 'added')];
    if (was.face === cell.face) return [];
    if (cell.face === 'withheld') return [named(cell, 'now withheld')];
    return [named(cell, was.face === 'withheld' ? 'now shown' : 'figure changed')];
  });
  const removed = [...old].filter(([key]) => !now.has(key)).map(([, cell]) => named(cell, 'removed'));
  return [...changed, ...removed];
}
