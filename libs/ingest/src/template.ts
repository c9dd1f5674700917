import { missingReason } from '@waymark/contract';
import writeXlsxFile from 'write-excel-file/node';
import { tableColumns } from './table/columns';

/** Examples that stand in the help sheet, never among the rows to be sent. */
const HELP_LINES = [
  'One row for each figure. Fill only the columns of its kind, or missing_reason. Zero is a number: write 0.',
  'Counts: numerator and denominator. Scores: n, mean, sd. Events: events. Rubric: level, raters, evidence.',
  'Stock: stock. Milestone: reached. Never a name of a person, anywhere.',
  `Reasons: ${missingReason.options.join(', ')}.`,
  'Sending the same file again changes nothing. A changed figure corrects the one before, which stays on record.',
];

/** The heading row, with the mark by which spreadsheet programs know UTF-8. */
export function templateCsv(): string {
  return `\ufeff${tableColumns.map((c) => c.name).join(',')}\r\n`;
}

/** A workbook with an empty table and a sheet of help. */
export async function templateXlsx(): Promise<Buffer> {
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  const table = [tableColumns.map((c) => bold(c.name))];
  const help = [
    [bold('column'), bold('needed'), bold('what to write'), bold('example')],
    ...tableColumns.map((c) => [
      { value: c.name },
      { value: c.needed ? 'yes' : '' },
      { value: c.help },
      { value: c.example },
    ]),
    [],
    ...HELP_LINES.map((line) => [{ value: line }]),
  ];
  return writeXlsxFile([
    {
      data: table,
      sheet: 'Figures',
      columns: tableColumns.map((c) => ({ width: Math.max(11, c.name.length + 2) })),
      stickyRowsCount: 1,
    },
    { data: help, sheet: 'Help', columns: [{ width: 18 }, { width: 8 }, { width: 80 }, { width: 28 }] },
  ]).toBuffer();
}
