import { addDays, addMonths, monthsBetween } from '@waymark/calendar';
import { together, type Oddity, type QualityCheck } from '../check';
import { dayInWords } from '../../table/period-label';
import { median } from '../robust';
import type { WatchedCell, WatchedPlace, WatchedSeries } from '../watch';

const leastSteps = 3;

/** A round that did not come, lately or in between, and of which nobody said why. */
export const late: QualityCheck = {
  kind: 'late',
  label: 'Round late or skipped',
  rule: 'The next wave is due by the frequency of the indicator, counted from the day after the last; a wave is skipped where two waves begin twice as far apart as is the habit of the series, and no reason was recorded between them. Ended contexts and published figures of areas owe nothing.',
  why: 'A round that is not there looks like one that was not worth having. Two missed rounds cost a year of the only evidence there is.',
  find: (place, { asOf }) => {
    if (place.areaCode !== null) return [];
    const due = latestOfEach(place).flatMap((series) => overdue(series, place, asOf));
    return together([...due, ...place.series.flatMap(skipped)]);
  },
};

const rhythmOf = ({ indicator }: WatchedSeries): number | null =>
  indicator.aggregation === 'milestone' || indicator.aggregation === 'computed'
    ? null
    : indicator.frequency.every_months;

/** Of an indicator asked of several groups, the series with the latest wave: a group asked once owes nothing. */
function latestOfEach({ series }: WatchedPlace): WatchedSeries[] {
  const latest = new Map<string, WatchedSeries>();
  for (const one of series) {
    const before = latest.get(one.indicator.code);
    if (!before || endOf(one.cells) > endOf(before.cells)) latest.set(one.indicator.code, one);
  }
  return [...latest.values()];
}

const endOf = (cells: readonly WatchedCell[]): string => cells.at(-1)?.period.end ?? '';

function overdue(series: WatchedSeries, { closed }: WatchedPlace, asOf: string): Oddity[] {
  const months = rhythmOf(series);
  const last = series.cells.at(-1);
  if (months === null || !last || (closed !== null && closed <= asOf)) return [];
  const by = addDays(addMonths(addDays(last.period.end, 1), months), -1);
  if (by >= asOf) return [];
  return [
    {
      series: [series],
      cells: [],
      start: by,
      period: `due by ${dayInWords(by)}`,
      odd: `The last wave is ${last.period.label}. It is asked ${series.indicator.frequency.words}, so the next was due by ${dayInWords(by)}.`,
      cure: 'Record the round if it was held; hold it now if the season still fits; or record it as missing with its reason, so that the gap says why.',
      goTo: 'record',
    },
  ];
}

/** Holes in the series' own habit: a series held yearly has none where the framework asks quarterly. */
function skipped(series: WatchedSeries): Oddity[] {
  const months = rhythmOf(series);
  if (months === null) return [];
  const steps = series.cells.slice(1).flatMap((cell, at) => {
    const before = series.cells[at];
    if (!before || before.segment !== cell.segment) return [];
    return [{ before, cell, apart: monthsBetween(before.period.start, cell.period.start) }];
  });
  const habit = Math.max(months, median(steps.map(({ apart }) => apart)));
  const holes = steps.filter(({ apart }) => apart >= 2 * habit);
  const [first] = holes;
  if (steps.length < leastSteps || !first) return [];
  const named = holes.map(({ before, cell }) => `between ${before.period.label} and ${cell.period.label}`);
  return [
    {
      series: [series],
      cells: [],
      start: addDays(first.before.period.end, 1),
      period: named.length > 2 ? `${named[0] ?? ''} and ${named.length - 1} more times` : named.join(' and '),
      odd: `Nothing is recorded ${named.join(', ')}, and no reason why. Waves usually stand ${habit} ${habit === 1 ? 'month' : 'months'} apart.`,
      cure: 'If there was a round, record it. If there was none, record it as "not collected": a gap with a reason is a fact, one without is a doubt.',
      goTo: 'record',
    },
  ];
}
