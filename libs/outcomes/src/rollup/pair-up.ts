import type { Indicator } from '@waymark/contract';
import { labelled } from '../table/period-label';
import type { PairedRollup } from './paired';
import type { Stats, Subject } from './stats';

/** One person's figure at one wave; `code` null where they kept none. */
export interface Scored {
  readonly code: string | null;
  readonly value: number;
}

export interface ScoredWave {
  readonly start: string;
  readonly end: string;
  readonly round: string;
  readonly people: readonly Scored[];
}

type Moments = Extract<Stats, { kind: 'moments' }>;

/** n, mean and sum of squared deviations (Welford 1962). */
export function momentsFrom(values: readonly number[]): Moments & { readonly m2: number } {
  let mean = 0;
  let m2 = 0;
  values.forEach((value, index) => {
    const from = value - mean;
    mean += from / (index + 1);
    m2 += from * (value - mean);
  });
  return { kind: 'moments', n: values.length, mean, m2 };
}

/** What a wave of people adds up to: the figure of the series. */
export function figureOf(indicator: Indicator, people: readonly Scored[]): Stats {
  const values = people.map(({ value }) => value);
  if (indicator.aggregation === 'counts')
    return {
      kind: 'counts',
      numerator: values.filter((one) => one === 1).length,
      denominator: values.length,
    };
  return momentsFrom(values);
}

/** Two waves -> what became of those with a code at the first; null where nobody is found at both. */
export function pairUp(
  subject: Subject,
  indicator: Indicator,
  first: ScoredWave,
  later: ScoredWave,
): PairedRollup | null {
  const [before, after] = [byCode(first.people), byCode(later.people)];
  const pairs: [number, number][] = [];
  const left: number[] = [];
  for (const [code, from] of before) {
    const to = after.get(code);
    if (to === undefined) left.push(from);
    else pairs.push([from, to]);
  }
  if (pairs.length === 0) return null;
  return {
    subject,
    indicator: indicator.code,
    breakdown: '',
    baseline: labelled(first.start, first.end, first.round),
    latest: labelled(later.start, later.end, later.round),
    asked: before.size,
    answered: first.people.length,
    stayed: momentsFrom(pairs.map(([from]) => from)),
    left: momentsFrom(left),
    change:
      indicator.aggregation === 'counts'
        ? { kind: 'transitions', moves: movesOf(pairs) }
        : differencesOf(pairs),
  };
}

/** Every wave with every later one: which two are compared is for the verdict to say. */
export function pairAllUp(
  subject: Subject,
  indicator: Indicator,
  waves: readonly ScoredWave[],
): PairedRollup[] {
  const ordered = [...waves].sort((a, b) => (a.start < b.start ? -1 : 1));
  return ordered.flatMap((first, at) =>
    ordered.slice(at + 1).flatMap((later) => pairUp(subject, indicator, first, later) ?? []),
  );
}

/** A code used twice in one wave joins nobody: which of the two it is cannot be known. */
function byCode(people: readonly Scored[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const twice = new Set<string>();
  for (const { code, value } of people) {
    if (code === null) continue;
    const name = code.toLowerCase();
    if (found.has(name)) twice.add(name);
    found.set(name, value);
  }
  for (const name of twice) found.delete(name);
  return found;
}

function movesOf(pairs: readonly [number, number][]) {
  const people = new Map<string, { from: number; to: number; people: number }>();
  for (const [from, to] of pairs) {
    const key = `${from}|${to}`;
    const move = people.get(key) ?? { from, to, people: 0 };
    people.set(key, { ...move, people: move.people + 1 });
  }
  return [...people.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

function differencesOf(pairs: readonly [number, number][]): PairedRollup['change'] {
  const { n, mean, m2 } = momentsFrom(pairs.map(([from, to]) => to - from));
  return { kind: 'differences', n, mean, m2 };
}
