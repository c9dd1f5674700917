import type { CellMark, FoundTable, MappingPreview, TableRule } from '@waymark/contract';
import type { CellMark as Mark, CellTone, RowKind, SheetModel } from '../sheet/sheet-model';
import { cellName, letterOf } from '../sheet/window';
import { cellFrom } from './cells';
import { ruleOf, tableAt } from './draft-state';
import { shortWords } from './roles';

const TONES: Record<CellMark['is'], CellTone> = {
  heading: 'plain',
  title: 'plain',
  key: 'key',
  figure: 'figure',
  missing: 'sign',
  reported: 'sign',
  total: 'plain',
  footnote: 'plain',
  problem: 'refused',
  'left out': 'unused',
};

const MARKED: Record<CellMark['is'], RowKind> = {
  heading: 'header',
  title: 'title',
  key: 'body',
  figure: 'body',
  missing: 'body',
  reported: 'body',
  total: 'total',
  footnote: 'note',
  problem: 'body',
  'left out': 'body',
};

/** The words for the heads of columns: of a team's own table by its rules, of official statistics by theirs. */
export type HeadWords = (table: number, letter: string) => { readonly words: string; readonly used: boolean };

/** What the sheet shows of what was understood. Rows and cells that nobody has looked at yet are as the mapping says. */
export function understoodSheet({
  sheet,
  size,
  text,
  tables,
  heads,
  current,
  without,
  preview,
}: {
  readonly sheet: number;
  readonly size: { readonly name: string; readonly rows: number; readonly columns: number };
  readonly text: SheetModel['text'];
  readonly tables: readonly FoundTable[];
  readonly heads: HeadWords;
  /** The table whose columns the heads speak of. */
  readonly current: number;
  readonly without: readonly number[];
  readonly preview: MappingPreview | undefined;
}): SheetModel {
  const here = tables.flatMap((table, at) => (table.sheet === sheet ? [{ table, at }] : []));
  const marks = new Map(
    (preview?.marks ?? []).filter((one) => one.sheet === sheet).map((one) => [one.cell, one] as const),
  );
  // the same table again, further down or on another sheet, is known by what became of its cells
  const marked = new Map<number, RowKind>();
  for (const { cell, is } of marks.values()) {
    const row = cellFrom(cell)?.row;
    if (row !== undefined && !(marked.has(row) && MARKED[is] === 'body')) marked.set(row, MARKED[is]);
  }
  const leftOut = new Set((preview?.leftOut ?? []).filter((o) => o.sheet === sheet).map(({ row }) => row));
  const kinds = new Map<number, RowKind>();
  for (const { table } of here) {
    for (const { row } of table.titles) kinds.set(row, 'title');
    for (const { row } of table.footnotes) kinds.set(row, 'note');
    for (const row of table.headingRows) kinds.set(row, 'header');
    for (const row of table.totalRows) kinds.set(row, 'total');
  }
  const bodyOf = (row: number) =>
    here.find(({ table, at }) => row >= table.firstRow && row <= table.lastRow && !without.includes(at));
  const blank = (row: number) => {
    for (let column = 0; column < size.columns; column += 1) if (text(row, column) !== '') return false;
    return true;
  };
  const head = (column: number) => heads(current, letterOf(column));
  return {
    ...size,
    text,
    rowKind: (row) => {
      const shown = row + 1;
      const kind = kinds.get(shown);
      if (kind) return kind;
      if (leftOut.has(shown)) return 'left out';
      if (bodyOf(shown)) return 'body';
      const again = marked.get(row);
      if (again) return again;
      return blank(row) ? 'blank' : 'outside';
    },
    column: head,
    cell: (row, column): Mark => {
      const mark = marks.get(cellName(row, column));
      if (mark) return { tone: TONES[mark.is], words: mark.says };
      const at = tableAt(tables, sheet, row + 1);
      const inside = bodyOf(row + 1) && at !== null && heads(at, letterOf(column)).used;
      return { tone: inside || kinds.has(row + 1) ? 'plain' : 'unused', words: '' };
    },
  };
}

/** Heads for a team's own tables. */
export function headsOf(
  tables: readonly FoundTable[],
  ruleAt: (table: number) => TableRule | undefined,
): HeadWords {
  const words = tables.map((table, at) => {
    const rule = ruleAt(at);
    return new Map(
      table.columns.map((found) => {
        const one = rule ? ruleOf(rule, found) : null;
        return [
          found.letter,
          { words: one ? shortWords(one) : '', used: one !== null && one.as !== 'not used' },
        ] as const;
      }),
    );
  });
  return (table, letter) => words[table]?.get(letter) ?? { words: '', used: false };
}
