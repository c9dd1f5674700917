import { addDays, addMonths, daysIn, type Span } from '@waymark/calendar';
import { poolStats } from '../rollup/combine';
import type { Stats } from '../rollup/stats';
import { dayInWords, labelOf } from '../table/period-label';
import { partsAmong } from '../table/part-periods';
import { daysCovered } from '../table/tabulate';
import type { Picked, Point } from './finding';
import { isShown, type Segment, type Wave } from './segment';

/**
 * The first twelve months of a segment, the twelve before the latest, and the latest twelve, added up from whatever
 * periods the events were counted in. Years are compared with years, so that no season is taken for a change. A window
 * with a day missing or withheld is no year.
 */
export function pickYears({ waves, parts: finer, since }: Segment): Picked {
  const [first] = waves;
  const last = waves.at(-1);
  const where = since ? ` since the break of ${dayInWords(since.date)}` : '';
  if (!first || !last) return { lack: `nothing counted${where || ' yet'}` };
  const firstYear = { start: first.period.start, end: addDays(addMonths(first.period.start, 12), -1) };
  const latestYear = yearTo(last.period.end);
  const ends = {
    baseline: { ...firstYear, label: yearLabel(firstYear) },
    latest: { ...latestYear, label: yearLabel(latestYear) },
  };
  if (latestYear.start <= firstYear.end) return { lack: `fewer than two separate years${where}`, ends };
  const baseline = yearOf(waves, firstYear, 'first', finer);
  if ('lack' in baseline) return { ...baseline, ends };
  const latest = yearOf(waves, latestYear, 'latest', finer);
  if ('lack' in latest) return { ...latest, ends };
  const previous = yearOf(waves, yearTo(addDays(latestYear.start, -1)), 'previous', null);
  return { baseline, latest, previous: 'lack' in previous ? null : previous, alike: null };
}

/**
 * A segment of sums without the parts of a period at its ends, where they stand in the way of whole years: what is left is judged,
 * and what was left out is said.
 */
export function inWholePeriods(segment: Segment): Segment {
  const { waves, indicator } = segment;
  if (indicator.aggregation !== 'sum') return segment;
  const parts = partsAmong(waves, indicator);
  const first = parts.indexOf(null);
  const last = parts.lastIndexOf(null);
  const out = waves.length - (last - first + 1);
  if (first < 0 || out === 0) return segment;
  // months that make up a whole year are parts of nothing, even where years stand before them
  const watched = waves.some(({ period }, i) => daysIn(period) > (parts[i]?.covered ?? Infinity));
  if (!watched && !('lack' in pickYears(segment))) return segment;
  const left =
    out === 1
      ? 'One wave covers a part of its period only.'
      : `${out} waves cover a part of their periods only.`;
  return { ...segment, waves: waves.slice(first, last + 1), leftOut: [...segment.leftOut, left] };
}

const yearTo = (end: string): Span => ({ start: addMonths(addDays(end, 1), -12), end });

function yearOf(
  waves: readonly Wave[],
  year: Span,
  which: string,
  finer: readonly Wave[] | null,
): Point | { lack: string } {
  const parts = waves.filter(({ period }) => period.start >= year.start && period.end <= year.end);
  const figures: Point[] = [];
  for (const part of parts) {
    if (!isShown(part)) return { lack: `part of the ${which} 12 months is withheld` };
    figures.push({ period: part.period, stats: part.stats });
  }
  const periods = figures.map(({ period }) => period);
  const covered = daysCovered(periods);
  if (covered < daysIn(year)) return { lack: `the ${which} 12 months are not complete` };
  if (periods.reduce((days, period) => days + daysIn(period), 0) > covered)
    return { lack: `periods overlap in the ${which} 12 months, so some events are counted twice` };
  const stats = figures
    .map((figure): Stats | 'last' => figure.stats)
    .reduce((sum, part) => (sum === 'last' || part === 'last' ? 'last' : poolStats(sum, part)));
  if (stats === 'last' || stats.kind === 'reported')
    return { lack: `the ${which} 12 months hold figures that cannot be added` };
  const seen = finer ? shownWithin(finer, year) : figures;
  return { period: { ...year, label: yearLabel(year) }, stats, ...(seen ? { parts: seen } : {}) };
}

/** The finer figures that make up a year, if this reader may see every one of them. */
function shownWithin(waves: readonly Wave[], year: Span): Point[] | null {
  const found: Point[] = [];
  for (const wave of waves) {
    if (wave.period.start < year.start || wave.period.end > year.end) continue;
    if (!isShown(wave)) return null;
    found.push({ period: wave.period, stats: wave.stats });
  }
  const periods = found.map(({ period }) => period);
  const days = periods.reduce((sum, period) => sum + daysIn(period), 0);
  return daysCovered(periods) === daysIn(year) && days === daysIn(year) ? found : null;
}

/** A year people have a name for, or twelve months to its last. */
function yearLabel({ start, end }: Span): string {
  const label = labelOf(start, end);
  return label.includes(' to ') ? `12 months to ${labelOf(`${end.slice(0, 7)}-01`, end)}` : label;
}
