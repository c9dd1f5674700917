// Verdicts, and the slow corners of the statistics, against a plain loop over the same numbers, in one run.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadTypeScript } from '../load-typescript.mjs';
import { root } from '../prepare.mjs';

const SERIES = 10_000;
const WAVES = 40;

/** Least processor time of several runs, in milliseconds: other work on the machine does not count. */
function shortest(times, run) {
  let best = Infinity;
  for (let i = 0; i < times; i++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** The same wobbling numbers each time. */
function numbers(count, from, width) {
  let state = 20_260_915;
  return Array.from({ length: count }, () => {
    state = (state * 16_807) % 2_147_483_647;
    return from + (width * state) / 2_147_483_647;
  });
}

const waveOf = (index) => {
  const year = 2006 + Math.floor(index / 2);
  const half = index % 2 === 0 ? ['01-01', '06-30'] : ['07-01', '12-31'];
  return { start: `${year}-${half[0]}`, end: `${year}-${half[1]}`, label: `wave ${index + 1}` };
};

function indicatorLike(outcomes) {
  const folder = join(root, 'data/framework/indicators');
  const found = readdirSync(folder)
    .map((name) =>
      outcomes.parseFrameworkFile(readFileSync(join(folder, name), 'utf8'), `indicators/${name}`),
    )
    .flatMap((parsed) => (parsed.ok ? parsed.value.content.indicators : []))
    .find((one) => one.code === 'LOC-01');
  if (!found) throw new Error('The framework has no LOC-01, a share of people, to bench with.');
  return found;
}

export async function benchVerdicts() {
  const { outcomes, statistics } = await loadTypeScript({
    outcomes: 'libs/outcomes/src/index.ts',
    statistics: 'libs/statistics/src/index.ts',
  });
  const indicator = indicatorLike(outcomes);
  const figures = Float64Array.from(numbers(SERIES * WAVES, 10, 40), Math.round);
  const series = Array.from({ length: SERIES }, (_, s) => ({
    subject: { contextId: s },
    indicator,
    breakdown: '',
    cells: Array.from({ length: WAVES }, (__, w) => ({
      state: 'shown',
      cell: {
        period: waveOf(w),
        round: `wave ${w + 1}`,
        source: 'bench',
        stats: { kind: 'counts', numerator: figures[s * WAVES + w], denominator: 60 },
        observationIds: [],
      },
    })),
    breaks: [],
    ended: null,
    crosses: 0,
  }));
  let total = 0;
  const plain = shortest(20, () => {
    for (let i = 0; i < figures.length; i++) total += figures[i];
  });
  const judged = shortest(8, () => series.forEach((one) => outcomes.judge(one)));
  const page = shortest(20, () => series.slice(0, 60).forEach((one) => outcomes.judge(one)));
  const long = numbers(10_000, 0, 100);
  const times = long.map((_, i) => i);
  const pairs = shortest(3, () => {
    for (let i = 0; i < long.length; i++)
      for (let j = i + 1; j < long.length; j++) total += long[j] > long[i] ? 1 : 0;
  });
  const trend = shortest(1, () => statistics.mannKendallTheilSen({ values: long, times }));
  const reml = (n) =>
    shortest(3, () =>
      statistics.itsRemlCar1({ values: long.slice(0, n), times: times.slice(0, n), interventionTime: n / 2 }),
    );
  const [short, tenfold] = [reml(1_000), reml(10_000)];
  const ms = (value) => `${value.toFixed(value < 1 ? 2 : 0)} ms`;
  if (Number.isNaN(total)) throw new Error('never: keeps the loops from being dropped');
  return [
    {
      what: `Verdicts for ${SERIES.toLocaleString('en-GB')} series of ${WAVES} points, beside adding the same numbers up`,
      ratio: judged / plain,
      atMost: 100,
      detail: `${ms(judged)} against ${ms(plain)}; a page of 60 series ${ms(page)}`,
    },
    {
      what: 'Trend of 10,000 points with its slope and limits, beside one look at every pair',
      ratio: trend / pairs,
      atMost: 60,
      detail: `${ms(trend)} against ${ms(pairs)}`,
    },
    {
      what: 'Interrupted series with autocorrelation: ten times the points, how many times the work',
      ratio: tenfold / short,
      atMost: 20,
      detail: `${ms(tenfold)} for 10,000 points, ${ms(short)} for 1,000`,
    },
  ];
}
