import { figuresKindOf, type Indicator, missingReason } from '@waymark/contract';
import { csvOf, workbookOf } from './sheets';
import { tableColumns } from './table/columns';

/** Examples that stand in the help sheet, never among the rows to be sent. */
const HELP_LINES = [
  'One row for each figure. Fill only the columns of its kind, or missing_reason. Zero is a number: write 0.',
  'Counts: numerator (how many) and denominator (of how many). Scores: n, mean, sd. Events: events. Rubric: level, raters, evidence.',
  'Stock: stock. Milestone: reached. Never a name of a person, anywhere.',
  `Reasons: ${missingReason.options.join(', ')}.`,
  'Sending the same file again changes nothing. A changed figure corrects the one before, which stays on record.',
];

/** The heading row. */
export function templateCsv(): string {
  return csvOf([tableColumns.map((c) => c.name)]);
}

type Listed = Pick<Indicator, 'code' | 'title' | 'measures' | 'unit' | 'aggregation'>;

const COLUMNS_OF: Record<NonNullable<ReturnType<typeof figuresKindOf>>, string> = {
  counts: 'numerator, denominator',
  moments: 'n, mean, sd',
  events: 'events, exposure, exposure_unit',
  level: 'level, raters, evidence',
  stock: 'stock',
  milestone: 'reached',
};

/**
 * A workbook with an empty table, a sheet of help, and a sheet that says of each indicator which columns it fills.
 * Computed indicators are left out: they are never entered.
 */
export function templateXlsx(indicators: readonly Listed[] = []): Promise<Buffer> {
  const listed = indicators.flatMap((it) => {
    const kind = figuresKindOf(it);
    return kind === null ? [] : [[it.code, it.title, it.measures, it.unit, COLUMNS_OF[kind]]];
  });
  return workbookOf([
    {
      name: 'Figures',
      rows: [tableColumns.map((c) => c.name)],
      widths: tableColumns.map((c) => Math.max(11, c.name.length + 2)),
    },
    {
      name: 'Help',
      rows: [
        ['column', 'needed', 'what to write', 'example'],
        ...tableColumns.map((c) => [c.name, c.needed ? 'yes' : '', c.help, c.example]),
        [],
        ...HELP_LINES.map((line) => [line]),
      ],
      widths: [18, 8, 80, 28],
    },
    ...(listed.length === 0
      ? []
      : [
          {
            name: 'Indicators',
            rows: [['code', 'title', 'what it measures', 'in', 'fill these columns'], ...listed],
            widths: [10, 44, 90, 34, 34],
          },
        ]),
  ]);
}
