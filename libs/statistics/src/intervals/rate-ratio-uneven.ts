import { chiSquareUpper } from '../distributions/chi-square';
import { tFor, tTwoSidedP } from '../distributions/student-t';
import { type Maybe, isCount, refuseUnlessConfidence, refuseUnlessNumbers } from '../input-checks';
import { type Outcome, answer, refuse } from '../outcome';

/** The same part of two years, such as April of each. Exposures are people or days, above 0. */
export interface RatioPart {
  readonly count1: Maybe;
  readonly exposure1: Maybe;
  readonly count2: Maybe;
  readonly exposure2: Maybe;
}

export interface RateRatioUnevenInput {
  readonly parts: readonly RatioPart[];
  readonly confidence?: number;
}

/** First rate divided by second, with an interval that allows for parts that differ by more than chance. */
export interface RateRatioUnevenResult {
  readonly rateRatio: number;
  readonly lower: number;
  readonly upper: number;
  readonly pValue: number;
  /** Spread of the parts around one ratio, 1 where it is that of chance. */
  readonly dispersion: number;
  readonly df: number;
  /** Chance of at least so much spread where events happen apart from each other. */
  readonly pEven: number;
}

/** Fewer parts with events than this say nothing about their spread. */
const leastParts = 4;

/**
 * Do the months of two years tell one ratio, or do a few months with many events make it?
 *
 * Formula: given the events of a month in both years together, those of the first are binomial with share RR·e1/(RR·e1 + e2)
 * under one ratio RR for all months; X² is Pearson's over the months, df their number less one, the dispersion X²/df.
 * Interval: log RR ± t(df) √(max(1, dispersion)·(1/x1 + 1/x2)). A season common to both years cancels.
 * Assumes what makes months differ to strike them apart: a whole year that is unlike others is not seen.
 * Refuses counts that are not whole, exposures of 0, fewer than 4 parts with events, and no events in one of the years.
 * Reference: Breslow NE (1984) Applied Statistics 33:38-44; McCullagh & Nelder (1989) Generalized Linear Models, 4.5.
 * Example: four quarters 10, 20, 10, 20 against 20, 10, 20, 10: dispersion 4.4, and an interval more than three times as wide.
 * Odd example: one month with all the events is refused: a spread needs four.
 */
export function rateRatioUneven(input: RateRatioUnevenInput): Outcome<RateRatioUnevenResult> {
  const { parts, confidence = 0.95 } = input;
  const bad = refuseUnlessConfidence(confidence);
  if (bad) return bad;
  const known: Known[] = [];
  for (const { count1, exposure1, count2, exposure2 } of parts) {
    const missing = refuseUnlessNumbers({ count1, exposure1, count2, exposure2 });
    if (missing) return missing;
    const [x1, e1, x2, e2] = [count1, exposure1, count2, exposure2] as [number, number, number, number];
    if (!isCount(x1) || !isCount(x2) || e1 < 0 || e2 < 0)
      return refuse('invalid_input', 'Counts must be whole numbers, 0 or more, and exposures above 0.');
    if (e1 === 0 || e2 === 0)
      return refuse('zero_denominator', 'Each part needs a population or a time to divide by.');
    known.push({ x1, e1, x2, e2 });
  }
  const sum = (of: (part: Known) => number): number => known.reduce((total, part) => total + of(part), 0);
  const [x1, x2] = [sum((part) => part.x1), sum((part) => part.x2)];
  if (x1 === 0 || x2 === 0)
    return refuse('no_events', 'A ratio with an interval of this kind needs events in both years.');
  const told = known.filter((part) => part.x1 + part.x2 > 0);
  if (told.length < leastParts)
    return refuse('too_few_observations', `The spread needs at least ${leastParts} parts with events.`);
  const rateRatio = (x1 / x2) * (sum(({ e2 }) => e2) / sum(({ e1 }) => e1));
  const spread = told.reduce((total, part) => {
    const n = part.x1 + part.x2;
    const first = rateRatio * part.e1;
    const share = first / (first + part.e2);
    const rest = part.e2 / (first + part.e2);
    return total + (part.x1 - n * share) ** 2 / (n * share * rest);
  }, 0);
  const df = told.length - 1;
  const dispersion = spread / df;
  const error = Math.sqrt(Math.max(1, dispersion) * (1 / x1 + 1 / x2));
  const reach = tFor(confidence, df) * error;
  return answer({
    rateRatio,
    lower: rateRatio * Math.exp(-reach),
    upper: rateRatio * Math.exp(reach),
    pValue: tTwoSidedP(Math.log(rateRatio) / error, df),
    dispersion,
    df,
    pEven: chiSquareUpper(spread, df),
  });
}

interface Known {
  readonly x1: number;
  readonly e1: number;
  readonly x2: number;
  readonly e2: number;
}
