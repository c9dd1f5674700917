import type { ReleasedContextPage, ReleasedRow, ReportPlan } from '@waymark/contract';

type PageRow = ReleasedContextPage['rows'][number];

/** A group small enough to know itself is described in words and levels, outside the team: no count, no share. */
export function isWordsOnly(page: ReleasedContextPage): boolean {
  return page.context.level === 'peer';
}

const holdsNoCount = (row: ReleasedRow): boolean =>
  row.scale.kind === 'level' || row.scale.kind === 'milestone';

/** Levels as they were agreed, without the number of raters: a peer group report prints no count of anybody. */
function withoutBases(row: ReleasedRow): ReleasedRow {
  return {
    ...row,
    crosses: 0,
    cells: row.cells.map((cell) => (cell.state === 'shown' ? { ...cell, base: null } : cell)),
  };
}

/**
 * The page as a report may use it. `release()` has already decided what leaves; this keeps the peer group rule a
 * second time, where a mistake would be printed.
 */
export function reportable(page: ReleasedContextPage): ReleasedContextPage {
  if (!isWordsOnly(page)) return page;
  return {
    ...page,
    rows: page.rows
      .filter(({ row }) => holdsNoCount(row))
      .map(({ row, pairs, pairMissing }) => ({
        row: withoutBases(row),
        pairs: pairs.filter(holdsNoCount).map(withoutBases),
        pairMissing,
      })),
    effort: [],
  };
}

const UNCOUNTED = 'not printed for a group';

/** The plan as a report may use it: of a peer group it says no number of people either, wherever somebody typed one. */
export function reportablePlan(plan: ReportPlan, page: ReleasedContextPage): ReportPlan {
  if (!isWordsOnly(page)) return plan;
  const uncounted = (words: string): string => words.replace(/, n =? ?\d+$/, `, n ${UNCOUNTED}`);
  return {
    ...plan,
    goals: plan.goals.map((goal) => ({
      ...goal,
      measures: goal.measures.map((measure) => ({
        ...measure,
        baseline: measure.baseline && { ...measure.baseline, n: UNCOUNTED },
      })),
    })),
    changes: plan.changes.map((change) => ({
      ...change,
      before: uncounted(change.before),
      after: uncounted(change.after),
    })),
  };
}

/** Grey, hollow, without a colour for its word, and never without its pair. */
export const isContextOnly = ({ indicator, verdict }: Pick<ReleasedRow, 'indicator' | 'verdict'>): boolean =>
  indicator.role === 'context_only' || verdict.kind === 'context_only';

/** Rows that may carry an outcome: neither context-only nor effort, in the order of the page. */
export function outcomeRows(page: ReleasedContextPage): ReleasedRow[] {
  return page.rows
    .map(({ row }) => row)
    .filter((row) => !isContextOnly(row) && row.indicator.role !== 'effort');
}

/** One row a measure: everyone together or, where nobody is ever asked together, each sample by itself. */
export function mainRows(page: ReleasedContextPage): ReleasedRow[] {
  const rows = outcomeRows(page);
  const whole = new Set(rows.filter((row) => row.breakdown === '').map((row) => row.indicator.code));
  return rows.filter((row) => row.breakdown === '' || !whole.has(row.indicator.code));
}

export function contextOnlyRows(page: ReleasedContextPage): PageRow[] {
  return page.rows.filter(({ row }) => isContextOnly(row));
}

export function effortRows(page: ReleasedContextPage): ReleasedRow[] {
  const among = page.rows.map(({ row }) => row).filter((row) => row.indicator.role === 'effort');
  const known = new Set(page.effort.map((row) => row.key));
  return [...page.effort, ...among.filter((row) => !known.has(row.key))];
}

/** Every row a report rests on, each once. */
export function everyRow(page: ReleasedContextPage): ReleasedRow[] {
  const seen = new Map<string, ReleasedRow>();
  for (const { row, pairs } of page.rows)
    for (const one of [row, ...pairs]) seen.set(one.key, seen.get(one.key) ?? one);
  for (const row of page.effort) seen.set(row.key, seen.get(row.key) ?? row);
  return [...seen.values()];
}

/** Results about how unequally a place is safe: gaps between groups, and groups shown beside all. */
export function inequalityRows(page: ReleasedContextPage): ReleasedRow[] {
  return everyRow(page).filter((row) => row.scale.kind === 'gap' || row.breakdown !== '');
}

const LEAD = 3;

/**
 * The three rows of the first page: the headline measures in the order of the plan, never chosen by how good they look.
 * Where a headline measure further down became worse, it takes the third place, so that page one cannot hide it.
 */
export function leadRows(page: ReleasedContextPage): ReleasedRow[] {
  const outcome = outcomeRows(page).filter((row) => row.breakdown === '' && row.scale.kind !== 'gap');
  const headline = outcome.filter((row) => row.indicator.role === 'headline');
  const ordered = [...headline, ...outcome.filter((row) => row.indicator.role !== 'headline')];
  const first = ordered.slice(0, LEAD);
  const worse = headline.find((row) => row.verdict.word === 'worsening' && !first.includes(row));
  return worse && first.length === LEAD ? [...first.slice(0, LEAD - 1), worse] : first;
}
