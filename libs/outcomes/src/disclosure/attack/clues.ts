import type { DisclosurePolicy, Indicator } from '@waymark/contract';
import { estimate } from '../../change/estimate';
import { newcombe } from '../../change/judge-proportions';
import { breakdownLabel } from '../../page/row';
import type { Stats } from '../../rollup/stats';
import { ruleOf } from '../cell-rules';
import { countsRoundedFrom, roundedFrom } from '../rounding';
import { publishedKey, type PublishedSeries } from './seen';
import type { Clue } from '../recover';
import {
  holds,
  type Notes,
  type Printed,
  type PrintedDifference,
  type PrintedOrder,
  type Span,
} from './printed';

type Counts = Extract<Stats, { kind: 'counts' }>;

/** A cell as the sealed tables have it: shown, with what was released, or not. */
interface Cell {
  readonly key: string;
  readonly indicator: Indicator;
  readonly breakdown: string;
  readonly label: string;
  readonly days: string;
  /** Its number among the points of a drawing that shows what is shown, and of one that shows everything. */
  readonly nths: readonly string[];
  readonly released: Stats | null;
}

export interface Clues {
  readonly clues: readonly Clue[];
  /** Figures that stand somewhere and follow from nothing that was released: each is a leak, whether or not it tells who. */
  readonly unexplained: readonly string[];
}

/** More people than this are not withheld for being few. */
const CROWD = 120;

/**
 * What the notes tell beyond the sealed tables. A derived figure that follows from a released one says nothing new. One that does
 * not was made from something else: then every pair of whole counts is tried that would give what is printed.
 */
export function cluesIn(
  notes: Notes,
  published: readonly PublishedSeries[],
  policy: DisclosurePolicy,
): Clues {
  const cells = published.flatMap(cellsOf);
  const found: Clue[] = [];
  const unexplained: string[] = [];
  for (const figure of notes.figures) {
    const named = cells.filter((cell) => names(figure, cell));
    if (named.some((cell) => cell.released && left(figure, cell.released, cell.indicator).length === 0))
      continue;
    unexplained.push(
      `${figure.from}: ${figure.indicator ?? 'a figure'}, ${figure.period}, ${inWords(figure.value ?? figure.base)}`,
    );
    for (const cell of named) found.push(...worked(figure, cell, policy));
  }
  for (const difference of notes.differences) {
    const told = differenceTells(difference, cells, policy);
    if (told === null) continue;
    unexplained.push(`${difference.from}: difference of ${difference.indicator}, ${difference.later}`);
    found.push(...told);
  }
  for (const order of notes.orders) found.push(...orderTells(order, cells, policy));
  return { clues: found, unexplained: [...new Set(unexplained)] };
}

const inWords = (span: Span | null): string =>
  span ? String(Number(((span.lower + span.upper) / 2).toPrecision(6))) : '';

function cellsOf(series: PublishedSeries): Cell[] {
  const { indicator, breakdown, cells } = series;
  const shown = cells.filter((cell) => cell.state === 'shown' && cell.cell.stats.kind !== 'missing');
  return cells.map((cell): Cell => {
    const { period, round } = cell.state === 'shown' ? cell.cell : cell;
    return {
      key: publishedKey(series, period, round),
      indicator,
      breakdown,
      label: period.label,
      days: `${period.start}/${period.end}`,
      nths: [
        `#${shown.indexOf(cell) + 1} of ${shown.length}`,
        `#${cells.indexOf(cell) + 1} of ${cells.length}`,
      ],
      released: cell.state === 'shown' ? cell.cell.stats : null,
    };
  });
}

function names({ indicator, breakdown, period }: Printed, cell: Cell): boolean {
  if (indicator !== null && indicator !== cell.indicator.code) return false;
  if (breakdown !== null && breakdown !== cell.breakdown && breakdown !== labelOf(cell.breakdown))
    return false;
  return period === cell.label || period === cell.days || cell.nths.includes(period);
}
const labelOf = (breakdown: string): string => (breakdown === '' ? '' : breakdownLabel(breakdown));

type Facet = 'value' | 'lower' | 'upper' | 'base';
const facets: readonly Facet[] = ['value', 'lower', 'upper', 'base'];

