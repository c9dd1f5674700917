import type { ImportMapping, ImportProblem } from '@waymark/contract';
import { visible } from './table/numbers';
import { wholeFile } from './problems';
import type { Sheet, Table } from './formats/table';
import { isTidy } from './official/propose';
import type { Layout } from './published/layout';
import { neighbours } from './published/neighbours';
import { policeStreet } from './published/police-street';
import { upperTier } from './published/upper-tier';
import { normalisedHeading } from './table/columns';
import {
  alignedHeading,
  isTableHeading,
  readHeading,
  type HeadingReading,
  type Taken,
} from './table/heading';

/** What a file was understood to be. */
export type Recognised = {
  readonly sheet: Sheet;
  /** Row of the heading, as a spreadsheet program shows it. */
  readonly headingRow: number;
  readonly heading: readonly string[];
  readonly unused: readonly string[];
  /** Headings of the file that were read as others. */
  readonly taken: readonly Taken[];
  readonly otherSheets: readonly string[];
} & (
  | { readonly format: 'waymark-table'; readonly columns: HeadingReading }
  | { readonly format: 'mapping'; readonly mapping: ImportMapping }
  | { readonly format: 'layout'; readonly layout: Layout }
);

/** Published files whose layout no mapping can say. */
export const publishedLayouts: readonly Layout[] = [neighbours, upperTier, policeStreet];

export type Recognition =
  | { readonly ok: true; readonly recognised: Recognised }
  | { readonly ok: false; readonly problems: ImportProblem[] };

/** A heading stands among the first rows; tables farther down, and of any other shape, come in by a mapping. */
const HEAD_ROWS = 20;

/** Says what a table is from its headings: Waymark's own table, a file known by a mapping, or nothing Waymark can read. */
export async function recognise(
  table: Table,
  mappings: readonly ImportMapping[],
  wanted?: string,
): Promise<Recognition> {
  let broken: ImportProblem[] = [];
  let seen = '';
  let tidy: readonly string[] | null = null;
  for (const sheet of table.sheets) {
    const problems: ImportProblem[] = [];
    const head = await headOf(sheet, problems);
    if (problems.length > 0) broken = problems;
    for (const { number, cells } of head) {
      if (cells.some((c) => visible(c) !== ''))
        seen ||= cells
          .map(visible)
          .filter((c) => c)
          .join(', ');
      if (isTidy(cells)) tidy ??= cells.map(visible);
      const found = match(cells, mappings, wanted);
      if (!found) continue;
      const base = {
        sheet,
        headingRow: number,
        heading: cells,
        taken: [] as readonly Taken[],
        otherSheets: table.sheets.filter((s) => s !== sheet).map((s) => s.name ?? ''),
      };
      if ('columns' in found && found.columns.faults.length > 0)
        return {
          ok: false,
          problems: found.columns.faults.map((f) => ({
            severity: f.severity,
            file: table.file,
            sheet: sheet.name,
            row: number,
            column: f.column,
            value: f.value,
            expected: f.expected,
            fix: f.fix,
            code: f.code,
          })),
        };
      if ('layout' in found) {
        const { layout } = found;
        const unused = cells.map(visible).filter((name) => name !== '' && !layout.uses(name));
        return { ok: true, recognised: { ...base, format: 'layout', layout, unused } };
      }
      return 'columns' in found
        ? {
            ok: true,
            recognised: {
              ...base,
              format: 'waymark-table',
              columns: found.columns,
              unused: found.columns.unused,
              taken: found.columns.taken,
            },
          }
        : { ok: true, recognised: byMapping(base, found.mapping) };
    }
  }
  if (broken.length === 0 && tidy)
    return { ok: false, problems: [tidyWithoutMapping(table.file, tidy, mappings, wanted)] };
  return {
    ok: false,
    problems: broken.length > 0 ? broken : [notKnown(table.file, seen, mappings, table.sheets.length)],
  };
}

