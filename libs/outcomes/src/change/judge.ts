import type { Indicator, Verdict, VerdictWord } from '@waymark/contract';
import type { ReleasedSeries } from '../table/series';
import type { Finding } from './finding';
import { attritionLines, judgePaired, pairsNotReleased } from './judge-paired';
import { methodFor, pairedMethod } from './methods';
import type { Paired } from './paired-waves';
import { segmentOf } from './segment';
import { sentenceOf } from './sentence';
import { inWholePeriods } from './twelve-months';

export interface JudgeOptions {
  /** Start of the wave the plan names as its baseline. */
  readonly baselineStart?: string | null;
  /** The same people at two waves: judged by their pairs instead. */
  readonly paired?: Paired | null;
  /** p after correction for everything it was read with. */
  readonly adjustedP?: number | null;
  readonly adjusted?: Verdict['adjusted'];
  /** How many were read together. */
  readonly together?: number;
}

export interface Judged {
  readonly verdict: Verdict;
  /** For correcting several verdicts together; null where the method has no interval or could not be run. */
  readonly p: () => number | null;
}

/**
 * A series, as one reader may see it -> its verdict. The same code judges the team's true figures (`allShown`) and the
 * released ones, so that what is said outside never rests on a count that is not shown outside.
 */
export const judge = (series: ReleasedSeries, options: JudgeOptions = {}): Verdict =>
  judgeWithP(series, options).verdict;

export function judgeWithP(series: ReleasedSeries, options: JudgeOptions = {}): Judged {
  const { paired = null, adjusted = 'none' } = options;
  const context = { adjustedP: options.adjustedP ?? null, together: options.together ?? 1 };
  const segment = inWholePeriods(segmentOf(series, options.baselineStart ?? null));
  const method = methodFor(series.indicator);
  const finding = !paired
    ? method.judge(segment, context)
    : paired === 'not released'
      ? pairsNotReleased(segment)
      : judgePaired(series.indicator, paired, context);
  const { baseline, latest, difference, ratio, held, lack, cautions, p } = finding;
  return {
    p: p ?? noP,
    verdict: {
      kind: kindOf(finding, series.indicator),
      word: wordFor(finding, series.indicator),
      method: paired ? pairedMethod.slug : method.slug,
      baseline,
      latest,
      difference: difference && { ...difference },
      ratio: ratio && { ...ratio },
      held,
      reference: referenceOf(finding),
      sentence: sentenceOf(finding, series.indicator),
      lack,
      leftOut:
        paired && paired !== 'not released'
          ? [...segment.leftOut, ...cautions, ...attritionLines(paired.rollup, series.indicator)]
          : segment.leftOut.concat(cautions),
      adjusted: adjusted === 'none' || !p || p() === null ? 'none' : adjusted,
    },
  };
}

const noP = (): null => null;

function kindOf({ change }: Finding, { role }: Indicator): Verdict['kind'] {
  if (change === 'not judged') return 'not_judged';
  return role === 'context_only' ? 'context_only' : 'verdict';
}

/** Better and worse are for indicators with a good direction; everything else is only higher or lower. */
function wordFor({ change }: Finding, { role, direction }: Indicator): VerdictWord | null {
  if (change === 'not judged') return null;
  if (change === 'unknown') return 'cannot say';
  if (change === 'none') return 'no clear change';
  if (direction === 'none' || role === 'context_only') return change === 'up' ? 'higher' : 'lower';
  return (change === 'up') === (direction === 'higher') ? 'improving' : 'worsening';
}

function referenceOf({ change, baseline, latest, held }: Finding): string {
  if (!baseline || change === 'not judged' || baseline.start === latest?.start) return '';
  const since = `since ${baseline.label}`;
  return held === false ? `${since}, at the latest wave only` : since;
}
