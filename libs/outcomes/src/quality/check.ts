import type { FindingKind, QualityFinding } from '@waymark/contract';
import type { WatchedCell, WatchedPlace, WatchedSeries } from './watch';

/** One odd thing, before it has a key, a place and answers. */
export interface Oddity {
  readonly series: readonly WatchedSeries[];
  /** The figures it is about: none where a figure is what is lacking. */
  readonly cells: readonly { readonly row: string; readonly cell: WatchedCell }[];
  readonly start: string;
  readonly period: string;
  readonly odd: string;
  readonly cure: string;
  readonly goTo: QualityFinding['goTo'];
}

/** One kind of oddity: how it is found, by what rule, and why it matters. Pure: the same figures find the same. */
export interface QualityCheck {
  readonly kind: FindingKind;
  readonly label: string;
  readonly rule: string;
  readonly why: string;
  readonly find: (place: WatchedPlace, world: World) => readonly Oddity[];
}

export interface World {
  readonly asOf: string;
  readonly places: readonly WatchedPlace[];
}

/** An oddity of some waves of one series. */
export function oddWaves(
  series: WatchedSeries,
  cells: readonly WatchedCell[],
  said: Pick<Oddity, 'odd' | 'cure' | 'goTo'>,
): Oddity {
  const [first, last] = [cells[0], cells.at(-1)];
  const [from, to] = [first?.period.label ?? '', last?.period.label ?? ''];
  return {
    ...said,
    series: [series],
    cells: cells.map((cell) => ({ row: series.row, cell })),
    start: first?.period.start ?? '',
    period: from === to ? from : `${from} to ${to}`,
  };
}

/** The same thing said of several series of one wave is one finding, not eight. */
export function together(oddities: readonly Oddity[]): Oddity[] {
  const groups = new Map<string, Oddity>();
  for (const oddity of oddities) {
    const key = [oddity.start, oddity.period, oddity.odd, oddity.cure].join('|');
    const before = groups.get(key);
    groups.set(
      key,
      before
        ? {
            ...before,
            series: [...before.series, ...oddity.series],
            cells: [...before.cells, ...oddity.cells],
          }
        : oddity,
    );
  }
  return [...groups.values()];
}

/** Runs of figures between the same two breaks, in order of time. */
export function segmentsOf<C extends WatchedCell>(cells: readonly C[]): C[][] {
  const groups = new Map<number, C[]>();
  for (const cell of cells) groups.set(cell.segment, [...(groups.get(cell.segment) ?? []), cell]);
  return [...groups.values()];
}
