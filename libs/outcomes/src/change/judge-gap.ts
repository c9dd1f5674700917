import type { Stats } from '../rollup/stats';
import { judgeByInterval, type IntervalMethod } from './by-interval';
import { pickWaves, type Finding, type JudgeContext } from './finding';
import { gapInterval, gapOf, type Gap } from './gap';
import type { Segment } from './segment';

const smaller = ({ ahead, behind }: Gap): number => Math.min(ahead.denominator, behind.denominator);

const gaps: IntervalMethod<Gap> = {
  reads: (stats: Stats): stats is Gap => stats.kind === 'gap',
  value: (stats) => gapOf(stats) ?? 0,
  lack: (stats, label) =>
    smaller(stats) >= 30 ? null : `${smaller(stats)} asked in the smaller group in ${label}: 30 are needed`,
  pictureOnly: (stats) => smaller(stats) < 10,
  interval: (latest, baseline, confidence) => {
    const [now, then] = [gapInterval(latest, confidence), gapInterval(baseline, confidence)];
    const [gapNow, gapThen] = [gapOf(latest), gapOf(baseline)];
    if (!now || !then || gapNow === null || gapThen === null) return { lack: 'group sizes missing' };
    // Newcombe for each gap; the distances to their limits are squared and added, as variances are.
    const value = gapNow - gapThen;
    return [
      value - Math.hypot(gapNow - now[0], then[1] - gapThen),
      value + Math.hypot(now[1] - gapNow, gapThen - then[0]),
    ];
  },
};

/** How far one group lies behind another, then and now: full from 30 people in all four. */
export const judgeGap = (segment: Segment, context: JudgeContext): Finding =>
  judgeByInterval(segment.indicator, pickWaves(segment), gaps, context);
