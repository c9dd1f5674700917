import { eachOf, type Indicator, type LabelledPeriod } from '@waymark/contract';
import type { Stats } from '../rollup/stats';
import { dayInWords } from '../table/period-label';
import { isRate, perOf } from './estimate';
import { gapOf } from './gap';
import type { Comparison } from './finding';

/** Figures and differences as a manager would read them aloud. Formatting only: nothing is computed here. */

export function figureInWords(stats: Stats, indicator: Indicator): string {
  switch (stats.kind) {
    case 'counts':
      return share(stats.numerator, stats.denominator, indicator);
    case 'moments': {
      const each = eachOf(indicator);
      if (each) return `${whole(stats.mean)} ${each.amount} for each of ${whole(stats.n)} ${each.each}s`;
      return `a ${indicator.counts === 'people' ? 'score' : 'mean'} of ${score(stats.mean, indicator)} (${whole(stats.n)} ${askedWord(indicator)})`;
    }
    case 'events': {
      if (!isRate(stats, indicator))
        return [amount(stats.events), eventNoun(indicator)].filter(Boolean).join(' ');
      const rate = (stats.events / (stats.exposure ?? 1)) * perOf(indicator);
      return `${decimal(rate, 1)} per ${whole(perOf(indicator))} (${whole(stats.events)} in all)`;
    }
    case 'level':
      return `level ${amount(stats.level)}${stats.raters < 2 ? ' (one rater)' : ''}`;
    case 'stock':
      return `${amount(stats.stock)} ${indicator.unit}`;
    case 'milestone':
      return stats.reached === null ? 'not reached' : `reached on ${dayInWords(stats.reached)}`;
    case 'gap':
      return `${points(gapOf(stats) ?? 0)} points between ${stats.ahead.label} and ${stats.behind.label}`;
    case 'reported':
      return stats.shownAs;
    case 'missing':
      return stats.reason;
  }
}

function share(numerator: number, denominator: number, { counts, population }: Indicator): string {
  const percent = Math.round((100 * numerator) / denominator);
  if (counts !== 'people') return `${percent}% (${whole(numerator)} of ${whole(denominator)})`;
  return `${percent} in 100 (${whole(denominator)} ${population === 'known' ? 'on record' : 'asked'})`;
}

const askedWord = ({ counts }: Indicator): string =>
  counts === 'things' ? 'observations' : counts === 'none' ? 'rated' : 'asked';

/** Wide scales need one decimal, narrow ones two. */
const decimalsOf = ({ range }: Indicator): number => (range && range[1] - range[0] <= 10 ? 2 : 1);
const score = (value: number, indicator: Indicator): string => decimal(value, decimalsOf(indicator));

