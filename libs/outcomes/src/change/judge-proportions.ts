import type { Indicator } from '@waymark/contract';
import { proportionDifferenceIndependent } from '@waymark/statistics';
import type { Stats } from '../rollup/stats';
import { judgeByInterval, type IntervalMethod } from './by-interval';
import { gateFor, leastThings } from './estimate';
import { pickWaves, type Finding, type JudgeContext } from './finding';
import type { Segment } from './segment';

export type Counts = Extract<Stats, { kind: 'counts' }>;
export const isCounts = (stats: Stats): stats is Counts => stats.kind === 'counts';
export const shareOf = ({ numerator, denominator }: Counts): number => numerator / denominator;

/** Newcombe's interval of the latest share minus the first. */
export function newcombe(
  latest: Counts,
  baseline: Counts,
  confidence: number,
): [number, number] | { lack: string } {
  const found = proportionDifferenceIndependent({
    numerator1: latest.numerator,
    denominator1: latest.denominator,
    numerator2: baseline.numerator,
    denominator2: baseline.denominator,
    confidence,
  });
  return found.status === 'ok' ? [found.lower, found.upper] : { lack: found.sentence };
}

const people = (indicator: Indicator): IntervalMethod<Counts> => ({
  reads: isCounts,
  value: shareOf,
  lack: ({ denominator }, label) =>
    gateFor('proportion', { n: denominator }) === 'full'
      ? null
      : `${denominator} ${indicator.population === 'known' ? 'on record' : 'asked'} in ${label}: 30 are needed`,
  pictureOnly: ({ denominator }) =>
    ['nothing', 'picture_only'].includes(gateFor('proportion', { n: denominator })),
  interval: newcombe,
});

const listedThings: IntervalMethod<Counts> = {
  reads: isCounts,
  value: shareOf,
  lack: ({ denominator }, label) =>
    denominator >= leastThings ? null : `${denominator} counted in ${label}: ${leastThings} are needed`,
  pictureOnly: ({ denominator }) => denominator < leastThings,
  interval: newcombe,
};

/** A share of different people at each wave: Newcombe, full from 30 people in both. */
export const judgeProportions = (segment: Segment, context: JudgeContext): Finding =>
  judgeByInterval(segment.indicator, pickWaves(segment), people(segment.indicator), context);

/** A share of things on a list that changes (actions, meetings): Newcombe, full from 10 in both. */
export const judgeChangingLists = (segment: Segment, context: JudgeContext): Finding =>
  judgeByInterval(segment.indicator, pickWaves(segment), listedThings, context);
