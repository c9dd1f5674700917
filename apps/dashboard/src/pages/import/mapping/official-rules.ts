import type { FoundColumn, FoundTable, ImportMapping } from '@waymark/contract';
import type { HeadWords } from './understood-sheet';

/** What a column of official statistics can be, as one choice of a list. */
export type OfficialRole =
  | 'code'
  | 'name'
  | 'rows'
  | 'period'
  | 'breakdown'
  | 'status'
  | 'only'
  | 'events'
  | 'percent'
  | 'number'
  | 'population'
  | 'not used';

export const OFFICIAL_ROLES: readonly {
  readonly role: OfficialRole;
  readonly label: string;
  readonly short: string;
  /** Filled in by a mapping file only: shown where it is so, not offered. */
  readonly quiet?: true;
}[] = [
  { role: 'events', label: 'A count of events in the year', short: 'count' },
  { role: 'percent', label: 'A percentage, as printed', short: 'percentage' },
  { role: 'number', label: 'A number, as printed', short: 'number' },
  { role: 'population', label: 'People at a date: what rates are made of', short: 'population', quiet: true },
  { role: 'code', label: 'Where: the code of the area', short: 'area code' },
  { role: 'name', label: 'Where: the name of the area', short: 'area name' },
  { role: 'rows', label: 'Which rows are areas, which are totals', short: 'level' },
  { role: 'period', label: 'When', short: 'when' },
  { role: 'breakdown', label: 'Who: a subgroup, such as sex', short: 'who' },
  { role: 'status', label: 'What an empty value means', short: 'status', quiet: true },
  { role: 'only', label: 'Rows are taken by what it says', short: 'rows', quiet: true },
  { role: 'not used', label: 'Not used', short: 'not used' },
];

export function officialRoleOf(official: ImportMapping, column: string): OfficialRole {
  const value = official.values.find((one) => one.column === column);
  if (value) return value.as === 'reported' ? value.unit : value.as;
  if (official.area.code === column) return 'code';
  if (official.area.name === column) return 'name';
  if (official.rows.column === column) return 'rows';
  if (official.period.column === column) return 'period';
  if (official.breakdowns.some((one) => one.column === column)) return 'breakdown';
  if (official.status?.column === column) return 'status';
  if (official.only.some((one) => one.column === column)) return 'only';
  return 'not used';
}

/** The code of the indicator (or of the population) a column is counted for; empty where it is none's. */
export function officialIndicator(official: ImportMapping, column: string): string {
  const value = official.values.find((one) => one.column === column);
  if (!value) return '';
  return value.as === 'population' ? value.series : value.indicator;
}

/** The column in another role. A role that only one column can have moves; what is left without one keeps the old. */
export function withOfficialRole(
  official: ImportMapping,
  found: FoundColumn,
  role: OfficialRole,
): ImportMapping {
  const column = found.heading;
  const free: ImportMapping = {
    ...official,
    values: official.values.filter((one) => one.column !== column),
    breakdowns: official.breakdowns.filter((one) => one.column !== column),
    only: official.only.filter((one) => one.column !== column),
  };
  const indicator = officialIndicator(official, column) || (found.indicators[0]?.code ?? '');
  switch (role) {
    case 'events':
      return { ...free, values: [...free.values, { as: 'events', column, indicator }] };
    case 'percent':
    case 'number':
      return { ...free, values: [...free.values, { as: 'reported', column, indicator, unit: role }] };
    case 'code':
      return { ...free, area: { ...free.area, code: column } };
    case 'name':
      return { ...free, area: { ...free.area, name: column } };
    case 'rows':
      return { ...free, rows: { ...free.rows, column } };
    case 'period':
      return { ...free, period: { ...free.period, column } };
    case 'breakdown': {
      const dimension = column
        .toLowerCase()
        .replace(/[^a-z0-9 -]+/g, ' ')
        .replace(/^[^a-z]+/, '')
        .trim();
      return { ...free, breakdowns: [...free.breakdowns, { column, dimension: dimension || 'group' }] };
    }
    default:
      return free;
  }
}

export function withOfficialIndicator(
  official: ImportMapping,
  column: string,
  indicator: string,
): ImportMapping {
  return {
    ...official,
    values: official.values.map((one) =>
      one.column !== column || one.as === 'population' ? one : { ...one, indicator },
    ),
  };
}

/** The word for everyone in a column of subgroups, such as Total. */
export function withEveryone(official: ImportMapping, column: string, all: string): ImportMapping {
  return {
    ...official,
    breakdowns: official.breakdowns.map((one) => {
      if (one.column !== column) return one;
      const { column: of, dimension } = one;
      return all.trim() === '' ? { column: of, dimension } : { column: of, dimension, all };
    }),
  };
}

export const everyoneOf = (official: ImportMapping, column: string): string =>
  official.breakdowns.find((one) => one.column === column)?.all ?? '';

/** Heads of columns for official statistics. */
export function officialHeads(tables: readonly FoundTable[], official: ImportMapping): HeadWords {
  const words = tables.map(
    (table) =>
      new Map(
        table.columns.map(({ letter, heading }) => {
          const role = officialRoleOf(official, heading);
          const short = OFFICIAL_ROLES.find((one) => one.role === role)?.short ?? role;
          const code = officialIndicator(official, heading);
          return [
            letter,
            { words: code ? `${short} of ${code}` : short, used: role !== 'not used' },
          ] as const;
        }),
      ),
  );
  return (table, letter) => words[table]?.get(letter) ?? { words: '', used: false };
}
