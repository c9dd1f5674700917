import * as s from './index';

describe('refusals come exactly at the stated minimum', () => {
  const first = (values: number[], n: number): number[] => values.slice(0, n);
  const many = [3, 5, 4, 6, 2, 7, 5, 3, 6, 4, 8, 2, 5, 7, 3, 6, 4, 5, 9, 1, 6, 3, 7, 4];

  it.each<[string, number, (n: number) => { status: string }]>([
    ['share', 1, (n) => s.proportionWilson({ numerator: 0, denominator: n })],
    ['average', 1, (n) => s.meanTInterval({ values: first(many, n) })],
    ['difference of averages', 2, (n) => s.meanDifferenceWelch({ values1: first(many, n), values2: many })],
    ['paired t', 2, (n) => s.pairedT({ baseline: first(many, n), followup: first([...many].reverse(), n) })],
    ['net change', 1, (n) => s.netChangePaired({ improved: n, worsened: 0, unchanged: 0 })],
    [
      'effect size',
      2,
      (n) => s.effectSizePaired({ baseline: first(many, n), followup: first([...many].reverse(), n) }),
    ],
    ['run chart', 10, (n) => s.runChart({ values: first([1, 9, 2, 8, 1, 9, 2, 8, 3, 7, 1, 9], n) })],
    ['Mann-Kendall', 4, (n) => s.mannKendallTheilSen({ values: first(many, n) })],
    [
      'seasonal trend',
      2,
      (n) =>
        s.seasonalMannKendall({
          values: first(many, n),
          years: first([1, 2, 3, 4], n),
          seasons: first([1, 1, 1, 1], n),
        }),
    ],
    [
      'recent trend',
      5,
      (n) =>
        s.recentTrendFingertips({
          valueType: 'proportion',
          numerators: first(many, n),
          denominators: first(many, n).map((x) => x * 20),
          polarity: 'neutral',
        }),
    ],
    [
      'funnel',
      3,
      (n) =>
        s.funnelPlot({
          numerators: first(many, n),
          denominators: first(many, n).map((x) => x * 9 + 5),
          type: 'proportion',
        }),
    ],
    [
      'sites together',
      2,
      (n) => s.metaRandomEffects({ estimates: first(many, n), variances: first(many, n) }),
    ],
    [
      'standardised rate (events)',
      10,
      (n) => s.dsr({ counts: [n], populations: [500], standardWeights: [1] }),
    ],
    [
      'kappa',
      1,
      (n) => s.weightedKappa({ rater1: first([1, 2], n), rater2: first([2, 1], n), levels: [0, 1, 2] }),
    ],
    ['alpha', 1, (n) => s.krippendorffAlpha({ ratings: [first([1, 2], n), first([2, 1], n)] })],
    [
      'sites compared',
      2,
      (n) =>
        s.didSites({
          treated: [...first([1, 1, 1], n), 0, 0],
          before: [...first([3, 5, 4], n), 1, 2],
          after: [...first([9, 6, 7], n), 4, 2],
        }),
    ],
    [
      'persons in two places',
      2,
      (n) => {
        const cell = { n, mean: 3, sd: 1 };
        return s.did2x2Individuals({
          treatedBefore: cell,
          treatedAfter: cell,
          comparisonBefore: cell,
          comparisonAfter: cell,
        });
      },
    ],
    [
      'interrupted series (points after)',
      3,
      (n) =>
        s.itsOlsNeweyWest({
          times: Array.from({ length: 8 + n }, (_, i) => i),
          values: first(many, 8 + n),
          interventionTime: 8,
        }),
    ],
    [
      'interrupted series (points before)',
      3,
      (n) =>
        s.itsRemlCar1({
          times: Array.from({ length: 8 + n }, (_, i) => i),
          values: first([9, 1, 8, 2, 9, 1, 7, 3, 9, 2, 8], 8 + n),
          interventionTime: n,
        }),
    ],
  ])('%s: %d', (_, least, call) => {
    expect(call(least - 1).status).toBe('not_computable');
    expect(call(least).status).toBe('ok');
  });

  it.each<[string, string, Record<string, number | boolean | string>, string, string]>([
    ['proportion', 'n', { n: 30 }, 'full', 'caution'],
    ['proportion', 'n', { n: 10 }, 'caution', 'picture_only'],
    ['proportion', 'n', { n: 1 }, 'picture_only', 'nothing'],
    ['rate', 'count', { count: 10, exposure: 5 }, 'full', 'caution'],
    ['mean', 'n', { n: 30 }, 'full', 'caution'],
    ['mean', 'n', { n: 5 }, 'caution', 'picture_only'],
    ['paired_change', 'pairs', { pairs: 20, retention: 1 }, 'full', 'caution'],
    ['paired_change', 'pairs', { pairs: 10, retention: 1 }, 'caution', 'picture_only'],
    ['spc', 'points', { points: 20 }, 'full', 'caution'],
    ['spc', 'points', { points: 10 }, 'caution', 'picture_only'],
    ['spc', 'points', { points: 2 }, 'picture_only', 'nothing'],
    ['recent_trend', 'consecutive', { period: 'year', consecutive: 5 }, 'full', 'nothing'],
    ['mann_kendall', 'points', { points: 8 }, 'full', 'caution'],
    ['mann_kendall', 'points', { points: 5 }, 'caution', 'nothing'],
    ['its', 'after', { before: 16, after: 8 }, 'full', 'picture_only'],
    ['its', 'before', { before: 16, after: 8 }, 'full', 'caution'],
    ['its', 'before', { before: 24, after: 24, seasonal: true, season: 12 }, 'full', 'caution'],
    ['did', 'treated_sites', { treated_sites: 4, comparison_sites: 4, df: 4 }, 'full', 'caution'],
    ['did', 'treated_sites', { treated_sites: 2, comparison_sites: 4, df: 4 }, 'caution', 'picture_only'],
    ['did', 'df', { treated_sites: 4, comparison_sites: 4, df: 4 }, 'full', 'caution'],
    ['funnel', 'sites', { sites: 10 }, 'full', 'caution'],
    ['funnel', 'sites', { sites: 5 }, 'caution', 'picture_only'],
    ['funnel', 'sites', { sites: 3 }, 'picture_only', 'nothing'],
    ['meta', 'sites', { sites: 5 }, 'full', 'caution'],
    ['meta', 'sites', { sites: 2 }, 'caution', 'picture_only'],
    ['agreement', 'units', { units: 30 }, 'full', 'caution'],
    ['agreement', 'units', { units: 5 }, 'caution', 'nothing'],
  ])('gate %s by %s %o: %s, one less: %s', (method, name, sizes, at, under) => {
    expect(s.displayGates({ method, sizes })).toMatchObject({ display: at });
    const less = { ...sizes, [name]: (sizes[name] as number) - 1 };
    expect(s.displayGates({ method, sizes: less })).toMatchObject({ display: under });
  });
});
