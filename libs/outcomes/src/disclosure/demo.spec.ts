import { periodSets, type PeriodSetId } from '@waymark/calendar';
import type { Rollup } from '../rollup/stats';
import type { ReleasedSeries, Series } from '../table/series';
import { tabulate } from '../table/tabulate';
import { demoBreaks, demoContexts, demoFramework, demoRollups } from '../testing/demo-world';
import { breaches } from '../testing/breaches';
import { externalPolicy } from '../testing/external-policy';
import { groupBy } from './audit/group-by';
import { release } from './release';

const policy = externalPolicy();
const { indicators } = demoFramework();
const rollups = groupBy(demoRollups(indicators), ({ subject }) =>
  'contextId' in subject ? subject.contextId : 0,
);
const groupings = ['as_collected', ...periodSets.map(({ id }) => id).filter((id) => id !== 'grant_year')] as (
  'as_collected' | Exclude<PeriodSetId, 'grant_year'>
)[];

const seriesOf = (
  context: { id: number; code: string; closed: string | null },
  periodSet: (typeof groupings)[number],
): Series[] =>
  [
    ...groupBy(
      rollups.get(context.id) ?? [],
      ({ indicator, breakdown }: Rollup) => `${indicator}|${breakdown}`,
    ).values(),
  ].map((own) => {
    const indicator = indicators.find(({ code }) => code === own[0]?.indicator);
    if (!indicator) throw new Error(`no indicator ${String(own[0]?.indicator)}`);
    return tabulate(own, {
      indicator,
      periodSet,
      breaks: demoBreaks(context.code, indicator.code),
      ended: context.closed,
    });
  });

const contextOf = (code: string) => {
  const context = demoContexts().find((one) => one.code === code);
  if (!context) throw new Error(`no context ${code}`);
  return context;
};
/** Every grouping of a context, tabulated once: `release` is pure, and most tests ask about the same few places. */
const tables = new Map<string, Map<(typeof groupings)[number], Series[]>>();
const tablesOf = (code: string): Map<(typeof groupings)[number], Series[]> => {
  const known =
    tables.get(code) ?? new Map(groupings.map((grouping) => [grouping, seriesOf(contextOf(code), grouping)]));
  tables.set(code, known);
  return known;
};
const answers = new Map<string, ReleasedSeries[]>();
const released = (code: string, grouping: (typeof groupings)[number] = 'as_collected'): ReleasedSeries[] => {
  const known =
    answers.get(`${code}|${grouping}`) ??
    release({
      series: tablesOf(code).get(grouping) ?? [],
      linked: [...tablesOf(code).values()].flat(),
      contextLevel: contextOf(code).level,
      policy,
    });
  answers.set(`${code}|${grouping}`, known);
  return known;
};
const line = (
  code: string,
  indicator: string,
  breakdown = '',
  grouping: (typeof groupings)[number] = 'as_collected',
) =>
  released(code, grouping)
    .find((one) => one.indicator.code === indicator && one.breakdown === breakdown)
    ?.cells.map((cell) => {
      if (cell.state === 'withheld') return 'withheld';
      const { stats } = cell.cell;
      if (stats.kind === 'counts') return Math.round((100 * stats.numerator) / stats.denominator);
      if (stats.kind === 'moments') return stats.mean;
      if (stats.kind === 'events') return stats.events;
      return stats.kind === 'level' ? stats.level : stats.kind === 'stock' ? stats.stock : stats.kind;
    });

describe('the demo as outsiders see it', () => {
  it('holds the library incidents back in every grouping', () => {
    for (const grouping of ['as_collected', 'financial_year'] as const)
      expect(line('C-library', 'LOC-12', '', grouping)).toEqual(Array(10).fill('withheld'));
  });
  it('withholds who was pushed elsewhere where fewer than eight were', () => {
    const garages = line('A-garages', 'LOC-15');
    // 18 of 62 at first; later waves fall to 6 of 70 and 7 of 72.
    expect(garages?.[0]).toBe(29);
    expect(garages?.slice(10, 12)).toEqual(['withheld', 'withheld']);
  });
  it('shows nothing of a group of four but words and levels', () => {
    expect(line('F-four-friends', 'PEER-05')).toEqual([0, 1, 2, 3]);
    expect(line('F-four-friends', 'PEER-08')).toEqual(Array(4).fill('withheld'));
  });
  it('withholds the eight who belong least', () => {
    expect(line('D-northbrook', 'SCH-01', 'belonging group=least')).toEqual(['withheld']);
    // Beside 433 others they may be anything from one to nine, so the others may stand beside all.
    expect(line('D-northbrook', 'SCH-01', 'belonging group=others')).toEqual([68]);
    expect(line('D-northbrook', 'SCH-01')?.slice(0, 3)).toEqual([58, 57, 61]);
  });
  it('shows girls and boys, whose numbers are large, beside everyone', () => {
    expect(line('E-riverside', 'LOC-02', 'gender=girls')?.[0]).toBe(38);
    expect(line('E-riverside', 'LOC-02', 'gender=boys')?.[0]).toBe(68);
    expect(line('E-riverside', 'LOC-02')?.[0]).toBe(53);
  });
  it('publishes police counts by month, to the nearest 5', () => {
    expect(line('A-garages', 'LOC-12')?.slice(0, 4)).toEqual([20, 25, 30, 25]);
  });

  const names = demoContexts()
    .map(({ code }) => code)
    .filter((code) => !code.startsWith('K-'));
  it.each(names)('gives nothing away that is withheld, in all groupings together: %s', (code) => {
    const series = [...tablesOf(code).values()].flat();
    expect(breaches({ series, contextLevel: contextOf(code).level })).toEqual([]);
  });

  it('would give away who was pushed elsewhere, were years shown beside their waves without an audit', () => {
    const series = [...tablesOf('A-garages').values()].flat();
    const unaudited = { ...policy, audit: { ...policy.audit, min_possible_values: 1 } };
    expect(breaches({ series }, unaudited).join()).toContain('LOC-15');
  });
});
