import type { DisclosurePolicy } from '@waymark/contract';
import { thresholdsOf, type Decision } from '../cell-rules';
import type { LinkedCell, Printed } from '../audit/linked-cell';
import { countsRoundedFrom } from '../rounding';

interface Span {
  readonly lower: number;
  readonly upper: number;
}
const meet = (a: Span, b: Span): Span => ({
  lower: Math.max(a.lower, b.lower),
  upper: Math.min(a.upper, b.upper),
});
const atLeast = (lower: number): Span => ({ lower, upper: Number.MAX_SAFE_INTEGER });

/** Whole numbers a reader can narrow each count behind a shown cell to, knowing the policy; null where it is not shown. */
export function printedOf(
  { indicator, rule }: Pick<LinkedCell, 'indicator' | 'rule'>,
  decision: Decision,
  policy: DisclosurePolicy,
): Printed | null {
  if (decision.state !== 'shown') return null;
  const { stats } = decision;
  const { people_sample, events } = policy;
  const { minBase, minCount, minComplement } = thresholdsOf(indicator, policy);
  const small = atLeast(events.withheld_to + 1);
  if (rule === 'score' && stats.kind === 'moments')
    return { x: meet(countsRoundedFrom(stats.n, people_sample.base_rounding), atLeast(minBase)) };
  if (stats.kind === 'events') return { x: meet(countsRoundedFrom(stats.events, events.rounding), small) };
  if (stats.kind === 'stock') return { x: meet(countsRoundedFrom(stats.stock, events.rounding), small) };
  if (stats.kind !== 'counts') return null;
  if (rule === 'share') {
    const x = meet(countsRoundedFrom(stats.numerator, events.rounding), small);
    const n = countsRoundedFrom(stats.denominator, events.rounding);
    const c = meet(
      { lower: n.lower - x.upper, upper: n.upper - x.lower },
      atLeast(events.complement_withheld_to + 1),
    );
    return { x, c, n };
  }
  const n = meet(countsRoundedFrom(stats.denominator, people_sample.base_rounding), atLeast(minBase));
  const step = people_sample.percent_step;
  const percent = Math.round((100 * stats.numerator) / stats.denominator / step) * step;
  const [low, high] = [(percent - step / 2) / 100, (percent + step / 2) / 100];
  // The whole numbers that fit, base by base: narrower than multiplying ends.
  const fits: Span[] = [];
  for (let base = n.lower; base <= n.upper; base += 1) {
    const x = meet(
      { lower: Math.ceil(low * base - 1e-9), upper: Math.ceil(high * base - 1e-9) - 1 },
      { lower: minCount, upper: base - minComplement },
    );
    if (x.lower <= x.upper) fits.push(x, { lower: base - x.upper, upper: base - x.lower });
  }
  const xs = fits.filter((_, index) => index % 2 === 0);
  const cs = fits.filter((_, index) => index % 2 === 1);
  if (xs.length === 0) return { n };
  return { x: around(xs), c: around(cs), n };
}

const around = (spans: readonly Span[]): Span => ({
  lower: Math.min(...spans.map(({ lower }) => lower)),
  upper: Math.max(...spans.map(({ upper }) => upper)),
});
