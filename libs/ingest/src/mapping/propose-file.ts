import type { AnyMapping, MappingProposal, SavedMapping, TableMapping } from '@waymark/contract';
import { visible } from '../table/numbers';
import { fold } from './text';
import { findTables, type Region, tableFrom } from './find-tables';
import type { Grid } from './grid';
import { fits, headingKey, joinedHeadings, matchHeadings } from './headings';
import { IndicatorFinder, type IndicatorWords } from './indicator-words';
import type { ProposalWorld } from './propose-places';
import { proposeTable, type ProposedTable } from './propose-table';
import { nameOf } from './table-mapper';

/** A table wider than this is no table people keep. */
const MOST_TABLES = 20;

/** What is known when a file is looked at. */
export interface KnownForProposal {
  readonly contexts: ProposalWorld['contexts'];
  readonly indicators: readonly IndicatorWords[];
  /** Saved mappings, the newest of each name. */
  readonly saved: readonly SavedMapping[];
}

type Proposal = Omit<MappingProposal, 'mapping'> & { mapping: AnyMapping | null };

/** Where a reader says that the heading is: a row as a spreadsheet program shows it, and how many rows it takes. */
export interface HeadingSaid {
  readonly sheet: number;
  readonly row: number;
  readonly rows: number;
}

/** What a file is understood to be, before anybody said anything, or but for where its heading is. */
export function proposeForFile(
  grid: Grid,
  known: KnownForProposal,
  said: HeadingSaid | null = null,
): Proposal {
  const world = { contexts: known.contexts, finder: new IndicatorFinder(known.indicators) };
  const regions = grid.sheets.flatMap((sheet, index) => {
    const here =
      said?.sheet === index ? [tableFrom(sheet, said.row, said.rows)].filter((one) => one !== null) : null;
    return (here ?? findTables(sheet)).map((region) => ({ index, region }));
  });
  const tables = distinct(regions)
    .slice(0, MOST_TABLES)
    .map(({ index, region, same }) => ({ ...proposeTable(grid, index, region, world), same, index }));
  const empty = { saved: null, period: null, tables: [], contexts: [], symbols: [], choices: [] };
  if (tables.length === 0)
    return {
      ...empty,
      mapping: null,
      why: grid.sheets.some((sheet) => sheet.rows.length > 0)
        ? 'No table was found: a table has a row of headings with rows of figures or answers below it. Add headings, and send the file again.'
        : 'The file holds no rows. Send one with a heading row and figures.',
    };
  const rules = namedSheets(grid, tables, world);
  const name = slug(grid.file);
  const mapping: TableMapping = {
    mapping: name,
    version: 1,
    label: label(grid, tables),
    source: label(grid, tables).slice(0, 160),
    tables: rules.map((one) => one.rule),
  };
  const base = {
    why: null,
    period: null,
    tables: tables.map((one) => one.found),
    contexts: merged(
      tables.flatMap((one) => one.contexts),
      (one) => one.text,
    ),
    symbols: merged(
      tables.flatMap((one) => one.symbols),
      (one) => one.text.toLowerCase(),
    ),
    choices: tables.flatMap((table, index) => [
      ...(table.same > 1
        ? [
            {
              at: `tables.${index}`,
              what: 'Same table again',
              chose: `read ${table.same} times`,
              because: `${table.same} tables have these headings${grid.sheets.length > 1 ? ', on several sheets or under each other' : ', under each other'}: one rule serves all.`,
              sure: 'sure' as const,
            },
          ]
        : []),
      ...table.choices.map((choice) => ({ ...choice, at: `tables.${index}.${choice.at}` })),
    ]),
  };
  const saved = savedFor(grid, known.saved);
  return saved
    ? { ...base, mapping: saved.mapping, saved: { name: saved.name, version: saved.version } }
    : { ...base, mapping: { kind: 'table', table: mapping }, saved: null };
}

interface Found {
  readonly index: number;
  readonly region: Region;
}

/** Tables of the same headings are one rule, wherever they stand. */
function distinct(found: readonly Found[]): (Found & { same: number })[] {
  const kept = new Map<string, Found & { same: number }>();
  for (const one of found) {
    const [from, to] = one.region.beside ?? [0, one.region.names.length];
    const key = one.region.names
      .slice(from, to + 1)
      .filter((name) => name !== '')
      .map(headingKey)
      .join('|');
    const there = kept.get(key);
    // the longest of them shows best what its columns hold
    if (!there) kept.set(key, { ...one, same: 1 });
    else
      kept.set(key, {
        ...(one.region.data.length > there.region.data.length ? one : there),
        same: there.same + 1,
      });
  }
  return [...kept.values()];
}

