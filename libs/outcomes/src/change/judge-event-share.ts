import { judgeByInterval, type IntervalMethod } from './by-interval';
import type { Finding, JudgeContext } from './finding';
import { isCounts, newcombe, shareOf, type Counts } from './judge-proportions';
import type { Segment } from './segment';
import { pickYears } from './twelve-months';

export const leastEvents = 10;

const events: IntervalMethod<Counts> = {
  reads: isCounts,
  value: shareOf,
  lack: ({ numerator }, label) =>
    numerator >= leastEvents ? null : `${numerator} in ${label}: ${leastEvents} are needed`,
  pictureOnly: ({ denominator }) => denominator < 10,
  interval: newcombe,
};

/** A share of events: Newcombe, the latest twelve months against the first twelve, from 10 in each numerator. */
export const judgeEventShare = (segment: Segment, context: JudgeContext): Finding =>
  judgeByInterval(segment.indicator, pickYears(segment), events, context);
