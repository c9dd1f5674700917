import type { Scale } from '@waymark/contract';
import { levels } from '../levels/levels';
import { milestone } from '../milestone/milestone';
import { trend } from '../trend/trend';
import type { ChartKind } from './chart-kind';

/** The kinds of chart there are. A new kind is a file and a line here; the first that draws a scale is used. */
export const chartKinds: readonly ChartKind[] = [levels, milestone, trend];

export function chartKindOf(scale: Scale['kind']): ChartKind {
  return chartKinds.find((kind) => kind.draws.includes(scale)) ?? trend;
}
