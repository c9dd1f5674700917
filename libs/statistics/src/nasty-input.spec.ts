import * as library from './index';

/**
 * Every exported function meets every kind of bad or odd data and must answer with a figure or a named refusal:
 * never an exception, never NaN or Infinity anywhere in what it returns.
 */
const series: Record<string, (number | null)[]> = {
  empty: [],
  'one point': [3],
  'two points': [3, 4],
  'all equal': new Array(12).fill(4),
  'all zero': new Array(12).fill(0),
  'all missing': new Array(12).fill(null),
  'missing inside': [3, null, 5, 4, null, 6, 2, 3, null, 5, 4, 6],
  unordered: [9, 2, 7, 1, 8, 3, 6, 4, 5, 0, 11, 10],
  'huge counts': [1e9, 2e9, 1.5e9, 1e9 + 1, 1.2e9, 1.1e9, 1.9e9, 1.3e9, 1.7e9, 1.6e9, 1.4e9, 1.8e9],
  'huge offset': [
    1e15,
    1e15 + 1,
    1e15 + 2,
    1e15,
    1e15 + 4,
    1e15 + 3,
    1e15,
    1e15 + 1,
    1e15,
    1e15 + 5,
    1e15,
    1e15 + 2,
  ],
  tiny: [1e-300, 2e-300, 3e-300, 1e-300, 4e-300, 2e-300, 5e-300, 1e-300, 3e-300, 2e-300, 6e-300, 1e-300],
  negative: [-1, -2, -3, 0, -1, -2, -5, -3, -1, -2, -4, -6],
  'straight line': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  'one spike': [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
  'not a number': [1, NaN, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  infinite: [1, Infinity, 2, 3, 4, 5, 6, 7, 8, 9, 10, -Infinity],
  'not whole': [0.5, 1.5, 2.25, 3.125, 0.1, 0.7, 1.3, 2.9, 3.7, 1.1, 0.9, 2.2],
};
const times: Record<string, (n: number) => (number | null)[]> = {
  even: (n) => Array.from({ length: n }, (_, i) => i),
  uneven: (n) => Array.from({ length: n }, (_, i) => i * i + 0.1),
  backwards: (n) => Array.from({ length: n }, (_, i) => n - i),
  duplicate: (n) => Array.from({ length: n }, (_, i) => Math.floor(i / 2)),
  years: (n) => Array.from({ length: n }, (_, i) => 2016 + i / 4),
  'too short': (n) => Array.from({ length: Math.max(0, n - 1) }, (_, i) => i),
};
const figures = [
  0,
  1,
  -1,
  3,
  0.5,
  1e9,
  1e15,
  1e300,
  -1e300,
  1e-300,
  NaN,
  Infinity,
  -Infinity,
  null,
  undefined,
];

function brokenAt(value: unknown, path = 'result'): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : `${path} is ${value}`;
  if (value === undefined) return `${path} is undefined`;
  if (value === null || typeof value !== 'object') return null;
  for (const [key, item] of Object.entries(value)) {
    const found = brokenAt(item, `${path}.${key}`);
    if (found) return found;
  }
  return null;
}

function verdictOn(result: unknown): string | null {
  const { status, reason, sentence } = result as Record<string, unknown>;
  if (status !== 'ok' && status !== 'not_computable') return `status is ${String(status)}`;
  if (status === 'not_computable') {
    if (typeof reason !== 'string' || !/^[a-z0-9_]+$/.test(reason)) return 'no reason';
    if (typeof sentence !== 'string' || !/^[A-Z].{15,}\.$/.test(sentence))
      return `sentence: ${String(sentence)}`;
  }
  return brokenAt(result);
}

/** Calls that must all end well, by the name of the exported function. */
const calls: Record<string, () => Iterable<[string, () => unknown]>> = {
  attrition: () => paired((input) => library.attrition(input)),
  effectSizePaired: () => paired((input) => library.effectSizePaired(input)),
  ordinalChange: () => paired((input) => library.ordinalChange(input)),
  pairedT: () => paired((input) => library.pairedT(input)),
  reliableChange: function* () {
    yield* paired((input) => library.reliableChange({ ...input, sdPre: 2, reliability: 0.8 }));
    for (const sdPre of figures) {
      for (const reliability of figures) {
        const input = { baseline: [1, 2], followup: [2, null], sdPre, reliability, cutoff: sdPre };
        yield [`${sdPre} ${reliability}`, () => library.reliableChange(input)];
      }
    }
  },
  wilcoxonSignedRank: () => paired((input) => library.wilcoxonSignedRank(input)),
  meanTInterval: () => single((values) => library.meanTInterval({ values })),
  runChart: () => single((values) => library.runChart({ values })),
  spcXmr: function* () {
    yield* single((values) => library.spcXmr({ values }));
    yield* single((values) => library.spcXmr({ values, phaseStarts: [6], screenMovingRanges: true }));
    yield* single((values) => library.spcXmr({ values, phaseStarts: [99], baselinePoints: -1 }));
    yield* single((values) => library.spcXmr({ values, baselinePoints: 3 }));
  },
  spcRules: () => single((values) => library.spcRules({ values, centre: 3, upper: 6, lower: values })),
  spcInterpretation: () =>
    single((values) =>
      library.spcInterpretation({
        values,
        centre: values,
        upper: 6,
        lower: 0,
        target: 4,
        improvementDirection: 'increase',
      }),
    ),
  multiplicity: () => single((values) => library.multiplicity({ pValues: values })),
  mannKendallTheilSen: () => timed((values, when) => library.mannKendallTheilSen({ values, times: when })),
  seasonalMannKendall: () =>
    timed((values, when) =>
      library.seasonalMannKendall({ values, years: when.map((t) => t && Math.floor(t)), seasons: when }),
    ),
  itsOlsNeweyWest: () =>
    timed((values, when) => library.itsOlsNeweyWest({ values, times: when, interventionTime: 5 })),
  itsRemlCar1: () =>
    timed((values, when) => library.itsRemlCar1({ values, times: when, interventionTime: 5, season: 4 })),
  itsQuasiPoisson: function* () {
    yield* timed((counts, when) => library.itsQuasiPoisson({ counts, times: when, interventionTime: 5 }));
    yield* timed((counts, when) =>
      library.itsQuasiPoisson({ counts, times: when, exposures: counts, interventionTime: null }),
    );
  },
  meanDifferenceWelch: () => two((values1, values2) => library.meanDifferenceWelch({ values1, values2 })),
  metaRandomEffects: function* () {
    yield* two((estimates, variances) => library.metaRandomEffects({ estimates, variances }));
    yield* two((estimates, variances) =>
      library.metaRandomEffects({ estimates, variances, interval: 'hksj', tau2Method: 'DL' }),
    );
  },
  spcPChart: () =>
    two((numerators, denominators) => library.spcPChart({ numerators, denominators, prime: true })),
  spcUChart: () => two((counts, exposures) => library.spcUChart({ counts, exposures, exclude: [0] })),
  funnelPlot: function* () {
    yield* two((numerators, denominators) =>
      library.funnelPlot({ numerators, denominators, type: 'proportion' }),
    );
    yield* two((numerators, denominators) => library.funnelPlot({ numerators, denominators, type: 'rate' }));
  },
  dsr: () => two((counts, populations) => library.dsr({ counts, populations, standardWeights: populations })),
  weightedKappa: () =>
    two((rater1, rater2) => library.weightedKappa({ rater1, rater2, levels: [0, 1, 2, 3, 4] })),
  krippendorffAlpha: function* () {
    for (const metric of ['nominal', 'ordinal', 'interval'] as const) {
      yield* two((a, b) => library.krippendorffAlpha({ ratings: [a, b, a], metric }));
    }
    yield ['no raters', () => library.krippendorffAlpha({ ratings: [] })];
  },
  didSites: () =>
    two((before, after) => library.didSites({ treated: before.map((_, i) => i % 2), before, after })),
  recentTrendFingertips: function* () {
    yield* two((numerators, denominators) =>
      library.recentTrendFingertips({
        valueType: 'proportion',
        numerators,
        denominators,
        polarity: 'neutral',
      }),
    );
    yield* two((values, upper95) =>
      library.recentTrendFingertips({
        valueType: 'other',
        values,
        lower95: values,
        upper95,
        polarity: 'lower_is_better',
      }),
    );
  },
  benchmarkComparison: () =>
    numbers(3, ([lower, upper, benchmark]) =>
      library.benchmarkComparison({ lower, upper, benchmark, polarity: 'higher_is_better' }),
    ),
  did2x2Individuals: () =>
    numbers(3, ([n, mean, sd]) => {
      const cell = { n, mean, sd };
      const fine = { n: 12, mean: 3, sd: 1 };
      return library.did2x2Individuals({
        treatedBefore: fine,
        treatedAfter: cell,
        comparisonBefore: fine,
        comparisonAfter: cell,
      });
    }),
  eValue: () => numbers(3, ([riskRatio, lower, upper]) => library.eValue({ riskRatio, lower, upper })),
  meanDifferenceWelchFromMoments: () =>
    numbers(3, ([n, mean, m2]) => {
      const moments = { n, mean, m2 } as library.Moments;
      return library.meanDifferenceWelchFromMoments({
        moments1: moments,
        moments2: { n: 9, mean: 2, m2: 3 },
      });
    }),
  meanTIntervalFromMoments: () =>
    numbers(3, ([n, mean, m2]) =>
      library.meanTIntervalFromMoments({ moments: { n, mean, m2 } as library.Moments }),
    ),
  pairedTFromMoments: () =>
    numbers(3, ([n, mean, m2]) =>
      library.pairedTFromMoments({ moments: { n, mean, m2 } as library.Moments }),
    ),
  netChangePaired: () =>
    numbers(3, ([improved, worsened, unchanged]) =>
      library.netChangePaired({ improved, worsened, unchanged }),
    ),
  proportionDifferenceIndependent: () =>
    numbers(3, ([numerator1, denominator1, numerator2]) =>
      library.proportionDifferenceIndependent({ numerator1, denominator1, numerator2, denominator2: 1e9 }),
    ),
  proportionWilson: () =>
    numbers(3, ([numerator, denominator, confidence]) =>
      library.proportionWilson({ numerator, denominator, confidence: confidence ?? 0.95 }),
    ),
  rateByar: () =>
    numbers(2, ([count, exposure]) => library.rateByar({ count, exposure, per: 1000, confidence: 0.998 })),
  rateExactPoisson: () =>
    numbers(2, ([count, exposure]) => library.rateExactPoisson({ count, exposure, per: 1000 })),
  rateRatioExact: () =>
    numbers(3, ([count1, exposure1, count2]) =>
      library.rateRatioExact({ count1, exposure1, count2, exposure2: exposure1 }),
    ),
  rateRatioUneven: () =>
    numbers(3, ([count1, exposure1, count2]) => {
      const part = { count1, exposure1, count2, exposure2: exposure1 };
      return library.rateRatioUneven({ parts: [part, part, { ...part, count1: 7, count2: 9 }, part] });
    }),
  displayGates: () =>
    numbers(2, ([n, retention]) =>
      library.displayGates({ method: 'paired_change', sizes: { pairs: n, retention } }),
    ),
};

function* single(call: (values: (number | null)[]) => unknown): Iterable<[string, () => unknown]> {
  for (const [name, values] of Object.entries(series)) yield [name, () => call(values)];
}

function* timed(
  call: (values: (number | null)[], when: (number | null)[]) => unknown,
): Iterable<[string, () => unknown]> {
  for (const [name, values] of Object.entries(series)) {
    for (const [spacing, when] of Object.entries(times)) {
      yield [`${name}, ${spacing} times`, () => call(values, when(values.length))];
    }
  }
}

function* two(
  call: (first: (number | null)[], second: (number | null)[]) => unknown,
): Iterable<[string, () => unknown]> {
  for (const [first, a] of Object.entries(series)) {
    for (const [second, b] of Object.entries(series)) yield [`${first} with ${second}`, () => call(a, b)];
  }
}

function paired(call: (input: library.PairedInput) => unknown): Iterable<[string, () => unknown]> {
  return two((baseline, followup) => call({ baseline, followup }));
}

type Figure = number | null | undefined;

function* numbers(
  count: number,
  call: (given: Figure[]) => unknown,
  given: Figure[] = [],
): Iterable<[string, () => unknown]> {
  if (given.length === count) {
    yield [given.join(' '), () => call(given)];
    return;
  }
  for (const figure of figures) yield* numbers(count, call, [...given, figure]);
}

/** Not methods: they hand back a plain value. */
const notMethods = ['momentsFromSd', 'momentsOf', 'smallestAlphaExcludingZero'];

describe('odd data', () => {
  it('is tried on every exported method', () => {
    const exported = Object.entries(library).filter(([, value]) => typeof value === 'function');
    expect(exported.map(([name]) => name).sort()).toEqual([...Object.keys(calls), ...notMethods].sort());
  });

  it.each(Object.keys(calls))('gives a figure or a named refusal: %s', (name) => {
    const broken: string[] = [];
    for (const [what, call] of calls[name]?.() ?? []) {
      let problem: string | null;
      try {
        problem = verdictOn(call());
      } catch (error) {
        problem = `threw ${String(error)}`;
      }
      if (problem) broken.push(`${what}: ${problem}`);
    }
    expect(broken.slice(0, 10)).toEqual([]);
  });

  it('names an unknown display gate', () => {
    expect(library.displayGates({ method: 'toString', sizes: {} })).toMatchObject({
      reason: 'unknown_method',
    });
  });

  it('finds no p where an interval cannot be had', () => {
    expect(library.smallestAlphaExcludingZero(() => null)).toBeNull();
    expect(library.smallestAlphaExcludingZero(() => [NaN, 1])).toBeNull();
  });
});
