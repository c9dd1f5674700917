import type { ColumnRule, FigurePart, Period, TableRule } from '@waymark/contract';
import type { HeadingMatch } from './headings';

/** Columns of one figure: parts of the same indicator, breakdown, context and period. */
export interface FigureGroup {
  /** Null: the row says which. */
  readonly indicator: string | null;
  readonly breakdown: string;
  readonly context: string | null;
  readonly period: Period | null;
  readonly parts: readonly (readonly [FigurePart, readonly number[]])[];
  readonly columns: readonly number[];
}

export interface AnswerColumn {
  readonly at: number;
  readonly rule: Extract<ColumnRule, { as: 'answer' }>;
}

type Of<A extends ColumnRule['as']> = Extract<ColumnRule, { as: A }>;
interface At<A extends ColumnRule['as']> {
  readonly at: number;
  readonly rule: Of<A>;
}

/** The rules of a table laid over the columns of a heading that was found. */
export interface Plan {
  readonly context: At<'context'> | null;
  readonly periods: readonly At<'period'>[];
  readonly breakdowns: readonly At<'breakdown'>[];
  readonly indicator: At<'indicator'> | null;
  readonly round: number | null;
  readonly submission: number | null;
  readonly respondent: number | null;
  readonly groups: readonly FigureGroup[];
  readonly answers: readonly AnswerColumn[];
  readonly totals: readonly { readonly at: number; readonly of: readonly number[] }[];
  /** Columns whose cells are figures or answers. */
  readonly figureColumns: readonly number[];
  /** Columns of numbers that a row of totals may add up. */
  readonly addable: readonly number[];
  readonly names: readonly string[];
  readonly unused: readonly { readonly at: number; readonly heading: string; readonly why: string }[];
}

const ADDABLE = new Set<FigurePart>([
  'numerator',
  'denominator',
  'answered',
  'otherwise',
  'events',
  'stock',
  'n',
  'value',
  'exposure',
]);
const unique = <T>(values: readonly T[]) => [...new Set(values)];

export function planOf(rule: TableRule, match: HeadingMatch): Plan {
  const placed = match.taken.flatMap(({ at, rule: index, period }) => {
    const column = rule.columns[index];
    return column ? [{ at, column, period }] : [];
  });
  const all = <A extends ColumnRule['as']>(as: A): At<A>[] =>
    placed.flatMap(({ at, column }) => (column.as === as ? [{ at, rule: column as Of<A> }] : []));
  const first = <A extends ColumnRule['as']>(as: A) => all(as)[0] ?? null;
  const groups = groupsOf(placed);
  const answers = all('answer');
  const used = new Set(placed.flatMap(({ at, column }) => (column.as === 'not used' ? [] : [at])));
  const figures = placed.flatMap(({ at, column }) =>
    column.as === 'figure' ? [{ at, part: column.part }] : [],
  );
  const totals = all('total').map(({ at, rule: { of } }) => ({
    at,
    of: placed
      .filter(({ column }) => of.some((ref) => ref.heading === column.heading && ref.nth === column.nth))
      .map((one) => one.at)
      .filter((one, i, list) => list.indexOf(one) === i),
  }));
  return {
    context: first('context'),
    periods: all('period'),
    breakdowns: all('breakdown'),
    indicator: first('indicator'),
    round: first('round')?.at ?? null,
    submission: first('submission')?.at ?? null,
    respondent: first('respondent')?.at ?? null,
    groups,
    answers,
    totals,
    figureColumns: unique([...figures.map(({ at }) => at), ...answers.map(({ at }) => at)]),
    addable: unique([
      ...figures.filter(({ part }) => ADDABLE.has(part)).map(({ at }) => at),
      ...totals.map(({ at }) => at),
    ]),
    names: match.names,
    unused: match.names.flatMap((heading, at) => {
      if (used.has(at)) return [];
      const said = placed.find((one) => one.at === at)?.column;
      return [
        { at, heading, why: said?.as === 'not used' ? said.why : 'The mapping does not name this column.' },
      ];
    }),
  };
}

function groupsOf(
  placed: readonly { readonly at: number; readonly column: ColumnRule; readonly period: Period | null }[],
): FigureGroup[] {
  const groups = new Map<
    string,
    { head: Omit<FigureGroup, 'parts' | 'columns'>; parts: Map<FigurePart, number[]> }
  >();
  for (const { at, column, period } of placed) {
    if (column.as !== 'figure') continue;
    const { breakdown, context, part } = column;
    for (const indicator of column.indicators.length > 0 ? column.indicators : [null]) {
      const key = [indicator ?? '', breakdown, context ?? '', period?.start ?? '', period?.end ?? ''].join(
        '|',
      );
      let group = groups.get(key);
      if (!group)
        groups.set(key, (group = { head: { indicator, breakdown, context, period }, parts: new Map() }));
      group.parts.set(part, [...(group.parts.get(part) ?? []), at]);
    }
  }
  return [...groups.values()].map(({ head, parts }) => ({
    ...head,
    parts: [...parts],
    columns: unique([...parts.values()].flat()),
  }));
}
