import type { Fill, Ink, Mark, Stroke } from '../marks/mark';

/** Colours of paper: what a report and a download are printed with. The screen takes its own from tokens.css. */
export const paperPalette: Readonly<Record<Ink, string>> = {
  paper: '#ffffff',
  ink: '#1a1d21',
  'ink-2': '#4c535b',
  rule: '#ddd9cf',
  axis: '#7d796f',
  accent: '#0b5a7d',
  context: '#6c727a',
  'context-text': '#565d65',
  fund: '#f3efe6',
  'fund-2': '#e6dfcf',
  'fund-edge': '#8e7746',
  worse: '#9a3b12',
  hatch: '#6f747b',
};

export interface DrawOptions {
  readonly width: number;
  readonly height: number;
  /** Colour of an ink. Default: the paper palette, inlined. */
  readonly colour?: (ink: Ink) => string;
  /** Said by screen readers instead of the drawing; empty means that the text beside it says it already. */
  readonly title?: string;
  readonly description?: string;
  readonly font?: string;
}

export const cssColour = (ink: Ink): string => `var(--${ink})`;
const inlineColour = (ink: Ink): string => paperPalette[ink];
export const chartFont =
  "'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', 'DejaVu Sans Condensed', sans-serif";

/** XML has no place for most control characters, not even escaped: they are left out. */
const isPrintable = (character: string) => character >= ' ' || character === '\t' || character === '\n';
const escapeXml = (text: string) =>
  [...text]
    .filter(isPrintable)
    .map((c) => (/[&<>"']/.test(c) ? `&#${c.charCodeAt(0)};` : c))
    .join('');
/** Two decimals are a hundredth of a pixel: enough, and files stay small. */
export const px = (value: number): string => String(Math.round(value * 100) / 100);
const attributes = (pairs: Record<string, string | undefined>): string =>
  Object.entries(pairs)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${escapeXml(value)}"`]))
    .join('');

type Paint = (ink: Ink) => string;
const strokePairs = (stroke: Stroke | undefined, paint: Paint): Record<string, string | undefined> =>
  !stroke || stroke.width === 0
    ? {}
    : {
        stroke: paint(stroke.ink),
        'stroke-width': px(stroke.width),
        'stroke-opacity': stroke.opacity === undefined ? undefined : String(stroke.opacity),
        'stroke-dasharray': stroke.dash?.join(' '),
        'stroke-linecap': stroke.round && stroke.dash ? 'round' : undefined,
        'stroke-linejoin': stroke.round ? 'round' : undefined,
      };
const fillPairs = (fill: Fill | undefined, paint: Paint): Record<string, string | undefined> =>
  fill
    ? { fill: paint(fill.ink), 'fill-opacity': fill.opacity === undefined ? undefined : String(fill.opacity) }
    : { fill: 'none' };

export const pathData = (points: readonly (readonly [number, number])[], closed: boolean): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${px(x)} ${px(y)}`).join('') + (closed ? 'Z' : '');

function draw(mark: Mark, paint: Paint): string {
  const own = { class: `wm-${mark.role}` };
  switch (mark.shape) {
    case 'rect': {
      const frame = `<rect${attributes({
        ...own,
        x: px(mark.x),
        y: px(mark.y),
        width: px(mark.width),
        height: px(mark.height),
        ...fillPairs(mark.fill, paint),
        ...strokePairs(mark.stroke, paint),
      })}/>`;
      if (!mark.hatch) return frame;
      const d = mark.hatch.segments.map((segment) => pathData(segment, false)).join('');
      return `<path${attributes({ class: 'wm-hatch', d, fill: 'none', ...strokePairs(mark.hatch.stroke, paint) })}/>${frame}`;
    }
    case 'line':
      return `<line${attributes({
        ...own,
        x1: px(mark.from[0]),
        y1: px(mark.from[1]),
        x2: px(mark.to[0]),
        y2: px(mark.to[1]),
        ...strokePairs(mark.stroke, paint),
      })}/>`;
    case 'path':
      return `<path${attributes({
        ...own,
        d: pathData(mark.points, mark.closed),
        ...fillPairs(mark.fill, paint),
        ...strokePairs(mark.stroke, paint),
      })}/>`;
    case 'circle':
      return `<circle${attributes({
        ...own,
        cx: px(mark.cx),
        cy: px(mark.cy),
        r: px(mark.r),
        ...fillPairs(mark.fill, paint),
        ...strokePairs(mark.stroke, paint),
      })}/>`;
    case 'text':
      return `<text${attributes({
        ...own,
        x: px(mark.x),
        y: px(mark.y),
        'font-size': px(mark.size),
        'font-weight': mark.strong ? '600' : undefined,
        'text-anchor': mark.anchor === 'start' ? undefined : mark.anchor,
        fill: paint(mark.ink),
      })}>${escapeXml(mark.text)}</text>`;
  }
}

/** Marks as a plain SVG document: no script, no style sheet, no id, so many of them can share a page. */
export function drawSvg(marks: readonly Mark[], options: DrawOptions): string {
  const paint = options.colour ?? inlineColour;
  const [width, height] = [px(options.width), px(options.height)];
  const named = options.title !== undefined && options.title !== '';
  const root = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': options.font ?? chartFont,
    ...(named ? { role: 'img', 'aria-label': options.title } : { 'aria-hidden': 'true' }),
  });
  const head = named ? `<title>${escapeXml(options.title ?? '')}</title>` : '';
  const text = options.description ? `<desc>${escapeXml(options.description)}</desc>` : '';
  return `<svg${root}>${head}${text}${marks.map((mark) => draw(mark, paint)).join('')}</svg>`;
}
