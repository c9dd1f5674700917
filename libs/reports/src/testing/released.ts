import type { ReleasedCell, ReleasedRow, RowIndicator, Scale, Verdict } from '@waymark/contract';

type Shown = Extract<ReleasedCell, { state: 'shown' }>;

/** Spring and autumn waves, 2016 to 2021: one index per half-year. */
export function wave(index: number): { start: string; end: string; label: string } {
  const year = 2016 + Math.floor(index / 2);
  const spring = index % 2 === 0;
  return {
    start: `${year}-${spring ? '04-01' : '10-01'}`,
    end: `${year}-${spring ? '04-30' : '10-31'}`,
    label: `${spring ? 'spring' : 'autumn'} ${year}`,
  };
}

export function month(index: number) {
  const year = 2016 + Math.floor((index + 3) / 12);
  const m = ((index + 3) % 12) + 1;
  const last = new Date(Date.UTC(year, m, 0)).getUTCDate();
  const two = String(m).padStart(2, '0');
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return {
    start: `${year}-${two}-01`,
    end: `${year}-${two}-${last}`,
    label: `${names[m - 1] ?? ''} ${year}`,
  };
}

export function shown(period: Shown['period'], value: number, more: Partial<Shown> = {}): Shown {
  return {
    state: 'shown',
    period,
    round: period.label,
    value,
    interval: null,
    noInterval: null,
    gate: 'full',
    base: null,
    shownAs: null,
    source: "young people's survey",
    note: null,
    ...more,
  };
}

/** A released share: whole per cent, base to the nearest 5, a plausible interval. */
export const share = (index: number, percent: number, n: number): Shown => {
  const p = percent / 100;
  const half = 1.96 * Math.sqrt((p * (1 - p)) / n);
  return shown(wave(index), p, {
    base: { label: 'n', value: n },
    interval: { lower: Math.max(0, p - half), upper: Math.min(1, p + half), level: 0.95 },
  });
};
export const withheld = (period: Shown['period']): ReleasedCell => ({
  state: 'withheld',
  period,
  round: period.label,
});
export const notAsked = (period: Shown['period']): ReleasedCell => ({
  state: 'missing',
  period,
  round: period.label,
  reason: 'not asked',
  source: "young people's survey",
});

export const percent: Scale = { kind: 'percent', min: 0, max: 1, unit: '%', decimals: 0 };
export const level: Scale = { kind: 'level', min: 0, max: 4, unit: 'level', decimals: 0 };

export function indicator(code: string, title: string, more: Partial<RowIndicator> = {}): RowIndicator {
  return {
    code,
    version: 1,
    title,
    measures: `Share of young people asked here of whom it is true: ${title.toLowerCase()}.`,
    unit: '%',
    direction: 'higher',
    role: 'headline',
    orientation: 'experience',
    goal: 'N1',
    respondentMethod: 'Short survey in the place, anonymous',
    provenance: 'Adapted from a published question',
    note: '',
    ...more,
  };
}

export function verdict(more: Partial<Verdict> = {}): Verdict {
  return {
    kind: 'verdict',
    word: 'improving',
    method: 'difference-of-proportions',
    baseline: wave(0),
    latest: wave(10),
    difference: { value: 0.21, lower: 0.05, upper: 0.37 },
    ratio: null,
    held: true,
    reference: 'since spring 2016',
    sentence: '71 in 100 in spring 2021, 50 at the start: 21 points higher (5 to 37).',
    lack: null,
    leftOut: [],
    adjusted: 'none',
    ...more,
  };
}

export function row(of: RowIndicator, cells: ReleasedCell[], more: Partial<ReleasedRow> = {}): ReleasedRow {
  return {
    key: of.code,
    indicator: of,
    breakdown: '',
    breakdownLabel: 'everyone',
    scale: percent,
    source: "Young people's survey",
    cells,
    breaks: [],
    ended: null,
    verdict: verdict(),
    caption: `${of.title}: a line of ${cells.length} waves.`,
    pairWith: [],
    crosses: 0,
    control: null,
    ...more,
  };
}
