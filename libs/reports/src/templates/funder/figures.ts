import type { ReleasedRow, ReportInput } from '@waymark/contract';
import type { Block, ReportTable, TableCell, TableRow } from '../../document';
import { everyRow, isContextOnly } from '../../released-rows';
import { cellWords, supportWords, words } from '../../words';

/** More measures than this do not fit beside each other on a portrait page. */
const ABREAST = 3;
/** A longer series is set as a calendar, one row a year. */
const LONG = 30;
const MONTH = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Table twins of every chart: each released figure in words, for readers who do not see charts and for those who check. */
export function everyFigure(input: Pick<ReportInput, 'page'>): Block[] {
  const rows = everyRow(input.page).filter((row) => row.cells.length > 0);
  const short = rows.filter((row) => row.cells.length <= LONG);
  const long = rows.filter((row) => row.cells.length > LONG);
  const tables: ReportTable[] = [];
  // Measures of the same waves stand beside each other, so that no column is half empty.
  const groups = new Map<string, ReleasedRow[]>();
  for (const row of short) {
    const waves = row.cells.map((c) => c.period.start).join();
    groups.set(waves, [...(groups.get(waves) ?? []), row]);
  }
  for (const group of groups.values())
    for (let i = 0; i < group.length; i += ABREAST) tables.push(byPeriod(group.slice(i, i + ABREAST)));
  for (const row of long) tables.push(calendar(row));
  return tables.map((table) => ({ kind: 'table', table }));
}

const nameOf = (row: ReleasedRow): string =>
  `${row.indicator.title}${row.breakdown === '' ? '' : `, ${row.breakdownLabel}`} (${row.indicator.code})`;

const isGrey = (row: ReleasedRow): boolean => isContextOnly(row) || row.indicator.role === 'effort';

function byPeriod(rows: readonly ReleasedRow[]): ReportTable {
  const periods = new Map<string, string>();
  for (const row of rows)
    for (const cell of row.cells) periods.set(`${cell.period.start}/${cell.period.end}`, cell.period.label);
  const ordered = [...periods].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    caption: `Figures behind the charts: ${rows.map((r) => r.indicator.code).join(', ')}`,
    columns: [
      { heading: 'Period', share: 18, align: 'left' },
      ...rows.map((row) => ({
        heading: nameOf(row),
        measure: row.indicator.code,
        share: 30,
        align: 'right' as const,
      })),
    ],
    rows: ordered.map(([key, label]): TableRow => ({
      header: label,
      cells: rows.map((row): TableCell => {
        const cell = row.cells.find((c) => `${c.period.start}/${c.period.end}` === key);
        if (!cell) return words('', { grey: isGrey(row) });
        const support = supportWords(cell, row);
        return {
          text: `${cellWords(cell, row)}${support ? ` (${support})` : ''}`,
          state: cell.state,
          grey: isGrey(row),
        };
      }),
    })),
  };
}

/** Months of a long series, one row a year. A period longer than a month stands under the month it begins in. */
function calendar(row: ReleasedRow): ReportTable {
  const years = [...new Set(row.cells.map((c) => c.period.start.slice(0, 4)))].sort();
  const months = [...new Set(row.cells.map((c) => Number(c.period.start.slice(5, 7))))].sort((a, b) => a - b);
  return {
    caption: `Figures behind the chart: ${nameOf(row)}, ${row.scale.unit || row.indicator.unit}`,
    columns: [
      { heading: 'Year', measure: row.indicator.code, share: 8, align: 'left' },
      ...months.map((m) => ({ heading: MONTH[m - 1] ?? '', share: 10, align: 'right' as const })),
    ],
    rows: years.map((year) => ({
      header: year,
      cells: months.map((month): TableCell => {
        const start = `${year}-${String(month).padStart(2, '0')}`;
        const cell = row.cells.find((c) => c.period.start.startsWith(start));
        return cell
          ? { text: cellWords(cell, row), state: cell.state, grey: isGrey(row) }
          : words('', { grey: true });
      }),
    })),
  };
}
