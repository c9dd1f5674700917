import type {
  ContextLink,
  Indicator,
  InquiryPage,
  InquiryQuery,
  InquiryResult,
  SeriesRow,
} from '@waymark/contract';
import { cannotBeAsked, interrupted } from '../change/interrupted';
import { judgeTogether } from '../change/together';
import { severalPlaces, windowsAround, type Arm } from '../change/several-places';
import { dayInWords } from '../table/period-label';
import type { ContextRecord, Reading } from './input';
import { besideOf } from './context-page';
import { asJudged, linesOf, type JudgedRow, type Line } from './lines';
import { counted, footnoteOf } from './prose';
import { notesOn, rivalsOf } from './rivals';
import { breakdownLabel, releasedRowOf, teamRowOf } from './row';
import { onOneFooting, scaleOf } from './scale';
import { axisOf, bandsOf, compare, gapsOf, responseMarks } from './timeline';

export interface InquiryInput extends Reading {
  readonly record: ContextRecord;
  readonly links: readonly ContextLink[];
  /** Every other context this reader may see. */
  readonly others: readonly ContextRecord[];
  readonly asked: InquiryQuery;
}

/** Did it change when the work began? A question asked in full and answered as far as the data allow. */
export function composeInquiry(input: InquiryInput): InquiryPage {
  const { view, record, asked, policy, asOf } = input;
  const { context } = record;
  const lines = linesOf(record, input, { periods: 'as_collected' });
  const line = lines.find(
    ({ indicator, breakdown }) => indicator.code === asked.indicator && breakdown === asked.breakdown,
  );
  const responses = responseMarks(record.responses);
  const response = responses.find(({ id }) => id === asked.response);
  const name = nameOf(record, view);
  const shown = line && judgedAlone(line);
  const beside = besideOf(shown ?? null, shown ? lines.map(judgedAlone) : [], input.catalogue.indicators);
  const life = {
    start: context.opened,
    end: context.closed && context.closed < asOf ? context.closed : asOf,
  };
  const grants = bandsOf(record.grants);
  const windows = response ? windowsAround(response.start, asked.months) : null;
  const result = resultOf(input, lines, line, response);
  const window = windowOf(input, line, windows);
  const arms = new Set(asked.without);
  const page = {
    asOf,
    context: {
      id: context.id,
      name,
      site: context.site,
      siteId: context.siteId,
      invented: input.invented ?? false,
    },
    indicators: lines.map(({ indicator, breakdown, judged }) => ({
      code: indicator.code,
      breakdown,
      title: breakdown === '' ? indicator.title : `${indicator.title}, ${breakdownLabel(breakdown)}`,
      points: judged.cells.filter((cell) => cell.state === 'shown' && cell.cell.stats.kind !== 'missing')
        .length,
      contextOnly: indicator.role === 'context_only',
    })),
    responses,
    contexts: asked.indicator ? candidates(input, asked.indicator, response?.start ?? null) : [],
    chosen: {
      indicator: line ? (asked.indicator ?? null) : null,
      breakdown: asked.breakdown,
      response: response?.id ?? null,
      event: response ? `${response.title}, from ${dayInWords(response.start)}` : '',
      date: response?.start ?? null,
      method: asked.method,
      with: asked.with,
      without: asked.without,
      why: asked.why,
      window,
      before: asked.method === 'several_places' ? (windows?.before ?? null) : null,
      after: asked.method === 'several_places' ? (windows?.after ?? null) : null,
    },
    pairMissing: beside.pairMissing,
    axis: axisOf([context.opened], shown ? [shown.drawn] : [], life.end),
    grants,
    gaps: gapsOf(grants, life),
    result,
    rivals:
      response && line && window
        ? rivalsOf({
            record,
            others: input.others
              .filter((other) => asked.method === 'several_places' && arms.has(other.context.id))
              .map((other) => ({ name: nameOf(other, view), record: other })),
            responseId: response.id,
            indicator: line.indicator.code,
            date: response.start,
            window,
          })
        : [],
    looked: `One indicator, one date and one analysis, chosen by whoever asked. Of ${counted(lines.length, 'series', 'series')} followed here one is looked at, and nothing is corrected for the others: trying one after another until something stands out finds luck. Say in a report how many were tried.`,
    footnote: footnoteOf(view, context.level),
  };
  const plain = <R extends SeriesRow>(row: R): R => ({ ...row, control: null });
  return view === 'team'
    ? {
        ...page,
        view,
        row: shown ? plain(teamRowOf(shown, name, policy)) : null,
        pairs: beside.pairs.map((pair) => plain(teamRowOf(pair, name, policy))),
      }
    : {
        ...page,
        view,
        row: shown ? plain(releasedRowOf(shown, name)) : null,
        pairs: beside.pairs.map((pair) => plain(releasedRowOf(pair, name))),
      };
}

const nameOf = ({ context }: ContextRecord, view: Reading['view']): string =>
  view === 'team' && context.privateName !== '' ? context.privateName : context.pseudonym;

/** Drawn as it is judged: the waves as collected. */
function judgedAlone(line: Line): JudgedRow {
  const { verdicts } = judgeTogether([asJudged(line)], { kind: 'named', codes: [] });
  return { ...line, verdict: verdicts[0] as JudgedRow['verdict'] };
}

