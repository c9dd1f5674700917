import type {
  EditionCell,
  EditionChange,
  EditionGrouping,
  EditionPreview,
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
export function previewOf(input: DraftInput, audited: readonly AuditedContext[]): EditionPreview {
  const byId = new Map(audited.map((one) => [one.contextId, one]));
  const preview = new PreviewInParts(input.corrects);
  for (const context of input.contexts) preview.add(context, byId.get(context.place.id));
  return preview.made();
}

/** What of a context its tables are told from: its figures are in what was decided. */
export interface ContextOutline {
  readonly place: ContextDraft['place'];
  readonly tables: readonly Pick<ContextDraft['tables'][number], 'grouping'>[];
}

/** The preview, one context after the other in order of their id: of those before, only what it shows of them is held. */
export class PreviewInParts {
  private readonly tables: EditionTable[] = [];
  private readonly withheld: WithheldLine[] = [];
  private readonly refused: LedgerRefusal[] = [];
  private contexts = 0;

  constructor(private readonly corrects?: readonly EditionTable[]) {}

  /** `audited` is left out while nothing is decided of it. */
  add(context: ContextOutline, audited?: AuditedContext): void {
    this.contexts += 1;
    if (!audited) return;
    this.tables.push(tableOf(context, audited));
    for (const line of linesOf(context, audited)) this.withheld.push(line);
    this.refused.push(...audited.refused);
  }

  made(): EditionPreview {
    const { tables, withheld, refused } = this;
    const summary = summaryOf(tables, withheld);
    return {
      tables,
      summary,
      withheld,
      refused,
      changes: this.corrects ? changesBetween(this.corrects, tables) : [],
      obstacles: obstaclesOf(this.contexts, tables.length, summary),
    };
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

function summaryOf(tables: readonly EditionTable[], withheld: readonly WithheldLine[]): WithheldSummary {
  const states = new Map<EditionCell['state'], number>();
  for (const { series } of tables)
    for (const { cells } of series) for (const { state } of cells) count(states, state);
  const causes = new Map<WithheldCause, number>();
  const changes = new Map<WouldShowMore['change'], number>();
  for (const { cause, wouldShowMore: cures } of withheld) {
    count(causes, cause);
    for (const change of new Set(cures.map((cure) => cure.change))) count(changes, change);
  }
  return {
    shown: states.get('shown') ?? 0,
    missing: states.get('missing') ?? 0,
    withheld: withheld.length,
    byCause: mostFirst(causes).map(([cause, cells]) => ({ cause, cells, sentence: causeSentence[cause] })),
    wouldShow: mostFirst(changes).map(([change, cells]) => ({
      change,
      cells,
      sentence: `May show up to ${cells} of the ${withheld.length} withheld figures: ${change}.`,
    })),
  };
}

const count = <K>(counts: Map<K, number>, key: K): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};
const mostFirst = <K extends string>(counts: ReadonlyMap<K, number>): [K, number][] =>
  [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));

const cellsOf = (
  tables: readonly EditionTable[],
): Map<string, Omit<EditionChange, 'what'> & { face: string }> =>
  new Map(
    tables.flatMap(({ place, series }) =>
      series
        .filter(({ grouping }) => grouping !== 'twelve_months')
        .flatMap(({ indicator, breakdown, grouping, cells }) =>
          cells.map((cell) => {
            const { period, round } = cell;
            const face = cell.state === 'withheld' ? 'withheld' : JSON.stringify(faceOf(cell));
            const key = [place.id, indicator, breakdown, grouping, period.start, period.end, round].join('|');
            return [key, { contextId: place.id, indicator, breakdown, period, face }] as const;
          }),
        ),
    ),
  );

const faceOf = (cell: Exclude<EditionCell, { state: 'withheld' }>): unknown =>
  cell.state === 'shown' ? cell.stats : [cell.reason, cell.symbol];

/** What a correction changed, cell by cell: named, never by how much. */
export function changesBetween(
  before: readonly EditionTable[],
  after: readonly EditionTable[],
): EditionChange[] {
  const [old, now] = [cellsOf(before), cellsOf(after)];
  const named = (
    { face: _, ...rest }: Omit<EditionChange, 'what'> & { face: string },
    what: EditionChange['what'],
  ) => ({
    ...rest,
    what,
  });
  const changed = [...now].flatMap(([key, cell]): EditionChange[] => {
    const was = old.get(key);
    if (!was) return [named(cell, 'added')];
    if (was.face === cell.face) return [];
    if (cell.face === 'withheld') return [named(cell, 'now withheld')];
    return [named(cell, was.face === 'withheld' ? 'now shown' : 'figure changed')];
  });
  const removed = [...old].filter(([key]) => !now.has(key)).map(([, cell]) => named(cell, 'removed'));
  return [...changed, ...removed];
}
