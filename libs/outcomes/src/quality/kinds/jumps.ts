import { oddWaves, segmentsOf, type QualityCheck } from '../check';
import { median, spread } from '../robust';
import { isFigure, type Figure, type WatchedSeries } from '../watch';

const before = 3;
const after = 2;
/** The shift against the spread of the waves around the middle of their own side. */
const timesSpread = 4;
const ratio = 1.5;

/** A series that moves to another level from one wave to the next and stays there. */
export const jumps: QualityCheck = {
  kind: 'jump',
  label: 'Sudden jump that stays',
  rule: `Between two breaks: at least ${before} waves before and ${after} after, every one after beyond every one before, the 95% intervals on either side of the step apart, the medians at least ${ratio} times (or 20 percentage points) apart and ${timesSpread} times the spread (median absolute deviation) of the waves around their own side's median. One a stretch, the largest.`,
  why: 'Places change slowly; ways of recording change overnight. A new form, system, question or person at the desk draws a step that looks like success or alarm.',
  find: (place) =>
    place.series
      .filter(({ indicator }) => indicator.aggregation !== 'level' && indicator.aggregation !== 'milestone')
      .flatMap((series) =>
        segmentsOf(series.cells.filter(isFigure)).flatMap((figures) => {
          const at = largestJump(figures);
          return at === null ? [] : [jumpAt(series, figures, at, place.areaCode !== null)];
        }),
      ),
};

function largestJump(figures: readonly Figure[]): number | null {
  let found: { at: number; size: number } | null = null;
  for (let at = before; at <= figures.length - after; at += 1) {
    const [left, right] = [figures.slice(0, at), figures.slice(at)];
    const size = sizeOf(left, right);
    if (size !== null && (found === null || size > found.size)) found = { at, size };
  }
  return found?.at ?? null;
}

/** How large the step between the two sides is, or null where it is none. */
function sizeOf(left: readonly Figure[], right: readonly Figure[]): number | null {
  const [last, first] = [left.at(-1), right[0]];
  if (!last || !first || (last.low <= first.high && first.low <= last.high)) return null;
  const [was, is] = [left.map(({ value }) => value), right.map(({ value }) => value)];
  const apart = Math.min(...is) > Math.max(...was) || Math.max(...is) < Math.min(...was);
  if (!apart) return null;
  const [then, now] = [median(was), median(is)];
  const shift = Math.abs(now - then);
  const noise = Math.max(spread(was), spread(is));
  const share = first.stats.kind === 'counts';
  const large = share ? shift >= 0.2 : Math.max(then, now) >= ratio * Math.max(Math.min(then, now), 0);
  return large && shift >= timesSpread * noise ? Math.abs(first.value - last.value) : null;
}

function jumpAt(series: WatchedSeries, figures: readonly Figure[], at: number, isArea: boolean) {
  const [last, first] = [figures[at - 1], figures[at]] as [Figure, Figure];
  const sources =
    last.source !== first.source && first.source !== ''
      ? ` The source changes there, from "${last.source}" to "${first.source}".`
      : '';
  return oddWaves(series, [first], {
    odd: `From ${last.words} in ${last.period.label} to ${first.words} in ${first.period.label}, and the ${figures.length - at} waves from there on stay at the new level.${sources}`,
    cure: 'Find out whether the question, the form, the source or the boundary changed at that time. If so, enter a series break with its date and reason, and the line stops there; if it is a real change, answer here and say what speaks for it.',
    goTo: isArea ? ('import' as const) : ('breaks' as const),
  });
}
