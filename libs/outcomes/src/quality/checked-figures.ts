import type { FindingCell } from '@waymark/contract';

/** What the team said of figures that looked odd, where the last word is "checked". */
export interface CheckedFigures {
  readonly cells: readonly FindingCell[];
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}
