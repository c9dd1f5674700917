import type { FundingBand, ResponseMark, TimeAxis } from '@waymark/contract';
import type { PlotScale } from '../model/plot-scale';
import type { Mark } from '../marks/mark';

/** Gutters that every plot of a page shares, px: the reason why time lines up. */
export const gutters = { wide: { left: 44, right: 10 }, narrow: { left: 34, right: 10 } } as const;

export interface TypeSizes {
  /** n, ticks, words under the axis. */
  readonly small: number;
  /** Direct labels of values. */
  readonly label: number;
}
export const screenType: TypeSizes = { small: 12, label: 14 };
export const paperType: TypeSizes = { small: 8, label: 9 };

export interface RowOptions {
  /** Of the whole drawing, gutters included, px (points on paper). */
  readonly width: number;
  readonly gutter?: { readonly left: number; readonly right: number };
  readonly type?: TypeSizes;
  /** Repeat the periods under the n row and the grants above the plot: where no strip stands above (under 1000 px). */
  readonly alone?: boolean;
  /** Draw tint, gap edges and starts of responses into the row itself: for a report and a download. */
  readonly tint?: boolean;
  readonly grants?: readonly FundingBand[];
  readonly responses?: readonly ResponseMark[];
  /** Room for the names of grants above a row that stands alone; by default where there are any. Panels side by side share it. */
  readonly grantRoom?: boolean;
  /** A scale shared with other panels instead of the row's own. */
  readonly scale?: PlotScale;
  /** Height of a unit relative to the screen's, for small repeated pairs and for paper. Default 1. */
  readonly zoom?: number;
}

export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A row as it will be drawn: where everything is, and the flat list of marks in painting order. */
export interface RowLayout {
  readonly width: number;
  readonly height: number;
  readonly plot: Plot;
  readonly scale: PlotScale;
  /** One per cell. */
  readonly x: readonly number[];
  /** One per cell; null where nothing may have a height. */
  readonly y: readonly (number | null)[];
  readonly marks: readonly Mark[];
}

/** What the drawing functions of one chart kind get. */
export interface Ground {
  readonly plot: Plot;
  readonly x: readonly number[];
  readonly yOf: (value: number) => number;
  /** Smallest distance between two neighbouring waves, px. */
  readonly spacing: number;
  readonly type: TypeSizes;
}

export type AxisLike = Pick<TimeAxis, 'start' | 'end' | 'ticks'>;
export const LINE_RATIO = 14 / 12;
