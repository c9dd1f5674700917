import { type Maybe, refuseUnlessConfidence, refuseUnlessNumbers } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';
import { sum } from '../summaries';
import { byarLimits } from './rate-byar';

export interface DsrInput {
  /** One entry an age band. */
  readonly counts: readonly Maybe[];
  readonly populations: readonly Maybe[];
  /** The standard population's size in each band. */
  readonly standardWeights: readonly Maybe[];
  readonly per?: number;
  readonly confidence?: number;
}

export interface DsrResult {
  readonly totalCount: number;
  readonly totalPopulation: number;
  readonly rate: number;
  readonly variance: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * How would two places compare if their ages were alike? Directly standardised rate with Dobson's interval.
 *
 * Formula: rate = Σ w x/n / Σ w; var = Σ w² x/n² / (Σ w)²; limits = rate + √(var/O) (Byar's limits of O − O), O = Σ x.
 * Only for places with age bands, never for a charity's own small caseload.
 * Refuses fewer than 10 events, a band without people, missing or negative figures.
 * Reference: Dobson et al (1991) Stat Med 10:457-462; OHID Technical Briefing 3. Oracle: dsr.
 * Example: PHE's test area: 10,430 per 100,000 (9,718 to 11,179). Odd example: nine events are refused.
 */
export function dsr(input: DsrInput): Outcome<DsrResult, { readonly totalCount?: number }> {
  const { counts, populations, standardWeights, per = 100_000, confidence = 0.95 } = input;
  const bad = refuseUnlessConfidence(confidence) ?? refuseUnlessNumbers({ per });
  if (bad) return bad;
  const bands = counts.length;
  if (populations.length !== bands || standardWeights.length !== bands) {
    return refuse('invalid_input', 'Each age band needs a count, a population and a weight.');
  }
  if (bands === 0) return refuse('no_data', 'At least one age band is needed.');
  for (let i = 0; i < bands; i++) {
    const [count, population, weight] = [counts[i], populations[i], standardWeights[i]];
    const wrong = refuseUnlessNumbers({ count, population, weight });
    if (wrong) return wrong;
    if ((count as number) < 0 || (population as number) < 0 || (weight as number) < 0) {
      return refuse('invalid_input', 'Counts, populations and weights cannot be negative.');
    }
  }
  const [x, n, w] = [counts, populations, standardWeights] as [number[], number[], number[]];
  const weightSum = sum(w);
  if (n.some((population) => population === 0) || weightSum === 0) {
    return refuse('zero_denominator', 'An age band has nobody in it; merge it with its neighbour.');
  }
  const totalCount = sum(x);
  if (totalCount < 10) {
    return refuse('fewer_than_10_events', 'A standardised rate needs at least ten events.', { totalCount });
  }
  const share = (i: number): number => (w[i] as number) / weightSum;
  const rate = sum(x.map((count, i) => (share(i) * count) / (n[i] as number)));
  const variance = sum(x.map((count, i) => count * (share(i) / (n[i] as number)) ** 2));
  const limits = byarLimits(totalCount, confidence);
  const stretch = Math.sqrt(variance / totalCount);
  return answer({
    totalCount,
    totalPopulation: sum(n),
    rate: rate * per,
    variance: variance * per * per,
    lower: Math.max(0, (rate + stretch * (limits.lower - totalCount)) * per),
    upper: (rate + stretch * (limits.upper - totalCount)) * per,
  });
}