/** What of a printed figure does not follow from these counts. */
function left(figure: Printed, stats: Stats, indicator: Indicator): Facet[] {
  const rule = ruleOf(indicator, stats);
  const made = estimate(stats, indicator);
  if (rule === 'as_it_is' || rule === 'computed' || rule === 'unusable' || made.state === 'missing')
    return [];
  const derived = {
    value: made.value,
    lower: made.interval?.lower,
    upper: made.interval?.upper,
    base: made.base?.value,
  };
  return facets.filter((facet) => {
    const [span, value] = [figure[facet], derived[facet]];
    return span !== null && (value === undefined || !holds(span, value));
  });
}

/** Whole counts that would print just so. A withheld cell can be anything; a shown one is what was released, unrounded. */
function worked(figure: Printed, { key, indicator, released }: Cell, policy: DisclosurePolicy): Clue[] {
  const odd = released ? left(figure, released, indicator) : facets.filter((facet) => figure[facet] !== null);
  const only: Printed = {
    ...figure,
    ...Object.fromEntries(facets.filter((facet) => !odd.includes(facet)).map((facet) => [facet, null])),
  };
  const fits = (stats: Stats): boolean => left(only, stats, indicator).length === 0;
  if (indicator.aggregation === 'counts') {
    const pairs = countsOf(released, indicator, policy, only).filter(fits);
    return spansOf(key, pairs);
  }
  const one = (list: readonly number[]): Clue[] =>
    list.length === 0 ? [] : [{ key, of: 'x', lower: Math.min(...list), upper: Math.max(...list) }];
  if (indicator.aggregation === 'moments') return one(wholeIn(only.base));
  const whole = wholeIn(only.value ?? only.base);
  return one(whole.filter((x) => x >= 0));
}

const wholeIn = (span: Span | null): number[] => {
  if (!span) return [];
  const from = Math.max(0, Math.ceil(span.lower - 1e-9));
  return Array.from(
    { length: Math.max(0, Math.min(400, Math.floor(span.upper + 1e-9) - from + 1)) },
    (_, at) => from + at,
  );
};

const spansOf = (key: string, pairs: readonly Counts[]): Clue[] => {
  if (pairs.length === 0) return [];
  const clue = (of: Clue['of'], list: readonly number[]): Clue => ({
    key,
    of,
    lower: Math.min(...list),
    upper: Math.max(...list),
  });
  return [
    clue(
      'x',
      pairs.map(({ numerator }) => numerator),
    ),
    clue(
      'c',
      pairs.map(({ numerator, denominator }) => denominator - numerator),
    ),
    clue(
      'n',
      pairs.map(({ denominator }) => denominator),
    ),
  ];
};

/** Pairs of whole counts behind a cell, before anything derived is looked at. */
export function countsOf(
  released: Stats | null,
  indicator: Indicator,
  policy: DisclosurePolicy,
  figure?: Printed,
): Counts[] {
  const known = released?.kind === 'counts' ? released : null;
  const sample = ruleOf(indicator, { kind: 'counts', numerator: 0, denominator: 0 }) === 'sample';
  const step = sample ? policy.people_sample.base_rounding : policy.events.rounding;
  const bases = known ? countsRoundedFrom(known.denominator, step) : { lower: 1, upper: CROWD };
  const pairs: Counts[] = [];
  for (let n = bases.lower; n <= bases.upper; n += 1) {
    if (figure?.base && !holds(figure.base, n)) continue;
    const share = known
      ? roundedFrom((100 * known.numerator) / known.denominator, policy.people_sample.percent_step)
      : null;
    const x = !known
      ? { lower: 0, upper: n }
      : sample && share
        ? {
            lower: Math.ceil((n * share.lower) / 100 - 1e-9),
            upper: Math.floor((n * share.upper) / 100 + 1e-9),
          }
        : countsRoundedFrom(known.numerator, step);
    for (let at = Math.max(0, x.lower); at <= Math.min(n, x.upper); at += 1)
      pairs.push({ kind: 'counts', numerator: at, denominator: n });
  }
  return pairs;
}

