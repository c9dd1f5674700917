import type {
  EditionCell,
  EditionChange,
  EditionGrouping,
  EditionOverview,
  EditionPreview,
  EditionPreviewPlace,
  EditionSeries,
  EditionTable,
  LedgerRefusal,
  ReleasedStats,
  WithheldCause,
  WithheldLine,
  WithheldSummary,
  WouldShowMore,
} from '@waymark/contract';
import type { Drafted } from '../audit/linked-cell';
import { nestedTogether, nestingOf } from '../audit/nesting';
import { isWordOrLevel } from '../peer-group';
import { close } from '../release';
import { changesBetween } from './changes-between';
import { rowOf, rowsLeftOut } from './rows-left-out';
import type { ReleasedSeries, ReleasedSeriesCell } from '../../table/series';
import {
  auditContexts,
  basisOf,
  type AuditedContext,
  type AuditOptions,
  type ContextDraft,
} from './audit-context';
import { causeSentence, wouldShowMore } from './would-show-more';

export interface DraftInput extends AuditOptions {
  /** Whole contexts in order of their id: never single figures. */
  readonly contexts: readonly ContextDraft[];
  /** Tables of the edition this one corrects. */
  readonly corrects?: readonly EditionTable[];
}

const leftOut =
  'Earlier editions already printed what it can be worked out from, so the whole row is left out and not even named.';

/**
 * The draft, one context after the other: each step yields what was decided about one, so that a caller can show how far it
 * is, keep each result and start again where it stopped: contexts in `done` are taken as they are while nothing they were
 * decided from has changed. Contexts that lie in each other are decided together.
 */
export function* auditEdition(
  { contexts, ...options }: DraftInput,
  done: ReadonlyMap<number, AuditedContext> = new Map(),
): Generator<AuditedContext, readonly AuditedContext[]> {
  const audited: AuditedContext[] = [];
  for (const together of nestedContexts(contexts)) {
    const basis = basisOf(together, options);
    const before = together.flatMap(({ place }) => done.get(place.id) ?? []);
    const kept = before.length === together.length && before.every((one) => one.basis === basis);
    for (const one of kept ? before : auditContexts(together, options)) {
      audited.push(one);
      yield one;
    }
  }
  return audited;
}

/** Contexts that have to be decided together: each in exactly one list. */
export function nestedContexts(contexts: readonly ContextDraft[]): ContextDraft[][] {
  const byId = new Map(contexts.map((context) => [context.place.id, context]));
  return nestedTogether([...byId.keys()], nestingOf(contexts.map(({ place }) => place))).map((ids) =>
    ids.flatMap((id) => byId.get(id) ?? []),
  );
}

/** The whole draft at once. */
export function draftEdition(input: DraftInput): EditionPreview {
  return previewOf(input, [...auditEdition(input)]);
}

/** What outsiders will see, and for the team what they will not, why, and what would show more. */
export function previewOf(
  { contexts, corrects }: DraftInput,
  audited: readonly AuditedContext[],
): EditionPreview {
  const byId = new Map(audited.map((one) => [one.contextId, one]));
  const before = new Map(corrects?.map((table) => [table.place.id, table]));
  const preview = new PreviewInParts(corrects !== undefined);
  const parts = contexts.flatMap(
    (context) => preview.add(context, byId.get(context.place.id), before.get(context.place.id)) ?? [],
  );
  const there = new Set(parts.map(({ table }) => table.place.id));
  for (const table of corrects ?? []) if (!there.has(table.place.id)) preview.leftOut(table);
  const { places: _, ...overview } = preview.made();
  return {
    ...overview,
    tables: parts.map(({ table }) => table),
    withheld: parts.flatMap(({ withheld }) => withheld),
  };
}

/** What of a context its tables are told from: its figures are in what was decided. */
export interface ContextOutline {
  readonly place: ContextDraft['place'];
  readonly tables: readonly Pick<ContextDraft['tables'][number], 'grouping'>[];
}

/** The preview, one context after the other in order of their id: of those before, only what it says of the whole is held. */
export class PreviewInParts {
  private readonly places: EditionOverview['places'] = [];
  private readonly refused: LedgerRefusal[] = [];
  private readonly changes: EditionChange[] = [];
  private readonly causes = new Map<WithheldCause, number>();
  private readonly cures = new Map<WouldShowMore['change'], number>();
  private contexts = 0;

  constructor(private readonly corrects = false) {}

  /** `audited` is left out while nothing is decided of it; `before` is its table in the edition that this one corrects. */
  add(context: ContextOutline, audited?: AuditedContext, before?: EditionTable): EditionPreviewPlace | null {
    this.contexts += 1;
    if (!audited) return null;
    const table = tableOf(context, audited);
    const withheld = linesOf(context, audited);
    const { id, pseudonym, kind, site } = table.place;
    const states = statesIn(table);
    this.places.push({
      id,
      pseudonym,
      kind,
      site,
      shown: states.get('shown') ?? 0,
      // of rows that are left out, too
      withheld: withheld.length,
      missing: states.get('missing') ?? 0,
    });
    for (const { cause, wouldShowMore: cures } of withheld) {
      count(this.causes, cause);
      for (const change of new Set(cures.map((cure) => cure.change))) count(this.cures, change);
    }
    this.refused.push(...audited.refused);
    if (this.corrects) this.changed(before ? [before] : [], [table]);
    return { table, withheld };
  }

