// Verdicts against summing the same numbers in a plain loop, in one run; a page's worth of them; one fit of the long kind.
import { loadTypeScript } from '../load-typescript.mjs';

const SERIES = 10_000;
const POINTS = 40;
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
/** Milliseconds of this process's own work: what else the machine does meanwhile is not in them. */
function worked() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function timed(run, rounds = 5) {
  run();
  return median(
    Array.from({ length: rounds }, () => {
      const began = worked();
      run();
      return worked() - began;
    }),
  );
}

/**
 * Two things in turn, so that a change of the machine's pace meets both: the median of each. The shorter one is run `often` at a
 * time, since the clock of a process ticks in microseconds.
 */
function against(long, short, often, rounds) {
  const [first, second] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    const began = worked();
    long();
    const between = worked();
    for (let i = 0; i < often; i++) short();
    // the first round warms up
    if (round === 0) continue;
    first.push(between - began);
    second.push((worked() - between) / often);
  }
  return [median(first), median(second)];
}

/** The same numbers every run, spread like a survey of 40 to 90 people. */
function shares() {
  let seed = 20260915;
  const next = () => (seed = (seed * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
  return Array.from({ length: SERIES }, () =>
    Array.from({ length: POINTS }, () => {
      // whole numbers as a database gives them: a double here makes the engine keep two shapes of the same object
      const denominator = (40 + next() * 50) | 0;
      return { numerator: (next() * denominator) | 0, denominator };
    }),
  );
}

const two = (number) => String(number).padStart(2, '0');
/** Forty waves, spring and autumn. */
const periods = Array.from({ length: POINTS }, (_, i) => {
  const year = 2006 + Math.floor(i / 2);
  const month = i % 2 === 0 ? 4 : 10;
  return {
    start: `${year}-${two(month)}-01`,
    end: `${year}-${two(month)}-30`,
    label: `${month === 4 ? 'spring' : 'autumn'} ${year}`,
  };
});

const indicator = {
  code: 'LOC-01',
  version: 1,
  title: 'Feels safe here by day',
  direction: 'higher',
  counts: 'people',
  population: 'sample',
  aggregation: 'counts',
  measure_type: 'proportion',
  setting: 'neighbourhood',
  role: 'headline',
  unit: 'percent',
  range: [0, 100],
  per: null,
  fixed_list: null,
  material_change: { amount: 10, unit: 'percentage_points' },
};

const seriesOf = (figures) => ({
  subject: { contextId: 1 },
  indicator,
  breakdown: '',
  breaks: [],
  ended: null,
  crosses: 0,
  cells: figures.map(({ numerator, denominator }, i) => ({
    state: 'shown',
    cell: {
      period: periods[i],
      round: '',
      source: 'bench',
      stats: { kind: 'counts', numerator, denominator },
      observationIds: [],
    },
  })),
});

/** The yardstick: both numbers of every point, summed in a plain loop over flat arrays of doubles. Nothing is faster. */
function sumFlat(numerators, denominators) {
  let total = 0;
  for (let i = 0; i < numerators.length; i++) total += numerators[i] + denominators[i];
  return total;
}

export async function benchVerdicts() {
  const { outcomes, statistics } = await loadTypeScript({
    outcomes: 'libs/outcomes/src/index.ts',
    statistics: 'libs/statistics/src/index.ts',
  });
  const figures = shares();
  const numerators = Float64Array.from(figures.flatMap((one) => one.map(({ numerator }) => numerator)));
  const denominators = Float64Array.from(figures.flatMap((one) => one.map(({ denominator }) => denominator)));
  const all = figures.map(seriesOf);
  let kept = 0;
  const [judged, plain] = against(
    () => {
      for (const series of all) kept += outcomes.judge(series).sentence.length;
    },
    () => (kept += sumFlat(numerators, denominators)),
    40,
    31,
  );
  const wall = timed(() => {
    const lines = all.map((series) => ({ series }));
    kept += outcomes.judgeTogether(lines, { kind: 'wall' }).verdicts.length;
  }, 3);
  const page = all.slice(0, 60);
  const aPage = timed(() => {
    for (const series of page) kept += outcomes.judge(series).sentence.length;
  }, 25);
  const charted = timed(() => {
    for (const series of page) kept += outcomes.controlChartOf(series)?.centre.length ?? 0;
  }, 25);
  const long = Array.from({ length: 120 }, (_, t) => ({
    t,
    y: 40 + 0.1 * t + (t >= 60 ? -6 : 0) + 5 * Math.sin(t * 1.7) + 3 * Math.cos(t * 0.37),
  }));
  const reml = timed(() => {
    const fit = statistics.itsRemlCar1({
      times: long.map(({ t }) => t),
      values: long.map(({ y }) => y),
      interventionTime: 60,
      season: 12,
    });
    kept += fit.status === 'ok' ? 1 : 0;
  }, 15);
  if (!Number.isFinite(kept)) throw new Error('nothing was computed');
  const ms = (time) => `${time.toFixed(2)} ms`;
  return [
    {
      what: `verdicts for ${SERIES.toLocaleString('en-GB')} series of ${POINTS} points, against summing the same numbers in a plain loop over flat arrays`,
      ratio: judged / plain,
      atMost: 100,
      detail: `medians of 31 rounds in turn, ${ms(judged)} against ${ms(plain)}: ${((judged / SERIES) * 1000).toFixed(1)} microseconds a series; corrected as one wall, with a p for each, ${ms(wall)}`,
    },
    {
      what: "a page's worth of verdicts (60 series), against 16 ms, one frame of a screen",
      ratio: aPage / 16,
      atMost: 1,
      detail: `${ms(aPage)}; their control charts ${ms(charted)}`,
    },
    {
      what: 'an interrupted series of 120 points with a season, by REML, against 100 ms',
      ratio: reml / 100,
      atMost: 1,
      detail: ms(reml),
    },
  ];
}
