import type { FundingBand } from '@waymark/contract';
import { daysOf, type TimeScale } from '../model/time';

/** A stretch of the axis with `depth` grants running, as fractions of the axis. */
export interface FundingSpan {
  readonly from: number;
  readonly to: number;
  readonly depth: 0 | 1 | 2;
  readonly labels: readonly string[];
}

/**
 * The axis cut wherever a grant begins or ends. Depth 2 stands for two or more at once.
 * Depth 0 between the first and the last grant is a gap; before and after it is merely unfunded time.
 */
export function fundingSpans(time: TimeScale, grants: readonly FundingBand[]): FundingSpan[] {
  const runs = grants.map((grant) => ({ ...daysOf(grant), label: grant.label }));
  const edges = [time.from, time.to, ...runs.flatMap((run) => [run.from, run.to])]
    .filter((day) => day >= time.from && day <= time.to)
    .sort((a, b) => a - b);
  const cuts = [...new Set(edges)];
  return cuts.slice(1).map((to, i) => {
    const from = cuts[i] ?? time.from;
    const labels = runs.filter((run) => run.from < to && run.to > from).map((run) => run.label);
    const depth = Math.min(2, labels.length) as 0 | 1 | 2;
    return { from: time.fraction(from), to: time.fraction(to), depth, labels };
  });
}

/** The stretches between two grants in which none ran. */
export function fundingGaps(spans: readonly FundingSpan[]): FundingSpan[] {
  const first = spans.findIndex((span) => span.depth > 0);
  const last = spans.findLastIndex((span) => span.depth > 0);
  return spans.filter((span, i) => span.depth === 0 && i > first && i < last);
}
