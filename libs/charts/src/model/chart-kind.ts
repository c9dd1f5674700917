import type { Scale } from '@waymark/contract';
import type { Ground } from '../layout/frame';
import type { Mark } from '../marks/mark';
import type { ChartModel } from './chart-model';

/** What distinguishes one kind of chart from another; everything else is the same for all of them. */
export interface ChartKind {
  readonly id: string;
  readonly draws: readonly Scale['kind'][];
  /** What joins the points: line and band, steps, or nothing. */
  lines(model: ChartModel, ground: Ground): Mark[];
  /** Points whose figure stands below them instead of above. */
  labelBelow(model: ChartModel): ReadonlySet<number>;
}
