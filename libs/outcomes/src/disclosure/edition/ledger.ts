import type { DisclosurePolicy, Indicator, LedgerEntry } from '@waymark/contract';
import type { Stats } from '../../rollup/stats';
import type { Series } from '../../table/series';
import type { Drafted, Earlier, LinkedCell, Printed } from '../audit/linked-cell';
import { collect, keyOf, keyWritten } from '../audit/linked-cells';
import { roundedFrom, roundTo } from '../rounding';
import { printedOf } from './printed';
import { canonical } from './seal-edition';

type Of = LedgerEntry['of'];
type Count = Exclude<Of, 'mean'>;
const sides: readonly Count[] = ['x', 'c', 'n'];

/** A figure about to be published, with the key of its cell. */
export interface Candidate {
  readonly key: string;
  readonly entry: LedgerEntry;
}

/** Every number a draft would print, as the ledger keeps it. Words, things and published area figures are not counted. */
export function candidatesOf(
  drafts: readonly Drafted[],
  contextId: number,
  edition: number,
  policy: DisclosurePolicy,
): Candidate[] {
  const { cells } = collect(drafts);
  const rounds = new Map(
    drafts.flatMap(({ series }) => series.cells.map((cell) => [keyOf(series, cell), cell.round] as const)),
  );
  return [...cells.values()].flatMap((cell) => {
    const printed = cell.decision && printedOf(cell, cell.decision, policy);
    if (!printed) return [];
    const counted = cell.rule === 'sample' || cell.rule === 'share';
    const counts: Record<Count, number> = {
      x: cell.truth.x,
      c: cell.truth.c,
      n: cell.truth.x + cell.truth.c,
    };
    const { start, end, breakdown, indicator, key } = cell;
    const where = {
      edition,
      indicator: indicator.code,
      contextIds: [contextId],
      start,
      end,
      round: rounds.get(key) ?? '',
      breakdown,
    };
    const made = sides
      .filter((of) => of === 'x' || counted)
      .flatMap((of): Candidate[] => {
        const range = printed[of];
        return range ? [{ key, entry: { ...where, of, count: counts[of], ...range } }] : [];
      });
    const score = scoreOf(cell, policy);
    const n = cell.truth.x;
    // How many they are is taken as known exactly: more than anyone has, and doubt never loosens.
    if (score) made.push({ key, entry: { ...where, of: 'mean', count: n, lower: n, upper: n, score } });
    return made;
  });
}

/** What a shown mean score tells, in points. */
function scoreOf({ decision, indicator }: LinkedCell, policy: DisclosurePolicy): LedgerEntry['score'] | null {
  const stats = decision?.state === 'shown' ? decision.stats : null;
  if (stats?.kind !== 'moments') return null;
  const { score_step: step } = policy.people_sample;
  const sd = stats.m2 === null || stats.n < 2 ? null : roundTo(Math.sqrt(stats.m2 / (stats.n - 1)), step);
  const spread = sd === null ? null : roundedFrom(sd, step);
  const [lowest, highest] = indicator.range ?? [];
  return {
    mean: roundedFrom(stats.mean, step),
    spread: spread && { lower: Math.max(0, spread.lower), upper: spread.upper },
    scale: lowest === undefined || highest === undefined ? null : { lowest, highest },
  };
}

const placeOf = ({ indicator, of, contextIds, start, end, round, breakdown }: LedgerEntry): string =>
  [indicator, of, [...contextIds].sort((a, b) => a - b).join(), start, end, round, breakdown].join('|');

/**
 * What earlier editions printed of numbers that are still what they were: facts for the audit. Printed twice, a number
 * is known to lie in both ranges. Withdrawn editions count: whoever saved one still has it.
 */
export function earlierOf(
  drafts: readonly Drafted[],
  contextId: number,
  ledger: readonly LedgerEntry[],
): Earlier {
  const { cells } = collect(drafts);
  const known = new Map<string, Printed>();
  const own = ledger.filter(({ contextIds }) => contextIds.length === 1 && contextIds[0] === contextId);
  for (const entry of own) {
    const { of, count, lower, upper } = entry;
    const key = keyWritten(contextId, entry);
    const cell = cells.get(key);
    // A mean that was printed is held against new ones (`isolates`); as a fact of the audit it is none of its counts.
    if (!cell || of === 'mean') continue;
    const now = of === 'x' ? cell.truth.x : of === 'c' ? cell.truth.c : cell.truth.x + cell.truth.c;
    if (now !== count) continue;
    const before = known.get(key)?.[of];
    known.set(key, {
      ...known.get(key),
      [of]: { lower: Math.max(lower, before?.lower ?? 0), upper: Math.min(upper, before?.upper ?? Infinity) },
    });
  }
  return known;
}

/**
 * Numbers that earlier editions printed of this place and the draft no longer holds (other periods, other groups), as
 * series of their own. Means are left out: they are held against new means (`isolates`), and are no counts.
 */
export function factsOf(
  drafts: readonly Drafted[],
  contextId: number,
  ledger: readonly LedgerEntry[],
): Series[] {
  const { cells } = collect(drafts);
  const indicators = new Map(drafts.map(({ series }) => [series.indicator.code, series.indicator]));
  const rows = new Map<string, Partial<Record<Count, LedgerEntry>>>();
  for (const entry of ledger) {
    const { of, contextIds } = entry;
    const key = keyWritten(contextId, entry);
    if (of === 'mean' || contextIds.length !== 1 || contextIds[0] !== contextId || cells.has(key)) continue;
    rows.set(key, { ...rows.get(key), [of]: entry });
  }
  return [...rows.values()].flatMap(({ x, c }): Series[] => {
    const indicator = x && indicators.get(x.indicator);
    const stats = x && indicator ? statsOf(indicator, x.count, c?.count ?? null) : null;
    if (!x || !indicator || !stats) return [];
    const { start, end, round, breakdown } = x;
    const cell = { period: { start, end, label: '' }, round, source: '', stats, observationIds: [] };
    return [
      { subject: { contextId }, indicator, breakdown, cells: [cell], breaks: [], ended: null, crosses: 0 },
    ];
  });
}

function statsOf({ aggregation }: Indicator, x: number, c: number | null): Stats | null {
  if (aggregation === 'sum') return { kind: 'events', events: x, exposure: null, exposureUnit: null };
  if (aggregation === 'stock_last') return { kind: 'stock', stock: x };
  return aggregation === 'counts' && c !== null ? { kind: 'counts', numerator: x, denominator: x + c } : null;
}

const faceOf = (entry: LedgerEntry): string => {
  const { count, lower, upper, score } = entry;
  return [placeOf(entry), count, lower, upper, canonical(score ?? null)].join('|');
};

/** Figures that say nothing new: the same number of the same group was printed before. */
export function newToReaders(candidates: readonly Candidate[], ledger: readonly LedgerEntry[]): Candidate[] {
  const printed = new Set(ledger.map(faceOf));
  return candidates.filter(({ entry }) => !printed.has(faceOf(entry)));
}

export const sameGroup = (a: LedgerEntry, b: LedgerEntry): boolean => placeOf(a) === placeOf(b);
