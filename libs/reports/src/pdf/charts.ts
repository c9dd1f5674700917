import { inks, type ChartPen, type Drawing } from '../chart-pen';
import type { Block, ChartEntry, ReportDocument, Run } from '../document';
import { plain } from '../words';
import type { Line } from './lines';
import { isContextOnly } from '../released-rows';
import { onGround, stretched, stripWords } from '../drawings';
import { drawMarks } from './marks';
import type { Paper } from './paper';
import { faces, measure, sheet, type Face } from './setting';

type Structure = PDFKit.PDFStructureElement;
type Charts = Extract<Block, { kind: 'charts' }>;

/** The score: words at the left, plots at the right, one time axis for all rows. Points. */
const score = { words: 198, gap: 2 } as const;
const plotWidth = measure - score.words - score.gap;
const surface = { medium: 'paper', width: plotWidth } as const;
const plotX = sheet.left + score.words + score.gap;
const PAD = 5;
/** Room of the bar before a verdict. */
const BAR = 11;

interface Paragraph {
  readonly lines: readonly Line[];
  readonly face: Face;
  readonly ink: 'ink' | 'ink-2' | 'context-text';
  readonly tag: 'H3' | 'P';
  readonly indent: number;
  readonly before: number;
}

/** The strip, the first row and, where that is context only, the first of its pairs: what stands together on one sheet, pt. */
export function openingOfCharts(paper: Paper, block: Charts, report: ReportDocument, pen: ChartPen): number {
  const [first, second] = block.entries;
  const rows = [first, second?.pairOf == null ? undefined : second].filter((entry) => entry !== undefined);
  return (
    stripOf(paper, block, report, pen).height +
    rows.reduce((sum, entry) => sum + measured(paper, entry, report, pen).height, 0)
  );
}

function stripOf(paper: Paper, block: Charts, report: ReportDocument, pen: ChartPen) {
  const drawing = pen.drawStrip(report, surface);
  const label = paper.lines(plain(block.label), faces.small, score.words);
  return { drawing, label, height: Math.max(drawing.height, label.length * faces.small.leading + 2 * PAD) };
}

/** Rows of charts on one time axis. The strip of years and grants is repeated on each sheet that the rows run over to. */
export function setCharts(
  paper: Paper,
  parent: Structure,
  block: Charts,
  report: ReportDocument,
  pen: ChartPen,
): void {
  const { drawing: strip, label, height: stripHeight } = stripOf(paper, block, report, pen);
  const rows = block.entries.map((entry) => ({ entry, ...measured(paper, entry, report, pen) }));
  // A context-only row never stands on a sheet without the first of its pairs.
  const pair = rows[1]?.entry.pairOf != null ? rows[1].height : 0;
  paper.ensure(stripHeight + (rows[0]?.height ?? 0) + pair);

  const drawStrip = (first: boolean): void => {
    const top = paper.y;
    paper.rule(sheet.left, sheet.right, top, 'rule', 0.75);
    const words = (): void =>
      void paper.setLines(label, faces.small, sheet.left, top + PAD, { ink: 'ink-2' });
    const bars = (): void => drawMarks(paper, onGround(strip, rows[0]?.drawing, stripHeight), plotX, top);
    if (first) {
      paper.add(parent, 'P', words);
      paper.add(parent, 'Figure', bars, {
        alt: stripWords(report),
        bbox: [plotX, top, sheet.right, top + stripHeight],
      });
    } else {
      paper.artifact(words);
      paper.artifact(bars);
    }
    paper.y = top + stripHeight;
  };
  drawStrip(true);
  for (const row of rows) {
    if (paper.ensure(row.height)) drawStrip(false);
    drawRow(paper, parent, row.entry, row.paragraphs, row.drawing, row.height);
  }
  paper.rule(sheet.left, sheet.right, paper.y, 'rule', 0.75);
  // page one has to stay one page
  paper.y += paper.sheets === 1 ? 5 : 12;
}

function measured(paper: Paper, entry: ChartEntry, report: ReportDocument, pen: ChartPen) {
  const drawing = pen.drawRow(entry, report, surface);
  const paragraphs = wordsOf(paper, entry);
  const words = paragraphs.reduce((sum, p) => sum + p.before + p.lines.length * p.face.leading, 0);
  return { drawing, paragraphs, height: Math.max(drawing.height, words + 2 * PAD) };
}

