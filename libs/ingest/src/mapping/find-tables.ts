import { readNumber, visible } from '../table/numbers';
import type { GridSheet } from './grid';
import { joinedHeadings } from './headings';
import { readDay, readPeriod } from './period-text';
import { fold } from './text';

/** A table as it was found in a sheet. Rows are places in the sheet's list, not row numbers. */
export interface Region {
  readonly heading: readonly number[];
  readonly names: readonly string[];
  /** Places of the rows of the table: neither totals nor notes. */
  readonly data: readonly number[];
  readonly totals: readonly number[];
  readonly titles: readonly number[];
  /** Lines above earlier tables of the sheet: a period said once at the top holds for all. */
  readonly earlier: readonly number[];
  readonly notes: readonly number[];
  /** Blank rows stand between rows of the table. */
  readonly hasGaps: boolean;
  /** First and last column, where other tables stand beside it on the same rows. */
  readonly beside?: readonly [number, number];
}

export type CellKind = 'empty' | 'number' | 'percent' | 'sign' | 'date' | 'period' | 'text';

const LOOKED_AT = 60;
const HEADING_WITHIN = 40;
/** Rows whose every cell is looked at; beyond, a table goes on until a blank row. */
const LOOKED_THROUGH = 5000;
export const TOTAL_WORDS =
  /^(?:grand |sub ?|overall |sum )?totals?\b|^(?:sum|average|mean|all (?:sites|places|schools|contexts|areas)|overall)$/;

const kinds = new Map<string, CellKind>();
export function kindOf(text: string): CellKind {
  if (text === '') return 'empty';
  let kind = kinds.get(text);
  if (kind === undefined) {
    if (kinds.size > 50_000) kinds.clear();
    kind = look(text);
    kinds.set(text, kind);
  }
  return kind;
}

function look(text: string): CellKind {
  const shown = visible(text);
  if (shown === '') return 'empty';
  const reading = readNumber(shown);
  if (reading.is === 'number') return /^(19[5-9]\d|20[0-4]\d)$/.test(shown) ? 'period' : 'number';
  if (reading.is === 'percent') return 'percent';
  if (reading.is === 'bound' || reading.is === 'symbol') return /^[a-z]{4,}/i.test(shown) ? 'text' : 'sign';
  if (/^[£$€]\s?[\d.,]+$/.test(shown)) return 'number';
  if (!/\d/.test(shown)) return 'text';
  if (readDay(shown, 'day first') ?? readDay(shown, 'month first')) return 'date';
  if (shown.length < 40 && readPeriod(shown, 'calendar', 'day first')) return 'period';
  return 'text';
}

const isLabel = (kind: CellKind) => kind === 'text' || kind === 'period';
const isFigure = (kind: CellKind) => kind !== 'empty' && kind !== 'text';

interface Block {
  readonly from: number;
  readonly to: number;
}

/** The tables of a sheet, from the top. */
export function findTables(sheet: GridSheet): Region[] {
  const regions: (Region & { data: number[]; totals: number[]; notes: number[]; hasGaps: boolean })[] = [];
  let titles: number[] = [];
  for (const block of blocksOf(sheet)) {
    const heading = headingOf(sheet, block);
    const before = regions.at(-1);
    if (heading) {
      const names = joinedHeadings(heading.map((at) => sheet.rows[at] ?? []));
      const first = heading[0] ?? block.from;
      for (let at = block.from; at < first; at++) titles.push(at);
      const region = {
        heading,
        names,
        data: [] as number[],
        totals: [] as number[],
        notes: [] as number[],
        titles,
        earlier: regions.flatMap((one) => one.titles),
        hasGaps: false,
      };
      titles = [];
      take(sheet, region, (heading.at(-1) ?? first) + 1, block.to);
      regions.push(region);
    } else if (before && goesOn(sheet, before, block)) {
      before.hasGaps = before.data.length > 0;
      take(sheet, before, block.from, block.to);
    } else {
      const rest = Array.from({ length: block.to - block.from }, (_, i) => block.from + i);
      if (before && rest.every((at) => filledOf(sheet, at) <= 2)) before.notes.push(...rest);
      else titles.push(...rest);
    }
  }
  return regions.filter((region) => region.data.length > 0).flatMap((region) => apart(sheet, region));
}

