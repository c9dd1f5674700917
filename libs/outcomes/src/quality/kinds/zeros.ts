import type { QualityCheck } from '../check';
import { oddWaves } from '../check';
import { median } from '../robust';
import type { Figure, WatchedPlace, WatchedSeries } from '../watch';
import { isFigure } from '../watch';

/** With 5 expected, chance alone gives a zero less than once in 100 (Poisson: e^-5). */
const expectedAtLeast = 5;
const sistersAtLeast = 2;
const sisterMedian = 10;

const counted = (cell: Figure): number | null => {
  const { stats } = cell;
  if (stats.kind === 'events') return stats.events;
  if (stats.kind === 'counts') return stats.numerator;
  return stats.kind === 'stock' ? stats.stock : null;
};

/** A zero that may be a figure nobody wrote down. */
export const zeros: QualityCheck = {
  kind: 'zero',
  label: 'Zero that may mean "not recorded"',
  rule: `A zero where ${expectedAtLeast} or more would be expected from the other waves of the series (their median; for shares, of as many asked); or, in a series that is never anything but zero, where the median of ${sistersAtLeast} or more sister counts of the same source and days is ${sisterMedian} or more. Things that were not there before the work began are no oddity.`,
  why: 'A zero says that somebody looked and found none. If nobody looked, it draws a fall that never was, and every total and comparison over it is wrong.',
  find: (place) => place.series.flatMap((series) => oddZeros(series, place)),
};

function oddZeros(series: WatchedSeries, place: WatchedPlace) {
  const figures = series.cells.filter(isFigure);
  const others = figures.filter((cell) => (counted(cell) ?? 0) > 0);
  const isOdd = (cell: Figure): boolean =>
    counted(cell) === 0 &&
    (others.length > 0 ? expected(cell, others) >= expectedAtLeast : sistersSay(cell, series, place));
  const odd = runs(figures, isOdd).filter((cells) => !startsFromNone(series, cells, figures));
  return odd.map((cells) => {
    const beside = others.length > 0 ? ownWords(others) : sisterWords(cells, series, place);
    return oddWaves(series, cells, {
      odd: `${cells.length === 1 ? 'The figure is 0' : `${cells.length} waves in a row are 0`}, ${beside}.`,
      cure: 'Ask whoever recorded it whether anything was looked for. If not, correct it to "not recorded", with the reason; if it truly was none, answer here and say how that is known.',
      goTo: place.areaCode === null ? 'history' : 'import',
    });
  });
}

/** Things that are not there before the work begins: a baseline of none is what one expects of them. */
const startsFromNone = (
  series: WatchedSeries,
  cells: readonly Figure[],
  figures: readonly Figure[],
): boolean => series.indicator.counts === 'things' && cells[0] === figures[0];

/** How many the other waves lead one to expect here. */
function expected(cell: Figure, others: readonly Figure[]): number {
  const { stats } = cell;
  if (stats.kind === 'counts') return stats.denominator * median(others.map(({ value }) => value));
  if (stats.kind === 'stock') return median(others.map((other) => counted(other) ?? 0));
  // a month is compared with months, a year with years: by the day
  const perDay = others.map((other) => (counted(other) ?? 0) / days(other));
  return median(perDay) * days(cell);
}

const days = ({ period: { start, end } }: Figure): number =>
  Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000) + 1;

/** Sister counts: other indicators of the same place, source and days that are counted the same way. */
function sisters(cell: Figure, series: WatchedSeries, place: WatchedPlace) {
  return place.series
    .filter(
      ({ row, indicator, breakdown }) =>
        row !== series.row &&
        breakdown === series.breakdown &&
        indicator.aggregation === series.indicator.aggregation,
    )
    .flatMap(({ indicator, cells }) => {
      const same = cells
        .filter(isFigure)
        .find(
          ({ period, source }) =>
            period.start === cell.period.start && period.end === cell.period.end && source === cell.source,
        );
      const count = same ? counted(same) : null;
      return count === null ? [] : [{ title: indicator.title, count }];
    });
}

function sistersSay(cell: Figure, series: WatchedSeries, place: WatchedPlace): boolean {
  if (cell.stats.kind !== 'events') return false;
  const found = sisters(cell, series, place);
  return found.length >= sistersAtLeast && median(found.map(({ count }) => count)) >= sisterMedian;
}

function ownWords(others: readonly Figure[]): string {
  const counts = others.map((cell) => counted(cell) ?? 0);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const range = least === most ? String(least) : `${least} to ${most}`;
  return `where the ${others.length === 1 ? 'other wave has' : `${others.length} other waves that are not zero have`} ${range}`;
}

function sisterWords(cells: readonly Figure[], series: WatchedSeries, place: WatchedPlace): string {
  const last = cells.at(-1);
  const found = last ? sisters(last, series, place) : [];
  const named = found.map(({ title, count }) => `"${title}" has ${count}`).join(', ');
  return `as is every wave of this series, while for ${last?.period.label ?? ''} ${named}`;
}

/** Neighbouring waves that meet the test, as runs. */
function runs(figures: readonly Figure[], isOdd: (cell: Figure) => boolean): Figure[][] {
  const found: Figure[][] = [];
  let open: Figure[] = [];
  for (const cell of figures) {
    if (isOdd(cell)) open.push(cell);
    else if (open.length > 0) {
      found.push(open);
      open = [];
    }
  }
  if (open.length > 0) found.push(open);
  return found;
}
