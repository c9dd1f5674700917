import { addDays, addMonths } from '@waymark/calendar';
import type { LabelledPeriod, TimePage } from '@waymark/contract';
import { leastForControl } from '../change/stretches';
import { monthLabel } from './timeline';

export interface Window {
  readonly from: string | null;
  readonly to: string | null;
}

const lengths = [24, 36];
/** A series is long enough to be read in parts from here on. */
const longMonths = 48;

/**
 * The whole series and, where it is long, windows of two years (three where two hold too few points), counted back from
 * its end: limits of one window owe nothing to another. Empty where no window would hold the points that limits need.
 */
export function windowsOf(
  shown: readonly LabelledPeriod[],
  chosen: Window,
): { windows: TimePage['windows']; note: string } {
  const [first, last] = [shown[0], shown.at(-1)];
  const count = (from: string, to: string): number =>
    shown.filter(({ start, end }) => start >= from && end <= to).length;
  const same = (from: string | null, to: string | null): boolean => from === chosen.from && to === chosen.to;
  const whole = {
    from: null,
    to: null,
    label: 'the whole series',
    points: shown.length,
    chosen: same(null, null),
  };
  if (!first || !last) return { windows: [whole], note: '' };
  const long = addMonths(first.start, longMonths) <= last.end;
  const months = lengths.find(
    (length) => count(addMonths(addDays(last.end, 1), -length), last.end) >= leastForControl,
  );
  const windows: TimePage['windows'] = [whole];
  if (long && months !== undefined)
    for (let end = last.end; end > first.start;) {
      const from = addMonths(addDays(end, 1), -months);
      const points = count(from, end);
      if (points < leastForControl) break;
      windows.push({
        from,
        to: end,
        label: `${monthLabel(from)} to ${monthLabel(end)}`,
        points,
        chosen: same(from, end),
      });
      end = addDays(from, -1);
    }
  if (!windows.some((one) => one.chosen)) {
    const [from, to] = [chosen.from ?? first.start, chosen.to ?? last.end];
    windows.push({
      from: chosen.from,
      to: chosen.to,
      label: `${monthLabel(from)} to ${monthLabel(to)}`,
      points: count(from, to),
      chosen: true,
    });
  }
  const note = !long
    ? ''
    : months === undefined
      ? `Two or three years of this series hold fewer than ${leastForControl} points, so it is read as a whole.`
      : 'A long chart always shows a signal somewhere; a window is judged by its own limits.';
  return { windows, note };
}
