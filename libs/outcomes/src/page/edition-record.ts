import type { EditionCell, EditionManifest, EditionSeries, EditionTable, Indicator } from '@waymark/contract';
import { namedStart } from '../change/named-baseline';
import { wasFollowed } from '../change/paired-waves';
import { withYears } from '../change/years';
import type { ReleasedSeries, ReleasedSeriesCell } from '../table/series';
import type { ContextRecord } from './input';

/** Groupings in which the page of an edition can be read. */
export type EditionPeriods = 'as_collected' | 'financial_year';
type Definitions = Pick<EditionManifest, 'indicators'>;

/**
 * A context as an edition has it, in the shape that every page is composed from. Its lines are released already: nothing is
 * read beside them, and nothing is released again.
 */
export function editionRecord(
  definitions: Definitions,
  table: EditionTable,
  periods: EditionPeriods,
): ContextRecord & Required<Pick<ContextRecord, 'edition'>> {
  const { place } = table;
  const drawn = editionSeriesIn(definitions, table, periods);
  const years = editionSeriesIn(definitions, table, 'twelve_months');
  const alike = (a: ReleasedSeries) => (b: ReleasedSeries) =>
    a.indicator.code === b.indicator.code && a.breakdown === b.breakdown;
  return {
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
      privateName: place.nameAgreed ? place.pseudonym : '',
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
    rollups: [],
    baselines: place.baselines ?? [],
    edition: editionSeriesIn(definitions, table, 'as_collected').flatMap((series) => {
      const shown = drawn.find(alike(series));
      if (!shown) return [];
      const judged = withYears(series, years.find(alike(series)));
      const start = namedStart(judged, place.baselines ?? []);
      return [{ judged, drawn: shown, followed: wasFollowed(judged, place.followed ?? [], start) }];
    }),
  };
}

/** The series of one grouping, ready for the functions that judge and draw. */
export function editionSeriesIn(
  { indicators }: Definitions,
  { place, series }: EditionTable,
  grouping: EditionSeries['grouping'],
): ReleasedSeries[] {
  return series.flatMap((one) => {
    const indicator = indicators.find(({ code }) => code === one.indicator);
    return one.grouping === grouping && indicator ? [releasedSeriesOf(one, indicator, place.id)] : [];
  });
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
