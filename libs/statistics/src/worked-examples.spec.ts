import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as s from './index';

/**
 * The methods pages: each is well formed, and each worked example printed on it is what the library gives.
 * The figures are those of papers, of R or of a calculation in another language, never copied from our output.
 */
const folder = join(__dirname, '../../../docs/methods');
const pages = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => [name.slice(0, -3), readFileSync(join(folder, name), 'utf8')]),
);

const sections = [
  'The question',
  'The answer in words',
  'Formula',
  'What it assumes',
  'Least data',
  'When not to use it',
  'Worked example',
  'Where we differ, and why',
  'References',
];

const percent = (value: number): string => `${(value * 100).toFixed(1)}%`;
const points = (value: number): string => `${Math.round(value * 100)}`;
const fixed = (digits: number) => (value: number | null) => (value as number).toFixed(digits);

function ok<T extends { status: string }>(result: T): Extract<T, { status: 'ok' }> {
  if (result.status !== 'ok') throw new Error(JSON.stringify(result));
  return result as Extract<T, { status: 'ok' }>;
}

/** What must be printed on the page, made from what the library gives. */
const examples: Record<string, () => string[]> = {
  'wilson-interval': () => {
    const safe = ok(s.proportionWilson({ numerator: 30, denominator: 62 }));
    const none = ok(s.proportionWilson({ numerator: 0, denominator: 20 }));
    return [
      `The share is ${percent(safe.proportion)}, the interval ${percent(safe.lower)} to ${percent(safe.upper)}`,
      `upper limit of ${percent(none.upper)}`,
    ];
  },
  proportions: () => {
    const base = { numerator2: 30, denominator2: 62 };
    const up = ok(s.proportionDifferenceIndependent({ numerator1: 52, denominator1: 70, ...base }));
    const odd = ok(
      s.proportionDifferenceIndependent({
        numerator1: 31,
        denominator1: 60,
        numerator2: 29,
        denominator2: 62,
      }),
    );
    return [
      `is ${points(up.difference)} points, the interval ${points(up.lower)} to ${points(up.upper)} points`,
      `of ${points(odd.difference)} points with an interval of ${Math.ceil(odd.lower * 100 - 0.5)} to ${points(odd.upper)} points`,
    ];
  },
  'exact-rate': () => {
    const rate = ok(s.rateExactPoisson({ count: 14, exposure: 2300, per: 1000 }));
    const none = ok(s.rateExactPoisson({ count: 0, exposure: 212, per: 1000 }));
    const one = fixed(1);
    return [
      `${one(rate.rate)} per 1,000, interval ${one(rate.lower)} to ${one(rate.upper)}`,
      `upper limit of ${one(none.upper)} per 1,000`,
    ];
  },
  'event-counts': () => {
    const two = fixed(2);
    const fewer = ok(s.rateRatioExact({ count1: 24, exposure1: 1, count2: 45, exposure2: 1 }));
    const known = ok(s.rateRatioExact({ count1: 11, exposure1: 800, count2: 21, exposure2: 3011 }));
    return [
      `The ratio is ${two(fewer.rateRatio)}, the interval ${two(fewer.lower)} to ${two(fewer.upper)}`,
      `gives ${two(known.rateRatio)} (${two(known.lower)} to ${two(known.upper)}), p = ${two(known.pValue)}`,
    ];
  },
  'event-shares': () => {
    const d = ok(
      s.proportionDifferenceIndependent({
        numerator1: 33,
        denominator1: 60,
        numerator2: 12,
        denominator2: 40,
      }),
    );
    return [`${points(d.difference)} points, the interval ${points(d.lower)} to ${points(d.upper)} points`];
  },
  'changing-lists': () => {
    const d = ok(
      s.proportionDifferenceIndependent({
        numerator1: 26,
        denominator1: 35,
        numerator2: 8,
        denominator2: 21,
      }),
    );
    return [
      `difference of ${points(d.difference)} points with an interval of ${points(d.lower)} to ${points(d.upper)} points`,
    ];
  },
  't-interval': () => {
    const m = ok(s.meanTInterval({ values: [1, 3, 4, 2, 0] }));
    expect(ok(s.meanTInterval({ values: [3, 3] }))).toMatchObject({ mean: 3, lower: null });
    return [`average ${m.mean}, interval ${fixed(2)(m.lower)} to ${fixed(2)(m.upper)}`];
  },
  scores: () => {
    const d = ok(
      s.meanDifferenceWelchFromMoments({
        moments1: s.momentsFromSd({ n: 57, mean: 64, sd: 17 }),
        moments2: s.momentsFromSd({ n: 44, mean: 41, sd: 18 }),
      }),
    );
    return [
      `${d.difference} points, the interval ${fixed(0)(d.lower)} to ${fixed(0)(d.upper)}, with ${fixed(1)(d.df)} degrees of freedom`,
    ];
  },
  paired: () => {
    const net = ok(s.netChangePaired({ improved: 40, worsened: 20, unchanged: 100 }));
    const still = ok(s.netChangePaired({ improved: 0, worsened: 0, unchanged: 9 }));
    const one = (value: number): string => (value * 100).toFixed(1);
    return [
      `Net change is ${one(net.netChange)} points, the interval ${one(net.lower)} to ${one(net.upper)} points, sign test p = ${fixed(3)(net.signTestP)}`,
      `interval of ${points(still.lower)} to ${points(still.upper)} points`,
    ];
  },
  'rater-agreement': () => {
    const k = ok(
      s.weightedKappa({
        rater1: [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
        rater2: [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
        levels: [1, 2, 3, 4, 5, 6],
      }),
    );
    const two = fixed(2);
    return [
      `agree exactly on ${points(k.observedAgreement)}%, weighted kappa is ${two(k.kappa)} with an interval of ${two(k.lower)} to ${two(k.upper)}`,
    ];
  },
  'area-trend': () => {
    const rising = ok(
      s.recentTrendFingertips({
        valueType: 'proportion',
        numerators: [994, 1023, 1199, 1332, 1367],
        denominators: [40299, 41527, 42811, 44064, 44701],
        polarity: 'neutral',
      }),
    );
    const spike = ok(
      s.recentTrendFingertips({
        valueType: 'proportion',
        numerators: [50, 51, 50, 49, 90],
        denominators: [500, 500, 500, 500, 500],
        polarity: 'neutral',
      }),
    );
    expect([rising.trend, spike.trend]).toEqual(['increasing', 'no_significant_change']);
    return [`chi-square ${fixed(1)(rising.chiSquare)}`, `Chi-square is ${fixed(1)(spike.chiSquare)}`];
  },
  'xmr-chart': () => {
    const values = [12, 15, 11, 14, 18, 13, 16, 12, 15, 17, 11, 14];
    const [phase] = ok(s.spcXmr({ values })).phases;
    if (phase?.status !== 'ok') throw new Error('no limits');
    const { centre, ucl, lcl } = phase;
    expect(ok(s.spcRules({ values, centre, upper: ucl, lower: lcl })).anySignal).toBe(false);
    return [
      `The centre is ${fixed(1)(centre)}, the average moving range ${fixed(2)(phase.meanMovingRange)}, the limits ${fixed(1)(lcl)} and ${fixed(1)(ucl)}`,
    ];
  },
  'p-chart': () => {
    const numerators = [
      12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9,
      6,
    ];
    const chart = ok(s.spcPChart({ numerators, denominators: numerators.map(() => 50) }));
    const above = chart.values.filter((v, i) => (v as number) > (chart.upper[i] as number));
    expect(above).toHaveLength(2);
    return [
      `the centre is ${percent(chart.centre)}, the limits ${percent(chart.lower[0] as number)} and ${percent(chart.upper[0] as number)}`,
    ];
  },
  'u-chart': () => {
    const counts = [2, 3, 8, 1, 1, 4, 1, 4, 5, 1, 8, 2, 4, 3, 4, 1, 8, 3, 7, 4];
    const chart = ok(s.spcUChart({ counts, exposures: counts.map(() => 50) }));
    return [
      `with ${counts.reduce((a, b) => a + b)} faults`,
      `the centre is ${fixed(3)(chart.centre)} an item, the limits ${chart.lower[0]} and ${fixed(3)(chart.upper[0] as number)}`,
    ];
  },
  'run-chart': () => {
    const values = [5, 7, 6, 4, 6, 5, 7, 6, 5, 6, 4, 5, 9, 8, 10, 9, 8, 11, 9, 10, 8, 9, 10, 9];
    const run = ok(s.runChart({ values }));
    expect(run.signal).toBe(true);
    return [
      `the longest run is ${run.longestRun} (${run.longestRunMax} allowed) and there is ${run.crossings} crossing (${run.crossingsMin} needed)`,
    ];
  },
  'display-gates': () => {
    const gate = ok(s.displayGates({ method: 'proportion', sizes: { n: 12 } }));
    expect(gate).toMatchObject({ display: 'caution', needs: '30 people' });
    return ['says that 30 are needed'];
  },
  multiplicity: () => {
    const { holm } = ok(s.multiplicity({ pValues: [0.01, 0.011, 0.2, 0.04] }));
    const [a, b, c, d] = holm.map((p) => String(Number((p as number).toFixed(4))));
    return [`Holm gives ${a}, ${b}, ${c} and ${d}`];
  },
  'rate-by-area': () => {
    const rate = ok(s.rateExactPoisson({ count: 1148, exposure: 30200, per: 1000 }));
    const one = fixed(1);
    return [`${one(rate.rate)} per 1,000, interval ${one(rate.lower)} to ${one(rate.upper)}`];
  },
  'interrupted-time-series': () => {
    const file = join(__dirname, 'oracle/its_reml_car1.json');
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as {
      cases: {
        id?: string;
        name?: string;
        input: { times: number[]; values: number[]; intervention_time: number };
      }[];
    };
    const known = cases.find(({ id, name }) => (id ?? name) === 'simulated_40_ar_half');
    if (!known) throw new Error('the case is gone');
    const { times, values, intervention_time: interventionTime } = known.input;
    const fit = ok(s.itsRemlCar1({ times, values, interventionTime }));
    const step = fit.coefficients['levelChange'];
    const one = fixed(1);
    return [
      `${fit.n} points, the work beginning in the middle, neighbours correlated by ${fixed(2)(fit.phiPerUnitTime)}`,
      `the step is ${one(step?.estimate ?? null)} with an interval of ${one(step?.lower ?? null)} to ${one(step?.upper ?? null)}`,
    ];
  },
  'e-value': () => {
    const more = ok(s.eValue({ riskRatio: 3.9, lower: 1.8, upper: 8.7 }));
    const fewer = ok(s.eValue({ riskRatio: 0.8, lower: 0.6, upper: 1.1 }));
    const two = fixed(2);
    return [
      `the factor is ${two(more.eValue)}, and ${two(more.eValueInterval)} for the limit`,
      `has a factor of ${two(fewer.eValue)}, and of ${two(fewer.eValueInterval)} for its limit`,
    ];
  },
  'special-causes': () => {
    const values = Array.from({ length: 20 }, (_, i) => 10 + (i % 2) * 2);
    const phase = ok(s.spcXmr({ values })).phases[0];
    if (phase?.status !== 'ok') throw new Error(JSON.stringify(phase));
    const { centre, ucl: upper, lcl: lower, upper2sigma } = phase;
    const needed = (level: number): number =>
      [1, 2, 3, 4, 5, 6, 7].find((count) => {
        const added = [...values, ...Array.from({ length: count }, () => level + 1e-6)];
        const rules = ok(s.spcRules({ values: added, centre, upper, lower }));
        const last = added.length - 1;
        return [rules.outsideLimits, rules.shift, rules.twoOfThree].some((marks) => marks.includes(last));
      }) ?? 0;
    const words = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];
    const one = fixed(1);
    return [
      `The average is ${one(centre)}, the limits ${one(lower)} and ${one(upper)}`,
      `${words[needed(centre)]} more points in a row above ${one(centre)}, ${words[needed(upper2sigma)]} above ${one(upper2sigma)}, or ${words[needed(upper)]} above ${one(upper)}`,
    ];
  },
  'difference-in-differences': () => {
    const d = ok(
      s.didSites({
        treated: [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0],
        before: [31, 28, 40, 25, 36, 30, 33, 27, 41, 29, 35, 38],
        after: [24, 25, 33, 22, 27, 29, 34, 25, 39, 30, 33, 36],
      }),
    );
    const one = fixed(1);
    return [
      `the estimate is ${one(d.estimate)} with an interval of ${one(d.lower)} to ${one(d.upper)}`,
      `of the ${d.permutations} ways`,
      `(p = ${fixed(3)(d.permutationP)})`,
    ];
  },
  'long-trend': () => {
    const t = ok(
      s.mannKendallTheilSen({
        values: [12.1, 14, 13.2, 15.9, 15.1, 18.2, 17.7, 19.4],
        times: [2009, 2010, 2013, 2014, 2016, 2019, 2020, 2024],
      }),
    );
    const two = fixed(2);
    return [
      `\`S\` = ${t.s}, p = ${fixed(3)(t.pValue)}, and ${two(t.senSlope)} more a year (${two((t.senLower as number) + 1e-9)} to ${two(t.senUpper)})`,
    ];
  },
};

/** Their worked example is a rule told with figures, or a published result that an oracle case holds. */
const withoutOwnExample = [
  'counted-records',
  'disclosure',
  'funnel',
  'gap',
  'held',
  'levels',
  'listed-things',
  'not-judged',
  'plan-balance',
  'sites-together',
  'stocks',
];

describe('methods pages', () => {
  it('are all either computed here or told as a rule', () => {
    expect([...pages.keys()].sort()).toEqual([...Object.keys(examples), ...withoutOwnExample].sort());
  });

  it.each([...pages])('%s has its heading block, all sections and no broken link', (slug, text) => {
    const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
    expect(head).toContain(`slug: ${slug}`);
    for (const field of ['title', 'answers', 'used_for'])
      expect(head).toMatch(new RegExp(`^${field}: .{5,}$`, 'm'));
    expect([...body.matchAll(/^## (.+)$/gm)].map(([, title]) => title)).toEqual(sections);
    for (const [, target = ''] of body.matchAll(/\]\(([a-z-]+)\.md\)/g))
      expect([...pages.keys()]).toContain(target);
  });

  it.each(Object.keys(examples))('%s prints what the library gives', (slug) => {
    const text = (pages.get(slug) ?? '').replace(/\s+/g, ' ');
    for (const printed of examples[slug]?.() ?? []) expect(text).toContain(printed);
  });
});
