import { oddWaves, together, type Oddity, type QualityCheck } from '../check';
import { median } from '../robust';
import { pairsIn } from '../../change/paired-waves';
import type { PairedRollup } from '../../rollup/paired';
import { isFigure, type WatchedPlace, type WatchedSeries } from '../watch';

const habitAtLeast = 20;
const share = 0.5;
const leastOthers = 3;
const followUp = 0.8;

/** Far fewer people than usual, or too few of the same people again. */
export const coverage: QualityCheck = {
  kind: 'coverage',
  label: 'Low coverage',
  rule: `Fewer people asked than half of the median of the other waves (at least ${leastOthers}, median ${habitAtLeast} or more); or, for people asked twice under a code, fewer than 80% found again.`,
  why: 'Who is missing is seldom chance: those least safe are the first to stay away, and the figure looks better for it.',
  find: (place) => [
    ...together(place.series.flatMap((series) => thinWaves(series))),
    ...together(lostPeople(place)),
  ],
};

function thinWaves(series: WatchedSeries): Oddity[] {
  if (series.indicator.counts !== 'people') return [];
  const figures = series.cells.filter(isFigure).filter(({ asked }) => asked !== null);
  return figures.flatMap((cell) => {
    const others = figures.filter((other) => other !== cell).map(({ asked }) => asked ?? 0);
    const usual = median(others);
    const asked = cell.asked ?? 0;
    if (others.length < leastOthers || usual < habitAtLeast || asked >= share * usual) return [];
    return [
      oddWaves(series, [cell], {
        odd: `${asked} people were asked; in the other waves the median is ${Math.round(usual)}.`,
        cure: 'Say who was not reached and why. If the round was broken off, ask again now or record it as broken off; if fewer are there, answer here.',
        goTo: 'history',
      }),
    ];
  });
}

function lostPeople({ paired, series }: WatchedPlace): Oddity[] {
  return lastStretches(paired).flatMap((rollup) => {
    const { indicator, breakdown, asked, latest, baseline } = rollup;
    const found = series.find((one) => one.indicator.code === indicator && one.breakdown === breakdown);
    const again = pairsIn(rollup);
    if (!found || asked === 0 || again / asked >= followUp) return [];
    const cell = found.cells.find(({ period }) => period.start === latest.start && period.end === latest.end);
    return [
      oddWaves(found, cell ? [cell] : [], {
        odd: `Of ${asked} people with a code in ${baseline.label}, ${again} answered again in ${latest.label} (${Math.round((100 * again) / asked)}%).`,
        cure: 'Find out who left and whether they were worse off; try to reach them once more. No verdict on paired people is given under 80%.',
        goTo: 'history',
      }),
    ];
  });
}

/** For each series and wave, the pairs with the wave just before: whoever is lost there is lost to every longer stretch too. */
function lastStretches(paired: readonly PairedRollup[]): PairedRollup[] {
  const nearest = new Map<string, PairedRollup>();
  for (const rollup of paired) {
    const key = `${rollup.indicator}|${rollup.breakdown}|${rollup.latest.start}`;
    const before = nearest.get(key);
    if (!before || rollup.baseline.start > before.baseline.start) nearest.set(key, rollup);
  }
  return [...nearest.values()];
}
