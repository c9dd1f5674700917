import { missingReason } from '@waymark/contract';
import { csvOf, workbookOf } from './sheets';
import { tableColumns } from './table/columns';

/** Examples that stand in the help sheet, never among the rows to be sent. */
const HELP_LINES = [
  'One row for each figure. Fill only the columns of its kind, or missing_reason. Zero is a number: write 0.',
  'Counts: numerator and denominator. Scores: n, mean, sd. Events: events. Rubric: level, raters, evidence.',
  'Stock: stock. Milestone: reached. Never a name of a person, anywhere.',
  `Reasons: ${missingReason.options.join(', ')}.`,
  'Sending the same file again changes nothing. A changed figure corrects the one before, which stays on record.',
];

/** The heading row. */
export function templateCsv(): string {
  return csvOf([tableColumns.map((c) => c.name)]);
}

/** A workbook with an empty table and a sheet of help. */
export function templateXlsx(): Promise<Buffer> {
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
  ]);
}
