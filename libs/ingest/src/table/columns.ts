/** Waymark's own table: one row an observation. The order of columns is free; unknown columns are listed, not used. */
export interface TableColumn {
  readonly name: TableColumnName;
  readonly needed: boolean;
  readonly help: string;
  readonly example: string;
}

export const tableColumnNames = [
  'context',
  'indicator',
  'period_start',
  'period_end',
  'breakdown',
  'numerator',
  'denominator',
  'n',
  'mean',
  'sd',
  'events',
  'exposure',
  'exposure_unit',
  'level',
  'raters',
  'evidence',
  'stock',
  'reached',
  'missing_reason',
  'source',
  'round',
] as const;
export type TableColumnName = (typeof tableColumnNames)[number];

const column = (name: TableColumnName, help: string, example: string, needed = false): TableColumn => ({
  name,
  needed,
  help,
  example,
});

export const tableColumns: readonly TableColumn[] = [
  column('context', 'The short code of the context, as on its page.', 'A-garages', true),
  column('indicator', 'The code of the indicator, as on the Framework page.', 'LOC-01', true),
  column('period_start', 'First day, as 2024-03-01 or 01/03/2024 (day first).', '2024-03-01', true),
  column('period_end', 'Last day, inside the period.', '2024-03-31', true),
  column('breakdown', 'Who: dimension=value, such as sex=girls. Empty for everyone.', 'sex=girls'),
  column('numerator', 'Counts: how many said or were so.', '30'),
  column('denominator', 'Counts: out of how many.', '62'),
  column('n', 'Scores: how many were scored.', '62'),
  column('mean', 'Scores: their mean.', '40.5'),
  column('sd', 'Scores: their standard deviation (sample). Empty if not known.', '19.8'),
  column('events', 'Events: how many happened.', '20'),
  column('exposure', 'Events: what they happened in (people, sessions). Empty if not known.', '516.667'),
  column('exposure_unit', 'Events: the unit of exposure.', 'person-years'),
  column('level', 'Rubric: the agreed level, 0 to 4.', '2'),
  column('raters', 'Rubric: how many people agreed it. Two or more.', '2'),
  column('evidence', 'Rubric: what the level rests on, without names.', 'walk-about notes of 3 May'),
  column('stock', 'Stock: how many there are on the last day.', '24'),
  column('reached', 'Milestone: the day it was reached.', '2018-09-01'),
  column(
    'missing_reason',
    'Instead of figures: not collected, not applicable, withheld by source, low reliability, not asked or not recorded.',
    'not collected',
  ),
  column('source', 'Where the figure comes from.', "young people's survey"),
  column('round', 'The wave or round it belongs to.', 'spring 2024'),
];

/** Other words that people give these columns; nothing that could as well be something else. */
const OTHER_WORDS: Readonly<Record<string, TableColumnName>> = {
  context_code: 'context',
  code_of_context: 'context',
  indicator_code: 'indicator',
  code_of_indicator: 'indicator',
  start: 'period_start',
  start_date: 'period_start',
  date_from: 'period_start',
  period_from: 'period_start',
  first_day: 'period_start',
  end: 'period_end',
  end_date: 'period_end',
  date_to: 'period_end',
  period_to: 'period_end',
  last_day: 'period_end',
  subgroup: 'breakdown',
  standard_deviation: 'sd',
  std_dev: 'sd',
  number_of_raters: 'raters',
  date_reached: 'reached',
  reason_missing: 'missing_reason',
  reason_for_missing: 'missing_reason',
  data_source: 'source',
  wave: 'round',
};

/** The column that a heading names, by its own name or by another word for it. */
export function columnCalled(heading: string): { name: TableColumnName; exact: boolean } | null {
  const said = normalisedHeading(heading);
  const own = tableColumnNames.find((name) => name === said);
  if (own) return { name: own, exact: true };
  const other = Object.hasOwn(OTHER_WORDS, said) ? OTHER_WORDS[said] : undefined;
  return other ? { name: other, exact: false } : null;
}

/** Headings are compared without regard to case, spaces, hyphens or characters that cannot be seen. */
export function normalisedHeading(heading: string): string {
  return heading
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[\s\u00a0_-]+/g, '_');
}
