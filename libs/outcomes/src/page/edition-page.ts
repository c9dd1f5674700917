import {
  releasedContextPage,
  type DisclosurePolicy,
  type EditionCell,
  type EditionManifest,
  type EditionSeries,
  type EditionTable,
  type Goal,
  type Indicator,
  type ReleasedContextPage,
} from '@waymark/contract';
import { withYears } from '../change/years';
import type { ReleasedSeries, ReleasedSeriesCell } from '../table/series';
import { composeContextPage } from './context-page';

export interface EditionPageInput {
  /** The hash of an edition stands for both: nothing else is read. */
  readonly manifest: Pick<EditionManifest, 'indicators' | 'released'>;
  readonly table: EditionTable;
  readonly periods: 'as_collected' | 'financial_year';
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
  const { place } = table;
  const inGrouping = (grouping: EditionSeries['grouping']): ReleasedSeries[] =>
    table.series.flatMap((one) => {
      const indicator = manifest.indicators.find(({ code }) => code === one.indicator);
      return one.grouping === grouping && indicator ? [releasedSeriesOf(one, indicator, place.id)] : [];
    });
  const collected = inGrouping('as_collected');
  const drawn = inGrouping(periods);
  const years = inGrouping('twelve_months');
  const alike = (a: ReleasedSeries) => (b: ReleasedSeries) =>
    a.indicator.code === b.indicator.code && a.breakdown === b.breakdown;
  const page = composeContextPage({
    view: 'external',
    asOf: manifest.released,
    catalogue: { indicators: [...manifest.indicators], goals: [...goals] },
    policy,
    invented,
    periods,
    context: {
      id: place.id,
      level: place.level,
      setting: place.setting,
      kind: place.kind,
      pseudonym: place.pseudonym,
      site: place.site,
      siteId: place.siteId,
      organisation: place.organisation,
      opened: place.opened,
      closed: place.closed,
      goals: place.goals,
      headlineIndicators: place.headlineIndicators,
      code: '',
      privateName: '',
      sizeBand: null,
      ageBand: null,
      nextReview: null,
      note: '',
      organisationId: 0,
      archived: false,
    },
    grants: place.grants.map((grant) => ({
      ...grant,
      organisationId: 0,
      identifier: '',
      amountGbp: null,
      askedFor: '',
      contextIds: [place.id],
      archived: false,
    })),
    responses: place.responses.map((response) => ({
      ...response,
      ownerKind: '',
      note: '',
      contextId: place.id,
      archived: false,
    })),
    breaks: place.breaks.map((mark) => ({ ...mark, contextId: place.id, archived: false })),
    links: place.links,
    rollups: [],
    edition: collected.flatMap((series) => {
      const shown = drawn.find(alike(series));
      return shown ? [{ judged: withYears(series, years.find(alike(series))), drawn: shown }] : [];
    }),
  });
  return releasedContextPage.parse(page);
}

const releasedSeriesOf = (
  { breakdown, cells, breaks, ended, crosses }: EditionSeries,
  indicator: Indicator,
  contextId: number,
): ReleasedSeries => ({
  subject: { contextId },
  indicator,
  breakdown,
  breaks,
  ended,
  crosses,
  cells: cells.map(releasedCellOf),
});

function releasedCellOf(cell: EditionCell): ReleasedSeriesCell {
  const { period, round } = cell;
  if (cell.state === 'withheld') return { state: 'withheld', period, round, why: '' };
  const { source } = cell;
  const shown = { period, round, source, observationIds: [] };
  if (cell.state === 'missing')
    return {
      state: 'shown',
      cell: { ...shown, stats: { kind: 'missing', reason: cell.reason, symbol: cell.symbol } },
    };
  return {
    state: 'shown',
    cell: { ...shown, stats: cell.stats, ...(cell.note === null ? {} : { note: cell.note }) },
  };
}
