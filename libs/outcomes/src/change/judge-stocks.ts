import { monthsBetween } from '@waymark/calendar';
import type { Stats } from '../rollup/stats';
import { lacking, nothingFound, pickWaves, type Finding, type Picked } from './finding';
import { atLeast, materialOf, type Material } from './material';
import type { Segment } from './segment';
import { pickYears } from './twelve-months';
import { differenceInWords, figureInWords, materialInWords } from './wording';

const amountOf = (stats: Stats): number | null =>
  stats.kind === 'stock' ? stats.stock : stats.kind === 'events' ? stats.events : null;

/** How far from the baseline counts as moved: a share of the baseline, or one unit where it was 0. */
function stepFrom(baseline: number, material: Material): number {
  if (material.kind === 'absolute') return material.amount;
  return baseline === 0 ? 1 : Math.abs(baseline) * (material.factor - 1);
}

/** A stock on a date (months of funding, hours a week): changed when the last two dates both lie beyond the material change. */
export const judgeStocks = (segment: Segment): Finding => judgeAmounts(segment, pickWaves(segment));

/** Things counted in a year: as stocks, year by year, so that a half-year is never compared with a year. */
export const judgeCountedThings = (segment: Segment): Finding => judgeAmounts(segment, pickYears(segment));

function judgeAmounts({ indicator }: Segment, picked: Picked): Finding {
  if ('lack' in picked) return lacking(picked);
  const { baseline, latest, previous } = picked;
  const found: Finding = {
    ...nothingFound,
    baseline: baseline.period,
    latest: latest.period,
    then: figureInWords(baseline.stats, indicator),
    now: figureInWords(latest.stats, indicator),
  };
  const [then, now] = [amountOf(baseline.stats), amountOf(latest.stats)];
  if (then === null || now === null) return { ...found, lack: 'the dates hold different kinds of figures' };
  const difference = { value: now - then, lower: null, upper: null };
  const measured = { ...found, difference, by: differenceInWords(difference, indicator, latest.stats) };
  if (monthsBetween(baseline.period.end, latest.period.end) < 12)
    return { ...measured, lack: 'less than a year between the first and the latest date' };
  const before = previous && amountOf(previous.stats);
  if (before === null) return { ...measured, lack: 'the date before the latest cannot be read' };
  const material = materialOf(indicator);
  if (!material) return { ...measured, lack: 'no change that matters was agreed' };
  const step = stepFrom(then, material);
  const side = Math.sign(now - then);
  const beyond = [before, now].every((value) => side !== 0 && atLeast((value - then) * side, step));
  if (beyond) return { ...measured, change: side > 0 ? 'up' : 'down', held: true };
  const agreed = then === 0 && material.kind === 'relative' ? 'one' : materialInWords(indicator);
  return {
    ...measured,
    change: 'none',
    fact: `the last two figures are not both beyond ${agreed} on the same side of the first`,
  };
}