/** Tables on the same rows with an empty column between, each with places of its own: a heading comes again. */
function apart(sheet: GridSheet, region: Region): Region[] {
  const isEmpty = (column: number) =>
    (region.names[column] ?? '') === '' &&
    region.data.slice(0, LOOKED_AT).every((at) => visible(sheet.rows[at]?.[column] ?? '') === '');
  const pieces: [number, number][] = [];
  let from = -1;
  for (let column = 0; column <= sheet.width; column++) {
    const gap = column === sheet.width || isEmpty(column);
    if (!gap && from < 0) from = column;
    if (gap && from >= 0) {
      pieces.push([from, column - 1]);
      from = -1;
    }
  }
  const [first] = pieces;
  const key = first && fold(region.names[first[0]] ?? '');
  const isRepeated =
    pieces.length > 1 &&
    pieces.every(([start, end]) => end > start && fold(region.names[start] ?? '') === key);
  return isRepeated && key ? pieces.map((beside) => ({ ...region, beside })) : [region];
}

/**
 * The table whose heading a reader says begins in that row (as a spreadsheet program shows it) and takes so many; null where no
 * rows follow. What follows after a blank row belongs to it as in a table that was found.
 */
export function tableFrom(sheet: GridSheet, row: number, rows: number): Region | null {
  const heading = Array.from({ length: rows }, (_, i) => sheet.numbers.indexOf(row + i)).filter(
    (at) => at >= 0,
  );
  const [first] = heading;
  const below = (heading.at(-1) ?? -1) + 1;
  if (first === undefined) return null;
  const region = {
    heading,
    names: joinedHeadings(heading.map((at) => sheet.rows[at] ?? [])),
    data: [] as number[],
    totals: [] as number[],
    notes: [] as number[],
    titles: Array.from({ length: first }, (_, at) => at).filter((at) => filledOf(sheet, at) > 0),
    earlier: [],
    hasGaps: false,
  };
  for (const block of blocksOf(sheet)) {
    const from = Math.max(block.from, below);
    if (from >= block.to) continue;
    const isFirst = region.data.length === 0;
    if (!isFirst && !goesOn(sheet, region, { from, to: block.to })) {
      const rest = Array.from({ length: block.to - from }, (_, i) => from + i);
      if (!rest.every((at) => filledOf(sheet, at) <= 2)) break;
      region.notes.push(...rest);
      continue;
    }
    region.hasGaps ||= !isFirst;
    take(sheet, region, from, block.to);
  }
  return region.data.length > 0 ? region : null;
}

/** Rows without a blank one between them. */
function blocksOf(sheet: GridSheet): Block[] {
  const blocks: Block[] = [];
  let from = -1;
  for (let at = 0; at <= sheet.rows.length; at++) {
    const isBlank =
      at === sheet.rows.length || !(sheet.rows[at] ?? []).some((cell) => cell !== '' && visible(cell) !== '');
    const gap =
      at > 0 && (sheet.numbers[at] ?? 0) > (sheet.numbers[at - 1] ?? 0) + 1 && !isPartOfRow(sheet, at);
    if (from >= 0 && (isBlank || gap)) {
      blocks.push({ from, to: at });
      from = -1;
    }
    if (!isBlank && from < 0) from = at;
  }
  return blocks;
}

/** Text files count lines: a row may span several where a cell holds line breaks, and no blank row is meant. */
const isPartOfRow = (sheet: GridSheet, at: number) =>
  (sheet.rows[at - 1] ?? []).some((cell) => /[\r\n]/.test(cell));

const filledOf = (sheet: GridSheet, at: number) =>
  (sheet.rows[at] ?? []).filter((cell) => visible(cell) !== '').length;

