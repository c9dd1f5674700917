import type { DisclosurePolicy, Level } from '@waymark/contract';
import type { ReleasedSeries, ReleasedSeriesCell, Series, SeriesCell } from '../table/series';
import { auditLinked } from './audit/audit';
import type { Drafted } from './audit/linked-cells';
import { decideCell, withheld, type Decision, type Withheld } from './cell-rules';
import { atPublishedGrain } from './grain';

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
}

/**
 * The one door out. Turns true series into what anyone outside the team may see: shown cells made of released numbers
 * only, withheld cells (the reason is for the team), absences with their reason. Same order, same rows; a series of
 * events may come back at a coarser grain than asked. Pure and deterministic: the same world is always the same release.
 */
export function release({ series, linked = [], contextLevel, policy }: ReleaseInput): ReleasedSeries[] {
  const drafts = [...series, ...linked].map((line) => draft(line, contextLevel, policy));
  // What lies behind a series that went up a grain is not shown, and still adds up to what is.
  const behind = drafts.flatMap((drafted, index) => {
    const asked = [...series, ...linked][index];
    return asked && asked !== drafted.series ? [allWithheld(asked, finer)] : [];
  });
  return auditLinked(drafts, behind, policy).slice(0, series.length).map(close);
}

const finer = withheld('grain', 'Published at a coarser grain.');

function draft(series: Series, contextLevel: Level, policy: DisclosurePolicy): Drafted {
  // A published dataset about an area is public already: shown as its publisher shows it.
  if ('areaCode' in series.subject) return allShown(series);
  if (contextLevel === 'peer' && series.indicator.counts !== 'none')
    return allWithheld(
      series,
      withheld('peer group', 'Of a peer group only words and levels are shown outside the team.'),
    );
  const grained = atPublishedGrain(series, policy);
  if (!grained.ok) return allWithheld(series, withheld('grain', grained.why));
  const { indicator, cells } = grained.series;
  return {
    series: grained.series,
    decisions: cells.map(({ stats }) => decideCell(indicator, stats, policy)),
  };
}

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

function close({ series, decisions }: Drafted): ReleasedSeries {
  const cells = series.cells.map((cell, index) => closeCell(cell, decisions[index]));
  return { ...series, cells };
}

function closeCell(cell: SeriesCell, decision: Decision | undefined): ReleasedSeriesCell {
  if (decision?.state === 'shown')
    return { state: 'shown', cell: { ...cell, stats: decision.stats, observationIds: [] } };
  const { period, round } = cell;
  return { state: 'withheld', period, round, why: decision?.why ?? 'Not decided, so not shown.' };
}
