import type { SeriesRow } from '@waymark/contract';
import { chartModel, type ChartModel } from '../model/chart-model';
import { gutters, type RowOptions } from './frame';

/** A pair stands below its row, half as tall. */
const PAIR_ZOOM = 0.5;

/** How a row stands on the page of a place: in a browser and on a plain page alike. */
export interface OnPage extends Pick<RowOptions, 'grants' | 'responses'> {
  /** A strip of years stands above; else each row names its own periods and grants. */
  readonly wide: boolean;
  /** Below a context-only row, to be read beside it. */
  readonly pair?: boolean;
}

/** What is drawn of a row there. A pair is there to be looked at, not to be judged again: no control limits. */
export function pageModel(row: SeriesRow, pair = false): ChartModel {
  const model = chartModel(row);
  return pair ? { ...model, control: null } : model;
}

/** How it is laid out there, whatever its width: gutters in px, height relative to the usual one. */
export function pageOptions({ grants = [], responses = [], wide, pair = false }: OnPage) {
  return {
    gutter: wide ? gutters.wide : gutters.narrow,
    alone: !wide && !pair,
    zoom: pair ? PAIR_ZOOM : 1,
    grants,
    responses,
  } as const satisfies Partial<RowOptions>;
}
