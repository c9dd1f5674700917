import type { MissingReason } from '@waymark/contract';

/**
 * Sufficient statistics of what was observed: enough to compute every figure, and made so that parts add up to the
 * whole in any order. Raw counts live here and in the database; the browser cannot import this library.
 */
export type Stats =
  | { readonly kind: 'counts'; readonly numerator: number; readonly denominator: number }
  /** `m2` is the sum of squared deviations from the mean (Chan et al.); null where no spread was supplied. */
  | { readonly kind: 'moments'; readonly n: number; readonly mean: number; readonly m2: number | null }
  | {
      readonly kind: 'events';
      readonly events: number;
      /** Population, sessions or time the events arose in; null where unknown (then time itself is the exposure). */
      readonly exposure: number | null;
      readonly exposureUnit: string | null;
    }
  | { readonly kind: 'level'; readonly level: number; readonly raters: number; readonly evidence: string }
  | { readonly kind: 'stock'; readonly stock: number }
  | { readonly kind: 'milestone'; readonly reached: string | null }
  | {
      readonly kind: 'reported';
      readonly shownAs: string;
      readonly value: number | null;
      readonly lower: number | null;
      readonly upper: number | null;
    }
  /**
   * A computed gap: how far `behind` stands below `ahead`, both fixed by name before the first wave. Made from the cells
   * of two series after they were released, never stored and never passed through release() itself.
   */
  | {
      readonly kind: 'gap';
      readonly ahead: { readonly label: string; readonly numerator: number; readonly denominator: number };
      readonly behind: { readonly label: string; readonly numerator: number; readonly denominator: number };
    }
  | { readonly kind: 'missing'; readonly reason: MissingReason; readonly symbol: string | null };

/** What a series is about: a context of an organisation, or an area of the installation. */
export type Subject = { readonly contextId: number } | { readonly areaCode: string };

/** One rolled-up cell: everything observed for a subject, indicator, breakdown and period. */
export interface Rollup {
  readonly subject: Subject;
  readonly indicator: string;
  readonly indicatorVersion: number;
  readonly breakdown: string;
  readonly start: string;
  readonly end: string;
  readonly round: string;
  readonly source: string;
  readonly stats: Stats;
  readonly observationIds: readonly number[];
}
