import { isCount, roundTo } from '../rounding';
import { refuse, type Refusal } from './refusal';

export type RoundingRule = 'hes' | 'ten_five' | 'fewer_than_5';
export interface RoundedCell {
  readonly display: string;
  /** Null where the count is hidden. */
  readonly value: number | null;
}

/** Counts from 1 up to `hideTo` are hidden behind a sign. */
const rules: Readonly<Record<RoundingRule, { readonly hideTo: number; readonly sign: string }>> = {
  hes: { hideTo: 7, sign: '*' },
  ten_five: { hideTo: 9, sign: '<10' },
  fewer_than_5: { hideTo: 4, sign: 'fewer than 5' },
};

/**
 * Counts by a publisher's rounding rule: true zero shown, small counts behind a sign, the rest to the nearest 5. A
 * kernel for reading other people's tables: Waymark's own rule lets zero look like small, and audits on top.
 *
 * Units: whole counts. Refuses anything else and unknown rules. Sources: NHS England (HES), ONS ten-five rule, Ofqual.
 * Oracle: oracle/sdc_rounding.json. Plain: 23 becomes 25. Odd: 43 of 45 becomes 45 of 45, which is 100 per cent.
 */
export function roundCounts(
  counts: readonly number[],
  rule: RoundingRule,
): { readonly status: 'ok'; readonly cells: readonly RoundedCell[] } | Refusal {
  const { hideTo, sign } = rules[rule] ?? { hideTo: -1, sign: '' };
  if (hideTo < 0) return refuse('invalid_input', 'The rounding rule is hes, ten_five or fewer_than_5.');
  if (!counts.every(isCount)) return refuse('invalid_input', 'Counts are whole numbers, zero or more.');
  const cells = counts.map((count): RoundedCell => {
    if (count > 0 && count <= hideTo) return { display: sign, value: null };
    const value = roundTo(count, 5);
    return { display: String(value), value };
  });
  return { status: 'ok', cells };
}

/** Percentage (0 to 100) of two rounded counts; null where either is hidden or the base is zero. */
export function roundedPercentage(
  numerator: number,
  denominator: number,
  rule: RoundingRule,
): { readonly status: 'ok'; readonly percentage: number | null } | Refusal {
  if (numerator > denominator)
    return refuse('invalid_input', 'The numerator is larger than the denominator.');
  const rounded = roundCounts([numerator, denominator], rule);
  if (rounded.status !== 'ok') return rounded;
  const [x, n] = rounded.cells.map(({ value }) => value);
  if (x === null || x === undefined || !n) return { status: 'ok', percentage: null };
  return { status: 'ok', percentage: (100 * x) / n };
}
