import { oddWaves, type QualityCheck } from '../check';
import type { WatchedCell, WatchedSeries } from '../watch';

const raters = 2;
const inSight = 3;

/** Levels that one person gave alone, or that nothing written stands behind. */
export const evidence: QualityCheck = {
  kind: 'evidence',
  label: 'Level with one rater or no evidence',
  rule: `Agreed levels with fewer than ${raters} raters; agreed levels with no words of evidence. One finding a series and lack.`,
  why: 'A level is an opinion until two people agree on it and say what they saw. With one rater no verdict is given.',
  find: (place) =>
    place.series.flatMap((series) => [
      ...lacking(
        series,
        'fewer than two raters',
        ({ stats }) => stats.kind === 'level' && stats.raters < raters,
      ),
      ...lacking(
        series,
        'no evidence written down',
        ({ stats }) => stats.kind === 'level' && stats.evidence.trim() === '',
      ),
    ]),
};

function lacking(series: WatchedSeries, lack: string, isOdd: (cell: WatchedCell) => boolean) {
  const cells = series.cells.filter(isOdd);
  if (cells.length === 0) return [];
  const labels = cells.map(({ period }) => period.label);
  const named =
    labels.length > inSight
      ? `${labels.slice(-inSight).join(', ')} and ${labels.length - inSight} before`
      : labels.join(', ');
  const all = series.cells.length;
  return [
    oddWaves(series, cells, {
      odd: `${cells.length === all ? (all === 1 ? 'Its only level has' : `All ${all} levels have`) : `${cells.length} of ${all} levels ${cells.length === 1 ? 'has' : 'have'}`} ${lack}: ${named}.`,
      cure: 'Ask a second person who knows the place to rate it without seeing the first level, agree, and write what was seen; then correct the entry with the reason. For levels long past, answer here what they rest on.',
      goTo: 'history',
    }),
  ];
}
