import { monthNames } from '@waymark/calendar';
import type { Indicator } from '@waymark/contract';
import type { Stats } from '../rollup/stats';
import type { Point, Waves } from './finding';
import { atLeast, materialOf } from './material';
import { materialInWords, whole } from './wording';

/** Two waves this many months of the calendar apart lie in different seasons: the quality check of seasons asks the same. */
const MONTHS_OFF = 2;

/** What covers this many months has every season in it. */
const WHOLE_YEAR = 11;

/** Read digit by digit: a wall of ten thousand verdicts asks this of every one. */
const digits = (date: string, from: number, count: number): number => {
  let value = 0;
  for (let i = from; i < from + count; i++) value = 10 * value + date.charCodeAt(i) - 48;
  return value;
};
const monthOf = (date: string): number => digits(date, 5, 2);
const monthsOf = (date: string): number => 12 * digits(date, 0, 4) + monthOf(date);
const hasSeason = ({ start, end }: Point['period']): boolean =>
  monthsOf(end) - monthsOf(start) + 1 < WHOLE_YEAR;

/** Of two waves shorter than a year; December and January are neighbours. */
export function otherSeason(one: Point['period'], other: Point['period']): boolean {
  if (!hasSeason(one) || !hasSeason(other)) return false;
  const apart = Math.abs(monthOf(one.start) - monthOf(other.start));
  return Math.min(apart, 12 - apart) >= MONTHS_OFF;
}

/** "April": when a wave began. */
const monthOfWave = ({ start }: Point['period']): string => monthNames[monthOf(start) - 1] ?? '';

/** What a statistician adds to two waves set side by side: each known from the figures themselves, as this reader sees them. */
export function cautionsOf(indicator: Indicator, { baseline, latest }: Waves): readonly string[] {
  const cautions = seasonCaution(baseline.period, latest.period);
  const room = noRoom(indicator, baseline.stats);
  const reached = otherReach(indicator, baseline.stats, latest.stats);
  const together =
    indicator.level === 'peer' && indicator.counts === 'people'
      ? 'Members of one group move together: the interval takes each answer as one of its own, and is narrower than it should be.'
      : null;
  if (room === null && reached === null && together === null) return cautions;
  return [...cautions, room, reached, together].filter((one) => one !== null);
}

/** Said last, of which two periods: series of one table share theirs. */
let said: { first: Point['period']; latest: Point['period']; lines: readonly string[] } | null = null;

export function seasonCaution(first: Point['period'], latest: Point['period']): readonly string[] {
  if (said?.first === first && said.latest === latest) return said.lines;
  const lines = otherSeason(first, latest)
    ? [
        `The first wave began in ${monthOfWave(first)}, the latest in ${monthOfWave(latest)}: a part of any difference may be the season's.`,
      ]
    : [];
  said = { first, latest, lines };
  return lines;
}

/** Began so near the good end of the scale that what was agreed to matter could not happen. */
function noRoom(indicator: Indicator, then: Stats): string | null {
  const material = materialOf(indicator);
  if (material?.kind !== 'absolute' || indicator.direction === 'none') return null;
  const up = indicator.direction === 'higher';
  const room = then.kind === 'counts' ? roomOfShare(then, up) : roomOfScore(then, indicator.range, up);
  if (room === null || atLeast(room, material.amount)) return null;
  return `It began so near the ${up ? 'upper' : 'lower'} end of the scale that getting better by ${materialInWords(indicator)} was not possible.`;
}

function roomOfShare({ numerator, denominator }: Extract<Stats, { kind: 'counts' }>, up: boolean): number {
  return up ? 1 - numerator / denominator : numerator / denominator;
}

function roomOfScore(then: Stats, range: Indicator['range'], up: boolean): number | null {
  if (then.kind !== 'moments' || !range) return null;
  return up ? range[1] - then.mean : then.mean - range[0];
}

/** Half as many or twice as many people as at first are seldom the same kind of people. */
const FAR = 2;

function otherReach({ counts, population }: Indicator, then: Stats, now: Stats): string | null {
  if (counts !== 'people' || population === 'known') return null;
  const [before, after] = [asked(then), asked(now)];
  if (before === null || after === null || before === 0 || after === 0) return null;
  if (after < before * FAR && before < after * FAR) return null;
  return `${whole(before)} were asked at the first wave and ${whole(after)} at the latest: who is reached has probably changed, and that alone moves figures.`;
}

function asked(stats: Stats): number | null {
  if (stats.kind === 'counts') return stats.denominator;
  return stats.kind === 'moments' ? stats.n : null;
}
