import type { ChartKind } from '../model/chart-kind';

/** Reached, and when: a dot at its date and nothing that joins it to another. */
export const milestone: ChartKind = {
  id: 'milestone',
  draws: ['milestone'],
  lines: () => [],
  labelBelow: () => new Set(),
};
