// How the work grows with the length of a series: four times as many points may take sixteen times as long at most (n squared),
// and whitening for AR(1) four times (n). Ratios of one run, so that the machine does not matter.
import { loadTypeScript } from '../load-typescript.mjs';

const SHORT = 2500;
const LONG = 10_000;
/** Room for what a shared machine and its caches do to a ratio. */
const ROOM = 1.5;

const S = 'libs/statistics/src';
const files = {
  spcXmr: 'control/spc-xmr',
  spcPChart: 'control/spc-p-chart',
  spcUChart: 'control/spc-u-chart',
  runChart: 'control/run-chart',
  spcRules: 'control/spc-rules',
  mannKendallTheilSen: 'trend/mann-kendall-theil-sen',
  seasonalMannKendall: 'trend/seasonal-mann-kendall',
  recentTrendFingertips: 'trend/recent-trend-fingertips',
  wilcoxonSignedRank: 'paired/wilcoxon-signed-rank',
  pairedT: 'paired/paired-t',
  ordinalChange: 'paired/ordinal-change',
  attrition: 'paired/attrition',
  itsOlsNeweyWest: 'interrupted/its-ols-newey-west',
  itsQuasiPoisson: 'interrupted/its-quasi-poisson',
  itsRemlCar1: 'interrupted/its-reml-car1',
  krippendorffAlpha: 'agreement/krippendorff-alpha',
  weightedKappa: 'agreement/weighted-kappa',
  multiplicity: 'many/multiplicity',
  funnelPlot: 'sites/funnel-plot',
  metaRandomEffects: 'sites/meta-random-effects',
  didSites: 'sites/did-sites',
};

/** The same numbers every run: a level, a slow wave, noise that repeats nothing. */
function numbers(n) {
  const t = Array.from({ length: n }, (_, i) => i);
  const noise = t.map((i) => Math.sin(i * 1.7) + 0.6 * Math.cos(i * 0.37) + ((i * 7919) % 101) / 101);
  const counts = noise.map((one) => Math.round(20 + 4 * one));
  return { t, values: noise.map((one) => 40 + 5 * one), counts, ratings: counts.map((one) => one % 5) };
}

const inputs = {
  spcXmr: ({ values }) => ({ values }),
  spcPChart: ({ counts }) => ({ numerators: counts, denominators: counts.map(() => 60) }),
  spcUChart: ({ counts }) => ({ counts, exposures: counts.map(() => 60) }),
  runChart: ({ values }) => ({ values }),
  spcRules: ({ values }) => ({
    values,
    centre: values.map(() => 42),
    upper: values.map(() => 60),
    lower: values.map(() => 20),
  }),
  mannKendallTheilSen: ({ values }) => ({ values }),
  seasonalMannKendall: ({ values, t }) => ({
    values,
    years: t.map((i) => Math.floor(i / 12)),
    seasons: t.map((i) => (i % 12) + 1),
  }),
  recentTrendFingertips: ({ counts }) => ({
    valueType: 'proportion',
    polarity: 'high',
    numerators: counts,
    denominators: counts.map(() => 60),
  }),
  wilcoxonSignedRank: ({ values, t }) => ({
    baseline: values,
    followup: values.map((v, i) => v + Math.sin(t[i])),
  }),
  pairedT: ({ values, t }) => ({ baseline: values, followup: values.map((v, i) => v + Math.sin(t[i])) }),
  ordinalChange: ({ ratings }) => ({ baseline: ratings, followup: [...ratings].reverse() }),
  attrition: ({ values, t }) => ({
    baseline: values,
    followup: values.map((v, i) => (t[i] % 9 ? v + 1 : null)),
  }),
  itsOlsNeweyWest: ({ t, values }) => ({ times: t, values, interventionTime: t.length / 2 }),
  itsQuasiPoisson: ({ t, counts }) => ({ times: t, counts, interventionTime: t.length / 2 }),
  itsRemlCar1: ({ t, values }) => ({ times: t, values, interventionTime: t.length / 2 }),
  krippendorffAlpha: ({ ratings }) => ({
    ratings: [ratings, ratings.map((r, i) => (i % 7 ? r : (r + 1) % 5))],
  }),
  weightedKappa: ({ ratings }) => ({
    rater1: ratings,
    rater2: ratings.map((r, i) => (i % 7 ? r : (r + 1) % 5)),
    levels: [0, 1, 2, 3, 4],
  }),
  multiplicity: ({ t }) => ({ pValues: t.map((i) => ((i * 7919) % 1009) / 1009) }),
  funnelPlot: ({ counts }) => ({
    numerators: counts,
    denominators: counts.map(() => 60),
    type: 'proportion',
  }),
  metaRandomEffects: ({ values }) => ({ estimates: values, variances: values.map((v) => 1 + (v % 3)) }),
  didSites: ({ values, t }) => ({
    treated: t.map((i) => i % 2),
    before: values,
    after: values.map((v, i) => v + 0.1 * Math.cos(t[i])),
  }),
};

/** Milliseconds of this process's own work: what else the machine does meanwhile is not in them. */
function worked() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function best(run, rounds) {
  let least = Infinity;
  for (let i = 0; i < rounds; i++) {
    const began = worked();
    run();
    least = Math.min(least, worked() - began);
  }
  return least;
}

export async function benchLongSeries() {
  const modules = await loadTypeScript(
    Object.fromEntries(Object.entries(files).map(([name, path]) => [name, `${S}/${path}.ts`])),
  );
  const [short, long] = [numbers(SHORT), numbers(LONG)];
  const grown = Object.keys(files).map((name) => {
    const method = modules[name][name];
    const [few, many] = [inputs[name](short), inputs[name](long)];
    const refused = [few, many].map((input) => method(input)).find(({ status }) => status !== 'ok');
    const fast = best(() => method(few), 9);
    const slow = best(() => method(many), 3);
    return { name, fast, slow, ratio: slow / Math.max(fast, 0.05), refused };
  });
  const refused = grown.filter((one) => one.refused);
  if (refused.length > 0)
    throw new Error(refused.map((one) => `${one.name}: ${one.refused.sentence}`).join('\n'));
  const worst = grown.reduce((a, b) => (b.ratio > a.ratio ? b : a));
  const slowest = grown.reduce((a, b) => (b.slow > a.slow ? b : a));
  const whitening = grown.find(({ name }) => name === 'itsRemlCar1');
  const ms = (time) => `${time.toFixed(1)} ms`;
  return [
    {
      what: `${grown.length} methods, ${LONG.toLocaleString('en-GB')} points against ${SHORT.toLocaleString('en-GB')}: none worse than n squared (16 times, and half as much for the machine)`,
      ratio: worst.ratio,
      atMost: 16 * ROOM,
      detail: `worst growth: ${worst.name}, ${ms(worst.slow)} against ${ms(worst.fast)}; slowest: ${slowest.name}, ${ms(slowest.slow)}`,
    },
    {
      what: 'an interrupted series by REML with AR(1), four times as many points: whitening grows with n (4 times, and half as much)',
      ratio: whitening.ratio,
      atMost: 4 * ROOM,
      detail: `${ms(whitening.slow)} against ${ms(whitening.fast)}`,
    },
  ];
}
