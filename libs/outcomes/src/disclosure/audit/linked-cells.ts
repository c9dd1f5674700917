import type { LedgerEntry } from '@waymark/contract';
import type { Stats } from '../../rollup/stats';
import type { Series, SeriesCell } from '../../table/series';
import { ruleOf, type Decision, type RuleKind } from '../cell-rules';
import { isCount } from '../rounding';
import { groupBy } from './group-by';
import type { Amounts, Drafted, Line, Link, LinkedCell } from './linked-cell';
import { type Nesting, nestingLinks } from './nesting';

const audited: readonly RuleKind[] = ['sample', 'score', 'share', 'events', 'stock'];
const isAudited = (rule: RuleKind): rule is LinkedCell['rule'] => audited.includes(rule);

const spanOf = ({ period, round }: SeriesCell): string => [period.start, period.end, round].join('|');
const keyIn = (place: number, indicator: string, breakdown: string, span: string): string =>
  [place, indicator, breakdown, span].join('|');
/** Figures published about an area are nobody's place: they are audited beside nothing. */
const placeOf = ({ subject }: Pick<Series, 'subject'>): number =>
  'contextId' in subject ? subject.contextId : 0;
export const keyOf = (series: Series, cell: SeriesCell): string =>
  keyIn(placeOf(series), series.indicator.code, series.breakdown, spanOf(cell));
/** The key of a cell by what the ledger keeps of it. */
export const keyWritten = (
  place: number,
  {
    indicator,
    breakdown,
    start,
    end,
    round,
  }: Pick<LedgerEntry, 'indicator' | 'breakdown' | 'start' | 'end' | 'round'>,
): string => keyIn(place, indicator, breakdown, [start, end, round].join('|'));

/** Figures that rest on numbers of people or events; words, things and published area figures are free to add up. */
export function collect(drafts: readonly Drafted[]): { cells: Map<string, LinkedCell>; lines: Line[] } {
  const cells = new Map<string, LinkedCell>();
  const lines = drafts.map(({ series, decisions }): Line => {
    const own = series.cells.flatMap((cell, index) => {
      const made = linkedCell(series, cell, decisions[index] ?? null);
      if (!made) return [];
      const known = cells.get(made.key);
      if (!known) cells.set(made.key, made);
      else if (made.decision?.state === 'shown') known.decision = made.decision;
      return [known ?? made];
    });
    return {
      place: placeOf(series),
      indicator: series.indicator.code,
      breakdown: series.breakdown,
      cells: own,
    };
  });
  return { cells, lines };
}

function linkedCell(series: Series, cell: SeriesCell, decision: Decision | null): LinkedCell | null {
  const rule = ruleOf(series.indicator, cell.stats);
  const truth = amountsOf(cell.stats);
  const apart = decision?.state === 'withheld' && ['unusable', 'peer group'].includes(decision.cause);
  if ('areaCode' in series.subject || apart || !truth || !isAudited(rule)) return null;
  const { stats } = cell;
  return {
    key: keyOf(series, cell),
    place: placeOf(series),
    span: spanOf(cell),
    indicator: series.indicator,
    breakdown: series.breakdown,
    start: cell.period.start,
    end: cell.period.end,
    source: cell.source,
    rule,
    truth,
    scoreSum: stats.kind === 'moments' ? stats.n * stats.mean : null,
    decision,
  };
}

/** Null where the figures are broken: such a cell is withheld and enters no sum. */
function amountsOf(stats: Stats): Amounts | null {
  const made = (x: number, c: number): Amounts | null => (isCount(x) && isCount(c) ? { x, c } : null);
  if (stats.kind === 'counts') return made(stats.numerator, stats.denominator - stats.numerator);
  if (stats.kind === 'events') return made(stats.events, 0);
  if (stats.kind === 'stock') return made(stats.stock, 0);
  return stats.kind === 'moments' && Number.isFinite(stats.mean) ? made(stats.n, 0) : null;
}

/**
 * Every way in which cells are parts of others. Whether parts are all of it is read from the true figures: the worst an
 * outsider can know. Parts that exceed their whole (several answers allowed) are no parts.
 */
export function linksOf(
  cells: Map<string, LinkedCell>,
  lines: readonly Line[],
  nesting: Nesting = [],
): Link[] {
  const byIndicator = groupBy(lines, (line) => line.indicator);
  return [...byIndicator.values()].flatMap((own) => {
    const all = bridge(own, cells);
    return [...timeLinks(all, cells), ...breakdownLinks(all, cells), ...nestingLinks(cellsIn(all), nesting)];
  });
}

/** Each cell once, in however many groupings it stands. */
const cellsIn = (lines: readonly Line[]): Iterable<LinkedCell> =>
  new Map(lines.flatMap((line) => line.cells).map((cell) => [cell.key, cell])).values();
const rowOf = ({ place, breakdown }: Line): string => `${place}|${breakdown}`;

