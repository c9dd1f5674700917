import type { DisclosurePolicy } from '@waymark/contract';
import { byPlace, type Sum, sumsOf } from './attack/published-sums';
import { placeOf, publishedKey, type PublishedSeries, type Seen } from './attack/seen';
import { Effort } from './audit/effort';
import { SolvedWorlds } from './audit/solved-worlds';
import type { Nesting } from './audit/nesting';
import { boundless, copyOf, System, type Domains } from './audit/system';
import { ruleOf, thresholdsOf, type Cause, type RuleKind } from './cell-rules';
import { countsRoundedFrom, roundedFrom } from './rounding';
import type { LinearSolver } from './solver/linear-solver';

/** What the attacker believes about one cell. */
export interface Recovered {
  readonly key: string;
  /** `x` yes-answers, events or people asked; `c` the rest; `n` both; `mean` in steps of the published score. */
  readonly of: 'x' | 'c' | 'n' | 'mean';
  /** The rule the attacker supposed, or was told; nothing need be supposed of a cell that is shown. */
  readonly supposed: Cause | 'shown';
  readonly min: number;
  readonly max: number;
  /** How many values are left. */
  readonly possible: number;
}

/** A count narrowed by something else that was published: a height, an interval, a place in an order. */
export interface Clue {
  readonly key: string;
  readonly of: 'x' | 'c' | 'n';
  readonly lower: number;
  readonly upper: number;
}

/**
 * The attacker of the specs. Undoes rounding and percentages, adds parts up to wholes over breakdowns and time, takes
 * differences of overlapping figures, and rules values out one by one. Supposes that parts make their whole; where that
 * cannot be, only that they do not exceed it. With `causes` it even knows which rule withheld each cell; with a
 * `solver` it has bounds by linear programming as well; with `clues` whatever derived figures gave away (`attack/clues.ts`); with
 * `nesting` which place lies in which, and so that nothing was counted in a park that was not counted in its neighbourhood; a map
 * says whether the places in it overlap.
 */
export function recover(
  published: readonly PublishedSeries[],
  policy: DisclosurePolicy,
  causes: ReadonlyMap<string, Cause> = new Map(),
  solver: LinearSolver | null = null,
  clues: readonly Clue[] = [],
  nesting: Nesting = [],
  overlapping = false,
): Recovered[] {
  const input = { published, policy, causes, solver, clues, nesting };
  const open = nesting.length > 0 && !overlapping;
  for (const belief of open ? beliefs : beliefs.filter(({ places }) => places === 'each')) {
    const found = attack(input, belief);
    if (found) return found;
  }
  return [];
}

/** What parts are to their whole, the most first; what contradicts what is published is believed no longer. */
interface Belief {
  readonly partsMakeWhole: boolean;
  /** Places in a place make it up; stand apart from each other; or may overlap. */
  readonly places: 'all' | 'apart' | 'each';
}
const beliefs: readonly Belief[] = [true, false].flatMap((partsMakeWhole) =>
  (['all', 'apart', 'each'] as const).map((places) => ({ partsMakeWhole, places })),
);

function attack(
  {
    published,
    policy,
    causes,
    solver,
    clues,
    nesting,
  }: {
    readonly published: readonly PublishedSeries[];
    readonly policy: DisclosurePolicy;
    readonly causes: ReadonlyMap<string, Cause>;
    readonly solver: LinearSolver | null;
    readonly clues: readonly Clue[];
    readonly nesting: Nesting;
  },
  { partsMakeWhole, places }: Belief,
): Recovered[] | null {
  const system = new System(400);
  const seen = readAll(published, policy, system);
  for (const { key, of, lower, upper } of clues) {
    const variable = seen.get(key)?.[of] ?? null;
    if (variable !== null) system.between(variable, lower, upper);
  }
  const add = ({ whole, parts }: Sum, complete: boolean): void => {
    for (const count of ['x', 'c', 'n'] as const) {
      const total = whole[count];
      const added = parts.map((part) => part[count]).filter((part) => part !== null);
      if (total !== null && added.length === parts.length) system.add(total, added, complete);
    }
  };
  const sums = sumsOf([...seen.values()]);
  for (const sum of sums) add(sum, partsMakeWhole);
  for (const { whole, parts } of byPlace([...seen.values()], nesting))
    if (places === 'each') for (const part of parts) add({ whole, parts: [part] }, false);
    else add({ whole, parts }, places === 'all' && parts.length > 1);
  for (const [key, cause] of causes) {
    const cell = seen.get(key);
    if (cell?.withheld) suppose(system, cell, cause, policy);
  }
  const chased = system.known();
  if (!chased) return null;
  const known = solver ? byProgram(system, chased, seen.values(), solver) : chased;
  const speaking = new Set([...seen.values()].filter(({ withheld }) => !withheld).map(lineOf));
  return [...seen.values()].flatMap((cell) => {
    if (!cell.withheld) return narrow(system, known, cell, 'shown', new Map(), sums);
    const told = causes.get(cell.key);
    if (told) return narrow(system, known, cell, told, new Map(), sums);
    return likely(cell.rule, speaking.has(lineOf(cell))).flatMap((cause) =>
      narrow(system, known, cell, cause, new Map(supposed(cell, cause, policy)), sums),
    );
  });
}

