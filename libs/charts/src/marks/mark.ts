/** Names of colours in tokens.css. A mark never holds a colour value: screen, print and PDF each have their own. */
export const inks = [
  'paper',
  'ink',
  'ink-2',
  'rule',
  'axis',
  'accent',
  'context',
  'context-text',
  'fund',
  'fund-2',
  'fund-edge',
  'worse',
  'hatch',
] as const;
export type Ink = (typeof inks)[number];

/** What a mark is for: the class name in SVG, the handle in a test. */
export type MarkRole =
  | 'tint'
  | 'gap-edge'
  | 'response'
  | 'grid'
  | 'zero'
  | 'tick'
  | 'band'
  | 'whisker'
  | 'line'
  | 'dot'
  | 'value'
  | 'n'
  | 'n-word'
  | 'remark'
  | 'withheld'
  | 'missing'
  | 'reason'
  | 'break'
  | 'break-reason'
  | 'ended'
  | 'centre'
  | 'limit'
  | 'signal'
  | 'signal-older'
  | 'control-word'
  | 'course'
  | 'course-earlier'
  | 'course-start'
  | 'course-word'
  | 'period'
  | 'grant'
  | 'grant-name'
  | 'response-dot'
  | 'response-bar'
  | 'response-number';

interface Common {
  readonly role: MarkRole;
  /** Index of the cell it draws, where it draws one. */
  readonly cell?: number;
}
export interface Stroke {
  readonly ink: Ink;
  readonly width: number;
  readonly opacity?: number;
  /** Lengths of stroke and gap, px. */
  readonly dash?: readonly [number, number];
  readonly round?: boolean;
}
export interface Fill {
  readonly ink: Ink;
  readonly opacity?: number;
}
export type PointXY = readonly [x: number, y: number];

export interface RectMark extends Common {
  readonly shape: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill?: Fill;
  readonly stroke?: Stroke;
  /** Hatching as segments already cut to the frame, so that no renderer needs a pattern. */
  readonly hatch?: { readonly stroke: Stroke; readonly segments: readonly (readonly [PointXY, PointXY])[] };
}
export interface LineMark extends Common {
  readonly shape: 'line';
  readonly from: PointXY;
  readonly to: PointXY;
  readonly stroke: Stroke;
}
export interface PathMark extends Common {
  readonly shape: 'path';
  readonly points: readonly PointXY[];
  readonly closed: boolean;
  readonly fill?: Fill;
  readonly stroke?: Stroke;
}
export interface CircleMark extends Common {
  readonly shape: 'circle';
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
  readonly fill: Fill;
  readonly stroke: Stroke;
}
export interface TextMark extends Common {
  readonly shape: 'text';
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly text: string;
  /** px (points in a PDF). */
  readonly size: number;
  readonly strong: boolean;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly ink: Ink;
}
/** One thing drawn, in px from the top left of its row: everything a renderer needs, nothing it must decide. */
export type Mark = RectMark | LineMark | PathMark | CircleMark | TextMark;
