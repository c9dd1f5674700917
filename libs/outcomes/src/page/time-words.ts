import type { ResponseMark, Scale } from '@waymark/contract';
import type { NextPoints } from '../change/next-points';
import type { Stretch } from '../change/stretches';
import { atPeriod, capital, whole } from '../change/wording';

/** Figures of a chart in the words of its scale. Formatting only. */
export function levelInWords(value: number, { kind, decimals }: Scale): string {
  if (kind === 'percent') return `${(100 * value).toFixed(1)}%`;
  if (kind === 'gap') return `${(100 * value).toFixed(1)} points`;
  const places = Math.max(1, decimals);
  return Math.abs(value) >= 1000 ? whole(value) : value.toFixed(places);
}

/** Whole counts are named so that "above 63" means 64: the limit of 63.4 is printed as 63, that of -0.4 below as 0. */
function threshold(value: number, side: 'above' | 'below', scale: Scale): string {
  if (scale.kind === 'count') return whole(side === 'above' ? Math.floor(value) : Math.ceil(value));
  return levelInWords(value, scale);
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
export const inWords = (count: number): string => numbers[count] ?? String(count);
const morePoints = (count: number): string => `${inWords(count)} more ${count === 1 ? 'point' : 'points'}`;

/** "Two more points above 63, or one above 81.": one line a side. */
export function nextInWords(ways: readonly NextPoints[], scale: Scale, stretch: Stretch): string[] {
  const already = markedSide(stretch);
  const lines = (['above', 'below'] as const).flatMap((side) => {
    if (side === already) return [staysWords(stretch, side, scale)];
    const own = ways.filter((way) => way.side === side && way.rule !== 'trend');
    const trend = ways.find((way) => way.side === side && way.rule === 'trend');
    const parts = [...own]
      .sort((a, b) => b.count - a.count)
      .map(({ count, level, rule }, index) => {
        const of = rule === 'centre' ? ' (the average)' : rule === 'median' ? ' (the median)' : '';
        const amount = index === 0 ? morePoints(count) : `${inWords(count)}`;
        const row = count > 1 && index === 0 ? ' in a row' : '';
        return `${amount}${row} ${side} ${threshold(level, side, scale)}${of}`;
      });
    if (trend)
      parts.push(
        `${morePoints(trend.count)}, each ${side === 'above' ? 'higher' : 'lower'} than the one before`,
      );
    return parts.length === 0 ? [] : [`${capital(parts.join(', or '))}.`];
  });
  if (lines.length === 0) return lines;
  const moving = stretch.kind === 'p' || stretch.kind === 'u';
  return [
    ...lines,
    `Reckoned with the lines as they stand today${moving ? ', and with as many behind each new point as behind the latest' : ''}. Lines are drawn anew with every point.`,
  ];
}

/** The side of the centre on which the latest point is marked already, if it is. */
function markedSide({ rules, values, centre }: Stretch): 'above' | 'below' | null {
  const at = values.length - 1;
  const [value, middle] = [values[at], centre[at]];
  if (!rules || typeof value !== 'number' || typeof middle !== 'number') return null;
  const marked = [rules.outsideLimits, rules.shift, rules.trend, rules.twoOfThree].some((marks) =>
    marks.includes(at),
  );
  return marked ? (value > middle ? 'above' : 'below') : null;
}

/** What is a change already: what would end it. */
function staysWords({ rules, values, centre }: Stretch, side: 'above' | 'below', scale: Scale): string {
  const middle = levelInWords(centre[values.length - 1] ?? 0, scale);
  const other = side === 'above' ? 'at or below' : 'at or above';
  return rules?.shift.includes(values.length - 1)
    ? `It already stands out ${side} the average of ${middle}; the first point ${other} it ends the run.`
    : `It already stands out ${side} the average of ${middle}; it stays a single mark unless more points follow on that side.`;
}

/** The latest point, and nothing else, is announced. */
export function latestInWords(stretch: Stretch, scale: Scale, grey: boolean): string {
  const at = stretch.values.findLastIndex((value) => value !== null);
  const period = stretch.periods[at];
  const value = stretch.values[at];
  if (at < 0 || !period || value === null || value === undefined)
    return 'There is no figure to speak of yet.';
  if (at < stretch.values.length - 1)
    return `The latest wave has no figure, so nothing is announced. The last figure is that of ${period.label}.`;
  const when = capital(atPeriod(period));
  if (stretch.kind === 'picture')
    return `${when} the figure was ${levelInWords(value, scale)}. There are too few points to say whether that is unusual.`;
  const tail = grey ? ' Higher or lower is all that can be said: counts like these move with reporting.' : '';
  if (stretch.kind === 'run') return `${runInWords(stretch, period.label)}${tail}`;
  const causes = causesAt(stretch, at, scale);
  if (causes.length === 0)
    return `${when} the figure was ${levelInWords(value, scale)}: within the usual ups and downs of this stretch.${tail}`;
  return `${when} the figure was ${levelInWords(value, scale)}, which is unusual for this stretch. ${causes.join(' ')} A stable series has its latest point marked about 2 times in 100; a mark says that something is different, not what.${tail}`;
}

function runInWords({ run }: Stretch, label: string): string {
  if (!run) return 'There are too few points off the median to judge.';
  const figures = `The longest run on one side of the median is ${run.longestRun} (${run.longestRunMax} allowed) and the line crosses it ${run.crossings} ${run.crossings === 1 ? 'time' : 'times'} (${run.crossingsMin} needed).`;
  return run.signal
    ? `Up to ${label} more of the series lies together on one side of its median than luck usually leaves there. ${figures} About 1 in 10 steady series looks so.`
    : `Up to ${label} nothing but luck is needed for these ups and downs. ${figures}`;
}

/** Special causes as sentences: which rule, at which level. */
function causesAt({ rules, centre, lower, upper, values }: Stretch, at: number, scale: Scale): string[] {
  const [middle, low, high, value] = [centre[at], lower[at], upper[at], values[at]];
  if (!rules) return [];
  if (typeof middle !== 'number' || typeof low !== 'number' || typeof high !== 'number') return [];
  if (typeof value !== 'number') return [];
  const side = value > middle ? 'above' : 'below';
  const limit = side === 'above' ? high : low;
  const near = middle + (2 * (limit - middle)) / 3;
  const lines: string[] = [];
  if (rules.outsideLimits.includes(at))
    lines.push(
      `It lies ${side} the ${side === 'above' ? 'upper' : 'lower'} limit of ${levelInWords(limit, scale)}.`,
    );
  if (rules.shift.includes(at))
    lines.push(
      `It ends a run of ${runLength(rules.shift, at)} points ${side} the average of ${levelInWords(middle, scale)}; luck seldom brings seven.`,
    );
  if (rules.trend.includes(at)) {
    const rising = value > (values[at - 1] ?? value);
    lines.push(`Each of the last six or more points lies ${rising ? 'above' : 'below'} the one before.`);
  }
  if (rules.twoOfThree.includes(at))
    lines.push(`Two of the last three points lie near a limit (${side} ${levelInWords(near, scale)}).`);
  return lines;
}

/** How many neighbouring marks end at `at`. */
function runLength(marks: readonly number[], at: number): string {
  let length = 0;
  for (let i = at; marks.includes(i); i--) length++;
  return inWords(length);
}

/** Whether the last figure before was marked already: then the event has not begun it. */
function wasMarked({ rules, values }: Stretch, at: number): boolean {
  const before = values.findLastIndex((value, i) => i < at && value !== null);
  if (!rules || before < 0) return false;
  return [rules.outsideLimits, rules.shift, rules.trend, rules.twoOfThree].some((marks) =>
    marks.includes(before),
  );
}

/** The first point at or after each dated event: the other thing that may be announced. */
export function eventsInWords(
  stretches: readonly Stretch[],
  responses: readonly ResponseMark[],
): { date: string; what: string; sentence: string }[] {
  return responses.flatMap(({ start, title }) => {
    const found = stretches.flatMap((stretch) => {
      const at = stretch.periods.findIndex(
        (period, i) => period.start >= start && stretch.values[i] !== null,
      );
      return at < 0 ? [] : [{ stretch, at }];
    })[0];
    const period = found?.stretch.periods[found.at];
    if (!found || !period) return [];
    const { rules, kind } = found.stretch;
    const rest = `${capital(period.label)} was the first point after it`;
    if (!rules)
      return [
        {
          date: start,
          what: title,
          sentence: `${rest}; ${kind === 'run' ? 'a run chart judges no single point' : 'there are too few points to judge it by'}.`,
        },
      ];
    const outside = rules.outsideLimits.includes(found.at);
    const marked =
      outside || [rules.shift, rules.trend, rules.twoOfThree].some((marks) => marks.includes(found.at));
    const word = outside
      ? 'outside the limits of its stretch'
      : marked
        ? 'part of a run that luck seldom brings'
        : 'within the usual ups and downs of its stretch';
    const already = marked && wasMarked(found.stretch, found.at) ? ', and so was the point before it' : '';
    return [{ date: start, what: title, sentence: `${rest}: ${word}${already}.` }];
  });
}

/** How many older points are marked, and why nothing is said of them. */
export function olderInWords(stretches: readonly Stretch[], points: number): string {
  const marked = stretches.reduce((sum, { rules, values }, index) => {
    if (!rules) return sum;
    const last = index === stretches.length - 1 ? values.findLastIndex((value) => value !== null) : -1;
    const all = new Set([...rules.outsideLimits, ...rules.shift, ...rules.trend, ...rules.twoOfThree]);
    all.delete(last);
    return sum + all.size;
  }, 0);
  if (stretches.every(({ rules }) => rules === null)) return '';
  if (marked === 0) return 'No older point is marked.';
  if (marked > points / 3)
    return `${marked} older points are ringed. So many mean that the series did not run at one level, and that one average fits it badly: where something is known to have begun, state a phase.`;
  return `${marked === 1 ? 'One older point is' : `${marked} older points are`} ringed and not announced: in a long series some always are${points >= 100 ? ' (80 in 100 stable series of 120 months have at least one)' : points >= 40 ? ' (35 in 100 stable series of 40 points have at least one)' : ''}.`;
}
