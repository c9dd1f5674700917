import type { FundingBand, ReleasedCell, ReleasedRow, ResponseMark, TimeAxis } from '@waymark/contract';

/** Six yearly waves as in the design drawings, 2016 to 2021, with three grants and one gap. */
export const sixYears: TimeAxis = {
  start: '2016-01-01',
  end: '2021-12-31',
  ticks: [2016, 2017, 2018, 2019, 2020, 2021].map((year) => ({ date: `${year}-01-01`, label: String(year) })),
};
export const year = (y: number) => ({ start: `${y}-01-01`, end: `${y}-12-31`, label: String(y) });

export const threeGrants: FundingBand[] = [
  {
    id: 1,
    label: 'G1',
    title: 'individual measures',
    funder: 'Fund A',
    start: '2016-01-01',
    end: '2018-12-31',
  },
  { id: 2, label: 'G2', title: 'one year', funder: 'Fund B', start: '2018-01-01', end: '2018-12-31' },
  {
    id: 3,
    label: 'G3',
    title: 'contextual measures',
    funder: 'Fund C',
    start: '2020-01-01',
    end: '2021-12-31',
  },
];
export const twoResponses: ResponseMark[] = [
  {
    id: 7,
    number: 1,
    title: 'Detached youth work',
    start: '2016-07-01',
    end: '2018-12-31',
    orientation: 'ecological',
    approach: 'guardianship',
    state: 'done',
  },
  {
    id: 8,
    number: 2,
    title: 'Lighting repaired',
    start: '2017-03-01',
    end: null,
    orientation: 'ecological',
    approach: null,
    state: 'running',
  },
];

type Figure = Partial<Extract<ReleasedCell, { state: 'shown' }>> & { value: number };
export function shown(y: number, figure: Figure): ReleasedCell {
  return {
    state: 'shown',
    period: year(y),
    round: '',
    interval: null,
    noInterval: null,
    gate: 'full',
    base: null,
    shownAs: null,
    source: 'Place survey',
    note: null,
    ...figure,
  };
}
/** A proportion of `n` asked with its interval, as the server sends it. */
export const percent = (y: number, value: number, lower: number, upper: number, n: number): ReleasedCell =>
  shown(y, {
    value,
    interval: { lower, upper, level: 0.95 },
    base: { label: 'n', value: n },
    gate: n >= 30 ? 'full' : n >= 10 ? 'caution' : 'picture_only',
  });
export const withheld = (y: number): ReleasedCell => ({ state: 'withheld', period: year(y), round: '' });
export const missing = (y: number): ReleasedCell => ({
  state: 'missing',
  period: year(y),
  round: '',
  reason: 'not asked',
  source: 'Place survey',
});

export function row(cells: ReleasedCell[], change: Partial<ReleasedRow> = {}): ReleasedRow {
  return {
    key: 'LOC-01',
    indicator: {
      code: 'LOC-01',
      version: 1,
      title: 'Feels safe here by day',
      measures: 'Young people very or fairly safe in this place in daylight',
      unit: 'percent',
      direction: 'higher',
      role: 'headline',
      orientation: 'experience',
      goal: 'E1',
      respondentMethod: 'place survey',
      provenance: 'published',
      note: '',
    },
    breakdown: '',
    breakdownLabel: '',
    scale: { kind: 'percent', min: 0, max: 1, unit: 'percent', decimals: 0 },
    source: 'Place survey',
    cells,
    breaks: [],
    ended: null,
    verdict: {
      kind: 'verdict',
      word: 'improving',
      method: 'newcombe',
      baseline: year(2016),
      latest: year(2021),
      difference: { value: 0.26, lower: 0.09, upper: 0.41 },
      ratio: null,
      held: true,
      reference: 'since 2016',
      sentence: 'In 2021, 74 in 100 felt safe here by day, up from 48: 26 points higher (9 to 41).',
      lack: null,
      leftOut: [],
      adjusted: 'none',
    },
    caption: 'Percent who feel safe by day: 48, 55, 63, 60, 69, 74',
    pairWith: [],
    crosses: 0,
    control: null,
    ...change,
  };
}

export const feelsSafe = row([
  percent(2016, 0.48, 0.36, 0.61, 62),
  percent(2017, 0.55, 0.42, 0.67, 58),
  percent(2018, 0.63, 0.52, 0.74, 71),
  percent(2019, 0.6, 0.47, 0.72, 55),
  percent(2020, 0.69, 0.57, 0.79, 66),
  percent(2021, 0.74, 0.62, 0.83, 70),
]);
export const guardianship = row(
  [1, 2, 3, 2, 3, 3].map((value, i) => shown(2016 + i, { value, base: { label: 'raters', value: 2 } })),
  { key: 'LOC-05', scale: { kind: 'level', min: 0, max: 4, unit: 'level 0-4', decimals: 0 } },
);
export const youngWomen = row(
  [
    missing(2016),
    percent(2017, 0.5, 0.33, 0.67, 30),
    percent(2018, 0.57, 0.41, 0.72, 35),
    withheld(2019),
    percent(2020, 0.67, 0.49, 0.81, 30),
    percent(2021, 0.71, 0.55, 0.84, 35),
  ],
  { key: 'LOC-01:sex=women', breakdownLabel: 'young women' },
);
