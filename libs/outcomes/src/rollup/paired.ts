import type { LabelledPeriod } from '@waymark/contract';
import type { Stats, Subject } from './stats';

type Moments = Extract<Stats, { kind: 'moments' }>;

/**
 * The same people at two waves, joined by a code they kept: how many moved from which answer to which, or the moments
 * of their differences. Nobody can be found in it again; the answers themselves stay with the team.
 */
export interface PairedRollup {
  readonly subject: Subject;
  readonly indicator: string;
  readonly breakdown: string;
  readonly baseline: LabelledPeriod;
  readonly latest: LabelledPeriod;
  /** People with a code at the baseline: the pairs are a share of these. */
  readonly asked: number;
  /** Everyone who answered at the baseline, with a code or without. */
  readonly answered: number;
  /** Figures at the baseline of those who answered again, and of those who did not: were the lost ones different? */
  readonly stayed: Moments;
  readonly left: Moments;
  readonly change:
    | {
        readonly kind: 'transitions';
        readonly moves: readonly { readonly from: number; readonly to: number; readonly people: number }[];
      }
    /** Follow-up minus baseline. */
    | { readonly kind: 'differences'; readonly n: number; readonly mean: number; readonly m2: number };
}
