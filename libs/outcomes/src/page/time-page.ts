import type { ControlChart, SeriesPhase, SeriesRow, TimeChart, TimePage } from '@waymark/contract';
import { signalsAt } from '../change/control-lines';
import { judgeTogether } from '../change/together';
import { nextPoints } from '../change/next-points';
import {
  leastForControl,
  leastForRun,
  stretchesOf,
  type PhaseStart,
  type Stretch,
} from '../change/stretches';
import type { ReleasedSeries } from '../table/series';
import type { ContextPageInput } from './input';
import { besideOf } from './context-page';
import { asJudged, linesOf, type JudgedRow } from './lines';
import { counted, footnoteOf } from './prose';
import { releasedRowOf, teamRowOf } from './row';
import { onOneFooting } from './scale';
import { axisOf, axisOver, bandsOf, gapsOf, responseMarks } from './timeline';
import { eventsInWords, latestInWords, nextInWords, olderInWords } from './time-words';
import { windowsOf } from './time-window';

export interface TimePageInput extends Omit<ContextPageInput, 'links' | 'grant'> {
  readonly code: string;
  readonly breakdown: string;
  readonly chart: TimeChart;
  readonly from: string | null;
  readonly to: string | null;
  /** Phases of all series of the context. */
  readonly phases: readonly SeriesPhase[];
}

/** One series over its whole time, as this reader may see it: chart, limits, special causes, what would come next. */
export function composeTimePage(input: TimePageInput): TimePage {
  const { view, context, policy, code, breakdown } = input;
  const lines = linesOf(input, input, { periods: input.periods, grant: null });
  const together = judgeTogether(lines.map(asJudged), { kind: 'named', codes: context.headlineIndicators });
  const at = lines.findIndex((line) => line.indicator.code === code && line.breakdown === breakdown);
  const name = view === 'team' && context.privateName !== '' ? context.privateName : context.pseudonym;
  const line = lines[at];
  const judged: JudgedRow | null = line
    ? { ...line, verdict: together.verdicts[at] as JudgedRow['verdict'] }
    : null;
  const rows = lines.map((one, index): JudgedRow => ({
    ...one,
    verdict: together.verdicts[index] as JudgedRow['verdict'],
  }));
  const beside = besideOf(judged, rows, input.catalogue.indicators);
  const pairs = beside.pairs.map((pair) => ({ ...pair, drawn: inWindow(pair.drawn, input) }));
  const phases = phasesOf(input);
  const read = judged ? readingOf(input, judged, phases) : null;
  const drawn = read?.drawn ?? null;
  const life = {
    start: context.opened,
    end: context.closed && context.closed < input.asOf ? context.closed : input.asOf,
  };
  const grants = bandsOf(input.grants);
  const axis =
    drawn && (input.from !== null || input.to !== null)
      ? windowAxis(drawn, input)
      : axisOf([context.opened], drawn ? [drawn] : [], life.end);
  const page = {
    asOf: input.asOf,
    periods: input.periods,
    context: {
      id: context.id,
      name,
      level: context.level,
      site: context.site,
      siteId: context.siteId,
      invented: input.invented ?? false,
    },
    axis,
    grants,
    gaps: gapsOf(grants, life),
    responses: responseMarks(input.responses).filter(({ start }) => start <= axis.end),
    pairMissing: beside.pairMissing,
    ...(read?.page ?? nothingRead(input.chart)),
    phases: phases.map(({ id, date, reason, responseId, recordedBy, recordedAt }) => ({
      id,
      date,
      reason,
      responseId,
      recordedBy: view === 'team' ? recordedBy : '',
      recordedAt,
    })),
    looked: `${together.sentence} This is one of ${counted(lines.length, 'series', 'series')} followed here.`,
    footnote: footnoteOf(view, context.level),
  };
  const charted = <R extends SeriesRow>(row: R, text: string): R => ({
    ...row,
    control: read?.control ?? null,
    caption: `${row.caption} ${text}`,
  });
  const shown = judged && drawn ? { ...judged, drawn } : null;
  return view === 'team'
    ? {
        ...page,
        view,
        row: shown && charted(teamRowOf(shown, name, policy), page.latest),
        pairs: pairs.map((pair) => ({ ...teamRowOf(pair, name, policy), control: null })),
      }
    : {
        ...page,
        view,
        row: shown && charted(releasedRowOf(shown, name), page.latest),
        pairs: pairs.map((pair) => ({ ...releasedRowOf(pair, name), control: null })),
      };
}

/** The phases somebody stated for this very series. */
const phasesOf = ({ phases, code, breakdown }: TimePageInput): SeriesPhase[] =>
  phases
    .filter((one) => !one.archived && one.indicator === code && one.breakdown === breakdown)
    .sort((a, b) => (a.date < b.date ? -1 : 1));

function windowAxis(drawn: ReleasedSeries, { from, to }: TimePageInput) {
  const periods = drawn.cells.map((cell) => (cell.state === 'shown' ? cell.cell.period : cell.period));
  const start = from ?? periods[0]?.start ?? to ?? '';
  return axisOver(start, to ?? periods.at(-1)?.end ?? start);
}