/** The rows of the heading within a block: the row whose texts stand over the most columns of figures. */
function headingOf(sheet: GridSheet, block: Block): number[] | null {
  let best: { at: number; score: number } | null = null;
  const last = Math.min(block.to, block.from + HEADING_WITHIN);
  for (let at = block.from; at < last; at++) {
    const score = headingScore(sheet, at, block);
    if (score !== null && (!best || score > best.score + 1e-9)) best = { at, score };
  }
  if (!best) return null;
  const heading = [best.at];
  const tool = [1, 2]
    .map((more) => (best?.at ?? 0) + more)
    .find((at) => at < last && isToolRow(sheet.rows[at] ?? []));
  if (tool !== undefined) return Array.from({ length: tool - best.at + 1 }, (_, i) => (best?.at ?? 0) + i);
  for (let at = best.at + 1; at < last && heading.length < 3 && isSubRow(sheet, at, best.at, block); at++)
    heading.push(at);
  for (
    let at = best.at - 1;
    at >= block.from && heading.length < 3 && isGroupRow(sheet, at, heading[0] ?? best.at);
    at--
  )
    heading.unshift(at);
  return heading;
}

function headingScore(sheet: GridSheet, at: number, block: Block): number | null {
  const row = sheet.rows[at] ?? [];
  const below = sheet.rows.slice(at + 1, Math.min(block.to, at + 1 + LOOKED_AT));
  if (below.length === 0) return null;
  let score = 0;
  let labels = 0;
  let overFigures = 0;
  for (let column = 0; column < sheet.width; column++) {
    const kind = kindOf(row[column] ?? '');
    const kindsBelow = below.map((cells) => kindOf(cells[column] ?? '')).filter((one) => one !== 'empty');
    const figures = kindsBelow.filter((one) =>
      kind === 'period' && one === 'period' ? false : isFigure(one),
    ).length;
    const mostlyFigures = kindsBelow.length > 0 && figures >= kindsBelow.length / 2;
    if (kind === 'empty') {
      if (kindsBelow.length > 0) score -= 0.7;
      continue;
    }
    if (!isLabel(kind)) {
      score -= 2;
      continue;
    }
    labels++;
    if (mostlyFigures) {
      overFigures++;
      score += 2;
    } else if (kindsBelow.length > 0) {
      const name = fold(row[column] ?? '');
      const again = below.some((cells) => fold(cells[column] ?? '') === name);
      score += again ? -1 : 0.6;
    } else score += 0.2;
  }
  if (labels < (sheet.width === 1 ? 1 : 2)) return null;
  // without a single column of figures only a full row of different words is a heading
  const isFull = labels >= Math.max(2, sheet.width * 0.6) && below.length >= 1;
  return overFigures > 0 && score > 0.5 ? score : isFull && score > 0.5 ? score : null;
}

