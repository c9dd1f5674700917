import type { LabelledPeriod } from '@waymark/contract';
import type { Stats } from '../rollup/stats';
import { dayInWords } from '../table/period-label';
import { otherSeason } from './cautions';
import { isShown, type Segment, type Wave } from './segment';

/** In the unit of the row; limits null where the method gives none. */
export interface Comparison {
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** What a method found, before direction and role turn it into a word. */
export interface Finding {
  readonly change: 'up' | 'down' | 'none' | 'unknown' | 'not judged';
  readonly baseline: LabelledPeriod | null;
  readonly latest: LabelledPeriod | null;
  /** Said instead of the two figures, where a method has more to say than then and now. */
  readonly opening: string | null;
  /** The figures in words: "79 in 100 (71 asked)". */
  readonly then: string | null;
  readonly now: string | null;
  readonly difference: Comparison | null;
  readonly ratio: Comparison | null;
  /** The difference in words, with its interval. */
  readonly by: string | null;
  readonly held: boolean | null;
  /** One honest fact that ends the sentence. */
  readonly fact: string | null;
  /** Why it cannot be said, in few words. */
  readonly lack: string | null;
  /** What a statistician would add beside the sentence, each as a sentence. */
  readonly cautions: readonly string[];
  /**
   * Smallest alpha whose interval excludes no difference: worked out only where verdicts are read together, since it takes
   * more work than all the rest. Null where the method has no interval.
   */
  readonly p: (() => number | null) | null;
}

export const nothingFound: Finding = {
  change: 'unknown',
  baseline: null,
  latest: null,
  opening: null,
  then: null,
  now: null,
  difference: null,
  ratio: null,
  by: null,
  held: null,
  fact: null,
  lack: null,
  cautions: [],
  p: null,
};

export interface Point {
  readonly period: LabelledPeriod;
  readonly stats: Stats;
  /** What a sum is made of, where every part may be seen. */
  readonly parts?: readonly Point[];
}

/** Baseline, the wave before the latest, and the latest: all that a verdict looks at. */
export interface Waves {
  readonly baseline: Point;
  /** Null where it is withheld from this reader. It may be the baseline itself. */
  readonly previous: Point | null;
  readonly latest: Point;
  /** Where the baseline was in another season: the first wave that was in the season of the latest; else null. */
  readonly alike: Point | null;
}

/** Why no two waves can be compared, and which ends of the segment there are all the same. */
export interface Lacking {
  readonly lack: string;
  readonly ends?: { readonly baseline: LabelledPeriod; readonly latest: LabelledPeriod };
}
export type Picked = Waves | Lacking;

/** What is found where nothing can be compared. */
export const lacking = ({ lack, ends }: Lacking): Finding => ({ ...nothingFound, ...ends, lack });

export function pickWaves({ waves, since }: Segment): Picked {
  const [first] = waves;
  const latest = waves.at(-1);
  const previous = waves.at(-2);
  const where = since ? ` since the break of ${dayInWords(since.date)}` : '';
  if (!first || !latest) return { lack: `no wave${where || ' yet'}` };
  const ends = { baseline: first.period, latest: latest.period };
  if (!previous) return { lack: `one wave so far${where}; two are needed`, ends };
  const baseline = usable(first, 'first');
  if ('lack' in baseline) return { ...baseline, ends };
  const end = usable(latest, 'latest');
  if ('lack' in end) return { ...end, ends };
  const before = usable(previous, 'previous');
  return {
    baseline,
    latest: end,
    previous: 'lack' in before ? null : before,
    alike: otherSeason(baseline.period, end.period) ? firstAlike(waves, end) : null,
  };
}

function firstAlike(waves: Segment['waves'], latest: Point): Point | null {
  for (const wave of waves)
    if (!otherSeason(wave.period, latest.period))
      return wave.period !== latest.period && isShown(wave) ? wave : null;
  return null;
}

function usable(wave: Wave, which: string): Point | { lack: string } {
  if (!isShown(wave)) return { lack: `the ${which} wave (${wave.period.label}) is withheld` };
  if (wave.stats.kind === 'reported')
    return { lack: `the ${which} wave (${wave.period.label}) was reported without the numbers behind it` };
  return wave;
}

/** Everything a judge may take into account beside the figures. */
export interface JudgeContext {
  /** p after allowing for the other indicators it was read with; null leaves the 95% interval to decide. */
  readonly adjustedP: number | null;
  /** How many were read together. */
  readonly together: number;
}