/** Bounds of every withheld count by linear programming: what chasing bounds one constraint at a time does not see. */
function byProgram(system: System, known: Domains, seen: Iterable<Seen>, solver: LinearSolver): Domains {
  const better = copyOf(known);
  const program = new SolvedWorlds(system, [...known.lower], solver, new Effort(1e6));
  program.open();
  for (const { withheld, x, c, n } of seen)
    for (const variable of withheld ? [x, c, n] : []) {
      const left = variable === null ? null : program.interval(variable);
      if (variable === null || !left || left.upper - left.lower > 40) continue;
      better.lower[variable] = Math.max(better.lower[variable] ?? 0, left.lower);
      better.upper[variable] = Math.min(better.upper[variable] ?? 0, left.upper);
    }
  program.close();
  return better;
}

const lineOf = ({ series }: Seen): string =>
  `${placeOf(series)}|${series.indicator.code}|${series.breakdown}`;

/** A line of which nothing is shown at any grain was not withheld figure by figure: it did not reach the least number of events. */
function likely(rule: RuleKind, speaks: boolean): readonly Cause[] {
  if (!speaks && (rule === 'share' || rule === 'events' || rule === 'stock')) return ['grain'];
  if (rule === 'sample' || rule === 'share') return ['small base', 'small count', 'small complement'];
  return rule === 'score' ? ['small base'] : ['small count'];
}

/** One variable a count, narrowed to what the shown figure was rounded from. */
function readAll(
  published: readonly PublishedSeries[],
  policy: DisclosurePolicy,
  system: System,
): Map<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const series of published)
    for (const cell of series.cells) {
      const { period, round } = cell.state === 'shown' ? cell.cell : cell;
      const key = publishedKey(series, period, round);
      const stats = cell.state === 'shown' ? cell.cell.stats : null;
      const rule = stats ? ruleOf(series.indicator, stats) : guessRule(series);
      if (seen.has(key) || rule === 'as_it_is' || rule === 'computed' || rule === 'unusable') continue;
      const counted = rule === 'sample' || rule === 'share';
      const x = system.variable();
      const c = counted ? system.variable() : null;
      const n = counted ? system.variable() : null;
      if (c !== null && n !== null) system.add(n, [x, c], true);
      const step =
        rule === 'sample' || rule === 'score' ? policy.people_sample.base_rounding : policy.events.rounding;
      const from = (variable: number | null, rounded: number): void => {
        const { lower, upper } = countsRoundedFrom(rounded, step);
        if (variable !== null) system.between(variable, lower, upper);
      };
      if (stats) {
        // The rules are public: what is shown has passed them.
        const limits = thresholdsOf(series.indicator, policy);
        const least = rule === 'sample' ? limits.minCount : policy.events.withheld_to + 1;
        system.between(x, rule === 'score' ? limits.minBase : least);
        if (c !== null)
          system.between(
            c,
            rule === 'sample' ? limits.minComplement : policy.events.complement_withheld_to + 1,
          );
        if (n !== null && rule === 'sample') system.between(n, limits.minBase);
      }
      if (stats?.kind === 'events') from(x, stats.events);
      if (stats?.kind === 'stock') from(x, stats.stock);
      if (stats?.kind === 'moments') from(x, stats.n);
      if (stats?.kind === 'counts' && n !== null) {
        from(n, stats.denominator);
        if (rule === 'share') from(x, stats.numerator);
        else
          percentage(
            system,
            x,
            n,
            (100 * stats.numerator) / stats.denominator,
            policy.people_sample.percent_step,
          );
      }
      const mean =
        stats?.kind === 'moments' ? roundedFrom(stats.mean, policy.people_sample.score_step) : null;
      seen.set(key, { key, rule, series, period, x, c, n, withheld: stats === null, mean });
    }
  return seen;
}

function guessRule({ indicator }: PublishedSeries): RuleKind {
  const kinds = { counts: 'counts', moments: 'moments', sum: 'events', stock_last: 'stock' } as const;
  const kind = kinds[indicator.aggregation as keyof typeof kinds];
  if (kind === 'counts') return ruleOf(indicator, { kind, numerator: 0, denominator: 0 });
  if (kind === 'moments') return ruleOf(indicator, { kind, n: 0, mean: 0, m2: null });
  if (kind === 'events') return ruleOf(indicator, { kind, events: 0, exposure: null, exposureUnit: null });
  return kind === 'stock' ? ruleOf(indicator, { kind, stock: 0 }) : 'as_it_is';
}