/** Sums that nobody asked for, so that monthly figures of everyone meet yearly figures of girls. */
function bridge(lines: readonly Line[], cells: Map<string, LinkedCell>): readonly Line[] {
  const rows = [...groupBy(lines, rowOf).values()];
  if (rows.length < 2) return lines;
  const spans = new Map(lines.flatMap((line) => line.cells).map((cell) => [cell.span, cell]));
  const bridges = rows.flatMap((own) => {
    const has = new Set(own.flatMap((line) => line.cells.map((cell) => cell.span)));
    return [...spans].flatMap(([span, like]): Line[] => {
      if (has.has(span) || like.rule === 'stock') return [];
      const inside = own.map((line) => within(line, like)).find((found) => found.length > 0);
      const first = inside?.[0];
      if (!inside || !first) return [];
      const total = (amount: keyof Amounts) => inside.reduce((sum, cell) => sum + cell.truth[amount], 0);
      const bridging: LinkedCell = {
        ...first,
        key: keyIn(first.place, like.indicator.code, first.breakdown, span),
        span,
        start: like.start,
        end: like.end,
        truth: { x: total('x'), c: total('c') },
        scoreSum: inside.reduce((sum, cell) => sum + (cell.scoreSum ?? 0), 0),
        decision: null,
      };
      cells.set(bridging.key, bridging);
      return [
        { place: first.place, indicator: like.indicator.code, breakdown: first.breakdown, cells: [bridging] },
      ];
    });
  });
  return [...lines, ...bridges];
}

const within = (line: Line, span: LinkedCell): LinkedCell[] =>
  line.cells.filter(({ key, start, end }) => key !== span.key && start >= span.start && end <= span.end);

function timeLinks(lines: readonly Line[], cells: Map<string, LinkedCell>): Link[] {
  return [...groupBy(lines, rowOf).values()].flatMap((own) => {
    const wholes = new Map(own.flatMap((line) => line.cells).map((cell) => [cell.key, cell]));
    return [...wholes.values()].flatMap((whole) =>
      // A stock stands on a day: the last of a year is one of its quarters, not their sum.
      whole.rule === 'stock'
        ? []
        : own.flatMap((line) => {
            const parts = within(line, whole);
            const made = link('time', whole, parts, cells);
            return hasMore(whole, parts, wholes) ? made.map((one) => ({ ...one, complete: false })) : made;
          }),
    );
  });
}

/**
 * Something else was counted in the whole, outside the parts: a calendar year that holds one half-year of April to
 * September also holds two quarters. If those happen to be zero, the half-year is still not known to be all there is.
 */
function hasMore(
  whole: LinkedCell,
  parts: readonly LinkedCell[],
  cells: ReadonlyMap<string, LinkedCell>,
): boolean {
  if (parts.length === 0) return false;
  for (const { start, end, decision } of cells.values())
    if (
      decision !== null &&
      start >= whole.start &&
      end <= whole.end &&
      parts.every((part) => end < part.start || start > part.end)
    )
      return true;
  return false;
}

function breakdownLinks(lines: readonly Line[], cells: Map<string, LinkedCell>): Link[] {
  const tables = groupBy(cellsIn(lines), ({ place, span }) => `${place}|${span}`);
  return [...tables.values()].flatMap((together) =>
    together.flatMap((whole) =>
      [...groupBy(together, (part) => addedDimension(whole.breakdown, part.breakdown))].flatMap(
        ([dimension, parts]) => (dimension === null ? [] : link('breakdown', whole, parts, cells)),
      ),
    ),
  );
}

/** The one dimension by which a breakdown is finer than another; null if it is not finer by exactly one. */
function addedDimension(whole: string, part: string): string | null {
  const split = (breakdown: string) => breakdown.split(';').filter((pair) => pair !== '');
  const outer = split(whole);
  const inner = split(part);
  const added = inner.filter((pair) => !outer.includes(pair));
  if (inner.length !== outer.length + 1 || added.length !== 1) return null;
  return (added[0] ?? '').split('=')[0] ?? null;
}

function link(
  kind: Link['kind'],
  whole: LinkedCell,
  parts: readonly LinkedCell[],
  cells: ReadonlyMap<string, LinkedCell>,
): Link[] {
  const same = parts.filter(({ key, rule }) => cells.has(key) && rule === whole.rule);
  if (same.length === 0) return [];
  const over = (amount: keyof Amounts): number =>
    whole.truth[amount] - same.reduce((sum, { truth }) => sum + truth[amount], 0);
  const [x, c] = [over('x'), over('c')];
  if (x < 0 || c < 0) return [];
  return [{ kind, whole: whole.key, parts: same.map(({ key }) => key), complete: x === 0 && c === 0 }];
}

/** Cells asked of the same people: equal bases in one wave, which an outsider may know or guess. */
export function sameBases(cells: ReadonlyMap<string, LinkedCell>): (readonly string[])[] {
  const asked = [...cells.values()].filter(
    ({ rule, decision }) => decision && (rule === 'sample' || rule === 'score'),
  );
  const groups = groupBy(asked, ({ place, breakdown, start, end, source, truth, rule }) =>
    [place, breakdown, start, end, source, rule === 'sample' ? truth.x + truth.c : truth.x].join('|'),
  );
  return [...groups.values()].filter((group) => group.length > 1).map((group) => group.map(({ key }) => key));
}
