import { oddWaves, segmentsOf, type QualityCheck } from '../check';
import { median, spread } from '../robust';
import { isFigure, type Figure } from '../watch';

const leastWaves = 7;
const eitherSide = 3;
const timesSpread = 3.5;

/** One wave far from its neighbours, which are back where they were. */
export const outliers: QualityCheck = {
  kind: 'outlier',
  label: 'Wave far from its neighbours',
  rule: `Hampel's rule on stretches of ${leastWaves} or more waves: the wave lies beyond the medians of up to ${eitherSide} waves before and after it by ${timesSpread} times the usual distance (scaled median absolute deviation), and the median of them all lies outside its own 95% interval. The first and last wave are not judged.`,
  why: 'One slip of a key, two rounds added together or a decimal in the wrong place can make a first or latest wave, and so a verdict.',
  find: (place) =>
    place.series
      .filter(({ indicator }) => indicator.aggregation !== 'level' && indicator.aggregation !== 'milestone')
      .flatMap((series) =>
        segmentsOf(series.cells.filter(isFigure)).flatMap((figures) =>
          farOnes(figures).map(({ cell, usual }) =>
            oddWaves(series, [cell], {
              odd: `${cell.words}, where the waves around it are about ${rounded(usual, cell)}.`,
              cure: 'Look at the form or file it came from. If it was entered wrongly, correct it with a reason; if something happened that month, answer here and say what.',
              goTo: place.areaCode === null ? 'history' : 'import',
            }),
          ),
        ),
      ),
};

interface Far {
  readonly cell: Figure;
  readonly usual: number;
}

function farOnes(figures: readonly Figure[]): Far[] {
  if (figures.length < leastWaves) return [];
  const around = figures.map((cell, at): Far & { readonly distance: number } => {
    const left = figures.slice(Math.max(0, at - eitherSide), at);
    const right = figures.slice(at + 1, at + 1 + eitherSide);
    const usual = middle([...left, ...right]);
    // on a slope a wave lies between what was and what comes: only what lies outside both is far
    const sides = [left, right].filter((side) => side.length > 0).map(middle);
    const nearest = Math.min(Math.max(cell.value, Math.min(...sides)), Math.max(...sides));
    return { cell, usual, distance: Math.abs(cell.value - nearest) };
  });
  const usualDistance = spread(around.map(({ cell, usual }) => cell.value - usual));
  return around.filter(
    ({ cell, usual, distance }, at) =>
      at > 0 &&
      at < figures.length - 1 &&
      usualDistance > 0 &&
      distance > timesSpread * usualDistance &&
      (usual < cell.low || usual > cell.high) &&
      // a zero has a check of its own
      cell.value !== 0,
  );
}

const middle = (side: readonly Figure[]): number => median(side.map(({ value }) => value));

function rounded(value: number, { stats }: Figure): string {
  return stats.kind === 'counts' ? `${Math.round(100 * value)} in 100` : String(Number(value.toFixed(1)));
}
