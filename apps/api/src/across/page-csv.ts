import type { ContextPage, IndicatorPage, RowIndicator, SeriesRow, View } from '@waymark/contract';
import { csvOf } from '@waymark/ingest';
import { seriesColumns, seriesLines } from '../measures/series-csv';

/** What leaves as a pair of files: a row a wave, and the codebook of its columns and words. */
export interface Taken {
  readonly view: View;
  readonly rows: readonly { readonly place: string; readonly row: SeriesRow }[];
}

const ownColumns = ['indicator_version', 'break_before', 'verdict', 'note'] as const;

/** Everything a page of a context draws, each row once: pairs stand on the page a second time. */
export function takenFromContext(page: ContextPage): Taken {
  const place = page.view === 'team' ? page.context.name : page.context.pseudonym;
  const rows: SeriesRow[] = [...page.rows.flatMap(({ row, pairs }) => [row, ...pairs]), ...page.effort];
  const once = new Map(rows.map((row) => [row.key, row]));
  return { view: page.view, rows: [...once.values()].map((row) => ({ place, row })) };
}

export const takenFromPanels = (page: IndicatorPage): Taken => ({
  view: page.view,
  rows: page.panels.map(({ name, row }) => ({ place: name, row })),
});

/** Columns are only ever added at the end: whoever reads them by name or by number goes on reading. */
export function dataCsv({ view, rows }: Taken): string {
  const lines = rows.flatMap(({ place, row }) =>
    seriesLines(place, row, view).map((line, at) => {
      const cell = row.cells[at];
      const before = row.cells[at - 1];
      const broken = row.breaks.find(
        ({ date }) => cell && date <= cell.period.start && (before ? date > before.period.start : false),
      );
      return [
        ...line,
        row.indicator.version,
        broken ? `${broken.kind}: ${broken.reason}` : '',
        at === row.cells.length - 1
          ? [row.verdict.word, row.verdict.reference].filter(Boolean).join(' ')
          : '',
        cell?.state === 'shown' ? (cell.note ?? '') : '',
      ];
    }),
  );
  return csvOf([[...seriesColumns, ...ownColumns], ...lines]);
}

type Column = (typeof seriesColumns)[number] | (typeof ownColumns)[number];

const columnMeanings: Record<Column, string> = {
  context: 'Name of the context or area; outside the team the public pseudonym',
  indicator: 'Code of the indicator in the outcomes framework',
  title: 'Title of the indicator',
  breakdown: 'Subgroup; empty for everyone. Subgroups are never added to everyone',
  period_start: 'First day of the period, year-month-day, Europe/London',
  period_end: 'Last day of the period, included',
  period: 'The period in words',
  round: 'Name of the round, where it has one',
  state: 'shown, withheld or missing: see the states below',
  value:
    'The figure in the unit of the row; as its publisher printed it where it is a reported value. Empty unless shown',
  unit: 'Unit of value, lower_95 and upper_95; shares are percent',
  lower_95: 'Lower end of the 95% interval; empty where none can be computed, with the reason',
  upper_95: 'Upper end of the 95% interval',
  base_of: 'What the base counts: n people, events, raters or observations',
  base: 'How many the figure rests on; rounded outside the team',
  reason: 'Why there is no figure, or why there is no interval',
  numerator: 'True count, team files only',
  denominator: 'True base, team files only',
  source: 'Where the figure came from',
  view: 'Team figures are exact; "as released" figures are rounded and small ones withheld',
  indicator_version: 'Version of the indicator it was collected under',
  break_before: 'What changed before this period: nothing may be compared across it',
  verdict: 'The word about change, on the last line of each series',
  note: 'What to know about this figure, such as that it was checked',
};

const states: readonly (readonly [string, string])[] = [
  ['shown', 'A figure stands here. Zero is a figure.'],
  [
    'withheld',
    'There is a figure, and it is not shown outside the team so that nobody can be recognised. It is not zero.',
  ],
  ['missing', 'There is no figure; the reason says why. It is not zero.'],
];

const reasons: readonly (readonly [string, string])[] = [
  ['not collected', 'Nobody collected it in this period.'],
  ['not applicable', 'It has no meaning here in this period.'],
  ['withheld by source', 'Whoever published it holds it back.'],
  ['low reliability', 'Whoever published it does not trust it enough to print it.'],
  ['not asked', 'The question was not part of this round.'],
  ['not recorded', 'It happened or not; nobody wrote it down.'],
];

/** What every column, state, reason and indicator in the data file means. */
export function codebookCsv({ rows }: Taken): string {
  const indicators = new Map(rows.map(({ row }) => [row.indicator.code, row]));
  const breaks = new Map(
    rows.flatMap(({ place, row }) =>
      row.breaks.map(
        ({ date, kind, reason }) =>
          [`${place} ${date} ${kind}`, [place, `${date}, ${kind}: ${reason}`] as const] as const,
      ),
    ),
  );
  const lines = [
    ...[...seriesColumns, ...ownColumns].map((name) => ['column', name, columnMeanings[name]]),
    ...states.map(([name, meaning]) => ['state', name, meaning]),
    ...reasons.map(([name, meaning]) => ['reason', name, meaning]),
    ...[...indicators.values()].flatMap(({ indicator, scale }) =>
      aboutIndicator(indicator, scale.unit).map(([what, words]) => [
        `indicator ${what}`,
        indicator.code,
        words,
      ]),
    ),
    ...[...breaks.values()].map(([place, words]) => ['break', place, words]),
  ];
  return csvOf([['section', 'name', 'meaning'], ...lines]);
}

const directions = {
  higher: 'Higher is better.',
  lower: 'Lower is better.',
  none: 'Neither higher nor lower is better.',
} as const;
const roles: Record<RowIndicator['role'], string> = {
  headline: 'May lead a report.',
  supporting: 'Stands beside a headline indicator.',
  context_only: 'Context only: never good or bad by itself, never read without its pair.',
  effort: 'What was done: never evidence of change.',
  off_by_default: 'Off until someone turns it on.',
};

const aboutIndicator = (indicator: RowIndicator, unit: string): readonly (readonly [string, string])[] =>
  (
    [
      ['title', indicator.title],
      ['measures', indicator.measures],
      ['unit', unit || indicator.unit],
      ['read as', `${directions[indicator.direction]} ${roles[indicator.role]}`],
      ['asked of', indicator.respondentMethod],
      ['provenance', indicator.provenance],
      ['note', indicator.note],
    ] as const
  ).filter(([, words]) => words !== '');
