import { inks } from '../chart-pen';
import type { ReportTable, TableCell, TableRow } from '../document';
import { plain } from '../words';
import type { Line } from './lines';
import type { Paper, StructureOptions } from './paper';
import { faces, measure, sheet, type Face } from './setting';

type Structure = PDFKit.PDFStructureElement;

const PAD = { x: 5, y: 3 };
/** Tables with more columns than this are set tighter. */
const MANY = 8;
const NOTHING: TableCell = { text: '', state: 'words' };

interface Column {
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right';
}
interface Laid {
  readonly lines: readonly (readonly Line[])[];
  readonly height: number;
}

interface LaidTable {
  readonly face: Face;
  readonly columns: readonly Column[];
  readonly caption: readonly Line[];
  readonly head: Laid;
  readonly rows: readonly { readonly row: TableRow; readonly laid: Laid }[];
  /** Its caption, its headings and its first two rows: what stands together on one sheet, pt. */
  readonly opening: number;
}

function layTable(paper: Paper, table: ReportTable): LaidTable {
  const face = table.columns.length > MANY ? faces.calendar : faces.table;
  const columns = placed(table);
  const head = laid(
    table.columns.map((c, i) => paper.lines([{ text: c.heading, strong: true }], face, innerOf(columns[i]))),
    face,
  );
  const rows = table.rows.map((row) => ({ row, laid: laidRow(paper, row, columns, face) }));
  const caption = paper.lines([{ text: table.caption, strong: true }], faces.small);
  const opening =
    caption.length * faces.small.leading +
    3 +
    head.height +
    rows.slice(0, 2).reduce((sum, row) => sum + row.laid.height, 0);
  return { face, columns, caption, head, rows, opening };
}

/** What of a table has to stand under the heading that leads to it, pt. */
export const openingOfTable = (paper: Paper, table: ReportTable): number => layTable(paper, table).opening;

/**
 * Sets a table. Rows are never split; where the table runs over the end of a sheet its headings are repeated there, as
 * an artifact, because the structure tree holds one table with one row of headings.
 */
export function setTable(paper: Paper, parent: Structure, table: ReportTable): void {
  const { face, columns, caption, head, rows, opening } = layTable(paper, table);
  paper.ensure(opening);

  const structure = paper.element(parent, 'Table');
  paper.add(structure, 'Caption', () => {
    paper.y = paper.setLines(caption, faces.small, sheet.left, paper.y, { ink: 'ink-2' }) + 3;
  });
  const headRow = paper.element(structure, 'TR');
  const heads: Structure[] = [];
  drawHead(paper, head, columns, face, (draw) =>
    heads.push(paper.add(headRow, 'TH', draw, { scope: 'Column' })),
  );
  table.columns.forEach((c, i) => {
    const [column, heading] = [columns[i], heads[i]];
    if (c.measure !== undefined && column && heading)
      paper.leadTo(heading, c.measure, {
        x: column.x,
        y: paper.y - head.height,
        width: column.width,
        height: head.height,
      });
  });
  for (const [at, { row, laid: one }] of rows.entries()) {
    // The last row never stands alone on a sheet: it takes the one before with it.
    const last = at === rows.length - 2 ? (rows[at + 1]?.laid.height ?? 0) : 0;
    if (paper.ensure(one.height + last)) drawHead(paper, head, columns, face, (draw) => paper.artifact(draw));
    drawRow(paper, structure, row, one, columns, face);
  }
  paper.rule(sheet.left, sheet.right, paper.y, 'axis', 0.75);
  paper.y += 12;
}

const innerOf = (column: Column | undefined): number => (column ? column.width - PAD.x : measure);

/** Shares of the width become columns; the first and the last touch the edges of the measure. */
function placed(table: ReportTable): Column[] {
  const total = table.columns.reduce((sum, c) => sum + c.share, 0);
  let x: number = sheet.left;
  return table.columns.map((c) => {
    const width = (measure * c.share) / total;
    const column = { x, width, align: c.align };
    x += width;
    return column;
  });
}

function laid(lines: readonly (readonly Line[])[], face: Face): Laid {
  const most = Math.max(1, ...lines.map((l) => l.length));
  return { lines, height: most * face.leading + PAD.y * 2 };
}

