import type { TableMapping } from '@waymark/contract';
import { type Recognised, type Table, takenWords } from '@waymark/ingest';
import { dayInWords } from '@waymark/outcomes';
import type { Span } from './import-pass';

const many = (count: number, one: string, several: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : several}`;

/** What was understood of a file, in words. */
export function describeFile(table: Table, recognised: Recognised, span: Span) {
  const summary = [...table.remarks, ...takenWords(recognised.taken)];
  const relations = recognised.format === 'layout' && recognised.layout.id !== 'police-street';
  const touched = [
    ...(span.contexts.size > 0 ? [many(span.contexts.size, 'context', 'contexts')] : []),
    ...(span.areas.size > 0 ? [many(span.areas.size, 'area', 'areas')] : []),
    ...(span.indicators.size > 0 ? [many(span.indicators.size, 'indicator', 'indicators')] : []),
  ];
  if (touched.length > 0 && !relations)
    summary.push(`${touched.join(', ')}, from ${dayInWords(span.from)} to ${dayInWords(span.to)}.`);
  if (recognised.sheet.name !== null) summary.push(`Read from the sheet “${recognised.sheet.name}”.`);
  if (recognised.otherSheets.length > 0)
    summary.push(`Sheets not read: ${recognised.otherSheets.map((name) => `“${name}”`).join(', ')}.`);
  summary.push(...span.remarks);
  const published = publishedAs(recognised);
  if (published) {
    if (span.apart > 0)
      summary.push(
        `${many(span.apart, 'row was', 'rows were')} kept apart and not imported. ${published.apartNote}`,
      );
    summary.push(`Published by ${published.publisher}, ${published.licence}.`);
  }
  return {
    format: published?.id ?? 'waymark-table',
    formatLabel: published?.label ?? "Waymark's own table",
    summary,
    unusedColumns: [...recognised.unused],
  };
}

/** What was understood of a file that a mapping reads, in words. */
export function describeMapped(table: Table, mapping: TableMapping, span: Span) {
  const touched = [
    many(span.contexts.size, 'context', 'contexts'),
    many(span.indicators.size, 'indicator', 'indicators'),
  ].join(', ');
  return {
    format: 'mapping',
    formatLabel: `${mapping.label} (mapping ${mapping.mapping}, version ${mapping.version})`,
    summary: [
      ...table.remarks,
      ...(span.contexts.size > 0
        ? [`${touched}, from ${dayInWords(span.from)} to ${dayInWords(span.to)}.`]
        : []),
      ...span.remarks,
    ],
    unusedColumns: [...span.unused],
  };
}

/** Who published the file and what it is called; null for a team's own table. */
function publishedAs(recognised: Recognised) {
  switch (recognised.format) {
    case 'layout':
      return recognised.layout;
    case 'mapping': {
      const { mapping, label, publisher, licence, rows } = recognised.mapping;
      return { id: mapping, label, publisher, licence, apartNote: rows.apartNote };
    }
    default:
      return null;
  }
}