  /** A place of the edition that this one corrects, which is not in it any more. */
  leftOut(before: EditionTable): void {
    this.changed([before], []);
  }

  made(): EditionOverview {
    const { places, refused, changes } = this;
    const of = (state: 'shown' | 'withheld' | 'missing') =>
      places.reduce((sum, place) => sum + place[state], 0);
    const withheld = of('withheld');
    const summary: WithheldSummary = {
      shown: of('shown'),
      missing: of('missing'),
      withheld,
      byCause: mostFirst(this.causes).map(([cause, cells]) => ({
        cause,
        cells,
        sentence: causeSentence[cause],
      })),
      wouldShow: mostFirst(this.cures).map(([change, cells]) => ({
        change,
        cells,
        sentence: `May show up to ${cells} of the ${withheld} withheld figures: ${change}.`,
      })),
    };
    const obstacles = obstaclesOf(this.contexts, places.length, summary);
    return { places, summary, refused, changes, obstacles };
  }

  private changed(before: readonly EditionTable[], after: readonly EditionTable[]): void {
    for (const change of changesBetween(before, after)) this.changes.push(change);
  }
}

function obstaclesOf(contexts: number, audited: number, { shown }: WithheldSummary): string[] {
  if (contexts === 0) return ['There is no place in this scope. Choose at least one.'];
  if (audited < contexts) return ['Some places have not been audited yet. Wait until the draft is complete.'];
  return shown === 0
    ? ['Every figure is withheld, so there is nothing to publish. Longer periods or wider groups show more.']
    : [];
}

/** A context's file: as decided, closed, with nothing in it that was written for the team. */
export function tableOf({ place, tables }: ContextOutline, { drafts }: AuditedContext): EditionTable {
  const out = rowsLeftOut(drafts);
  const series = drafts.flatMap((drafted, index): EditionSeries[] => {
    if (out.has(rowOf(drafted))) return [];
    const released = close(drafted);
    // Of a peer group not even the rows that count anybody are named.
    if (place.level === 'peer' && !speaksOnly(released)) return [];
    return [editionSeriesOf(released, tables[index]?.grouping ?? 'as_collected')];
  });
  return { kind: 'waymark_edition_table', place, series };
}

const speaksOnly = ({ indicator, cells }: ReleasedSeries): boolean =>
  indicator.counts === 'none' &&
  cells.every((cell) => cell.state === 'shown' && isWordOrLevel(cell.cell.stats));

function editionSeriesOf(released: ReleasedSeries, grouping: EditionGrouping): EditionSeries {
  const { indicator, breakdown, cells, breaks, ended, crosses } = released;
  return {
    indicator: indicator.code,
    indicatorVersion: indicator.version,
    breakdown,
    grouping,
    cells: cells.map(editionCellOf),
    breaks: breaks.map(({ date, kind, reason }) => ({ date, kind, reason })),
    ended,
    crosses,
  };
}

function editionCellOf(cell: ReleasedSeriesCell): EditionCell {
  if (cell.state === 'withheld') return { state: 'withheld', period: cell.period, round: cell.round };
  const { period, round, source, stats, note } = cell.cell;
  if (stats.kind === 'missing')
    return { state: 'missing', period, round, source, reason: stats.reason, symbol: stats.symbol };
  const released = releasedOf(stats);
  return released
    ? { state: 'shown', period, round, source, note: note ?? null, stats: released }
    : { state: 'withheld', period, round };
}

function releasedOf(
  stats: Extract<ReleasedSeriesCell, { state: 'shown' }>['cell']['stats'],
): ReleasedStats | null {
  if (stats.kind === 'missing' || stats.kind === 'gap') return null;
  return stats.kind === 'level' ? { ...stats, evidence: '' } : { ...stats };
}

function linesOf({ place, tables }: ContextOutline, { drafts }: AuditedContext): WithheldLine[] {
  const out = rowsLeftOut(drafts);
  return drafts.flatMap((drafted, index) =>
    drafted.series.cells.flatMap((cell, at): WithheldLine[] => {
      const decision = drafted.decisions[at];
      if (decision?.state !== 'withheld') return [];
      return [
        {
          contextId: place.id,
          place: place.pseudonym,
          indicator: drafted.series.indicator.code,
          breakdown: drafted.series.breakdown,
          period: cell.period,
          round: cell.round,
          grouping: tables[index]?.grouping ?? 'as_collected',
          cause: decision.cause,
          why: out.has(rowOf(drafted)) ? `${decision.why} ${leftOut}` : decision.why,
          wouldShowMore: wouldShowMore(drafted, cell, decision, drafts as readonly Drafted[]),
        },
      ];
    }),
  );
}

function statesIn({ series }: EditionTable): ReadonlyMap<EditionCell['state'], number> {
  const states = new Map<EditionCell['state'], number>();
  for (const { cells } of series) for (const { state } of cells) count(states, state);
  return states;
}

const count = <K>(counts: Map<K, number>, key: K): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};
const mostFirst = <K extends string>(counts: ReadonlyMap<K, number>): [K, number][] =>
  [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
