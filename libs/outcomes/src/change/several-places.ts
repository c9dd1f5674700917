import { addDays, addMonths, daysIn, type Span } from '@waymark/calendar';
import type { Indicator, InquiryPlace, Scale, SeveralPlacesResult } from '@waymark/contract';
import { didSites, displayGates } from '@waymark/statistics';
import { poolStats } from '../rollup/combine';
import type { Stats } from '../rollup/stats';
import type { ReleasedSeries } from '../table/series';
import { dayInWords } from '../table/period-label';
import { isRate, perOf } from './estimate';
import { apart, change, sideOf, span } from './inquiry-words';
import { cannotBeAsked, type Refused } from './interrupted';

export interface Arm {
  readonly contextId: number;
  readonly name: string;
  readonly arm: 'with' | 'without';
  /** Null where this reader is shown nothing of the indicator there. */
  readonly series: ReleasedSeries | null;
}

export interface Comparison {
  readonly indicator: Indicator;
  readonly scale: Scale;
  readonly date: string;
  readonly event: string;
  readonly months: number;
  /** The place that is asked about stands first. */
  readonly places: readonly Arm[];
  readonly justification: string;
  /** Outside the team an average over fewer than three places is not shown. */
  readonly outside: boolean;
}

const slug = 'difference-in-differences';
/** A share of fewer people is a picture, and a picture is no value of a place. */
const leastPeople = 10;
const leastOutside = 3;

export const windowsAround = (date: string, months: number): { before: Span; after: Span } => ({
  before: { start: addMonths(date, -months), end: addDays(date, -1) },
  after: { start: date, end: addDays(addMonths(date, months), -1) },
});

/**
 * Did places with the work change more than places without it? The place is the unit: one value before and one after for
 * each, over stated windows; difference in differences of sites. A word of change needs four places on either side, an
 * interval clear of zero and a permutation test that agrees.
 */
