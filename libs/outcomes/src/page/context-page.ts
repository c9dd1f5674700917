import type { ContextPage, ReleasedContextPage, SeriesRow, TeamContextPage } from '@waymark/contract';
import { judgeTogether } from '../change/together';
import { cannotSayOf } from './cannot-say';
import type { ContextPageInput } from './input';
import { asJudged, linesOf, type JudgedRow } from './lines';
import { footnoteOf, ledeOf } from './prose';
import { releasedRowOf, teamRowOf } from './row';
import { axisOf, bandsOf, gapsOf, lifeOf, responseMarks } from './timeline';

/** A context's whole history for one reader: rows in reading order, what cannot be said, and the time they share. */
export function composeContextPage(input: ContextPageInput): ContextPage {
  const { view, asOf, periods, context, catalogue, links, policy } = input;
  const lines = linesOf(input, input, { periods, grant: input.grant ?? null });
  const { verdicts, sentence } = judgeTogether(lines.map(asJudged), {
    kind: 'named',
    codes: context.headlineIndicators,
  });
  const judged = lines.map((line, index): JudgedRow => ({
    ...line,
    verdict: verdicts[index] as JudgedRow['verdict'],
  }));
  const order = readingOrder(judged, context.headlineIndicators);
  const grants = bandsOf(input.grants);
  const name = view === 'team' && context.privateName !== '' ? context.privateName : context.pseudonym;
  const life = lifeSpan(context.opened, context.closed, asOf);
  const gaps = gapsOf(grants, life);
  const goals = context.goals.flatMap((code) => {
    const goal = catalogue.goals.find((one) => one.code === code);
    return goal ? [{ code, statement: goal.statement, provenance: goal.provenance.words }] : [];
  });
  const page = {
    asOf,
    periods,
    context: {
      id: context.id,
      name,
      pseudonym: context.pseudonym,
      level: context.level,
      setting: context.setting,
      kind: context.kind,
      site: context.site,
      siteId: context.siteId,
      organisation: context.organisation,
      opened: context.opened,
      closed: context.closed,
      invented: input.invented ?? false,
      ...(context.privateName !== '' && context.privateName === context.pseudonym
        ? { nameAgreed: true }
        : {}),
    },
    lede: ledeOf(context, judged, grants.length, gaps.length),
    axis: axisOf(
      [context.opened],
      judged.map(({ drawn }) => drawn),
      life.end,
    ),
    grants,
    gaps,
    responses: responseMarks(input.responses),
    life: lifeOf(context, links, input.breaks),
    // A note on a link is written for the team.
    links: links.map((link) => (view === 'team' ? link : { ...link, note: '' })),
    goals,
    goalWarning:
      context.goals.length > 5
        ? `This plan has ${context.goals.length} goals. Few goals are reached; five is already many.`
        : null,
    cannotSay: cannotSayOf(
      [...order.rows.map(({ row }) => row), ...order.effort],
      order.rows.map(({ row, pairMissing }) => ({
        row,
        missing: pairMissing.map(
          (code) => catalogue.indicators.find((one) => one.code === code)?.title ?? code,
        ),
      })),
    ),
    adjustment: sentence,
    footnote: footnoteOf(view, context.level),
  };
  return view === 'team'
    ? ({ ...page, view, ...rowsOf(order, (row) => teamRowOf(row, name, policy)) } satisfies TeamContextPage)
    : ({ ...page, view, ...rowsOf(order, (row) => releasedRowOf(row, name)) } satisfies ReleasedContextPage);
}

const lifeSpan = (opened: string, closed: string | null, asOf: string) => ({
  start: opened,
  end: closed !== null && closed < asOf ? closed : asOf,
});

export interface Ordered {
  readonly rows: readonly { row: JudgedRow; pairs: readonly JudgedRow[]; pairMissing: readonly string[] }[];
  readonly effort: readonly JudgedRow[];
}

const roles = ['headline', 'supporting', 'context_only'] as const;

/** Headline, supporting, then each context-only row with its measured pairs behind one bracket; effort apart. */
function readingOrder(rows: readonly JudgedRow[], named: readonly string[]): Ordered {
  const place = ({ indicator }: JudgedRow): number => {
    const index = named.indexOf(indicator.code);
    return index < 0 ? named.length : index;
  };
  const ordered = roles.flatMap((role) =>
    rows
      .filter(({ indicator }) => indicator.role === role)
      .sort((a, b) => place(a) - place(b) || compareKeys(a, b))
      .map((row) => ({
        row,
        ...(role === 'context_only' ? pairsOf(row, rows) : { pairs: [], pairMissing: [] }),
      })),
  );
  return { rows: ordered, effort: rows.filter(({ indicator }) => indicator.role === 'effort') };
}

const compareKeys = (a: JudgedRow, b: JudgedRow): number =>
  a.indicator.code < b.indicator.code
    ? -1
    : a.indicator.code > b.indicator.code
      ? 1
      : a.breakdown < b.breakdown
        ? -1
        : 1;

/** What a context-only figure must stand beside wherever it is drawn, with the titles of what is not measured. */
export function besideOf(
  row: JudgedRow | null,
  rows: readonly JudgedRow[],
  indicators: readonly { readonly code: string; readonly title: string }[],
): { pairs: JudgedRow[]; pairMissing: string[] } {
  if (row?.indicator.role !== 'context_only') return { pairs: [], pairMissing: [] };
  const { pairs, pairMissing } = pairsOf(row, rows);
  return {
    pairs,
    pairMissing: pairMissing.map((code) => indicators.find((one) => one.code === code)?.title ?? code),
  };
}

/** The rows a context-only figure must stand beside; codes nobody measured here say so. */
export function pairsOf(
  row: JudgedRow,
  rows: readonly JudgedRow[],
): { pairs: JudgedRow[]; pairMissing: string[] } {
  const pairs: JudgedRow[] = [];
  const pairMissing: string[] = [];
  for (const code of row.indicator.pair_with) {
    const measured = rows.filter(({ indicator, drawn }) => indicator.code === code && hasFigure(drawn.cells));
    const pair = measured.find(({ breakdown }) => breakdown === '') ?? measured[0];
    if (pair) pairs.push(pair);
    else pairMissing.push(code);
  }
  return { pairs, pairMissing };
}

const hasFigure = (cells: JudgedRow['drawn']['cells']): boolean =>
  cells.some((cell) => cell.state === 'withheld' || cell.cell.stats.kind !== 'missing');

function rowsOf<R extends SeriesRow>(order: Ordered, toRow: (row: JudgedRow) => R) {
  return {
    rows: order.rows.map(({ row, pairs, pairMissing }) => ({
      row: toRow(row),
      pairs: pairs.map(toRow),
      pairMissing: [...pairMissing],
    })),
    effort: order.effort.map(toRow),
  };
}
