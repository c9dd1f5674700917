import type { FundingBand, ReleasedRow, TimeAxis } from '@waymark/contract';

/** Names of the colours of the look; a mark never holds a colour value. */
export const inks = {
  paper: '#FFFFFF',
  ink: '#1A1D21',
  'ink-2': '#4C535B',
  rule: '#DDD9CF',
  axis: '#7D796F',
  accent: '#0B5A7D',
  context: '#6C727A',
  'context-text': '#565D65',
  fund: '#F3EFE6',
  'fund-2': '#E6DFCF',
  'fund-edge': '#8E7746',
  worse: '#9A3B12',
  hatch: '#6F747B',
} as const;
export type Ink = keyof typeof inks;

export interface Stroke {
  readonly ink: Ink;
  readonly width: number;
  readonly opacity?: number;
  readonly dash?: readonly [number, number];
  readonly round?: boolean;
}
export interface Fill {
  readonly ink: Ink;
  readonly opacity?: number;
}
type PointXY = readonly [x: number, y: number];

/**
 * One thing drawn, in points from the top left of its drawing. Declared by structure: the charts library makes these
 * marks, the server hands them in, and this library draws them without knowing where they come from.
 */
export type Mark = { readonly role: string } & (
  | {
      readonly shape: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill?: Fill;
      readonly stroke?: Stroke;
      readonly hatch?: {
        readonly stroke: Stroke;
        readonly segments: readonly (readonly [PointXY, PointXY])[];
      };
    }
  | { readonly shape: 'line'; readonly from: PointXY; readonly to: PointXY; readonly stroke: Stroke }
  | {
      readonly shape: 'path';
      readonly points: readonly PointXY[];
      readonly closed: boolean;
      readonly fill?: Fill;
      readonly stroke?: Stroke;
    }
  | {
      readonly shape: 'circle';
      readonly cx: number;
      readonly cy: number;
      readonly r: number;
      readonly fill: Fill;
      readonly stroke: Stroke;
    }
  | {
      readonly shape: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly strong: boolean;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly ink: Ink;
    }
);

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** Paper is measured in points and set small; a screen in px, in sizes that can be read at arm's length. */
export interface Surface {
  readonly medium: 'paper' | 'screen';
  readonly width: number;
}

/** What all rows of a document stand on. */
export interface ChartGround {
  readonly axis: TimeAxis;
  readonly grants: readonly FundingBand[];
}
export interface DrawnRow {
  readonly row: ReleasedRow;
}

/** What a report needs of the charts library: the browser's own layout, asked for at a fixed width. */
export interface ChartPen {
  /** A row with its tint, on the shared axis. */
  drawRow(drawn: DrawnRow, ground: ChartGround, on: Surface): Drawing;
  /** Years and grants, once above the rows that share them. */
  drawStrip(ground: ChartGround, on: Surface): Drawing;
  /** A drawing as one standalone SVG element; `title` is its text alternative, empty where words beside it say the same. */
  svg(drawing: Drawing, title: string): string;
}
