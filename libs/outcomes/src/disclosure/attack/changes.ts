import type { DisclosurePolicy } from '@waymark/contract';
import type { Stats } from '../../rollup/stats';
import { type PublishedSeries, publishedKey } from './seen';
import { countsRoundedFrom } from '../rounding';
import { countsOf } from './clues';
import type { Span } from './printed';

/** By how much a count changed from one edition to another: who was added, withdrew or was erased. */
export interface Change {
  readonly key: string;
  readonly of: 'x' | 'c' | 'n';
  readonly min: number;
  readonly max: number;
}

/** Differencing of editions: every figure of one held against the same figure of another, where it is printed differently. */
export function changesIn(
  before: readonly PublishedSeries[],
  after: readonly PublishedSeries[],
  policy: DisclosurePolicy,
): Change[] {
  const earlier = shownIn(before, policy);
  return [...shownIn(after, policy)].flatMap(([key, now]) => {
    const then = earlier.get(key);
    if (!then || then.printed === now.printed) return [];
    return [...now.spans].flatMap(([of, span]): Change[] => {
      const old = then.spans.get(of);
      return old ? [{ key, of, min: span.lower - old.upper, max: span.upper - old.lower }] : [];
    });
  });
}

interface Shown {
  readonly printed: string;
  readonly spans: ReadonlyMap<Change['of'], Span>;
}

function shownIn(published: readonly PublishedSeries[], policy: DisclosurePolicy): Map<string, Shown> {
  const all = new Map<string, Shown>();
  for (const series of published)
    for (const cell of series.cells) {
      if (cell.state !== 'shown') continue;
      const { period, round, stats } = cell.cell;
      const key = publishedKey(series, period, round);
      const spans = new Map<Change['of'], Span>();
      if (stats.kind === 'counts') {
        const pairs = countsOf(stats, series.indicator, policy);
        spans.set('x', around(pairs.map(({ numerator }) => numerator)));
        spans.set('c', around(pairs.map(({ numerator, denominator }) => denominator - numerator)));
        spans.set('n', around(pairs.map(({ denominator }) => denominator)));
      }
      const rounded = roundedIn(stats);
      if (rounded !== null) spans.set('x', countsRoundedFrom(rounded, policy.events.rounding));
      all.set(key, { printed: JSON.stringify(stats), spans });
    }
  return all;
}

const roundedIn = (stats: Stats): number | null =>
  stats.kind === 'events' ? stats.events : stats.kind === 'stock' ? stats.stock : null;

const around = (list: readonly number[]): Span => ({ lower: Math.min(...list), upper: Math.max(...list) });
