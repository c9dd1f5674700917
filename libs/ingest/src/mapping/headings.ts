import type { ColumnRef, ColumnRule, Period, TableRule } from '@waymark/contract';
import { visible } from '../table/numbers';
import { headingPeriod, yearFrame } from './heading-period';
import { findPeriod } from './period-text';
import { fold } from './text';

const LONGEST = 400;
const tidy = (text: string | undefined) =>
  visible(text ?? '')
    // the code of a survey tool says nothing to anybody
    .replace(/^\{"ImportId":.*\}$/, '')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST);

/**
 * One name for each column from the rows of a heading. A group title stands over its first column only, as merged cells
 * and CSV have it: it is meant for the columns to the right that have a name of their own below and none above.
 */
export function joinedHeadings(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const lines = rows.map((row) => Array.from({ length: width }, (_, at) => tidy(row[at])));
  for (let level = 0; level < lines.length - 1; level++) {
    const line = lines[level] ?? [];
    const below = (at: number) => lines.slice(level + 1).some((lower) => (lower[at] ?? '') !== '');
    let title = '';
    for (let at = 0; at < width; at++) {
      if (line[at]) title = below(at) ? (line[at] ?? '') : '';
      else if (title && below(at) && startsGroup(lines, level, at)) line[at] = title;
      else title = '';
    }
  }
  return Array.from({ length: width }, (_, at) => {
    const parts = lines.map((line) => line[at] ?? '').filter((part) => part !== '');
    return parts
      .filter((part, i) => i === 0 || part !== parts[i - 1])
      .join(' / ')
      .slice(0, LONGEST);
  });
}

/** A title of a higher line ends the groups of the lines below it. */
function startsGroup(lines: readonly (readonly string[])[], level: number, at: number): boolean {
  for (let upper = 0; upper < level; upper++)
    if ((lines[upper]?.[at] ?? '') !== (lines[upper]?.[at - 1] ?? '')) return false;
  return true;
}

const keys = new Map<string, string>();
/** Headings are compared by this: case, spaces, accents and punctuation do not count. */
export function headingKey(heading: string): string {
  let key = keys.get(heading);
  if (key === undefined) {
    if (keys.size > 5000) keys.clear();
    key = fold(heading);
    keys.set(heading, key);
  }
  return key;
}

/** Headings as references: those of the same name told apart from the left. */
export function refsOf(names: readonly string[]): ColumnRef[] {
  const met = new Map<string, number>();
  return names.map((heading) => {
    const nth = (met.get(headingKey(heading)) ?? 0) + 1;
    met.set(headingKey(heading), nth);
    return { heading, nth };
  });
}

/** A column of the file taken by a rule. */
export interface TakenColumn {
  readonly at: number;
  /** Index of the rule in the table's columns. */
  readonly rule: number;
  readonly period: Period | null;
}

export interface HeadingMatch {
  readonly taken: readonly TakenColumn[];
  /** Rules whose column is not there, those not used left aside. */
  readonly missing: readonly ColumnRef[];
  readonly names: readonly string[];
}

const needed = (column: ColumnRule) => column.as !== 'not used' && column.as !== 'total';
const inHeading = (column: ColumnRule) => column.as === 'figure' && column.periodInHeading;

/** Which columns of a possible heading the rules of a table mean. */
export function matchHeadings(
  names: readonly string[],
  rule: TableRule,
  /** What stands around the table: titles, names of sheet and file. */
  around: () => readonly string[] = () => [],
): HeadingMatch {
  const byKey = new Map<string, number>();
  refsOf(names).forEach(({ heading, nth }, at) => byKey.set(`${headingKey(heading)}|${nth}`, at));
  const split = rule.columns.some(inHeading) ? periodColumns(names, rule, around()) : [];
  const taken: TakenColumn[] = [];
  const missing: ColumnRef[] = [];
  rule.columns.forEach((column, index) => {
    const { heading, nth } = column;
    if (inHeading(column)) {
      const its = split.filter((one) => one.key === headingKey(heading) && one.nth === nth);
      for (const { at, period } of its) taken.push({ at, rule: index, period });
      if (its.length === 0) missing.push({ heading: `${heading} (a period)`.trim(), nth });
      return;
    }
    const at = byKey.get(`${headingKey(heading)}|${nth}`) ?? ofAnotherYear(column, names, rule);
    if (at !== undefined) taken.push({ at, rule: index, period: null });
    else if (needed(column)) missing.push({ heading, nth });
  });
  return { taken, missing, names };
}

/** The corner of a table may say what is counted and when: "ASB incidents 2024/25" over the places is "ASB incidents 2025/26" the year after. */
function ofAnotherYear(column: ColumnRule, names: readonly string[], rule: TableRule): number | undefined {
  if (column.as !== 'context') return undefined;
  const bare = (name: string) => {
    const found = findPeriod(name, rule.period.years, rule.dates);
    return found && found.rest !== '' ? headingKey(found.rest) : null;
  };
  const wanted = bare(column.heading);
  const its = names.flatMap((name, at) => (wanted !== null && bare(name) === wanted ? [at] : []));
  return its.length === 1 ? its[0] : undefined;
}

function periodColumns(names: readonly string[], rule: TableRule, around: readonly string[]) {
  const frame = yearFrame(names, around, rule.period.years, rule.dates);
  const met = new Map<string, number>();
  return names.flatMap((name, at) => {
    const found = headingPeriod(name, rule.period.years, rule.dates, frame);
    if (!found) return [];
    const key = headingKey(found.rest);
    const among = `${key}|${found.start}|${found.end}`;
    const nth = (met.get(among) ?? 0) + 1;
    met.set(among, nth);
    return [{ at, key, nth, period: { start: found.start, end: found.end } }];
  });
}

/** Enough of the used columns to say that this row is the heading. */
export const fits = (match: HeadingMatch) => match.missing.length === 0 && match.taken.length > 0;