export function severalPlaces(asked: Comparison): SeveralPlacesResult | Refused {
  const { indicator, scale, date, event, months, justification } = asked;
  const { before, after } = windowsAround(date, months);
  const rate = rateEverywhere(asked);
  const places = asked.places.map((arm) => placeOf(arm, indicator, before, after, rate));
  const main = places[0];
  if (!main || main.leftOut !== null)
    return {
      kind: 'refused',
      words: cannotBeAsked,
      sentence: 'The place itself has no value before and after to compare.',
      reasons: main?.leftOut ? [`${main.name}: ${main.leftOut}.`] : [],
      instead: null,
    };
  const used = places.filter(({ leftOut }) => leftOut === null);
  const count = (arm: 'with' | 'without') => used.filter((one) => one.arm === arm).length;
  const left = places.filter(({ leftOut }) => leftOut !== null);
  const leftLines = left.map(({ name, leftOut }) => `${name} takes no part: ${leftOut}.`);
  if (count('without') === 0)
    return {
      kind: 'refused',
      words: cannotBeAsked,
      sentence: 'None of the comparison contexts has a value before and after in these windows.',
      reasons: leftLines,
      instead: null,
    };
  if (asked.outside && (count('with') < leastOutside || count('without') < leastOutside))
    return {
      kind: 'refused',
      words: cannotBeAsked,
      sentence: `Outside the team an average over fewer than ${leastOutside} places is not shown.`,
      reasons: [`${count('with')} with the work and ${count('without')} without it have released values.`],
      instead: null,
    };
  const found = didSites({
    treated: used.map(({ arm }) => arm === 'with'),
    before: used.map((one) => one.before?.value ?? null),
    after: used.map((one) => one.after?.value ?? null),
  });
  const averageOf = (arm: 'with' | 'without'): number => {
    const own = used.filter((one) => one.arm === arm);
    return own.reduce((sum, one) => sum + (one.change ?? 0), 0) / own.length;
  };
  const [averageWith, averageWithout] = [averageOf('with'), averageOf('without')];
  const ok = found.status === 'ok' ? found : null;
  const gate = displayGates({
    method: 'did',
    sizes: {
      treated_sites: count('with'),
      comparison_sites: count('without'),
      ...(ok ? { df: ok.df } : {}),
    },
  });
  const display = gate.status === 'ok' ? gate.display : 'nothing';
  const grey = indicator.role === 'context_only' || indicator.direction === 'none';
  const side = ok ? sideOf(ok) : 'none';
  const luck = ok?.permutationP ?? null;
  const agreed = (side !== 'none') === (luck !== null && luck <= 0.05);
  const difference = averageWith - averageWithout;
  return {
    kind: 'several_places',
    gate: ok ? display : 'picture_only',
    words: wordsFor(ok ? display : 'picture_only', side, agreed, grey),
    changed: ok !== null && display === 'full' && side !== 'none' && agreed && !grey,
    grey,
    sentence: `With the work ${change(averageWith, scale)} on average, without it ${change(averageWithout, scale)}: ${apart(difference, scale)} ${difference < 0 ? 'less' : 'more'}${ok ? ` (${span(ok.lower, ok.upper, scale)})` : ', without an interval'}. Before: ${spanWords(before)}; after: ${spanWords(after)}, from the start of “${event}”.`,
    diagnostics: [
      `${count('with')} with the work, ${count('without')} without it. The place is the unit: many answers in one place are one value.`,
      ...(ok ? [] : [found.status === 'ok' ? '' : found.sentence]),
      ...(display === 'full' || !ok
        ? []
        : ['Fewer than four places on a side, or too uneven a spread: an estimate, and no word.']),
      ...(ok?.flags.includes('permutation_cannot_reach_0.05')
        ? [
            `${ok.permutations ?? 0} ways to label these places: even the most extreme cannot tell this from luck at 1 in 20.`,
          ]
        : luck === null
          ? []
          : [
              `Of the ${ok?.permutations ?? 0} ways to label these places, ${(100 * luck).toFixed(luck < 0.1 ? 1 : 0)} in 100 give a difference as large.`,
            ]),
      ...(count('with') < 2 || count('without') < 2
        ? [
            'With one place on a side the ordinary ups and downs of places are in no interval: both courses are a description.',
          ]
        : []),
      ...(ok ? startedApart(used, scale) : []),
      'The comparison holds if, without the work, both groups would have moved alike; the reason given is printed beside it.',
      ...leftLines,
    ].filter(Boolean),
    method: slug,
    before,
    after,
    places,
    averageWith,
    averageWithout,
    difference: { value: difference, lower: ok?.lower ?? null, upper: ok?.upper ?? null },
    permutationP: luck,
    permutations: ok?.permutations ?? null,
    justification,
  };
}

/** Groups further apart at the start than this many standard deviations of places (What Works Clearinghouse). */
const FAR_APART = 0.25;

/** Where each side stood before. Places picked at their worst come back by themselves, and those beside them do not. */
function startedApart(used: readonly InquiryPlace[], scale: Scale): string[] {
  const [first, second] = (['with', 'without'] as const).map((arm) =>
    used.flatMap((one) => (one.arm === arm && one.before ? [one.before.value] : [])),
  );
  if (!first || !second || first.length < 2 || second.length < 2) return [];
  const [one, other] = [meanOf(first), meanOf(second)];
  const squares = [first, second].flatMap((values, i) =>
    values.map((v) => (v - (i === 0 ? one : other)) ** 2),
  );
  const spread = Math.sqrt(squares.reduce((a, b) => a + b, 0) / (squares.length - 2));
  const gap = Math.abs(one - other);
  if (gap <= FAR_APART * spread) return [];
  return [
    `Before, the places with the work stood ${apart(gap, scale)} ${one < other ? 'lower' : 'higher'} than those without: if they were chosen because of that, some of the change is their ordinary return and not the work.`,
  ];
}

const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

const spanWords = ({ start, end }: Span): string => `${dayInWords(start)} to ${dayInWords(end)}`;

