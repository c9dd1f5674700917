import { proportionWilson } from '@waymark/statistics';
import * as fc from 'fast-check';
import type { DisclosurePolicy, Indicator } from '@waymark/contract';
import type { Stats } from '../rollup/stats';
import type { Series } from '../table/series';
import { aSeries, counts, events, moments } from '../testing/a-series';
import { anIndicator } from '../testing/an-indicator';
import { breaches, causesIn, type World } from '../testing/breaches';
import { externalPolicy } from '../testing/external-policy';
import { concerns, incidents, onRecord, score, sensitive, survey } from '../testing/sample-indicators';
import { invertWilson } from './invert-wilson';
import { recover } from './recover';
import { close, decide } from './release';

const policy = externalPolicy();
/** More worlds, and larger ones, where there is time: `ATTACK_WORLDS=2000 ATTACK_YEARS=2 npx jest attack`. */
const worlds = { numRuns: Number(process.env['ATTACK_WORLDS'] ?? 40), seed: 20260915 };
const years = Number(process.env['ATTACK_YEARS'] ?? 1);

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);
const groupsOf = (list: readonly number[], size: number): number[][] =>
  Array.from({ length: Math.floor(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );

/** Yes and no of each part, wave by wave; half-years and the years they make, for each part and for all. */
const asked = (indicator: Indicator, set: 'half_year' | 'quarter', from: string, most: number) =>
  fc
    .array(
      fc.array(fc.tuple(fc.nat(most), fc.nat(most)), {
        minLength: (set === 'quarter' ? 4 : 2) * years,
        maxLength: (set === 'quarter' ? 4 : 2) * years,
      }),
      {
        minLength: 2,
        maxLength: 3,
      },
    )
    .map((parts): World => {
      const size = set === 'quarter' ? 4 : 2;
      const all =
        parts[0]?.map((_, wave) => [0, 1].map((side) => sum(parts.map((part) => part[wave]?.[side] ?? 0)))) ??
        [];
      const lines = [all, ...parts].map((line, index) => ({
        breakdown: index === 0 ? '' : `group=${index}`,
        waves: line.map(([yes = 0, no = 0]) => [yes, no] as const),
      }));
      const stats = (pairs: readonly (readonly [number, number])[]): Stats =>
        counts(sum(pairs.map(([yes]) => yes)), sum(pairs.map(([yes, no]) => yes + no)));
      return {
        series: lines.map(({ breakdown, waves }) =>
          aSeries(
            indicator,
            waves.map((wave) => stats([wave])),
            { breakdown, set, from },
          ),
        ),
        linked: lines.map(({ breakdown, waves }) =>
          aSeries(
            indicator,
            groupsOf(
              waves.map((_, index) => index),
              size,
            ).map((year) => stats(year.map((index) => waves[index] ?? [0, 0]))),
            { breakdown, set: 'financial_year', from },
          ),
        ),
      };
    });

/** Quarters of two kinds of incident and of all, with half-years and years beside them. */
const happened = fc
  .array(fc.tuple(fc.oneof(fc.nat(12), fc.nat(40)), fc.oneof(fc.nat(12), fc.nat(40))), {
    minLength: 4 * years,
    maxLength: 4 * years,
  })
  .map((quarters): World => {
    const lines = [
      { breakdown: '', amounts: quarters.map(([a, b]) => a + b) },
      { breakdown: 'kind=noise', amounts: quarters.map(([a]) => a) },
      { breakdown: 'kind=other', amounts: quarters.map(([, b]) => b) },
    ];
    const grouped = (size: number, set: 'quarter' | 'half_year' | 'financial_year') =>
      lines.map(({ breakdown, amounts }) =>
        aSeries(
          incidents,
          groupsOf(amounts, size).map((group) => events(sum(group))),
          { breakdown, set, from: '2016-04-01' },
        ),
      );
    return {
      series: grouped(1, 'quarter'),
      linked: [...grouped(2, 'half_year'), ...grouped(4, 'financial_year')],
    };
  });

/** Mean scores of parts of everyone, in one wave. */
const scored = fc
  .array(
    fc.tuple(
      fc.oneof(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 1, max: 200 })),
      fc.integer({ min: 5, max: 95 }),
    ),
    {
      minLength: 2,
      maxLength: 4,
    },
  )
  .map((parts): World => {
    const n = sum(parts.map(([people]) => people));
    const mean = sum(parts.map(([people, one]) => people * one)) / n;
    const wave = (people: number, average: number, breakdown: string): Series =>
      aSeries(score, [moments(people, average, 20)], { breakdown });
    return {
      series: [
        wave(n, mean, ''),
        ...parts.map(([people, one], index) => wave(people, one, `group=${index}`)),
      ],
      linked: [],
    };
  });

const fromApril = '2016-04-01';
const families: [string, fc.Arbitrary<World>][] = [
  ['surveys in parts and years', asked(survey, 'half_year', fromApril, 40)],
  ['sensitive surveys', asked(sensitive, 'half_year', fromApril, 60)],
  ['people on record', asked(onRecord, 'half_year', fromApril, 40)],
  ['shares of events', asked(concerns, 'quarter', fromApril, 30)],
  ['events in quarters, half-years and years', happened],
  ['scores of parts', scored],
];

