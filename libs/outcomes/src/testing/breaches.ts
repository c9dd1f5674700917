import type { DisclosurePolicy, Level } from '@waymark/contract';
import type { Drafted } from '../disclosure/audit/linked-cell';
import type { Cause } from '../disclosure/cell-rules';
import { publishedKey } from '../disclosure/attack/seen';
import { recover, type Recovered } from '../disclosure/recover';
import { close, decide } from '../disclosure/release';
import type { LinearSolver } from '../disclosure/solver/linear-solver';
import type { Stats } from '../rollup/stats';
import type { Series } from '../table/series';
import { externalPolicy } from './external-policy';

const policy = externalPolicy();

/** Everything of one context, in one grouping and in all others. */
export interface World {
  readonly series: readonly Series[];
  readonly linked?: readonly Series[];
  readonly contextLevel?: Level;
}

const keysOf = ({ series }: Drafted): string[] =>
  series.cells.map(({ period, round }) => publishedKey(series, period, round));

/** Why each cell is withheld, where it is. */
export const causesIn = (drafts: readonly Drafted[]): Map<string, Cause> =>
  new Map(
    drafts.flatMap((drafted) =>
      keysOf(drafted).flatMap((key, index): [string, Cause][] => {
        const decision = drafted.decisions[index];
        return decision?.state === 'withheld' ? [[key, decision.cause]] : [];
      }),
    ),
  );

function truthOf(stats: Stats | undefined): Record<Recovered['of'], number> | null {
  if (!stats) return null;
  if (stats.kind === 'events') return { x: stats.events, c: 0, n: stats.events, mean: 0 };
  if (stats.kind === 'moments') return { x: stats.n, c: 0, n: stats.n, mean: stats.mean };
  if (stats.kind === 'stock') return { x: stats.stock, c: 0, n: stats.stock, mean: 0 };
  if (stats.kind !== 'counts') return null;
  return { x: stats.numerator, c: stats.denominator - stats.numerator, n: stats.denominator, mean: 0 };
}

/**
 * Counts the shipped policy withholds, narrowed to fewer than four values when the world is published under `with_`: by
 * an outsider who knows the rules, and by one who was even told which rule withheld which cell.
 */
export function breaches(
  { series, linked = [], contextLevel = 'location' }: World,
  with_: DisclosurePolicy = policy,
  solver: LinearSolver | null = null,
): string[] {
  const input = { series, linked, contextLevel, solver };
  const drafts = decide({ ...input, policy: with_ });
  const causes = causesIn(drafts);
  const shipped = with_ === policy ? drafts : decide({ ...input, policy });
  const secret = new Set([...causes.keys(), ...causesIn(shipped).keys()]);
  const truths = new Map(
    drafts.flatMap((drafted) =>
      keysOf(drafted).map((key, index) => [key, truthOf(drafted.series.cells[index]?.stats)] as const),
    ),
  );
  const published = drafts.map(close);
  return [recover(published, with_), recover(published, with_, causes)].flatMap((beliefs) =>
    beliefs.flatMap(({ key, of, supposed, min, max, possible }) => {
      const truth = truths.get(key)?.[of] ?? Number.NaN;
      const right = supposed === (causes.get(key) ?? 'shown') && truth >= min - 0.5 && truth <= max + 0.5;
      return secret.has(key) && right && possible < 4
        ? [`${key} ${of}: ${min} to ${max}, ${possible} left`]
        : [];
    }),
  );
}
