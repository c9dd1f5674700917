import type { DisclosurePolicy, Level } from '@waymark/contract';
import type { ReleasedSeries, ReleasedSeriesCell, Series, SeriesCell } from '../table/series';
import { auditLinked } from './audit/audit';
import type { Drafted, Earlier } from './audit/linked-cell';
import { keyOf } from './audit/linked-cells';
import type { Nesting } from './audit/nesting';
import { decideCell, withheld, type Decision, type Withheld } from './cell-rules';
import { atPublishedGrain } from './grain';
import { isWordOrLevel } from './peer-group';
import type { Without } from './linked-rules';
import type { LinearSolver } from './solver/linear-solver';

export interface ReleaseInput {
  /** Every series of one context in one grouping: all indicators, all breakdowns, all periods. Never a slice. */
  readonly series: readonly Series[];
  /**
   * The same context in every other grouping that can be asked for outside, and as collected: they are decided
   * together, since a year beside its quarters tells more than either alone. Only `series` is returned.
   */
  readonly linked?: readonly Series[];
  readonly contextLevel: Level;
  readonly policy: DisclosurePolicy;
  /** Proves more figures open than the search alone, so that fewer are withheld. Editions are always made with it. */
  readonly solver?: LinearSolver | null;
  /** What earlier editions printed of numbers that are still the same, by key of the cell. */
  readonly earlier?: Earlier;
  /** What earlier editions printed and this one does not hold: known to everybody, shown nowhere. */
  readonly facts?: readonly Series[];
  /** Where the series are of several places: the level of each, if it is not `contextLevel`, and which lies in which. */
  readonly levels?: ReadonlyMap<number, Level>;
  readonly nesting?: Nesting;
  /** For specs: rules to do without. */
  readonly without?: Without;
  /** Keys of cells that may not be shown beside earlier editions, and why. */
  readonly refused?: ReadonlyMap<string, string>;
}

/**
 * The one door out. Turns true series into what anyone outside the team may see: shown cells made of released numbers
 * only, withheld cells (the reason is for the team), absences with their reason. Same order, same rows; a series of
 * events may come back at a coarser grain than asked. Pure and deterministic: the same world is always the same release.
 */
export function release(input: ReleaseInput): ReleasedSeries[] {
  return decide(input).slice(0, input.series.length).map(close);
}

/** Every cell with its decision and the rule behind it, linked groupings included. For this folder and its specs. */
export function decide({
  series,
  linked = [],
  contextLevel,
  policy,
  solver = null,
  earlier,
  facts = [],
  levels,
  nesting,
  without: doWithout,
  refused,
}: ReleaseInput): readonly Drafted[] {
  const asked = [...series, ...linked];
  const levelOf = ({ subject }: Series): Level =>
    ('contextId' in subject ? levels?.get(subject.contextId) : undefined) ?? contextLevel;
  const drafts = asked.map((line) => without(draft(line, levelOf(line), policy), refused));
  // What lies behind a series that went up a grain is not shown, and still adds up to what is.
  const behind = asked.filter((line, index) => line !== drafts[index]?.series);
  return auditLinked(
    drafts,
    [...behind, ...facts].map((line) => allWithheld(line, finer)),
    policy,
    solver,
    earlier,
    nesting,
    doWithout,
  );
}

const peerGroup = withheld('peer group', 'Of a peer group only words and levels are shown outside the team.');
const finer = withheld('grain', 'Published at a coarser grain.');

function draft(series: Series, contextLevel: Level, policy: DisclosurePolicy): Drafted {
  // A published dataset about an area is public already: shown as its publisher shows it.
  if ('areaCode' in series.subject) return allShown(series);
  if (contextLevel === 'peer') {
    const { counts } = series.indicator;
    const speaks = counts === 'none' && series.cells.every(({ stats }) => isWordOrLevel(stats));
    if (!speaks) return allWithheld(series, peerGroup);
  }
  const grained = atPublishedGrain(series, policy);
  if (!grained.ok) return allWithheld(series, withheld('grain', grained.why));
  const { indicator, cells } = grained.series;
  return {
    series: grained.series,
    decisions: cells.map(({ stats }) => decideCell(indicator, stats, policy)),
  };
}

const without = ({ series, decisions }: Drafted, refused?: ReadonlyMap<string, string>): Drafted => ({
  series,
  decisions: decisions.map((decision, index) => {
    const cell = series.cells[index];
    const why = cell && refused?.get(keyOf(series, cell));
    return decision.state === 'shown' && why ? withheld('earlier edition', why) : decision;
  }),
});

const allShown = (series: Series): Drafted => ({
  series,
  decisions: series.cells.map(({ stats }) => ({ state: 'shown', stats })),
});

/** Figures that are not there keep their reason, except in a peer group, where even that would tell. */
const allWithheld = (series: Series, decision: Withheld): Drafted => ({
  series,
  decisions: series.cells.map(({ stats }) =>
    stats.kind === 'missing' && decision.cause !== 'peer group' ? { state: 'shown', stats } : decision,
  ),
});

export function close({ series, decisions }: Drafted): ReleasedSeries {
  const cells = series.cells.map((cell, index) => closeCell(cell, decisions[index]));
  return { ...series, cells };
}

function closeCell(cell: SeriesCell, decision: Decision | undefined): ReleasedSeriesCell {
  if (decision?.state === 'shown')
    return { state: 'shown', cell: { ...cell, stats: decision.stats, observationIds: [] } };
  const { period, round } = cell;
  return { state: 'withheld', period, round, why: decision?.why ?? 'Not decided, so not shown.' };
}