function laidRow(paper: Paper, row: TableRow, columns: readonly Column[], face: Face): Laid {
  const set = (cell: TableCell | undefined, width: number): Line[] =>
    cell
      ? [
          ...paper.lines([{ text: cell.text, strong: cell.strong ?? false }], face, width),
          ...paper.lines(plain(cell.support ?? ''), face, width),
        ]
      : paper.lines(plain(row.header), face, width);
  return laid(
    columns.map((column, i) => set(i === 0 ? undefined : (row.cells[i - 1] ?? NOTHING), innerOf(column))),
    face,
  );
}

function drawHead(
  paper: Paper,
  head: Laid,
  columns: readonly Column[],
  face: Face,
  mark: (draw: () => void) => unknown,
): void {
  const top = paper.y;
  paper.rule(sheet.left, sheet.right, top, 'ink', 1);
  columns.forEach((column, i) => {
    const lines = head.lines[i] ?? [];
    // Headings stand on the line below them, however many lines their neighbours need.
    const at = top + head.height - PAD.y - lines.length * face.leading;
    mark(() => paper.setLines(lines, face, ...placeOf(column, at)));
  });
  paper.y = top + head.height;
  paper.rule(sheet.left, sheet.right, paper.y, 'axis', 0.75);
}

function placeOf(column: Column, y: number): [number, number, { align: 'left' | 'right'; width: number }] {
  const width = innerOf(column);
  return [column.align === 'right' ? column.x + PAD.x : column.x, y, { align: column.align, width }];
}

function drawRow(
  paper: Paper,
  structure: Structure,
  row: TableRow,
  one: Laid,
  columns: readonly Column[],
  face: Face,
): void {
  const top = paper.y;
  const element = paper.element(structure, 'TR');
  columns.forEach((column, i) => {
    const cell: TableCell | undefined = i === 0 ? undefined : row.cells[i - 1];
    const lines = one.lines[i] ?? [];
    const state = cell?.state ?? 'words';
    if (state === 'withheld' || state === 'missing')
      drawAbsence(paper, column, top, one.height, lines, face, state);
    const grey = row.grey === true || cell?.grey === true;
    const options: StructureOptions = i === 0 ? { scope: 'Row' } : {};
    const [x, y, place] = placeOf(column, top + PAD.y);
    const draw = (): void => {
      paper.setLines(lines, face, x, y, { ...place, ink: grey ? 'context-text' : 'ink' });
    };
    const made = paper.add(element, i === 0 ? 'TH' : 'TD', draw, options);
    if (i === 0 && row.measure !== undefined)
      paper.leadTo(made, row.measure, { x: column.x, y: top, width: column.width, height: one.height });
  });
  if (row.noteOf !== undefined) paper.noteHere(row.noteOf, top);
  paper.y = top + one.height;
  paper.rule(sheet.left, sheet.right, paper.y, 'rule', 0.5);
}

/** Withheld: hatched, with the word on a plain plate. Missing: an empty dotted frame. Never a zero, never a gap. */
function drawAbsence(
  paper: Paper,
  column: Column,
  top: number,
  height: number,
  lines: readonly Line[],
  face: Face,
  state: 'withheld' | 'missing',
): void {
  const { doc } = paper;
  const [x, y, set] = placeOf(column, top + PAD.y);
  const box = { x: x - 2, y: top + 1.5, width: set.width + 2, height: height - 3 };
  paper.artifact(() => {
    doc.save();
    doc.strokeColor(inks.hatch).strokeOpacity(1).lineWidth(0.6);
    if (state === 'missing') {
      doc.dash(0.75, { space: 1.75 }).rect(box.x, box.y, box.width, box.height).stroke().undash();
      doc.restore();
      return;
    }
    doc.rect(box.x, box.y, box.width, box.height).clip();
    for (let at = box.x - box.height; at < box.x + box.width; at += 4)
      doc.moveTo(at, box.y + box.height).lineTo(at + box.height, box.y);
    doc.stroke();
    doc.restore();
    doc.save();
    doc.strokeColor(inks.hatch).lineWidth(0.6).undash().rect(box.x, box.y, box.width, box.height).stroke();
    const plate = Math.max(...lines.map((l) => l.width));
    const left = set.align === 'right' ? x + set.width - plate : x;
    doc.fillOpacity(1).fillColor(inks.paper);
    doc.rect(left - 2, y, plate + 4, lines.length * face.leading).fill();
    doc.restore();
  });
}
