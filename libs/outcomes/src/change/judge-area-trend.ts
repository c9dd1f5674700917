import { addMonths } from '@waymark/calendar';
import { recentTrendFingertips } from '@waymark/statistics';
import { estimate, type Estimate } from './estimate';
import { nothingFound, type Finding } from './finding';
import { isShown, type Segment } from './segment';
import { figureInWords } from './wording';

const years = 5;

/** Published yearly figures of an area: the recent trend of Fingertips over the last five years in a row. */
export function judgeAreaTrend({ indicator, waves, leftOut }: Segment): Finding {
  const figures = waves.filter(isShown);
  const lastFive = figures.slice(-years);
  const [first, last] = [lastFive[0], lastFive.at(-1)];
  if (!first || !last) return { ...nothingFound, lack: 'no figure published' };
  const found: Finding = {
    ...nothingFound,
    baseline: first.period,
    latest: last.period,
    then: figureInWords(first.stats, indicator),
    now: figureInWords(last.stats, indicator),
  };
  const inARow = lastFive.every(
    ({ period }, index) => period.start === addMonths(first.period.start, 12 * index),
  );
  if (lastFive.length < years || !inARow)
    return {
      ...found,
      lack: `fewer than five years in a row${leftOut.length > 0 ? ', with years missing' : ''}`,
    };
  const estimates = lastFive.map(({ stats }) => estimate(stats, indicator));
  const known = estimates.filter(
    (one): one is Estimate & { interval: NonNullable<Estimate['interval']> } =>
      one.state === 'shown' && one.interval !== null,
  );
  const trend = recentTrendFingertips({
    valueType: 'other',
    values: known.map(({ value }) => value),
    lower95: known.map(({ interval }) => interval.lower),
    upper95: known.map(({ interval }) => interval.upper),
    polarity: 'neutral',
  });
  if (trend.status !== 'ok') return { ...found, lack: trend.sentence };
  const change = { increasing: 'up', decreasing: 'down', no_significant_change: 'none' } as const;
  const words = {
    increasing: 'upward over five years, by a test at 99.8%',
    decreasing: 'downward over five years, by a test at 99.8%',
    no_significant_change:
      'no steady movement either way stands out in the five years, by a test at 99.8%; that is not to say that there was none',
  };
  return { ...found, change: change[trend.trend], fact: words[trend.trend] };
}
