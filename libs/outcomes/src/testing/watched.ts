import type { FindingKind, Indicator } from '@waymark/contract';
import { qualityPage } from '@waymark/contract';
import type { Rollup, Stats } from '../rollup/stats';
import { anIndicator } from './an-indicator';
import { composeQualityPage, type StoredAnswer } from '../quality/quality-page';
import { watchContext, type WatchedPlace } from '../quality/watch';

const yearly = { every_months: 12, words: 'yearly' };
const area = (code: string, title: string): Indicator =>
  anIndicator({
    code,
    title,
    aggregation: 'sum',
    counts: 'events',
    population: null,
    measure_type: 'rate_per_1000',
    role: 'context_only',
    direction: 'none',
    frequency: yearly,
    pair_with: ['LOC-07'],
    per: 1000,
    unit: 'incidents per year',
  });
const survey = anIndicator();
const police = area('LOC-12', 'Recorded antisocial behaviour');
const level = anIndicator({ code: 'LOC-05', aggregation: 'level', counts: 'none', population: null });
const indicators = [
  survey,
  anIndicator({ code: 'LOC-02', title: 'Feels safe here after dark' }),
  anIndicator({ code: 'LOC-03', title: 'Would stay away' }),
  police,
  level,
  area('AREA-01', 'Child sexual exploitation'),
  area('AREA-02', 'Child criminal exploitation'),
  area('AREA-03', 'Gangs'),
  area('AREA-04', 'Going missing'),
];
export const catalogue = { indicators, goals: [] };
export const missing: Stats = { kind: 'missing', reason: 'not collected', symbol: 'x' };

export interface Wave {
  readonly start: string;
  readonly end: string;
  readonly stats: Stats;
  readonly source?: string;
  readonly breakdown?: string;
}
export const rolled = (
  indicator: string,
  waves: readonly Wave[],
  subject: Rollup['subject'] = { contextId: 1 },
): Rollup[] =>
  waves.map(({ start, end, stats, source = 'survey', breakdown = '' }, index) => ({
    subject,
    indicator,
    indicatorVersion: 1,
    breakdown,
    start,
    end,
    round: '',
    source,
    stats,
    observationIds: [index + 1],
  }));
export const years = (first: number, stats: readonly Stats[]): Wave[] =>
  stats.map((one, at) => ({
    start: `${first + at - 1}-04-01`,
    end: `${first + at}-03-31`,
    stats: one,
    source: 'DfE',
  }));
/** April and October, as a half-yearly survey is held. */
export const rounds = (first: number, stats: readonly Stats[]): Wave[] =>
  stats.map((one, at) => {
    const month = at % 2 === 0 ? '04' : '10';
    const year = first + Math.floor(at / 2);
    return { start: `${year}-${month}-05`, end: `${year}-${month}-25`, stats: one };
  });

export const place = (rollups: readonly Rollup[], changes: Partial<WatchedPlace> = {}): WatchedPlace => ({
  ...watchContext(
    {
      context: {
        id: 1,
        siteId: 1,
        site: 'Harbour',
        organisationId: 1,
        organisation: 'Harbour Youth',
        code: 'green',
        level: 'location',
        setting: 'neighbourhood',
        kind: 'park',
        pseudonym: 'The Green',
        privateName: '',
        opened: '2015-01-01',
        closed: '2020-01-01',
        sizeBand: null,
        ageBand: null,
        goals: [],
        headlineIndicators: [],
        nextReview: null,
        note: '',
        archived: false,
      },
      grants: [],
      responses: [],
      breaks: [],
      rollups,
    },
    { catalogue },
  ),
  ...changes,
});
export const pageOf = (places: readonly WatchedPlace[], answers: readonly StoredAnswer[] = []) =>
  qualityPage.parse(composeQualityPage({ asOf: '2026-09-15', places, wanted: () => true, answers }));
export const found = (kind: FindingKind, ...places: WatchedPlace[]) =>
  pageOf(places).places.flatMap(({ findings }) => findings.filter((one) => one.kind === kind));