/** Null where the interval of a difference follows from what was released, or is of no kind that can be undone. */
function differenceTells(
  printed: PrintedDifference,
  cells: readonly Cell[],
  policy: DisclosurePolicy,
): Clue[] | null {
  const of = (days: string) =>
    cells.filter(
      (cell) =>
        cell.indicator.code === printed.indicator &&
        cell.breakdown === printed.breakdown &&
        cell.days === days,
    );
  const [[later], [earlier]] = [of(printed.later), of(printed.earlier)];
  if (!later || !earlier || later.indicator.aggregation !== 'counts' || later.indicator.counts !== 'people')
    return null;
  const gives = (a: Counts, b: Counts): boolean => {
    const made = newcombe(a, b, 0.95);
    return Array.isArray(made) && holds(printed.lower, made[0]) && holds(printed.upper, made[1]);
  };
  if (
    later.released?.kind === 'counts' &&
    earlier.released?.kind === 'counts' &&
    gives(later.released, earlier.released)
  )
    return null;
  const [as, bs] = [later, earlier].map((cell) => countsOf(cell.released, cell.indicator, policy));
  const fit = (as ?? []).flatMap((a) => (bs ?? []).flatMap((b) => (gives(a, b) ? [[a, b] as const] : [])));
  return [
    ...spansOf(
      later.key,
      fit.map(([a]) => a),
    ),
    ...spansOf(
      earlier.key,
      fit.map(([, b]) => b),
    ),
  ];
}

/**
 * Lines that stand in order of their figures, and not in that of their names, tell that a withheld one lies between those beside it.
 * Looked at in each period; three shown figures at least must agree that there is an order.
 */
function orderTells(
  { indicator, breakdowns }: PrintedOrder,
  cells: readonly Cell[],
  policy: DisclosurePolicy,
): Clue[] {
  const names = breakdowns.filter((one) => one !== '');
  if (isSorted(names)) return [];
  const own = cells.filter((cell) => cell.indicator.code === indicator && cell.breakdown !== '');
  return [...new Set(own.map(({ days }) => days))].flatMap((days) => {
    const lines = names.flatMap((name) =>
      own.filter((cell) => cell.days === days && cell.breakdown === name),
    );
    const values = lines.map(({ released }) => valueOf(released, lines[0]?.indicator));
    const shown = values.filter((value) => value !== null);
    const falling = isSorted([...shown].reverse());
    if (shown.length < 3 || (!isSorted(shown) && !falling)) return [];
    return lines.flatMap((cell, at) => (cell.released ? [] : between(cell, values, at, falling, policy)));
  });
}

function between(
  cell: Cell,
  values: readonly (number | null)[],
  at: number,
  falling: boolean,
  policy: DisclosurePolicy,
): Clue[] {
  const before = values.slice(0, at).findLast((value) => value !== null) ?? null;
  const after = values.slice(at + 1).find((value) => value !== null) ?? null;
  const [low, high] = falling ? [after, before] : [before, after];
  const step =
    cell.indicator.aggregation === 'counts'
      ? policy.people_sample.percent_step / 200
      : policy.events.rounding / 2;
  const value: Span = {
    lower: low === null ? -Infinity : low - step,
    upper: high === null ? Infinity : high + step,
  };
  if (cell.indicator.aggregation === 'sum' || cell.indicator.aggregation === 'stock_last')
    return [
      {
        key: cell.key,
        of: 'x',
        lower: Math.max(0, Math.ceil(value.lower)),
        upper: Math.min(400, Math.floor(value.upper)),
      },
    ];
  if (cell.indicator.aggregation !== 'counts') return [];
  return spansOf(
    cell.key,
    countsOf(null, cell.indicator, policy).filter(({ numerator, denominator }) =>
      holds(value, numerator / denominator),
    ),
  );
}

const valueOf = (stats: Stats | null, indicator: Indicator | undefined): number | null => {
  const made = stats && indicator ? estimate(stats, indicator) : null;
  return made?.state === 'shown' ? made.value : null;
};

function isSorted<T extends string | number>(list: readonly T[]): boolean {
  return list.every((one, at) => at === 0 || (list[at - 1] ?? one) <= one);
}
