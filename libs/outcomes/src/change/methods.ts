import type { Indicator } from '@waymark/contract';
import type { Finding, JudgeContext } from './finding';
import { judgeAreaTrend } from './judge-area-trend';
import { judgeEventCounts } from './judge-event-counts';
import { judgeEventShare } from './judge-event-share';
import { judgeGap } from './judge-gap';
import { judgeLevels } from './judge-levels';
import { judgeListedThings } from './judge-listed-things';
import { judgeChangingLists, judgeProportions } from './judge-proportions';
import { judgeScores } from './judge-scores';
import { judgeCountedThings, judgeStocks } from './judge-stocks';
import { notJudged } from './not-judged';
import type { Segment } from './segment';

export interface VerdictMethod {
  /** Slug of its methods page. */
  readonly slug: string;
  readonly title: string;
  readonly applies: (indicator: Indicator) => boolean;
  readonly judge: (segment: Segment, context: JudgeContext) => Finding;
}

const adds =
  (aggregation: Indicator['aggregation'], counts?: Indicator['counts']) =>
  (it: Indicator): boolean =>
    it.aggregation === aggregation && (counts === undefined || it.counts === counts);

/** The table of docs/adr/0007, row by row: the first row that applies to an indicator judges it. */
export const verdictMethods: readonly VerdictMethod[] = [
  {
    slug: 'not-judged',
    title: 'Figures without a verdict',
    applies: ({ role, aggregation, measure_type }) =>
      role === 'effort' || aggregation === 'milestone' || measure_type === 'mean_per_observation',
    judge: notJudged,
  },
  {
    slug: 'area-trend',
    title: 'Five years of a published figure',
    applies: ({ setting }) => setting === 'local authority area',
    judge: judgeAreaTrend,
  },
  { slug: 'gap', title: 'A gap between two groups', applies: adds('computed'), judge: judgeGap },
  { slug: 'levels', title: 'Agreed levels', applies: adds('level'), judge: judgeLevels },
  {
    slug: 'levels',
    title: 'Agreed levels',
    applies: ({ measure_type }) => measure_type === 'mean_of_levels',
    judge: judgeLevels,
  },
  { slug: 'stocks', title: 'What there is on a date', applies: adds('stock_last'), judge: judgeStocks },
  {
    slug: 'stocks',
    title: 'What there is on a date',
    applies: adds('sum', 'things'),
    judge: judgeCountedThings,
  },
  { slug: 'event-counts', title: 'Counts of events', applies: adds('sum'), judge: judgeEventCounts },
  {
    slug: 'listed-things',
    title: 'A share of one fixed list',
    applies: (it) => adds('counts', 'things')(it) && it.fixed_list === true,
    judge: judgeListedThings,
  },
  {
    slug: 'changing-lists',
    title: 'A share of a list that changes',
    applies: adds('counts', 'things'),
    judge: judgeChangingLists,
  },
  {
    slug: 'event-shares',
    title: 'A share of events',
    applies: adds('counts', 'events'),
    judge: judgeEventShare,
  },
  {
    slug: 'proportions',
    title: 'A share of different people each time',
    applies: adds('counts'),
    judge: judgeProportions,
  },
  {
    slug: 'scores',
    title: 'An average score of different people',
    applies: adds('moments'),
    judge: judgeScores,
  },
];

/** Judged instead of the row above where people kept a code and answered twice. */
export const pairedMethod = { slug: 'paired', title: 'The same people twice' } as const;

/** The method that judges an indicator. Every aggregation has a row, so there always is one. */
export function methodFor(indicator: Indicator): VerdictMethod {
  const found = verdictMethods.find(({ applies }) => applies(indicator));
  if (!found) throw new RangeError(`No verdict method for the aggregation "${indicator.aggregation}".`);
  return found;
}