/** Survey tools write the text of a question, and their own code for it, in rows below the heading. */
const isToolRow = (row: readonly string[]) => row.some((cell) => /^\{"ImportId":/.test(cell));

/**
 * A row below the heading that only names parts of its groups: words over figures, or words that fill gaps of the heading and do
 * not come again below; and nothing where the places are.
 */
function isSubRow(sheet: GridSheet, at: number, above: number, block: Block): boolean {
  const row = sheet.rows[at] ?? [];
  const upper = sheet.rows[above] ?? [];
  const first = upper.findIndex((cell) => visible(cell) !== '');
  if (visible(row[first] ?? '') !== '') return false;
  const below = sheet.rows.slice(at + 1, Math.min(block.to, at + 1 + LOOKED_AT));
  if (!below.every((cells) => visible(cells[first] ?? '') !== '')) return false;
  let names = 0;
  let gaps = 0;
  for (let column = 0; column < sheet.width; column++) {
    const kind = kindOf(row[column] ?? '');
    if (kind === 'empty') continue;
    if (!isLabel(kind)) return false;
    names++;
    if (visible(upper[column] ?? '') === '') gaps++;
    const texts = below.map((cells) => cells[column] ?? '').filter((cell) => visible(cell) !== '');
    const overFigures = texts.filter((cell) => isFigure(kindOf(cell))).length >= texts.length / 2;
    // a tick is written as the name of its option: it comes again, where the heading has a gap
    const again = texts.some((cell) => fold(cell) === fold(row[column] ?? ''));
    if (!overFigures && again && visible(upper[column] ?? '') !== '' && gaps === 0) return false;
  }
  return names >= 2 && below.length > 0 && (gaps > 0 || names > 2);
}

/** A row of group titles over the heading below it: words only, with gaps that the row below fills, or the other way round. */
function isGroupRow(sheet: GridSheet, at: number, below: number): boolean {
  const row = sheet.rows[at] ?? [];
  const lower = sheet.rows[below] ?? [];
  const filled: number[] = [];
  for (let column = 0; column < sheet.width; column++) {
    const kind = kindOf(row[column] ?? '');
    if (kind === 'empty') continue;
    if (!isLabel(kind)) return false;
    filled.push(column);
  }
  const lowerFilled = Array.from({ length: sheet.width }, (_, column) => column).filter(
    (column) => visible(lower[column] ?? '') !== '',
  );
  const [first] = filled;
  const [lowerFirst] = lowerFilled;
  if (first === undefined || lowerFirst === undefined) return false;
  if (first === lowerFirst && first === Math.min(first, lowerFirst)) {
    // a group title over the very first column is mostly a title of the whole sheet
    const merge = mergedOver(sheet, at, first);
    if (merge === null || merge >= sheet.width || filled.length < 2) return false;
  }
  const fillsGap = filled.some((column) => !lowerFilled.includes(column));
  const isGroup = lowerFilled.some(
    (column) => !filled.includes(column) && filled.some((one) => one < column),
  );
  return (filled.length >= 2 || first > lowerFirst) && (fillsGap || isGroup);
}

function mergedOver(sheet: GridSheet, at: number, column: number): number | null {
  const number = sheet.numbers[at] ?? 0;
  for (const range of sheet.merges) {
    const found = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/i.exec(range);
    if (!found || Number(found[2]) !== number) continue;
    const index = (letters: string) =>
      [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    if (index(found[1] ?? '') === column) return index(found[3] ?? '') - column + 1;
  }
  return null;
}

/** Rows after a blank one go on with the table if figures stand in its columns of figures. */
function goesOn(sheet: GridSheet, region: Region, block: Block): boolean {
  const columns = figureColumns(sheet, region);
  const rows = Array.from(
    { length: Math.min(20, block.to - block.from) },
    (_, i) => sheet.rows[block.from + i] ?? [],
  );
  return (
    columns.length > 0 &&
    rows.filter((row) => columns.some((column) => isFigure(kindOf(row[column] ?? '')))).length >=
      rows.length / 2
  );
}

function figureColumns(sheet: GridSheet, region: Region): number[] {
  const rows = region.data.slice(0, LOOKED_AT).map((at) => sheet.rows[at] ?? []);
  return region.names.flatMap((_, column) => {
    const its = rows.map((row) => kindOf(row[column] ?? '')).filter((kind) => kind !== 'empty');
    return its.length > 0 && its.filter(isFigure).length >= its.length / 2 ? [column] : [];
  });
}

/** Sorts rows below a heading into those of the table, totals and notes. */
function take(
  sheet: GridSheet,
  region: { data: number[]; totals: number[]; notes: number[]; names: readonly string[] },
  from: number,
  to: number,
): void {
  const width = region.names.filter((name) => name !== '').length;
  for (let at = from; at < to; at++) {
    const row = sheet.rows[at] ?? [];
    if (at - from > LOOKED_THROUGH) {
      region.data.push(at);
      continue;
    }
    const texts = row.filter((cell) => visible(cell) !== '');
    const words = texts.find((cell) => kindOf(cell) === 'text');
    const hasFigures = texts.some((cell) => isFigure(kindOf(cell)));
    if (
      words !== undefined &&
      hasFigures &&
      TOTAL_WORDS.test(fold(words)) &&
      row.findIndex((cell) => cell === words) <= 2
    )
      region.totals.push(at);
    else if (width >= 3 && (texts.length === 1 || (texts.length === 2 && !hasFigures && at > from)))
      region.notes.push(at);
    else region.data.push(at);
  }
}