function percentage(system: System, x: number, n: number, percent: number, step: number): void {
  const rounded = Math.round(percent / step) * step;
  const terms = (edge: number) => [
    { variable: x, coefficient: 200 },
    { variable: n, coefficient: -edge },
  ];
  system.constrain(terms(2 * rounded - step), 0, Infinity);
  system.constrain(terms(2 * rounded + step), -Infinity, -1);
}

/** Narrows the cell for good by the rule that is supposed to have withheld it. */
function suppose(system: System, cell: Seen, cause: Cause, policy: DisclosurePolicy): void {
  for (const [variable, most] of supposed(cell, cause, policy)) system.between(variable, 0, most);
}

function supposed(
  { rule, series, x, c, n }: Seen,
  cause: Cause,
  policy: DisclosurePolicy,
): [number, number][] {
  const { minBase, minCount, minComplement } = thresholdsOf(series.indicator, policy);
  const sample = rule === 'sample' || rule === 'score';
  const onRecord = sample || series.indicator.counts === 'people';
  if (cause === 'small base' && rule !== 'events')
    return [[n ?? x, onRecord ? minBase - 1 : policy.events.min_rounded_base]];
  if (cause === 'small count') return [[x, sample ? minCount - 1 : policy.events.withheld_to]];
  if (cause === 'small complement' && c !== null)
    return [[c, sample ? minComplement - 1 : policy.events.complement_withheld_to]];
  return [];
}

function narrow(
  system: System,
  known: Domains,
  cell: Seen,
  cause: Recovered['supposed'],
  limits: ReadonlyMap<number, number>,
  sums: readonly Sum[],
): Recovered[] {
  const counts = (['x', 'c', 'n'] as const).flatMap((of): Recovered[] => {
    const variable = cell[of];
    if (variable === null || (of === 'n' && cause !== 'small base' && cause !== 'shown')) return [];
    const lower = known.lower[variable] ?? 0;
    const upper = Math.min(known.upper[variable] ?? 0, limits.get(variable) ?? boundless);
    const values = possible(system, known, variable, lower, upper);
    return [{ key: cell.key, of, supposed: cause, ...values }];
  });
  return [...counts, ...meanOf(cell, known, cause, sums)];
}

/** Ends are pushed in while they contradict something; what lies between is then tried value by value. */
function possible(
  system: System,
  known: Domains,
  variable: number,
  lower: number,
  upper: number,
): { min: number; max: number; possible: number } {
  const fits = (value: number): boolean => system.assume(known, variable, value) !== null;
  let [min, max] = [lower, upper];
  for (let step = 0; step < 40 && min <= max && !fits(min); step += 1) min += 1;
  for (let step = 0; step < 40 && max > min && !fits(max); step += 1) max -= 1;
  const wide = max - min > 12;
  const between = wide ? [] : Array.from({ length: max - min + 1 }, (_, index) => min + index).filter(fits);
  return { min, max, possible: wide ? max - min + 1 : between.length };
}

/** Mean of a withheld group: what is left of the whole after the other parts, shared among those it can consist of. */
function meanOf(
  cell: Seen,
  known: Domains,
  supposed: Recovered['supposed'],
  sums: readonly Sum[],
): Recovered[] {
  if (cell.rule !== 'score') return [];
  if (cell.mean)
    return [{ key: cell.key, of: 'mean', supposed, min: cell.mean.lower, max: cell.mean.upper, possible: 1 }];
  return sums.flatMap(({ whole, parts }) => {
    const others = parts.filter(({ key }) => key !== cell.key);
    if (others.length === parts.length || !whole.mean || others.some(({ mean }) => !mean)) return [];
    const total = range(whole, known);
    const rest = others.map((other) => range(other, known));
    const low = total.low - rest.reduce((sum, { high }) => sum + high, 0);
    const high = total.high - rest.reduce((sum, other) => sum + other.low, 0);
    const most = Math.max(1, known.upper[cell.x] ?? 1);
    const least = Math.max(1, known.lower[cell.x] ?? 1);
    const [floor, ceiling] = cell.series.indicator.range ?? [-Infinity, Infinity];
    const min = Math.max(floor, Math.min(low / most, low / least));
    const max = Math.min(ceiling, Math.max(high / most, high / least));
    const points = Math.floor(max) - Math.ceil(min) + 1;
    return [{ key: cell.key, of: 'mean' as const, supposed, min, max, possible: Math.max(0, points) }];
  });
}

function range({ x, mean }: Seen, known: Domains): { low: number; high: number } {
  const [few, many] = [known.lower[x] ?? 0, known.upper[x] ?? 0];
  const { lower, upper } = mean ?? { lower: 0, upper: 0 };
  return { low: Math.min(few * lower, many * lower), high: Math.max(few * upper, many * upper) };
}
