import type { Recognised, Table } from '@waymark/ingest';
import type { Span } from './import-pass';

const many = (count: number, one: string, several: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`;

/** What was understood of a file, in words. */
export function describeFile(table: Table, recognised: Recognised, span: Span) {
  const summary = [...table.remarks];
  const touched = [
    ...(span.contexts.size > 0 ? [many(span.contexts.size, 'context', 'contexts')] : []),
    ...(span.areas.size > 0 ? [many(span.areas.size, 'area', 'areas')] : []),
    ...(span.indicators.size > 0 ? [many(span.indicators.size, 'indicator', 'indicators')] : []),
  ];
  if (touched.length > 0) summary.push(`${touched.join(', ')}, from ${span.from} to ${span.to}.`);
  if (recognised.sheet.name !== null) summary.push(`Read from the sheet “${recognised.sheet.name}”.`);
  if (recognised.otherSheets.length > 0)
    summary.push(`Sheets not read: ${recognised.otherSheets.map((name) => `“${name}”`).join(', ')}.`);
  if (recognised.format === 'mapping') {
    const { mapping } = recognised;
    if (span.apart > 0)
      summary.push(
        `${many(span.apart, 'row was', 'rows were')} kept apart and not imported. ${mapping.rows.apartNote}`,
      );
    summary.push(`Published by ${mapping.publisher}, ${mapping.licence}.`);
  }
  return {
    format: recognised.format === 'mapping' ? recognised.mapping.mapping : 'waymark-table',
    formatLabel: recognised.format === 'mapping' ? recognised.mapping.label : "Waymark's own table",
    summary,
    unusedColumns: [...recognised.unused],
  };
}
