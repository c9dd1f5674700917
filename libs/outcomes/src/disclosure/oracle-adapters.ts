/**
 * The thin layer between the case files of disclosure control (snake_case, `input` and `options` apart) and the
 * kernels. Only the spec beside it and `npm run oracle` use it; the product does not.
 */
import { cellDecision } from './kernels/cell-decision';
import { differencing, type Aggregate } from './kernels/differencing';
import { dominance } from './kernels/dominance';
import type { Refusal } from './kernels/refusal';
import { roundCounts, roundedPercentage, type RoundingRule } from './kernels/rounding-rule';
import { secondarySuppression, type TrueTable } from './kernels/secondary-suppression';
import { tableAudit, type CellAt, type PublishedTable } from './kernels/table-audit';

/** Whatever a case file holds; a field of the wrong kind is for the kernel to refuse. */
type Fields = Readonly<Record<string, unknown>>;
type Method = (input: Fields, options: Fields) => object;

const number = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);
const list = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? value : []);
const tableOf = <T>({ table, has_total_row, has_total_column }: Fields) => ({
  table: list<readonly T[]>(table),
  hasTotalRow: has_total_row === true,
  hasTotalColumn: has_total_column === true,
});

export const oracleMethods: Readonly<Record<string, Method>> = {
  sdc_cell_decision(input, options) {
    const decided = cellDecision(
      {
        numerator: number(input.numerator),
        denominator: number(input.denominator),
        units: input.units === null || input.units === undefined ? null : number(input.units),
      },
      {
        threshold: number(options.threshold),
        minDenominator: number(options.min_denominator),
        minUnits: number(options.min_units),
      },
    );
    if (decided.status !== 'ok') return decided;
    const { showCount, showPercentage, showInterval, ...rest } = decided;
    return {
      ...rest,
      show_count: showCount,
      show_percentage: showPercentage,
      show_interval: showInterval,
    };
  },
  sdc_rounding({ counts }, { rule, output }) {
    const given = list<number>(counts);
    const named = rule as RoundingRule;
    return output === 'percentage'
      ? roundedPercentage(number(given[0]), number(given[1]), named)
      : roundCounts(given, named);
  },
  sdc_table_audit(input, { threshold }) {
    const audit = tableAudit(tableOf<number | null>(input) satisfies PublishedTable, number(threshold));
    if (audit.status !== 'ok') return audit;
    const { exactlyRecoverable, ...rest } = audit;
    return { ...rest, exactly_recoverable: exactlyRecoverable };
  },
  sdc_secondary_suppression(input, { threshold }) {
    const found = secondarySuppression(tableOf<number>(input) satisfies TrueTable, number(threshold));
    if (found.status !== 'ok') return found;
    const { status, primary, feasible, pattern } = found;
    if (!feasible) return { status, primary, feasible, minimum_hidden: null, example_pattern: null };
    return {
      status,
      primary,
      feasible,
      minimum_hidden: pattern.length,
      example_pattern: pattern,
      max_allowed_hidden: pattern.length + 2,
    };
  },
  sdc_differencing({ releases, candidate }, { threshold }) {
    const given = (candidate ?? { id: '', atoms: [], count: Number.NaN }) as Aggregate;
    return differencing(list<Aggregate>(releases), given, number(threshold));
  },
  sdc_dominance({ contributions }, { p, n, k, min_contributors }) {
    const judged = dominance(list<number>(contributions), {
      p: number(p),
      n: number(n),
      k: number(k),
      minContributors: number(min_contributors),
    });
    if (judged.status !== 'ok') return judged;
    const { nContributors, largestShare, remainderOverLargest, ...rest } = judged;
    return {
      ...rest,
      n_contributors: nContributors,
      largest_share: largestShare,
      remainder_over_largest: remainderOverLargest,
    };
  },
};

interface CheckedCase {
  readonly input: Fields;
  readonly options?: Fields;
  readonly expected: Fields;
}

/**
 * Two methods have many right answers; their files say to test properties, not the pattern. Each check lists what is
 * wrong in words, and is used in place of the field-by-field comparison.
 */
export const oracleChecks: Readonly<Record<string, (test: CheckedCase) => string[]>> = {
  sdc_secondary_suppression({ input, options = {}, expected }) {
    const threshold = number(options.threshold);
    const table = tableOf<number>(input);
    const found = secondarySuppression(table, threshold);
    if (found.status !== 'ok' || expected.status !== 'ok')
      return same('status', expected.status, found.status).concat(
        same('reason', expected.reason, (found as Partial<Refusal>).reason),
      );
    const wrong = same('primary', expected.primary, found.primary).concat(
      same('feasible', expected.feasible ?? true, found.feasible),
    );
    if (!found.feasible) return wrong;
    const hide = new Set(found.pattern.map((cell) => cell.join()));
    const published = table.table.map((row, r) =>
      row.map((count, c) => (hide.has([r, c].join()) ? null : count)),
    );
    const audit = tableAudit({ ...table, table: published }, threshold);
    const narrow = audit.status === 'ok' ? audit.narrow.map((cell) => cell.join()) : null;
    for (const cell of found.primary) {
      if (!hide.has(cell.join())) wrong.push(`primary cell ${cell.join()} is not hidden`);
      if (!narrow || narrow.includes(cell.join())) wrong.push(`primary cell ${cell.join()} stays narrow`);
    }
    if (hide.size > number(expected.max_allowed_hidden))
      wrong.push(`hides ${hide.size} cells, more than ${String(expected.max_allowed_hidden)}`);
    const grand: CellAt = [table.table.length - 1, (table.table[0]?.length ?? 0) - 1];
    if (hide.has(grand.join()) && !found.primary.some((cell) => cell.join() === grand.join()))
      wrong.push('hides a grand total that is not small');
    return wrong;
  },
  sdc_differencing({ input, options = {}, expected }) {
    const found = oracleMethods.sdc_differencing?.(input, options) as ReturnType<typeof differencing>;
    const wrong = same('status', expected.status, found.status);
    if (found.status !== 'ok') return wrong.concat(same('reason', expected.reason, found.reason));
    wrong.push(...same('allowed', expected.allowed, found.allowed));
    const sets = found.violations.map(({ set }) => JSON.stringify(set));
    const listed = list<{ set: readonly string[] }>(expected.violations).map(({ set }) =>
      JSON.stringify([...set].sort()),
    );
    if (listed.length > 0 && !listed.some((set) => sets.includes(set)))
      wrong.push(`none of the sets ${listed.join(' ')} is reported`);
    return wrong;
  },
};

const same = (what: string, expected: unknown, got: unknown): string[] =>
  JSON.stringify(expected) === JSON.stringify(got)
    ? []
    : [`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`];
