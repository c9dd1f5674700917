import type { ContextPage, ReleasedCell, ReleasedContextPage, ReleasedRow } from '@waymark/contract';

/** Invented figures for the pages that draw; each spec changes what it is about. */
const year = (y: number) => ({ start: `${y}-01-01`, end: `${y}-12-31`, label: String(y) });
export const axis = {
  start: '2020-01-01',
  end: '2023-12-31',
  ticks: [2020, 2021, 2022, 2023].map((y) => ({ date: `${y}-01-01`, label: String(y) })),
};
const grants = [
  { id: 4, label: 'G1', title: 'Safer places', funder: 'Fund A', start: '2020-01-01', end: '2021-12-31' },
];

export const percent = (y: number, value: number, n = 60): ReleasedCell => ({
  state: 'shown',
  period: year(y),
  round: '',
  value,
  interval: { lower: Math.max(0, value - 0.1), upper: Math.min(1, value + 0.1), level: 0.95 },
  noInterval: null,
  gate: 'full',
  base: { label: 'n', value: n },
  shownAs: null,
  source: 'Place survey',
  note: null,
});
export const withheld = (y: number): ReleasedCell => ({ state: 'withheld', period: year(y), round: '' });

export function row(
  change: Partial<ReleasedRow> = {},
  indicator: Partial<ReleasedRow['indicator']> = {},
): ReleasedRow {
  return {
    key: 'LOC-01',
    indicator: {
      code: 'LOC-01',
      version: 1,
      title: 'Feels safe by day',
      measures: 'Young people who feel safe here by day',
      unit: 'percent',
      direction: 'higher',
      role: 'headline',
      orientation: 'experience',
      goal: 'N2',
      respondentMethod: 'place survey',
      provenance: 'derived, not validated',
      note: '',
      ...indicator,
    },
    breakdown: '',
    breakdownLabel: '',
    scale: { kind: 'percent', min: 0, max: 1, unit: 'percent', decimals: 0 },
    source: 'Place survey',
    cells: [percent(2020, 0.4), percent(2021, 0.5), withheld(2022), percent(2023, 0.7)],
    breaks: [],
    ended: null,
    verdict: {
      kind: 'verdict',
      word: 'improving',
      method: 'newcombe',
      baseline: year(2020),
      latest: year(2023),
      difference: { value: 0.3, lower: 0.12, upper: 0.45 },
      ratio: null,
      held: true,
      reference: 'since 2020',
      sentence: 'In 2023 it was 70 in 100, in 2020 40 in 100: 30 points higher (12 to 45).',
      lack: null,
      leftOut: [],
      adjusted: 'none',
    },
    caption: 'Feels safe by day: 40, 50, withheld, 70 percent',
    pairWith: [],
    crosses: 0,
    control: null,
    ...change,
  };
}

export function contextPage(change: Partial<ReleasedContextPage> = {}): ContextPage {
  return {
    view: 'external',
    asOf: '2024-01-15',
    periods: 'as_collected',
    context: {
      id: 1,
      name: 'Quay steps',
      pseudonym: 'A waterside place',
      level: 'location',
      setting: 'neighbourhood',
      kind: 'steps',
      site: 'Harbour',
      siteId: 2,
      organisation: 'Harbour Youth',
      opened: '2020-01-01',
      closed: null,
      invented: true,
    },
    lede: 'Steps by the water, followed since 2020.',
    axis,
    grants,
    gaps: [],
    responses: [],
    life: [],
    links: [],
    goals: [{ code: 'N2', statement: 'This context feels safe', provenance: 'derived' }],
    goalWarning: null,
    rows: [{ row: row(), pairs: [], pairMissing: [] }],
    effort: [],
    cannotSay: [{ about: 'Whether the work caused the change', because: 'There is no comparison.' }],
    adjustment: 'No headline indicators were named.',
    footnote: 'Released figures.',
    ...change,
  };
}
