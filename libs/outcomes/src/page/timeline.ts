import { addDays, addMonths, monthsBetween } from '@waymark/calendar';
import type {
  Context,
  ContextLink,
  FundingBand,
  Grant,
  Response,
  ResponseMark,
  SeriesBreak,
  TimeAxis,
} from '@waymark/contract';
import type { ReleasedSeries } from '../table/series';
import { lineageOf } from './lineage';

interface Span {
  readonly start: string;
  readonly end: string;
}

/** One time axis for everything on a page: from the first day anything is known to today, ticked by the year. */
export function axisOf(opened: readonly string[], series: readonly ReleasedSeries[], asOf: string): TimeAxis {
  const periods = series.flatMap(({ cells }) =>
    cells.map((cell) => (cell.state === 'shown' ? cell.cell.period : cell.period)),
  );
  const start = min([...opened, ...periods.map((period) => period.start), asOf]);
  return axisOver(start, max([...periods.map((period) => period.end), asOf]));
}

/** The axis of a window, ticked by the year, or by the quarter where it is short. */
export function axisOver(start: string, end: string): TimeAxis {
  const step = monthsBetween(start, end) > 30 ? 12 : 3;
  const ticks: TimeAxis['ticks'] = [];
  for (let date = `${start.slice(0, 4)}-01-01`; date <= end; date = addMonths(date, step))
    if (date >= start) ticks.push({ date, label: step === 12 ? date.slice(0, 4) : monthLabel(date) });
  return { start, end, ticks };
}

/** G1, G2, in order of their start. */
export function bandsOf(grants: readonly Grant[]): FundingBand[] {
  return grants
    .filter(({ archived }) => !archived)
    .sort((a, b) => compare(a.start, b.start) || a.id - b.id)
    .map(({ id, title, funder, start, end }, index) => ({
      id,
      label: `G${index + 1}`,
      title,
      funder,
      start,
      end,
    }));
}

/** Stretches of the life of a context in which no grant ran. None where no grant is recorded: nothing is known then. */
export function gapsOf(bands: readonly Span[], life: Span): Span[] {
  if (bands.length === 0) return [];
  const gaps: Span[] = [];
  let from = life.start;
  for (const band of [...bands].sort((a, b) => compare(a.start, b.start))) {
    if (band.start > from) gaps.push({ start: from, end: min([addDays(band.start, -1), life.end]) });
    from = max([from, addDays(band.end, 1)]);
    if (from > life.end) return gaps;
  }
  return [...gaps, { start: from, end: life.end }];
}

/** Numbered in order of their start; archived ones are not shown. */
export function responseMarks(responses: readonly Response[]): ResponseMark[] {
  return responses
    .filter(({ archived }) => !archived)
    .sort((a, b) => compare(a.start, b.start) || a.id - b.id)
    .map(({ id, title, start, end, orientation, approach, state }, index) => ({
      id,
      number: index + 1,
      title,
      start,
      end,
      orientation,
      approach,
      state,
    }));
}

/** What happened to the context itself, in order. */
export function lifeOf(
  { opened, closed }: Context,
  links: readonly ContextLink[],
  breaks: readonly SeriesBreak[],
): { date: string; what: string }[] {
  const became = lineageOf(
    links.map((link) => ({ ...link, name: link.otherName })),
    closed,
  ).map(({ date, title }) => ({ date, what: `${title.charAt(0).toLowerCase()}${title.slice(1)}` }));
  const marks = breaks
    .filter(({ archived }) => !archived)
    .map(({ date, kind, reason }) => ({ date, what: `${kind}: ${reason}` }));
  return [
    { date: opened, what: 'followed from here' },
    ...marks,
    ...became,
    ...(closed ? [{ date: closed, what: 'ended: its lines stop here and do not fall to zero' }] : []),
  ].sort((a, b) => compare(a.date, b.date));
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
export const monthLabel = (date: string): string =>
  `${months[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`;
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const min = (dates: readonly string[]): string => dates.reduce((a, b) => (a < b ? a : b));
const max = (dates: readonly string[]): string => dates.reduce((a, b) => (a > b ? a : b));