function wordsOf(paper: Paper, entry: ChartEntry): Paragraph[] {
  const grey = isContextOnly(entry.row);
  const own = entry.pairOf === null ? 0 : 8;
  const set = (
    runs: readonly Run[],
    face: Face,
    ink: Paragraph['ink'],
    tag: Paragraph['tag'] = 'P',
    inset = 0,
  ) => ({
    lines: paper.lines(runs, face, score.words - own - inset),
    face,
    ink,
    tag,
    indent: own + inset,
    before: 2,
  });
  const { word, reference } = entry.verdict;
  const said = word === null ? '' : `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  const read = entry.pairOf === null ? '' : ` Read with ${entry.pairOf}.`;
  return [
    set(plain(entry.title), faces.chartTitle, 'ink', 'H3'),
    set(
      said === '' ? [] : [{ text: said, strong: !grey }, { text: ` ${reference}` }],
      faces.verdict,
      grey ? 'context-text' : 'ink',
      'P',
      BAR,
    ),
    set(plain(entry.sentence), faces.sentence, grey ? 'context-text' : 'ink'),
    set(plain(`${entry.source}${read} Method and source: part 11.`), faces.small, 'ink-2'),
  ].filter((p) => p.lines.length > 0);
}

function drawRow(
  paper: Paper,
  parent: Structure,
  entry: ChartEntry,
  paragraphs: readonly Paragraph[],
  drawing: Drawing,
  height: number,
): void {
  const top = paper.y;
  let y = top + PAD;
  for (const p of paragraphs) {
    y += p.before;
    const at = y;
    if (p.face === faces.verdict)
      paper.artifact(() => verdictBar(paper, entry, sheet.left + p.indent - BAR, at + 1.5));
    paper.add(parent, p.tag, () => {
      y = paper.setLines(p.lines, p.face, sheet.left + p.indent, at, { ink: p.ink });
    });
  }
  paper.leadTo(parent, entry.row.indicator.code, {
    x: sheet.left,
    y: top,
    width: score.words,
    height: y - top,
  });
  paper.add(parent, 'Figure', () => drawMarks(paper, stretched(drawing, height), plotX, top), {
    alt: entry.row.caption,
    bbox: [plotX, top, sheet.right, top + height],
  });
  // One bracket holds a context-only row and its pairs together.
  if (entry.pairOf !== null || isContextOnly(entry.row))
    paper.artifact(() =>
      paper.stroke(
        sheet.left - 7,
        top + (isContextOnly(entry.row) ? 3 : 0),
        sheet.left - 7,
        top + height,
        'context',
        1,
      ),
    );
  paper.rule(sheet.left, sheet.right, top + height, 'rule', 0.75);
  paper.y = top + height;
}

/** The bar before a verdict differs in pattern as well as in colour: it can be read in grey. */
function verdictBar(paper: Paper, entry: ChartEntry, x: number, y: number): void {
  const { doc } = paper;
  const height = 10;
  doc.save().undash().fillOpacity(1).strokeOpacity(1);
  if (isContextOnly(entry.row))
    doc
      .lineWidth(0.75)
      .strokeColor(inks.context)
      .rect(x + 0.5, y, 4.5, height)
      .stroke();
  else
    switch (entry.verdict.word) {
      case 'improving':
        doc.fillColor(inks.accent).rect(x, y, 5, height).fill();
        break;
      case 'worsening':
        doc.fillColor(inks.worse).rect(x, y, 1.8, height).fill();
        doc
          .fillColor(inks.worse)
          .rect(x + 3.4, y, 1.8, height)
          .fill();
        break;
      case 'cannot say':
        doc.lineWidth(1.6).strokeColor(inks['ink-2']).dash(2.4, { space: 2.2 });
        doc
          .moveTo(x + 1, y)
          .lineTo(x + 1, y + height)
          .stroke();
        break;
      default:
        doc
          .lineWidth(1.2)
          .strokeColor(inks['ink-2'])
          .moveTo(x + 0.6, y)
          .lineTo(x + 0.6, y + height)
          .stroke();
    }
  doc.restore();
}