function resultOf(
  input: InquiryInput,
  lines: readonly Line[],
  line: Line | undefined,
  response: { id: number; title: string; start: string } | undefined,
): InquiryResult {
  const { asked, view, record } = input;
  const waiting = (sentence: string): InquiryResult => ({ kind: 'waiting', sentence });
  if (view === 'external' && record.context.level === 'peer')
    return refusal(
      'Of a peer group only levels and words are shown outside the team, so nothing can be reckoned from its figures.',
      asked,
    );
  if (lines.length === 0) return waiting('No indicator is followed here yet. Record two waves first.');
  if (!asked.indicator) return waiting('Choose the indicator that the work was meant to move.');
  if (!line) return refusal('This indicator is not followed here, or is not shown outside the team.', asked);
  if (!response)
    return waiting(
      'Choose the response whose beginning is asked about. Its start is the date that is tested.',
    );
  const series = onOneFooting(line.drawn);
  const scale = scaleOf(series);
  if (asked.method === 'one_place') {
    const found = interrupted({
      series,
      scale,
      date: response.start,
      event: response.title,
      from: asked.from ?? null,
      to: asked.to ?? null,
    });
    return found.kind === 'refused'
      ? { ...found, reasons: [...found.reasons], method: slugs.one_place }
      : found;
  }
  if (asked.without.length === 0)
    return waiting('Tick the contexts that did not have this work, and say why they are comparable.');
  if (asked.why.length < 10)
    return waiting(
      'Say in a sentence why the ticked contexts are comparable: the reason is printed beside the result.',
    );
  const found = severalPlaces({
    indicator: line.indicator,
    scale,
    date: response.start,
    event: response.title,
    months: asked.months,
    places: armsOf(input, line.indicator, series),
    justification: asked.why,
    outside: view === 'external',
  });
  return found.kind === 'refused'
    ? { ...found, reasons: [...found.reasons], method: slugs.several_places }
    : found;
}

const slugs = { one_place: 'interrupted-time-series', several_places: 'difference-in-differences' } as const;

const refusal = (sentence: string, { method }: InquiryQuery): InquiryResult => ({
  kind: 'refused',
  words: cannotBeAsked,
  sentence,
  reasons: [],
  instead: null,
  method: slugs[method],
});

/** The place itself, then those ticked: each read as this reader may see it, through release() outside. */
function armsOf(input: InquiryInput, indicator: Indicator, own: Line['drawn']): Arm[] {
  const { record, asked, others, view } = input;
  const arm = (id: number, side: Arm['arm']): Arm[] => {
    const other = others.find(({ context }) => context.id === id);
    if (!other || id === record.context.id) return [];
    const line = linesOf(other, input, { periods: 'as_collected' }).find(
      (one) => one.indicator.code === indicator.code && one.breakdown === asked.breakdown,
    );
    const series = line ? onOneFooting(line.drawn) : null;
    return [{ contextId: id, name: nameOf(other, view), arm: side, series }];
  };
  return [
    { contextId: record.context.id, name: nameOf(record, view), arm: 'with', series: own },
    ...asked.with.flatMap((id) => arm(id, 'with')),
    ...asked.without.filter((id) => !asked.with.includes(id)).flatMap((id) => arm(id, 'without')),
  ];
}

/** Other contexts that hold the indicator, alphabetical; outside, no peer group. */
function candidates(input: InquiryInput, code: string, date: string | null): InquiryPage['contexts'] {
  const { others, record, links, view, asked } = input;
  return others
    .filter(({ context }) => context.id !== record.context.id)
    .filter(({ context }) => view === 'team' || context.level !== 'peer')
    .flatMap((other) => {
      const waves = wavesIn(other, code, asked.breakdown);
      if (waves === 0) return [];
      const { id, kind, site } = other.context;
      return [{ id, name: nameOf(other, view), kind, site, waves, notes: notesOn(other, links, date) }];
    })
    .sort((a, b) => compare(a.name, b.name) || a.id - b.id);
}

/** Waves with a figure: as recorded, or as an edition has them. */
function wavesIn({ edition, rollups }: ContextRecord, code: string, breakdown: string): number {
  if (!edition)
    return rollups.filter(
      (one) => one.indicator === code && one.breakdown === breakdown && one.stats.kind !== 'missing',
    ).length;
  const line = edition.find(({ judged }) => judged.indicator.code === code && judged.breakdown === breakdown);
  return (line?.judged.cells ?? []).filter(
    (cell) => cell.state === 'withheld' || cell.cell.stats.kind !== 'missing',
  ).length;
}

/** What the answer is about, in days: the waves used, or the two windows together. */
function windowOf(
  { asked }: InquiryInput,
  line: Line | undefined,
  windows: ReturnType<typeof windowsAround> | null,
): { start: string; end: string } | null {
  if (asked.method === 'several_places')
    return windows ? { start: windows.before.start, end: windows.after.end } : null;
  const periods = (line?.drawn.cells ?? []).map((cell) =>
    cell.state === 'shown' ? cell.cell.period : cell.period,
  );
  const inside = periods.filter(
    ({ start, end }) => (!asked.from || start >= asked.from) && (!asked.to || end <= asked.to),
  );
  const [first, last] = [inside[0], inside.at(-1)];
  return first && last ? { start: first.start, end: last.end } : null;
}
