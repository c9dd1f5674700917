import { meanDifferenceWelchFromMoments } from '@waymark/statistics';
import type { Stats } from '../rollup/stats';
import { judgeByInterval, type IntervalMethod } from './by-interval';
import { gateFor } from './estimate';
import { pickWaves, type Finding, type JudgeContext } from './finding';
import type { Segment } from './segment';

type Moments = Extract<Stats, { kind: 'moments' }>;

const scores: IntervalMethod<Moments> = {
  reads: (stats): stats is Moments => stats.kind === 'moments',
  value: ({ mean }) => mean,
  lack: ({ n, m2 }, label) =>
    gateFor('mean', { n }) !== 'full'
      ? `${n} asked in ${label}: 30 are needed`
      : m2 === null
        ? `spread not supplied in ${label}`
        : null,
  pictureOnly: ({ n }) => ['nothing', 'picture_only'].includes(gateFor('mean', { n })),
  interval: (latest, baseline, confidence) => {
    if (latest.m2 === null || baseline.m2 === null) return { lack: 'spread not supplied' };
    const found = meanDifferenceWelchFromMoments({
      moments1: { n: latest.n, mean: latest.mean, m2: latest.m2 },
      moments2: { n: baseline.n, mean: baseline.mean, m2: baseline.m2 },
      confidence,
    });
    return found.status === 'ok' ? [found.lower, found.upper] : { lack: found.sentence };
  },
};

/** Average scores of different people at each wave: Welch, full from 30 people in both. */
export const judgeScores = (segment: Segment, context: JudgeContext): Finding =>
  judgeByInterval(segment.indicator, pickWaves(segment), scores, context);
