import {
  releasedContextPage,
  type DisclosurePolicy,
  type EditionManifest,
  type EditionTable,
  type Goal,
  type ReleasedContextPage,
} from '@waymark/contract';
import { composeContextPage } from './context-page';
import { editionRecord, type EditionPeriods } from './edition-record';

export interface EditionPageInput {
  /** The hash of an edition stands for both: nothing else is read. */
  readonly manifest: Pick<EditionManifest, 'indicators' | 'released'>;
  readonly table: EditionTable;
  readonly periods: EditionPeriods;
  /** Wording of the goals, from the framework. */
  readonly goals: readonly Goal[];
  readonly policy: DisclosurePolicy;
  readonly invented?: boolean;
}

/**
 * A context's page for outsiders, composed from an edition only: the same composition as every page, fed with released
 * cells. Its today is the day of release, so that it reads the same for ever.
 */
export function composeEditionPage(input: EditionPageInput): ReleasedContextPage {
  const { manifest, table, periods, goals, policy, invented = false } = input;
  const page = composeContextPage({
    ...editionRecord(manifest, table, periods),
    view: 'external',
    asOf: manifest.released,
    catalogue: { indicators: [...manifest.indicators], goals: [...goals] },
    policy,
    invented,
    periods,
    links: table.place.links,
  });
  return releasedContextPage.parse(page);
}
