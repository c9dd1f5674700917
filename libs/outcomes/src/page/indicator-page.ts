import type { FundingBand, IndicatorPage, SeriesRow } from '@waymark/contract';
import { allShown } from '../change/segment';
import { judgeTogether } from '../change/together';
import { withChecks } from '../quality/notes';
import { tabulate } from '../table/tabulate';
import type { AreaRecord, ContextRecord, IndicatorPageInput } from './input';
import { asJudged, linesOf, type JudgedRow, type Line } from './lines';
import { counted } from './prose';
import { breakdownLabel, releasedRowOf, teamRowOf } from './row';
import { axisOf, bandsOf, compare } from './timeline';

interface Panel {
  readonly contextId: number | null;
  readonly areaCode: string | null;
  readonly name: string;
  readonly kind: string;
  readonly site: string;
  readonly grants: FundingBand[];
  readonly opened: string | null;
  readonly line: Line;
}

/** One indicator across contexts or areas, side by side on one scale, in the order of the alphabet and of nothing else. */
export function composeIndicatorPage(input: IndicatorPageInput): IndicatorPage {
  const { view, asOf, periods, code, policy } = input;
  const followed = input.contexts.map((record) => ({
    record,
    lines: linesOf(record, input, { periods: input.periods }).filter(
      ({ indicator }) => indicator.code === code,
    ),
  }));
  const panels = [...contextPanels(input, followed), ...areaPanels(input)].sort(
    (a, b) => compare(a.name, b.name) || (a.contextId ?? 0) - (b.contextId ?? 0),
  );
  const { verdicts, sentence } = judgeTogether(
    panels.map(({ line }) => asJudged(line)),
    { kind: 'wall' },
  );
  const judged = panels.map((panel, index) => ({
    ...panel,
    row: { ...panel.line, verdict: verdicts[index] as JudgedRow['verdict'] },
  }));
  const page = {
    asOf,
    periods,
    code,
    breakdowns: breakdownsOf(
      input,
      followed.flatMap(({ lines }) => lines.map(({ breakdown }) => breakdown)),
    ),
    axis: axisOf(
      panels.flatMap(({ opened }) => opened ?? []),
      panels.map(({ line }) => line.drawn),
      asOf,
    ),
    cannotTell: [
      ...cannotTell(judged.map(({ row }) => row)),
      ...new Set((input.areas ?? []).flatMap(({ lineage = [] }) => lineage)),
    ],
    adjustment: sentence,
  };
  const drawn = <R extends SeriesRow>(toRow: (row: JudgedRow, name: string) => R) =>
    judged.map(({ row, line: _line, opened: _opened, ...panel }) => ({
      ...panel,
      row: toRow(row, panel.name),
    }));
  return view === 'team'
    ? { ...page, view, panels: drawn((row, name) => teamRowOf(row, name, policy)) }
    : { ...page, view, panels: drawn(releasedRowOf) };
}

/** Everyone comes first; groups in the order of the alphabet. Only what this reader may see has a line. */
function breakdownsOf({ areas = [], code }: IndicatorPageInput, ofContexts: readonly string[]) {
  const ofAreas = areas.flatMap(({ rollups }) =>
    rollups.flatMap((one) => (one.indicator === code ? [one.breakdown] : [])),
  );
  return [...new Set([...ofContexts, ...ofAreas])]
    .map((key) => ({ key, label: key === '' ? 'Everyone' : breakdownLabel(key) }))
    .sort((a, b) => Number(a.key !== '') - Number(b.key !== '') || compare(a.label, b.label));
}

interface Followed {
  readonly record: ContextRecord;
  readonly lines: readonly Line[];
}

function contextPanels(input: IndicatorPageInput, followed: readonly Followed[]): Panel[] {
  return followed.flatMap(({ record, lines }) => {
    const { context, grants } = record;
    const line = lines.find(({ breakdown }) => breakdown === input.breakdown);
    if (!line) return [];
    const secret = input.view === 'team' ? context.privateName : '';
    return [
      {
        contextId: context.id,
        areaCode: null,
        name: secret || context.pseudonym,
        kind: context.kind,
        site: context.site,
        grants: bandsOf(grants),
        opened: context.opened,
        line,
      },
    ];
  });
}

function areaPanels({ areas = [], code, breakdown, periods, catalogue, view }: IndicatorPageInput): Panel[] {
  const indicator = catalogue.indicators.find((one) => one.code === code);
  if (!indicator) return [];
  return areas.map((area: AreaRecord): Panel => {
    const rollups = area.rollups.filter((one) => one.indicator === code && one.breakdown === breakdown);
    const table = (periodSet: typeof periods) =>
      allShown(tabulate(rollups, { indicator, periodSet, breaks: [], ended: null }));
    return {
      contextId: null,
      areaCode: area.code,
      name: area.name,
      kind: 'area',
      site: '',
      grants: [],
      opened: null,
      line: {
        indicator,
        breakdown,
        drawn: withChecks(table(periods), { rollups, checks: area.checks ?? [], view }),
        judged: table('as_collected'),
        paired: null,
        baselineStart: null,
      },
    };
  });
}

/** What a reader of many small panels is tempted to read from them, and cannot. */
function cannotTell(rows: readonly JudgedRow[]): string[] {
  const lines = [
    'Which place is doing best: places differ in who uses them, who was asked and when work began.',
  ];
  const unsettled = rows.filter(({ verdict }) => verdict.word === 'cannot say').length;
  if (unsettled > 0)
    lines.push(
      `Whether anything changed in ${unsettled} of these ${counted(rows.length, 'place')}: too little is known.`,
    );
  const broken = rows.filter(({ drawn }) => drawn.breaks.length > 0).length;
  if (broken > 0)
    lines.push(
      `What changed across the break in ${counted(broken, 'series', 'series')}: what was measured changed there.`,
    );
  const absent = rows.filter(({ drawn }) =>
    drawn.cells.some((cell) => cell.state === 'withheld' || cell.cell.stats.kind === 'missing'),
  ).length;
  if (absent > 0)
    lines.push(`What happened in the waves withheld or missing in ${counted(absent, 'place')}.`);
  if (rows.some(({ indicator }) => indicator.role === 'context_only'))
    lines.push(
      'Whether more is worse: counts like these rise when people notice and report, and fall when they are moved on.',
    );
  return lines;
}