describe('an attacker with everything published', () => {
  it.each(families)('narrows no withheld count below four values: %s', (_, family) => {
    fc.assert(
      fc.property(family, (world) => {
        expect(breaches(world)).toEqual([]);
      }),
      worlds,
    );
  });
});

describe('the same attacker when a rule is off', () => {
  const without = (changes: (rules: DisclosurePolicy) => Partial<DisclosurePolicy>): DisclosurePolicy => ({
    ...policy,
    ...changes(policy),
  });
  const wave = (indicator: Indicator, ...figures: Stats[]): World => ({
    series: [aSeries(indicator, figures)],
  });
  const quarters = [12, 14, 22, 13, 7, 7, 7, 7, 15, 11, 19, 12];
  const sevens: World = {
    series: [
      aSeries(
        incidents,
        quarters.map((n) => events(n)),
        { set: 'quarter', from: '2016-04-01' },
      ),
    ],
    linked: [
      aSeries(
        incidents,
        groupsOf(quarters, 4).map((group) => events(sum(group))),
      ),
    ],
  };
  const girls: World = {
    series: [
      aSeries(survey, [counts(49, 80)]),
      aSeries(survey, [counts(4, 24)], { breakdown: 'sex=girls' }),
      aSeries(survey, [counts(45, 56)], { breakdown: 'sex=boys' }),
    ],
  };
  const noAudit = without(({ audit }) => ({ audit: { ...audit, min_possible_values: 1 } }));

  it.each<[string, World, DisclosurePolicy]>([
    ['no audit: a year gives four quarters away', sevens, noAudit],
    ['no audit: all minus boys gives girls away', girls, noAudit],
    [
      'no complement rule: 58 of 60',
      wave(survey, counts(58, 60)),
      without(({ people_sample }) => ({ people_sample: { ...people_sample, min_complement: 0 } })),
    ],
    [
      'no rule on small counts: 2 of 60',
      wave(survey, counts(2, 60)),
      without(({ people_sample }) => ({ people_sample: { ...people_sample, min_count: 0 } })),
    ],
    [
      'no rule on small bases: 5 of 12',
      wave(anIndicator({ min_base: null }), counts(5, 12)),
      without(({ people_sample }) => ({ people_sample: { ...people_sample, min_base: 0 } })),
    ],
    [
      'no sensitive rule: 6 of 31',
      wave(sensitive, counts(6, 31)),
      without(({ people_sample }) => ({ sensitive: { ...people_sample, zero_or_all: 'shown' as const } })),
    ],
    [
      'small events shown: 2 among larger months',
      wave(incidents, events(14), events(2), events(12)),
      without(({ events: rules }) => ({ events: { ...rules, withheld_to: 0 } })),
    ],
  ])('succeeds: %s', (_, world, broken) => {
    expect(breaches(world)).toEqual([]);
    expect(breaches(world, broken)).not.toEqual([]);
  });

  it('learns how a small series moved when there is no grain rule', () => {
    const library = [
      aSeries(
        incidents,
        [9, 2, 1, 0].map((n) => events(n)),
      ),
    ];
    const known = (with_: DisclosurePolicy) => {
      const drafts = decide({ series: library, contextLevel: 'location', policy: with_ });
      return recover(drafts.map(close), with_, causesIn(drafts)).map(({ min, max }) =>
        max > 1000 ? 'nothing' : `${min} to ${max}`,
      );
    };
    expect(known(policy)).toEqual(Array(4).fill('nothing'));
    const { periods_reaching, ...rest } = policy.events;
    const noGrain = {
      ...policy,
      events: { ...rest, periods_reaching: { ...periods_reaching, at_least: 0 } },
    };
    expect(known(noGrain)).toEqual(['8 to 12', '0 to 7', '0 to 7', '0 to 7']);
  });
});

describe('a percentage with its interval', () => {
  const interval = (numerator: number, denominator: number) => {
    const made = proportionWilson({ numerator, denominator });
    if (made.status !== 'ok') throw new Error(made.reason);
    return invertWilson(numerator / denominator, made.lower, made.upper);
  };
  it('gives true counts away when it is computed from them', () => {
    expect(interval(30, 62).numerator).toBeCloseTo(30, 6);
    expect(interval(30, 62).denominator).toBeCloseTo(62, 6);
  });
  it('gives back only what was released when it is computed from that', () => {
    const [released] = decide({
      series: [aSeries(survey, [counts(30, 62)])],
      contextLevel: 'location',
      policy,
    }).map(close);
    const cell = released?.cells[0];
    const stats = cell?.state === 'shown' ? cell.cell.stats : null;
    expect(stats).toEqual(counts(28.8, 60));
    expect(interval(28.8, 60).denominator).toBeCloseTo(60, 6);
  });
});
