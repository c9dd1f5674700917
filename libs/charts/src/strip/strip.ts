import type { FundingBand, ResponseMark } from '@waymark/contract';
import { dayNumber, daysOf, timeScale } from '../model/time';
import { gutters, LINE_RATIO, screenType, type AxisLike, type TypeSizes } from '../layout/frame';
import { spanWords, tickSpans } from '../layout/ground';
import type { Mark } from '../marks/mark';
import { textWidth } from '../marks/text-width';
import { fundingGaps, fundingSpans } from './funding';

export interface StripOptions {
  readonly width: number;
  readonly gutter?: { readonly left: number; readonly right: number };
  readonly type?: TypeSizes;
  readonly grants: readonly FundingBand[];
  readonly responses: readonly ResponseMark[];
  /** Words "grants" and "responses" in the gutter; only where there is room left of it. */
  readonly words?: boolean;
  /** Years and grants (what stays in sight while rows scroll), responses, or both. Default both. */
  readonly part?: 'money' | 'responses' | 'both';
}

/** Index of the first lane that is free from `from` on; lanes hold where each ends. */
function laneFor(ends: number[], from: number, to: number): number {
  const free = ends.findIndex((end) => end <= from);
  const lane = free === -1 ? ends.length : free;
  ends[lane] = to;
  return lane;
}

type XOf = (day: number) => number;
const upTo = (text: string, forms: readonly string[], size: number, room: number) =>
  [text, ...forms].find((form) => textWidth(form, size) <= room);

function grantMarks(grants: readonly FundingBand[], xOf: XOf, top: number, type: TypeSizes) {
  const ends: number[] = [];
  const line = type.small * LINE_RATIO;
  const laneHeight = 6 + line + 2;
  const sorted = [...grants].sort((a, b) => a.start.localeCompare(b.start));
  const marks = sorted.flatMap((grant): Mark[] => {
    const { from, to } = daysOf(grant);
    const lane = laneFor(ends, from, to);
    const [x, right] = [xOf(from), xOf(to)];
    if (right - x < 0.5) return [];
    const y = top + lane * laneHeight;
    const name = upTo(
      `${grant.label}, ${grant.title}`,
      [`${grant.label}, ${grant.funder}`, grant.label],
      type.small,
      right - x - 4,
    );
    const bar: Mark = {
      shape: 'rect',
      role: 'grant',
      x,
      y,
      width: right - x,
      height: 5,
      fill: { ink: 'fund-edge' },
    };
    if (name === undefined) return [bar];
    return [
      bar,
      {
        shape: 'text',
        role: 'grant-name',
        x: x + 4,
        y: y + 5 + line - 1,
        text: name,
        size: type.small,
        strong: false,
        anchor: 'start',
        ink: 'ink-2',
      },
    ];
  });
  return { marks, bottom: top + Math.max(1, ends.length) * laneHeight, line };
}

function responseMarks(
  responses: readonly ResponseMark[],
  xOf: XOf,
  end: number,
  top: number,
  type: TypeSizes,
) {
  const ends: number[] = [];
  const r = 8 * (type.small / 12);
  const laneHeight = 2 * r + 4;
  const sorted = [...responses].sort((a, b) => a.start.localeCompare(b.start) || a.number - b.number);
  const marks = sorted.flatMap((one): Mark[] => {
    const x = xOf(dayNumber(one.start));
    const right = one.end === null ? end : xOf(dayNumber(one.end) + 1);
    const lane = laneFor(ends, x - r, Math.max(x + r + 2, right));
    const y = top + lane * laneHeight + r;
    return [
      {
        shape: 'line',
        role: 'response-bar',
        from: [x, y],
        to: [Math.max(x, right), y],
        stroke: { ink: 'ink-2', width: 1.5 },
      },
      {
        shape: 'circle',
        role: 'response-dot',
        cx: x,
        cy: y,
        r,
        fill: { ink: 'paper' },
        stroke: { ink: 'ink-2', width: 1 },
      },
      {
        shape: 'text',
        role: 'response-number',
        x,
        y: y + type.small / 3,
        text: String(one.number),
        size: type.small,
        strong: false,
        anchor: 'middle',
        ink: 'ink',
      },
    ];
  });
  return { marks, bottom: top + ends.length * laneHeight, middle: top + r };
}

interface Band {
  readonly marks: Mark[];
  readonly bottom: number;
}

function moneyBand(
  axis: AxisLike,
  grants: readonly FundingBand[],
  xOf: XOf,
  plot: Ends,
  type: TypeSizes,
): Band {
  const unit = type.small / 12;
  const { left, right } = plot;
  const size = right - left > 420 ? type.label : type.small;
  const years = spanWords(tickSpans(axis, xOf), size, true).map(({ x, text }): Mark => ({
    shape: 'text',
    role: 'period',
    x,
    y: 17 * unit,
    text,
    size,
    strong: true,
    anchor: 'middle',
    ink: 'ink',
  }));
  if (grants.length === 0) return { marks: years, bottom: 22 * unit };
  const top = 24 * unit;
  const bars = grantMarks(grants, xOf, top, type);
  const gaps = fundingGaps(fundingSpans(timeScale(axis), grants)).flatMap((gap): Mark[] => {
    const text = upTo('no grant', ['gap'], type.small, (gap.to - gap.from) * (right - left) - 2);
    if (text === undefined) return [];
    return [
      {
        shape: 'text',
        role: 'grant-name',
        x: left + ((gap.from + gap.to) / 2) * (right - left),
        y: top + 5 + bars.line - 1,
        text,
        size: type.small,
        strong: false,
        anchor: 'middle',
        ink: 'ink',
      },
    ];
  });
  return {
    marks: [...years, ...bars.marks, ...gaps, ...gutterWord('grants', top + 4, plot, type)],
    bottom: bars.bottom,
  };
}

interface Ends {
  readonly left: number;
  readonly right: number;
  readonly words: boolean;
}
function gutterWord(text: string, y: number, plot: Ends, type: TypeSizes): Mark[] {
  if (!plot.words) return [];
  return [
    {
      shape: 'text',
      role: 'n-word',
      x: plot.left - 8,
      y: y + type.small / 4,
      text,
      size: type.small,
      strong: false,
      anchor: 'end',
      ink: 'ink-2',
    },
  ];
}

/** Years, grants and numbered responses: the names that stand once, above every row of a page. */
export function layoutStrip(
  axis: AxisLike,
  options: StripOptions,
): { width: number; height: number; marks: Mark[] } {
  const type = options.type ?? screenType;
  const unit = type.small / 12;
  const gutter = options.gutter ?? gutters.wide;
  const left = gutter.left;
  const right = Math.max(left + 1, options.width - gutter.right);
  const plot = { left, right, words: options.words ?? false };
  const time = timeScale(axis);
  const xOf: XOf = (day) => left + time.fraction(day) * (right - left);
  const part = options.part ?? 'both';
  const money: Band =
    part === 'responses' ? { marks: [], bottom: 0 } : moneyBand(axis, options.grants, xOf, plot, type);
  if (part === 'money' || options.responses.length === 0)
    return { width: options.width, height: Math.ceil(money.bottom + 4 * unit), marks: money.marks };
  const actions = responseMarks(options.responses, xOf, right, money.bottom + 4 * unit, type);
  const word = gutterWord('responses', actions.middle, plot, type);
  return {
    width: options.width,
    height: Math.ceil(actions.bottom + 6 * unit),
    marks: [...money.marks, ...actions.marks, ...word],
  };
}
