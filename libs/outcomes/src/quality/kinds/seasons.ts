import { monthNames, monthsBetween } from '@waymark/calendar';
import { oddWaves, segmentsOf, together, type QualityCheck } from '../check';
import { median } from '../robust';
import { isFigure, type Figure } from '../watch';

const leastWaves = 4;
const monthsOff = 2;
/** Only what is asked twice a year or more seldom has a season to keep. */
const seldom = 6;

/** A wave collected in another season than the series' habit. */
export const seasons: QualityCheck = {
  kind: 'season',
  label: 'Wave in another season',
  rule: `Indicators due every ${seldom} months or more seldom, stretches of ${leastWaves} or more waves between two breaks: the first month of the wave is ${monthsOff} or more months from the nearest month in which at least half of the waves began; of series held twice a year, months half a year apart are one.`,
  why: 'Parks are used by other people in January than in June. A wave in another season differs from its neighbours even where nothing changed.',
  find: (place) =>
    together(
      place.series.flatMap((series) => {
        const due = series.indicator.frequency.every_months;
        if (due === null || due < seldom) return [];
        const waves = series.cells.filter(isFigure);
        const rhythm = rhythmOf(waves);
        return segmentsOf(waves).flatMap((figures) =>
          offSeason(figures, rhythm).map((cell) =>
            oddWaves(series, [cell], {
              odd: `This wave began in ${monthWords(cell)}; the others of this series usually begin in ${habitWords(figures, rhythm)}.`,
              cure: 'If the season moved for good, enter a series break "season moved" at this wave; if only this wave was late or early, answer here, and readers see it beside the figure.',
              goTo: 'breaks',
            }),
          ),
        );
      }),
    ),
};

/** Its own habit: what is due once a year and held twice has two seasons. */
const rhythmOf = (waves: readonly Figure[]): number =>
  median(waves.slice(1).map((cell, at) => monthsBetween(waves[at]?.period.start ?? '', cell.period.start))) >
  8
    ? 12
    : 6;

const monthOf = ({ period }: Figure): number => Number(period.start.slice(5, 7)) - 1;
const monthWords = (cell: Figure): string =>
  `${monthNames[monthOf(cell)] ?? ''} ${cell.period.start.slice(0, 4)}`;

/** Months of the rhythm's cycle in which most waves begin: April and October are one month of a six-month cycle. */
function habit(figures: readonly Figure[], rhythm: number): number | null {
  const counts = new Map<number, number>();
  for (const cell of figures)
    counts.set(monthOf(cell) % rhythm, (counts.get(monthOf(cell) % rhythm) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return most && most[1] * 2 >= figures.length ? most[0] : null;
}

function offSeason(figures: readonly Figure[], rhythm: number): Figure[] {
  // months, terms and years are periods that begin where the calendar says
  const waves = figures.filter(({ period }) => monthsBetween(period.start, period.end) < rhythm - 1);
  if (waves.length < leastWaves) return [];
  const usual = habit(waves, rhythm);
  if (usual === null) return [];
  return waves.filter((cell) => {
    const apart = Math.abs((monthOf(cell) % rhythm) - usual);
    return Math.min(apart, rhythm - apart) >= monthsOff;
  });
}

function habitWords(figures: readonly Figure[], rhythm: number): string {
  const usual = habit(figures, rhythm) ?? 0;
  return Array.from({ length: 12 / rhythm }, (_, turn) => monthNames[usual + turn * rhythm] ?? '').join(
    ' or ',
  );
}
