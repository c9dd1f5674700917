import type {
  Context,
  ContextLink,
  DisclosurePolicy,
  Framework,
  Grant,
  IsoDate,
  PeriodSetId,
  Response,
  SeriesBreak,
  Site,
  View,
} from '@waymark/contract';
import type { NamedBaseline } from '../change/named-baseline';
import type { PairedRollup } from '../rollup/paired';
import type { CheckedFigures } from '../quality/checked-figures';
import type { Rollup } from '../rollup/stats';
import type { ReleasedSeries } from '../table/series';

/** What every page needs to know about the reader and the rules. */
export interface Reading {
  readonly view: View;
  /** Today, or the demo's today: nothing is due before and nothing is late after it. */
  readonly asOf: IsoDate;
  readonly catalogue: Pick<Framework, 'indicators' | 'goals'>;
  readonly policy: DisclosurePolicy;
  /** True for invented places, which are labelled as such. */
  readonly invented?: boolean;
}

/** A context with everything dated that belongs to it. All of its rollups: release() decides on the whole, never a slice. */
export interface ContextRecord {
  readonly context: Context;
  /** Grants that cover this context. */
  readonly grants: readonly Grant[];
  readonly responses: readonly Response[];
  readonly breaks: readonly SeriesBreak[];
  readonly rollups: readonly Rollup[];
  readonly paired?: readonly PairedRollup[];
  /** Days its plan names as baselines. */
  readonly baselines?: readonly NamedBaseline[];
  /** Figures that looked odd, and what the team said of them: shown beside the figure. */
  readonly checks?: readonly CheckedFigures[];
  /** The lines of an edition: with them nothing else is read, and nothing is released again. */
  readonly edition?: readonly {
    readonly judged: ReleasedSeries;
    readonly drawn: ReleasedSeries;
    /** The waves that are judged are of the same people, and what became of them is not released. */
    readonly followed: boolean;
  }[];
}

export interface ContextPageInput extends Reading, ContextRecord {
  readonly periods: PeriodSetId;
  /** The grant whose own years are asked for with `periods: 'grant_year'`. */
  readonly grant?: Grant | null;
  /** As this reader may see them: names of other contexts are pseudonyms where the reader is outside the team. */
  readonly links: readonly ContextLink[];
}

export interface OverviewInput extends Reading {
  readonly site: Site;
  /** The open and closed contexts of the site; archived ones are not shown. */
  readonly contexts: readonly ContextRecord[];
}

/** Published figures of an area: reference data of the installation, public already. */
export interface AreaRecord {
  readonly code: string;
  readonly name: string;
  readonly rollups: readonly Rollup[];
  readonly checks?: readonly CheckedFigures[];
  /** What replaced what, where the code of this area began or ended in a change of boundaries or councils. */
  readonly lineage?: readonly string[];
}

export interface IndicatorPageInput extends Reading {
  readonly code: string;
  readonly breakdown: string;
  readonly periods: PeriodSetId;
  readonly contexts: readonly ContextRecord[];
  readonly areas?: readonly AreaRecord[];
}
