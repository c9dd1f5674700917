import { addMonths } from '@waymark/calendar';
import type { IsoDate, RetentionKind } from '@waymark/contract';
import type { ScheduledRule } from './lists';

/** A term that an organisation decided for one kind, instead of the one that ships. */
export interface OwnTerm {
  readonly kind: string;
  readonly months: number;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
}

/** The months that hold for a kind: the organisation's last decision, else the schedule's; null where it is kept. */
export function monthsFor(
  rules: readonly ScheduledRule[],
  own: readonly OwnTerm[],
  kind: RetentionKind,
): number | null {
  const rule = rules.find((one) => one.kind === kind);
  if (!rule || rule.months === null) return null;
  return termOf(own, kind)?.months ?? rule.months;
}

/** The last decision on a kind. */
export function termOf(own: readonly OwnTerm[], kind: RetentionKind): OwnTerm | null {
  return (
    own.filter((one) => one.kind === kind).sort((a, b) => b.decidedAt.localeCompare(a.decidedAt))[0] ?? null
  );
}

/** The last day a record is kept; null where its clock has not started or it is kept for good. */
export function retainUntil(from: IsoDate | null, months: number | null): IsoDate | null {
  return from === null || months === null ? null : addMonths(from, months);
}

/** Due from the day after the last day it is kept. */
export function isDue(until: IsoDate | null, asOf: IsoDate): boolean {
  return until !== null && until < asOf;
}
