import { daysIn } from '@waymark/calendar';
import { groupBy } from '../audit/group-by';
import type { Nesting } from '../audit/nesting';
import { placeOf, type Seen } from './seen';

/** Figures that look like parts of another one. */
export interface Sum {
  readonly whole: Seen;
  readonly parts: readonly Seen[];
}

/** Everything that looks like parts of something: one more dimension of one breakdown, or finer periods that fill it. */
export function sumsOf(seen: readonly Seen[]): Sum[] {
  const rows = groupBy(seen, ({ series }) => `${placeOf(series)}|${series.indicator.code}`);
  return [...rows.values()].flatMap((own) =>
    own.flatMap((whole) => [...byBreakdown(whole, own), ...byTime(whole, own)]),
  );
}

/** The same figure of a place and of those directly in it. */
export function byPlace(seen: readonly Seen[], nesting: Nesting): Sum[] {
  if (nesting.length === 0) return [];
  const alike = groupBy(seen, ({ series, key }) => key.slice(String(placeOf(series)).length));
  return [...alike.values()].flatMap((own) =>
    own.flatMap((whole): Sum[] => {
      const inner = nesting.flatMap((pair) => (pair.outer === placeOf(whole.series) ? [pair.inner] : []));
      const parts = own.filter(({ series, rule }) => inner.includes(placeOf(series)) && rule === whole.rule);
      return parts.length === 0 ? [] : [{ whole, parts }];
    }),
  );
}

function byBreakdown(whole: Seen, own: readonly Seen[]): Sum[] {
  const pairs = (breakdown: string) => breakdown.split(';').filter((pair) => pair !== '');
  const outer = pairs(whole.series.breakdown);
  const finer = own.filter(({ series, period }) => {
    const inner = pairs(series.breakdown);
    const covers = outer.every((pair) => inner.includes(pair)) && inner.length === outer.length + 1;
    return covers && period.start === whole.period.start && period.end === whole.period.end;
  });
  const dimension = ({ series }: Seen): string =>
    (pairs(series.breakdown).find((pair) => !outer.includes(pair)) ?? '').split('=')[0] ?? '';
  return [...groupBy(finer, dimension).values()].map((parts) => ({ whole, parts }));
}

function byTime(whole: Seen, own: readonly Seen[]): Sum[] {
  if (whole.rule === 'stock') return [];
  const inside = own.filter(
    ({ key, series, period }) =>
      key !== whole.key &&
      series.breakdown === whole.series.breakdown &&
      period.start >= whole.period.start &&
      period.end <= whole.period.end,
  );
  // Saved files of several editions may hold quarters and half-years in one row: each length by itself.
  const months = ({ period }: Seen): number => Math.round(daysIn(period) / 30.4);
  const alike = [...groupBy(inside, ({ series }) => series).values()].flatMap((own) => [
    ...groupBy(own, months).values(),
  ]);
  return alike
    .filter(
      (parts) =>
        whole.rule !== 'events' ||
        parts.reduce((days, part) => days + daysIn(part.period), 0) === daysIn(whole.period),
    )
    .map((parts) => ({ whole, parts }));
}
