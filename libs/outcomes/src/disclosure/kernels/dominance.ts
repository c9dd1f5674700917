import { refuse, type Refusal } from './refusal';

export interface DominanceOptions {
  /** The second largest may not be able to estimate the largest within so many per cent. */
  readonly p: number;
  /** The largest `n` may not make up more than `k` per cent. */
  readonly n: number;
  readonly k: number;
  readonly minContributors: number;
}
export interface Dominance {
  readonly status: 'ok';
  readonly nContributors: number;
  readonly total: number;
  readonly largestShare: number;
  readonly remainderOverLargest: number;
  readonly safe: boolean;
  readonly reasons: readonly ('too_few_contributors' | 'p_percent' | 'n_k_dominance')[];
}

/**
 * Does a total pooled over organisations or sites give one of them away? Zeros are no contributors.
 *
 * Units: any amount, zero or more (hours, sessions, money). Refuses negative or broken amounts, and no amount at all.
 * Source: Eurostat handbook on statistical disclosure control, 4.2 (p per cent and (n,k) rules). Oracle:
 * oracle/sdc_dominance.json. Plain: five like amounts are safe. Odd: of two organisations each knows the other.
 */
export function dominance(contributions: readonly number[], options: DominanceOptions): Dominance | Refusal {
  if (!contributions.every((amount) => Number.isFinite(amount) && amount >= 0))
    return refuse('invalid_input', 'Amounts are numbers, zero or more.');
  const amounts = contributions.filter((amount) => amount > 0).sort((a, b) => b - a);
  const [largest = 0] = amounts;
  if (largest === 0) return refuse('no_data', 'Nobody contributed anything.');
  const sum = (list: readonly number[]): number => list.reduce((total, amount) => total + amount, 0);
  const total = sum(amounts);
  // Two contributors leave nothing over; summing the rest keeps that an exact zero.
  const remainder = sum(amounts.slice(2));
  const reasons: Dominance['reasons'][number][] = [];
  if (amounts.length < options.minContributors) reasons.push('too_few_contributors');
  if (100 * remainder < options.p * largest) reasons.push('p_percent');
  if (100 * sum(amounts.slice(0, options.n)) > options.k * total) reasons.push('n_k_dominance');
  return {
    status: 'ok',
    nContributors: amounts.length,
    total,
    largestShare: largest / total,
    remainderOverLargest: remainder / largest,
    safe: reasons.length === 0,
    reasons,
  };
}
