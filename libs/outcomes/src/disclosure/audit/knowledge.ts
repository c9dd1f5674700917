import type { DisclosurePolicy } from '@waymark/contract';
import { thresholdsOf } from '../cell-rules';
import { countsRoundedFrom } from '../rounding';
import type { Surroundings } from './neighbourhood';
import type { LinkedCell } from './linked-cell';
import { boundless, System } from './system';

/** The whole numbers behind a cell: yes (or events, or people asked), the rest, and both together. */
export interface Variables {
  readonly x: number;
  readonly c: number | null;
  readonly n: number | null;
}

export interface Knowledge {
  readonly system: System;
  readonly truth: readonly number[];
  readonly variables: ReadonlyMap<string, Variables>;
}

/** How many were asked, by figure. */
export type Bases = ReadonlyMap<string, number> | null;

/**
 * What someone knows who has read everything published, knows the policy, and even knows which rule withheld each cell
 * (the worst case: the outside view does not say). One variable a count; what is shown becomes the range it was
 * rounded from, what is withheld the range its rule leaves. Where the number of people asked is `held`, there are
 * fewer worlds, but a percentage of a known base is a range of whole numbers.
 */
export function knowledgeOf(
  { figures, links, bases, fixed }: Surroundings,
  policy: DisclosurePolicy,
  held: Bases = null,
): Knowledge {
  const system = new System();
  const truth: number[] = [];
  const variables = new Map<string, Variables>();
  const add = (value: number, stays: boolean): number => {
    truth.push(value);
    return stays ? system.variable(value, value) : system.variable();
  };
  for (const { id, members } of figures) {
    const [cell] = members;
    if (!cell) continue;
    const counted = cell.rule === 'sample' || cell.rule === 'share';
    const stays = fixed.has(id);
    const x = add(cell.truth.x, stays);
    const c = counted ? add(cell.truth.c, stays) : null;
    const n = counted ? add(cell.truth.x + cell.truth.c, stays) : null;
    const base = cell.rule === 'sample' ? held?.get(id) : undefined;
    if (n !== null && base !== undefined) system.between(n, base, base);
    variables.set(id, { x, c, n });
    if (stays) continue;
    if (c !== null && n !== null) system.add(n, [x, c], true);
    for (const member of members) tell(system, { x, c, n }, member, policy);
  }
  for (const { whole, parts, complete } of links)
    for (const amount of ['x', 'c', 'n'] as const) {
      const total = variables.get(whole)?.[amount] ?? null;
      const added = parts.map((part) => variables.get(part)?.[amount] ?? null);
      if (total !== null && added.every((part) => part !== null)) system.add(total, added, complete);
    }
  for (const group of bases) {
    const asked = group.map((key) => variables.get(key)).map((of) => of?.n ?? of?.x ?? -1);
    for (const base of asked.slice(1)) if (asked[0] !== undefined) system.add(base, [asked[0]], true);
  }
  return { system, truth, variables };
}

function tell(system: System, { x, c, n }: Variables, cell: LinkedCell, policy: DisclosurePolicy): void {
  const between = (variable: number | null, lower: number, upper = boundless): void => {
    if (variable !== null) system.between(variable, lower, upper);
  };
  const { decision, rule, earlier } = cell;
  for (const [variable, printed] of [
    [x, earlier?.x],
    [c, earlier?.c],
    [n, earlier?.n],
  ] as const)
    if (printed) between(variable, printed.lower, printed.upper);
  if (!decision) return;
  const limits = limitsOf(cell, policy);
  if (decision.state === 'withheld') {
    const { cause } = decision;
    if (cause === 'small base' && rule !== 'events') between(n ?? x, 0, limits.base - 1);
    // Zero or all is a small count on one side or the other; the worst case knows which.
    const low = cause === 'small count' || (cause === 'zero or all' && cell.truth.x === 0);
    const high = cause === 'small complement' || (cause === 'zero or all' && !low);
    if (low) between(x, 0, limits.count - 1);
    if (high) between(c, 0, limits.complement - 1);
    // The rules are asked in turn: a small count means that the base was large enough.
    if ((low || high) && limits.baseFirst) between(n, limits.base);
    if (high && c !== null && cause !== 'zero or all') between(x, limits.count);
    return;
  }
  const { stats } = decision;
  const rounded = (variable: number | null, value: number, step: number): void => {
    const { lower, upper } = countsRoundedFrom(value, step);
    between(variable, lower, upper);
  };
  const { base_rounding, percent_step } = policy.people_sample;
  if (rule === 'score' && stats.kind === 'moments') {
    rounded(x, stats.n, base_rounding);
    between(x, limits.base);
    return;
  }
  between(x, limits.count);
  between(c, limits.complement);
  between(n, limits.base);
  if (stats.kind === 'events') rounded(x, stats.events, policy.events.rounding);
  if (stats.kind === 'stock') rounded(x, stats.stock, policy.events.rounding);
  if (stats.kind !== 'counts' || n === null) return;
  if (rule === 'share') {
    rounded(x, stats.numerator, policy.events.rounding);
    rounded(n, stats.denominator, policy.events.rounding);
    return;
  }
  rounded(n, stats.denominator, base_rounding);
  const percent = Math.round((100 * stats.numerator) / stats.denominator / percent_step) * percent_step;
  // percent - step/2 <= 100 x / n < percent + step/2, in whole numbers.
  const against = (edge: number) => [
    { variable: x, coefficient: 200 },
    { variable: n, coefficient: -edge },
  ];
  system.constrain(against(2 * percent - percent_step), 0, Infinity);
  system.constrain(against(2 * percent + percent_step), -Infinity, -1);
}

/** Smallest base, count and complement at which the cell's own rule shows it. */
export function limitsOf(
  { indicator, rule }: LinkedCell,
  policy: DisclosurePolicy,
): { base: number; count: number; complement: number; baseFirst: boolean } {
  const { minBase, minCount, minComplement } = thresholdsOf(indicator, policy);
  if (rule === 'sample' || rule === 'score')
    return { base: minBase, count: minCount, complement: minComplement, baseFirst: true };
  const { withheld_to, complement_withheld_to, min_rounded_base, rounding } = policy.events;
  const rounds = countsRoundedFrom(min_rounded_base, rounding).lower;
  return {
    base: rule === 'share' && indicator.counts === 'people' ? Math.max(minBase, rounds) : rounds,
    count: withheld_to + 1,
    complement: complement_withheld_to + 1,
    baseFirst: false,
  };
}
