import type { Verdict } from '@waymark/contract';
import { multiplicity } from '@waymark/statistics';
import type { ReleasedSeries } from '../table/series';
import { judgeWithP, type JudgeOptions, type Judged } from './judge';

export interface Line {
  readonly series: ReleasedSeries;
  readonly options?: Pick<JudgeOptions, 'baselineStart' | 'paired'>;
}

/** Which verdicts are read together, and how that is allowed for. */
export type Together =
  /** The headline indicators a plan named in advance; an empty list means that none was named. */
  | { readonly kind: 'named'; readonly codes: readonly string[] }
  /** A wall: one indicator over many places, or many over one. */
  | { readonly kind: 'wall' };

export interface JudgedTogether {
  readonly verdicts: readonly Verdict[];
  /** One sentence for the page: what was corrected and what was not. */
  readonly sentence: string;
}

/**
 * Many verdicts on one page: how many would stand out by luck? Holm over the headline indicators named in advance;
 * Benjamini-Hochberg over a wall; where none was named each stands alone, and the page says so.
 */
export function judgeTogether(lines: readonly Line[], together: Together): JudgedTogether {
  const alone = lines.map(({ series, options }) => judgeWithP(series, options));
  const taking = lines.map(
    ({ series }) => together.kind === 'wall' || together.codes.includes(series.indicator.code),
  );
  const pValues = alone.map(({ p }, index) => (taking[index] ? p() : null));
  const found = multiplicity({ pValues });
  const sentence = sentenceFor(together, alone, taking, pValues);
  if (found.status !== 'ok') return { verdicts: alone.map(({ verdict }) => verdict), sentence };
  const adjusted = together.kind === 'wall' ? found.benjaminiHochberg : found.holm;
  const verdicts = lines.map(({ series, options }, index) => {
    const adjustedP = adjusted[index] ?? null;
    if (adjustedP === null) return (alone[index] as Judged).verdict;
    return judgeWithP(series, {
      ...options,
      adjustedP,
      adjusted: together.kind === 'wall' ? 'benjamini_hochberg' : 'holm',
      together: found.m,
    }).verdict;
  });
  return { verdicts, sentence };
}

function sentenceFor(
  together: Together,
  alone: readonly Judged[],
  taking: readonly boolean[],
  pValues: readonly (number | null)[],
): string {
  const taken = alone.filter(({ verdict }, index) => taking[index] && verdict.kind !== 'not_judged');
  const run = pValues.filter((p) => p !== null).length;
  const notRun =
    taken.length > run ? ` ${taken.length - run} more rest on no interval, or could not be tested yet.` : '';
  if (together.kind === 'wall')
    return run === 0
      ? 'None of these could be tested yet.'
      : `${run} ${run === 1 ? 'test was' : 'tests were'} read together and corrected for that (Benjamini-Hochberg).${notRun}`;
  if (together.codes.length === 0)
    return 'No headline indicators were named for this plan in advance: each verdict stands alone, and none is corrected for how many were read. Of every 20 in which nothing changed, about one is called changed.';
  return `The headline indicators named in advance (${together.codes.join(', ')}) were read together: ${run} ${
    run === 1 ? 'test' : 'tests'
  }, corrected for that (Holm).${notRun} Other verdicts stand alone.`;
}