/** Where sheets are named after places, each has a rule of its own with its place. */
function namedSheets(
  grid: Grid,
  tables: readonly (ProposedTable & { same: number; index: number })[],
  world: ProposalWorld,
): { rule: TableMapping['tables'][number] }[] {
  return tables.flatMap((table) => {
    const hasColumn = table.rule.columns.some((column) => column.as === 'context');
    if (hasColumn || table.same < 2) return [{ rule: table.rule }];
    const its = grid.sheets.flatMap((sheet) => {
      const place = world.contexts.find(({ code, names }) =>
        [code, ...names].some((name) => fold(name) === fold(sheet.name ?? '')),
      );
      return place && sheet.name !== null
        ? [{ rule: { ...table.rule, sheet: sheet.name, context: place.code } }]
        : [];
    });
    return its.length > 1 ? its : [{ rule: table.rule }];
  });
}

/** The saved mapping whose headings this file has; the newest first. */
export function savedFor(grid: Grid, saved: readonly SavedMapping[]): SavedMapping | null {
  const rated = saved.flatMap((one) => {
    if (one.mapping.kind !== 'table' || one.archived) return [];
    const { tables } = one.mapping.table;
    const found = tables.filter((rule) =>
      grid.sheets.some((sheet) => hasHeading(sheet.rows.slice(0, 300), rule, sheet.name, grid.file)),
    );
    return found.length > 0
      ? [
          {
            one,
            columns: found.reduce((sum, rule) => sum + rule.columns.length, 0),
            all: found.length === tables.length,
          },
        ]
      : [];
  });
  rated.sort(
    (a, b) =>
      Number(b.all) - Number(a.all) || b.columns - a.columns || b.one.savedAt.localeCompare(a.one.savedAt),
  );
  return rated[0]?.one ?? null;
}

function hasHeading(
  rows: readonly (readonly string[])[],
  rule: TableMapping['tables'][number],
  sheet: string | null,
  file: string,
): boolean {
  if (rule.sheet !== null && fold(rule.sheet) !== fold(sheet ?? '')) return false;
  const around = (at: number): string[] => [
    ...rows
      .slice(0, at)
      .map((row) => row.map(visible).join(' '))
      .reverse(),
    sheet ?? '',
    nameOf(file),
  ];
  return rows.some((_, at) => {
    const heading = rows.slice(Math.max(0, at + 1 - rule.headingRows), at + 1);
    return (
      heading.length === rule.headingRows &&
      fits(matchHeadings(joinedHeadings(heading), rule, () => around(at)))
    );
  });
}

function merged<T extends { rows?: number; count?: number }>(
  found: readonly T[],
  key: (one: T) => string,
): T[] {
  const kept = new Map<string, T>();
  for (const one of found) {
    const there = kept.get(key(one));
    kept.set(
      key(one),
      there
        ? {
            ...there,
            ...(one.rows === undefined ? {} : { rows: one.rows + (there.rows ?? 0) }),
            ...(one.count === undefined ? {} : { count: one.count + (there.count ?? 0) }),
          }
        : one,
    );
  }
  return [...kept.values()].slice(0, 1000);
}

/** A name in small letters from the name of the file, without what changes from one to the next. */
export function slug(file: string): string {
  const words = fold(file.replace(/\.[a-z0-9]{1,5}$/i, '').replace(/[_-]+/g, ' '))
    .replace(/[^a-z ]+/g, ' ')
    .split(' ')
    .filter((word) => word !== '' && !/^(q|copy|final|v|the|of|and|cp|utf|csv|xlsx)$/.test(word))
    .slice(0, 6)
    .join('-')
    .slice(0, 60)
    .replace(/-+$/, '');
  return /^[a-z]/.test(words) ? words : 'my-table';
}

function label(grid: Grid, tables: readonly ProposedTable[]): string {
  const title = tables[0]?.found.titles[0]?.text ?? '';
  const words =
    title === '' || title.length > 120 || /^(period|date|from)\b/i.test(title)
      ? grid.file.replace(/\.[a-z0-9]{1,5}$/i, '').replace(/[_-]+/g, ' ')
      : title;
  return words.trim().slice(0, 200) || 'Table';
}