function readingOf(input: TimePageInput, judged: JudgedRow, phases: readonly PhaseStart[]) {
  const { code, chart, from, to, view } = input;
  const whole = onOneFooting(judged.drawn);
  const figures = whole.cells.flatMap((cell) =>
    cell.state === 'shown' && cell.cell.stats.kind !== 'missing' ? [cell.cell.period] : [],
  );
  const drawn = inWindow(whole, input);
  const stretches = stretchesOf(drawn, phases, chart);
  const last = stretches.at(-1) ?? null;
  const row = view === 'team' ? teamRowOf(judged, '', input.policy) : releasedRowOf(judged, '');
  const { scale } = row;
  const points = stretches.reduce((sum, one) => sum + one.points, 0);
  const { windows, note } = windowsOf(figures, { from, to });
  const grey = judged.indicator.role === 'context_only';
  const notForChart = ['level', 'milestone'].includes(scale.kind)
    ? `${scale.kind === 'level' ? 'Agreed levels move in whole steps' : 'A milestone is reached once'}: no limits are drawn around them.`
    : null;
  const used = notForChart ? [] : stretches;
  const current = notForChart ? null : last;
  return {
    drawn,
    control: controlOf(used, drawn.cells.length, current ? latestInWords(current, scale, grey) : ''),
    page: {
      chart: chartChoice(chart, current, notForChart),
      stretches: used.map((one) => ({
        start: one.periods[0] as (typeof one.periods)[number],
        end: one.periods.at(-1) as (typeof one.periods)[number],
        opening: one.opening,
        points: one.points,
        kind: one.kind,
        centre: one.centre.findLast((value) => value !== null) ?? null,
        lower: one.lower.findLast((value) => value !== null) ?? null,
        upper: one.upper.findLast((value) => value !== null) ?? null,
        remark: one.remark,
      })),
      latest: notForChart ?? (current ? latestInWords(current, scale, grey) : 'Nothing is shown here yet.'),
      events: notForChart ? [] : eventsInWords(used, responseMarks(input.responses)),
      older: olderInWords(used, points),
      next: current ? nextInWords(nextPoints(current, scale.min, scale.max ?? null), scale, current) : [],
      windows,
      windowNote: note,
      refusal: refusalOf(input, judged, drawn, points, notForChart !== null, code),
    },
  };
}

function inWindow(series: ReleasedSeries, { from, to }: TimePageInput): ReleasedSeries {
  return {
    ...series,
    cells: series.cells.filter((cell) => {
      const { start, end } = cell.state === 'shown' ? cell.cell.period : cell.period;
      return (from === null || start >= from) && (to === null || end <= to);
    }),
    breaks: series.breaks.filter(({ date }) => (from === null || date > from) && (to === null || date <= to)),
  };
}

/** Why there is no chart of the process, where there is none; a sentence that says what would be needed. */
function refusalOf(
  { view }: TimePageInput,
  { drawn: all }: JudgedRow,
  drawn: ReleasedSeries,
  points: number,
  notForChart: boolean,
  code: string,
): string | null {
  if (all.cells.length === 0) return `No wave of ${code} is recorded here yet.`;
  if (notForChart || points >= leastForRun) return null;
  const withheld = drawn.cells.filter(({ state }) => state === 'withheld').length;
  if (view === 'external' && withheld > 0)
    return `Too little of this series is released for a chart of its ups and downs: ${counted(points, 'point')} of ${drawn.cells.length}, and ${leastForRun} are needed. What is released is drawn as it is.`;
  return `A chart of ups and downs needs ${leastForRun} points, and limits ${leastForControl}; there ${points === 1 ? 'is one' : `are ${points}`} in this window. What there is, is drawn as it is.`;
}

function controlOf(stretches: readonly Stretch[], length: number, sentence: string): ControlChart | null {
  const last = stretches.at(-1);
  if (!last || stretches.every(({ centre }) => centre.every((value) => value === null))) return null;
  const over = (line: 'centre' | 'lower' | 'upper') => {
    const values = new Array<number | null>(length).fill(null);
    for (const stretch of stretches) stretch[line].forEach((value, i) => (values[stretch.from + i] = value));
    return values;
  };
  const signals = Array.from({ length }, (): string[] => []);
  for (const { from, rules, values } of stretches)
    values.forEach((_, i) => (signals[from + i] = signalsAt(rules, i)));
  return {
    kind: last.kind === 'picture' ? 'run' : last.kind,
    centre: over('centre'),
    lower: over('lower'),
    upper: over('upper'),
    signals,
    sentence,
  };
}

const slugs = { xmr: 'xmr-chart', p: 'p-chart', u: 'u-chart', run: 'run-chart', picture: 'display-gates' };

function chartChoice(
  asked: TimeChart,
  stretch: Stretch | null,
  notForChart: string | null,
): TimePage['chart'] {
  const drawn = stretch?.kind ?? 'picture';
  const { control, run } = stretch?.can ?? { control: false, run: false };
  const lack = `Needs ${leastForControl} evenly spaced points since the last break or phase, and enough events in each.`;
  return {
    asked,
    drawn,
    method: slugs[drawn],
    why:
      notForChart ??
      (asked === 'control' && !control
        ? `A control chart was asked for and cannot be drawn. ${stretch?.remark ?? ''}`.trim()
        : asked === 'run' && !run
          ? `A run chart was asked for and cannot be drawn. ${stretch?.remark ?? ''}`.trim()
          : (stretch?.remark ?? 'There are no points yet.')),
    choices: [
      {
        chart: 'auto',
        label: 'by the amount of data',
        offered: true,
        why: 'The chart that the points allow.',
      },
      { chart: 'control', label: 'control chart', offered: control, why: control ? '' : lack },
      {
        chart: 'run',
        label: 'run chart',
        offered: run,
        why: run ? '' : `Needs ${leastForRun} points off the median.`,
      },
    ],
  };
}

const nothingRead = (asked: TimeChart) => ({
  chart: chartChoice(asked, null, null),
  stretches: [],
  latest: 'There is no figure to speak of yet.',
  events: [],
  older: '',
  next: [],
  windows: windowsOf([], { from: null, to: null }).windows,
  windowNote: '',
  refusal:
    'Nothing of this indicator is shown here: none is recorded for this breakdown, or it is not shown outside the team. Record a wave, or choose another row of the context page.',
});