const points = (proportion: number): string => String(Math.round(100 * proportion));
const decimal = (value: number, places: number): string => value.toFixed(places);
const amount = (value: number): string => (Number.isInteger(value) ? whole(value) : decimal(value, 1));
/** `1,000`: the comma is the same in every browser and on every server. */
export function whole(value: number): string {
  const text = String(Math.round(value));
  return text.length <= 3 ? text : text.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** How a difference of this indicator is printed: whole percentage points, or points of its scale. */
function printerOf(indicator: Indicator, stats: Stats): (value: number) => string {
  if (stats.kind === 'counts' || stats.kind === 'gap') return points;
  if (stats.kind === 'moments') return (value) => decimal(value, decimalsOf(indicator));
  return amount;
}

/** "changes per year" counts changes; "count per 6 months" has no noun of its own. */
const eventNoun = ({ unit }: Indicator): string => (unit.split(' per ')[0] ?? '').replace(/^count$/, '');

const unitOf = (stats: Stats, indicator: Indicator): string =>
  stats.kind === 'level'
    ? 'levels'
    : stats.kind === 'stock'
      ? indicator.unit
      : stats.kind === 'events'
        ? eventNoun(indicator)
        : 'points';

/** A score is higher or lower, a gap wider or narrower, of things there are more or fewer. */
function sidesOf({ kind }: Stats): readonly [up: string, down: string] {
  if (kind === 'gap') return ['wider', 'narrower'];
  return kind === 'stock' || kind === 'events' ? ['more', 'fewer'] : ['higher', 'lower'];
}

/** "30 points higher (95% interval 14 to 45)". `then` is the figure it is a difference from. */
export function differenceInWords(
  { value, lower, upper }: Comparison,
  indicator: Indicator,
  stats: Stats,
  then: number | null = null,
): string {
  const print = printerOf(indicator, stats);
  // 79 and 48 are 31 apart: where the exact difference prints as 30, it is told to a decimal, so that both are true.
  const misprinted =
    then !== null &&
    print === points &&
    Number(print(then + value)) - Number(print(then)) !== Number(print(value));
  const printed = misprinted ? decimal(Math.abs(100 * value), 1) : print(Math.abs(value));
  const unit = unitOf(stats, indicator);
  const noun = printed === '1' ? unit.replace(/s$/, '') : unit;
  const amountOf = noun === '' ? printed : `${printed} ${noun}`;
  const [up, down] = sidesOf(stats);
  const difference =
    Number(printed) !== 0
      ? `${amountOf} ${value < 0 ? down : up}`
      : Math.abs(value) < NOTHING
        ? 'the same'
        : 'the same when rounded';
  if (lower === null || upper === null) return difference;
  const scale = print === points ? 100 : 1;
  const limit = (one: number): string => notQuite(one, 0, print(one), scale);
  if (lower >= 0) return `${difference} (95% interval ${limit(lower)} to ${limit(upper)})`;
  if (upper <= 0) return `${difference} (95% interval ${limit(-upper)} to ${limit(-lower)})`;
  return `${difference} (95% interval ${limit(-lower)} ${down} to ${limit(upper)} ${up})`;
}

/** Less than this is the rounding of a computer. */
const NOTHING = 1e-9;

/**
 * A limit that prints as the very figure of no change, though it is not it, is told more finely: an interval "0 to 38" beside
 * "improving" would deny the word, and "0 lower to 38 higher" would give none.
 */
function notQuite(limit: number, nothing: number, printed: string, scale = 1): string {
  if (Number(printed) !== nothing || Math.abs(limit - nothing) < NOTHING) return printed;
  const places = (/\.(\d+)$/.exec(printed)?.[1] ?? '').length;
  for (let more = places + 1; more <= places + 3; more++) {
    const finer = decimal(limit * scale, more);
    if (Number(finer) !== nothing * scale) return finer;
  }
  return printed;
}

/** A difference that is there, and whether its interval leaves room for one that matters. */
export const smallerInWords = (agreed: string, mayReach: boolean): string =>
  `a difference, but smaller than the ${agreed} agreed to matter${mayReach ? ', though it may be as large as that' : ''}`;

/** "0.43 to 0.70", the limits of a ratio. */
export const decimalRange = (lower: number, upper: number): string =>
  `${notQuite(lower, 1, decimal(lower, 2))} to ${notQuite(upper, 1, decimal(upper, 2))}`;

/** "0.55 times as many (95% interval 0.43 to 0.70)". */
export function ratioInWords({ value, lower, upper }: Comparison): string {
  const interval = lower === null || upper === null ? '' : ` (95% interval ${decimalRange(lower, upper)})`;
  return `${decimal(value, 2)} times as many${interval}`;
}

/** The material change of an indicator in words: "10 points", "1 level", "20%". */
export function materialInWords({ material_change: change }: Indicator): string {
  if (!change) return 'any amount';
  if (change.unit === 'percent') return `${change.amount}%`;
  const unit = change.unit === 'levels' ? 'level' : 'point';
  return `${change.amount} ${unit}${change.amount === 1 ? '' : 's'}`;
}

/** "in spring 2026", "on 31 Mar 2026", "in the 12 months to Mar 2026". */
export function atPeriod({ start, end, label }: LabelledPeriod): string {
  if (label.startsWith('12 months')) return `in the ${label}`;
  if (label.startsWith('year ') || label.startsWith('academic year ')) return `in the ${label}`;
  return start === end && /^\d/.test(label) ? `on ${label}` : `in ${label}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