async function headOf(
  sheet: Sheet,
  problems: ImportProblem[],
): Promise<{ number: number; cells: string[] }[]> {
  const head: { number: number; cells: string[] }[] = [];
  for await (const batch of sheet.rows((problem) => problem.severity === 'error' && problems.push(problem))) {
    batch.rows.forEach((cells, i) => head.push({ number: batch.numbers[i] ?? i + 1, cells }));
    if (head.length >= HEAD_ROWS) break;
  }
  return head.slice(0, HEAD_ROWS);
}

function match(
  cells: readonly string[],
  mappings: readonly ImportMapping[],
  wanted: string | undefined,
): { columns: HeadingReading } | { mapping: ImportMapping } | { layout: Layout } | null {
  if (isTableHeading(cells) && (!wanted || wanted === 'waymark-table'))
    return { columns: readHeading(cells) };
  const layout = publishedLayouts.find((l) => (!wanted || wanted === l.id) && l.matches(cells));
  if (layout) return { layout };
  const names = new Set(cells.map(normalisedHeading));
  const mapping = mappings
    .filter((m) => !wanted || m.mapping === wanted)
    .sort((a, b) => b.version - a.version)
    .find((m) => m.recognise.every((name) => names.has(normalisedHeading(name))));
  return mapping ? { mapping } : null;
}

/** The heading of a published file by the names of its mapping, whichever way they are written. */
function byMapping(
  base: Omit<Recognised, 'format' | 'unused' | 'columns' | 'mapping' | 'layout'>,
  mapping: ImportMapping,
): Extract<Recognised, { format: 'mapping' }> {
  const used = [
    mapping.area.code,
    mapping.area.name,
    mapping.area.number ?? '',
    mapping.status?.column ?? '',
    ...mapping.breakdowns.map((b) => b.column),
    mapping.rows.column,
    mapping.period.column,
    ...mapping.only.map((o) => o.column),
    ...mapping.values.map((v) => v.column),
  ];
  const { heading, taken } = alignedHeading(base.heading, [...used, ...mapping.recognise]);
  const unused = heading.map(visible).filter((name) => name !== '' && !used.includes(name));
  return { ...base, heading, taken, format: 'mapping', mapping, unused };
}

/** What was taken for what, in words. */
export function takenWords(taken: readonly Taken[]): string[] {
  if (taken.length === 0) return [];
  const pairs = taken.map(([heading, name]) => `“${heading}” as ${name}`);
  return [`Headings understood: ${pairs.join(', ')}.`];
}

/** Official statistics in the tidy layout, about something no mapping knows, or other than the mapping named expects. */
function tidyWithoutMapping(
  file: string,
  names: readonly string[],
  mappings: readonly ImportMapping[],
  wanted: string | undefined,
): ImportProblem {
  const said = new Set(names.map(normalisedHeading));
  const absent = mappings
    .filter((m) => m.mapping === wanted)
    .flatMap((m) => m.recognise.filter((name) => !said.has(normalisedHeading(name))));
  return wholeFile(
    file,
    'tidy-not-mapped',
    absent.length > 0
      ? `the columns that the mapping recognises the file by; not there: ${absent.join(', ')}`
      : 'a mapping that says which columns are figures of which indicator',
    'This is a table of official statistics. Have a mapping proposed with “npm run waymark -- import FILE --propose MAPPING.yaml”, choose the columns in it, and import with “--mapping MAPPING.yaml”.',
    { value: names.filter((name) => name !== '').join(', ') },
  );
}

function notKnown(
  file: string,
  seen: string,
  mappings: readonly ImportMapping[],
  sheets: number,
): ImportProblem {
  const newest = mappings.filter(
    (m) => !mappings.some((o) => o.mapping === m.mapping && o.version > m.version),
  );
  const known = [...newest, ...publishedLayouts].map((m) => `“${m.label}”`).join(' or ');
  const where = sheets > 1 ? ' in any sheet' : '';
  return wholeFile(
    file,
    'not-recognised',
    `the headings of Waymark's own table (context, indicator, period_start, period_end, ...)${known ? `, or the published file ${known}` : ''}${where}`,
    'Map the table on the Import page (on the command line: --propose MAPPING.yaml), or copy the figures into the template there, and send that.',
    seen === '' ? {} : { value: seen },
  );
}