function wordsFor(
  display: string,
  side: 'higher' | 'lower' | 'none',
  agreed: boolean,
  grey: boolean,
): string {
  if (display === 'picture_only' || display === 'nothing') return 'A description, not a finding';
  if (display !== 'full') return 'Cannot say';
  if (!agreed) return 'The data do not settle it';
  if (side === 'none') return 'No difference from comparison contexts stands out';
  const word = side === 'higher' ? 'higher' : 'lower';
  return grey
    ? `${side === 'higher' ? 'Higher' : 'Lower'} than in comparison contexts`
    : `Changed more than in comparison contexts: ${word}`;
}

const cellsIn = (series: ReleasedSeries, { start, end }: Span) =>
  series.cells.filter((cell) => {
    const period = cell.state === 'shown' ? cell.cell.period : cell.period;
    return period.start >= start && period.end <= end;
  });

/** Rates only where every place knows its population in both windows: a rate beside a count is no comparison. */
function rateEverywhere({ places, indicator, date, months }: Comparison): boolean {
  const { before, after } = windowsAround(date, months);
  return places.every(
    ({ series }) =>
      !series ||
      [before, after].every((window) =>
        cellsIn(series, window).every(
          (cell) =>
            cell.state !== 'shown' || cell.cell.stats.kind !== 'events' || isRate(cell.cell.stats, indicator),
        ),
      ),
  );
}

function placeOf(
  { contextId, name, arm, series }: Arm,
  indicator: Indicator,
  before: Span,
  after: Span,
  rate: boolean,
): InquiryPlace {
  const place = { contextId, name, arm };
  const none = { before: null, after: null, change: null };
  if (!series) return { ...place, ...none, leftOut: 'nothing of this indicator is shown there' };
  const broken = series.breaks.find(({ date }) => date > before.start && date <= after.end);
  if (broken) return { ...place, ...none, leftOut: `a break on ${dayInWords(broken.date)}: ${broken.kind}` };
  const [first, second] = [before, after].map((window) => valueIn(series, window, indicator, rate));
  if (!first || !second || 'lack' in first || 'lack' in second) {
    const [one, other] = [
      first && 'lack' in first ? first.lack : null,
      second && 'lack' in second ? second.lack : null,
    ];
    return {
      ...place,
      before: first && !('lack' in first) ? first : null,
      after: second && !('lack' in second) ? second : null,
      change: null,
      leftOut: [one ? `before: ${one}` : '', other ? `after: ${other}` : ''].filter(Boolean).join('; '),
    };
  }
  return { ...place, before: first, after: second, change: second.value - first.value, leftOut: null };
}

type Value = { readonly value: number; readonly base: number | null; readonly waves: number };

/** One value of a place for a window: all its waves there taken together. */
function valueIn(
  series: ReleasedSeries,
  window: Span,
  indicator: Indicator,
  rate: boolean,
): Value | { lack: string } {
  const cells = cellsIn(series, window);
  const figures = cells.flatMap((cell) =>
    cell.state === 'shown' && ['counts', 'moments', 'events'].includes(cell.cell.stats.kind)
      ? [cell.cell]
      : [],
  );
  const [first, ...rest] = figures;
  if (!first)
    return {
      lack: cells.some(({ state }) => state === 'withheld') ? 'withheld' : 'no wave with a figure',
    };
  const pooled = rest.reduce<Stats | 'last'>(
    (sum, { stats }) => (sum === 'last' ? 'last' : poolStats(sum, stats)),
    first.stats,
  );
  if (pooled === 'last') return { lack: 'figures that cannot be added' };
  const waves = figures.length;
  if (pooled.kind === 'counts')
    return pooled.denominator < leastPeople
      ? { lack: `fewer than ${leastPeople} asked` }
      : { value: pooled.numerator / pooled.denominator, base: pooled.denominator, waves };
  if (pooled.kind === 'moments')
    return pooled.n < leastPeople
      ? { lack: `fewer than ${leastPeople} asked` }
      : { value: pooled.mean, base: pooled.n, waves };
  if (pooled.kind !== 'events') return { lack: 'no figure that can be compared' };
  const days = figures.reduce((sum, { period }) => sum + daysIn(period), 0);
  const value =
    rate && pooled.exposure
      ? (pooled.events / pooled.exposure) * perOf(indicator)
      : (pooled.events / days) * 365.25;
  return { value, base: pooled.events, waves };
}
