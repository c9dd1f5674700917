import type { ChartPen } from './chart-pen';
import type { Block, ReportDocument, Section } from './document';
import { openingOfCharts, setCharts } from './pdf/charts';
import { Paper } from './pdf/paper';
import { faces, measure, readingMeasure, sheet, type Face, type ReportFonts } from './pdf/setting';
import { openingOfTable, setTable } from './pdf/table';
import { plain } from './words';

export type { ReportFonts } from './pdf/setting';

type Structure = PDFKit.PDFStructureElement;

/** A heading never stands alone at the foot of a sheet: it takes this much of running words with it, pt. */
const KEEP = 52;

/** How far a last line of page one may go down into the air above the foot, pt. */
const FOOT = 8;

/** And of anything else as much as cannot be parted. */
function keepFor(paper: Paper, next: Block | undefined, report: ReportDocument, pen: ChartPen): number {
  switch (next?.kind) {
    case 'charts':
      return openingOfCharts(paper, next, report, pen);
    case 'table':
      return openingOfTable(paper, next.table);
    case 'columns':
      return columnsOf(paper, next).height;
    default:
      return KEEP;
  }
}

/**
 * The report as a tagged PDF: real text in a structure tree, embedded fonts, charts as vectors. The same document
 * gives the same bytes, as the only date in the file is the document's own.
 */
export async function renderPdf(
  report: ReportDocument,
  pen: ChartPen,
  fonts: ReportFonts,
): Promise<Uint8Array> {
  const paper = new Paper(fonts, {
    title: `${report.title}. ${report.addressed}`,
    subject: report.subject,
    language: report.language,
    date: report.date,
  });
  for (const [at, section] of report.sections.entries()) {
    if (at === 0) setOpening(paper, report, section, pen);
    else setSection(paper, report, section, pen, at === 1 && paper.sheets === 1);
  }
  setHeadsAndFeet(paper, report);
  return paper.bytes();
}

function setOpening(paper: Paper, report: ReportDocument, section: Section, pen: ChartPen): void {
  paper.doc.outline.addItem(headingOf(section));
  const part = paper.element(paper.root, 'Sect', { title: headingOf(section) });
  // Read out once, here; on the later sheets the head is an artifact.
  paper.add(part, 'P', () => setHead(paper, report, true));
  paper.y = sheet.top - 2;
  paper.paragraph(part, 'H1', plain(report.title), faces.title, { after: 4 });
  if (report.lede) paper.paragraph(part, 'P', plain(report.lede), faces.lede, { after: 5 });
  if (report.gaps.length > 0)
    setNotice(paper, part, {
      kind: 'notice',
      title: 'This report is not complete',
      items: report.gaps.map((g) => g.sentence),
    });
  paper.paragraph(part, 'H2', plain(headingOf(section)), faces.heading, { after: 3 });
  setBlocks(paper, part, section.blocks, report, pen);
}

const headingOf = (section: Section): string =>
  section.number === null ? section.heading : `${section.number}. ${section.heading}`;

function setSection(
  paper: Paper,
  report: ReportDocument,
  section: Section,
  pen: ChartPen,
  fresh: boolean,
): void {
  const part = paper.element(paper.root, 'Sect', { title: headingOf(section) });
  if (fresh) paper.newPage();
  else {
    paper.y += 8;
    // 12: the rule above the heading and the air below it
    paper.ensure(12 + faces.part.leading + keepFor(paper, section.blocks[0], report, pen));
  }
  if (paper.y > sheet.top) {
    paper.rule(sheet.left, sheet.right, paper.y, 'ink', 0.75);
    paper.y += 7;
  }
  paper.doc.outline.addItem(headingOf(section));
  paper.paragraph(part, 'H2', plain(headingOf(section)), faces.part, { after: 5 });
  setBlocks(paper, part, section.blocks, report, pen);
}

function setBlocks(
  paper: Paper,
  part: Structure,
  blocks: readonly Block[],
  report: ReportDocument,
  pen: ChartPen,
): void {
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'heading') {
      paper.y += 5;
      paper.ensure(3 + faces.heading.leading + keepFor(paper, blocks[at + 1], report, pen));
    }
    setBlock(paper, part, block, report, pen);
  }
}

function setBlock(paper: Paper, part: Structure, block: Block, report: ReportDocument, pen: ChartPen): void {
  switch (block.kind) {
    case 'heading':
      return paper.paragraph(part, 'H3', plain(block.text), faces.heading, { after: 3 });
    case 'paragraph': {
      const face: Face = {
        lede: faces.lede,
        body: faces.body,
        label: faces.label,
        small: faces.small,
        grey: faces.small,
      }[block.voice];
      const ink = block.voice === 'grey' ? 'context-text' : block.voice === 'small' ? 'ink-2' : 'ink';
      // Page one has to stay one page, so there words use the whole width, and a line may stand close to the foot.
      const width = paper.sheets === 1 ? measure : readingMeasure;
      return paper.paragraph(part, 'P', block.runs, face, {
        ink,
        width,
        after: block.voice === 'small' ? 7 : 6,
        into: paper.sheets === 1 ? FOOT : 0,
      });
    }
    case 'list':
      return setList(paper, part, block.items);
    case 'quote':
      return setQuote(paper, part, block);
    case 'notice':
      return setNotice(paper, part, block);
    case 'charts':
      return setCharts(paper, part, block, report, pen);
    case 'table':
      return setTable(paper, part, block.table);
    case 'columns':
      return setColumns(paper, part, block);
  }
}

function setList(
  paper: Paper,
  part: Structure,
  items: Extract<Block, { kind: 'list' }>['items'],
  at: { x: number; width: number; face: Face } = { x: sheet.left, width: readingMeasure, face: faces.body },
): void {
  const list = paper.element(part, 'L');
  for (const runs of items) {
    const item = paper.element(list, 'LI');
    const lines = paper.lines(runs, at.face, at.width - 12);
    paper.ensure(Math.min(lines.length, 2) * at.face.leading);
    const baseline = paper.y + at.face.leading * 0.5 + at.face.size * 0.34;
    paper.add(item, 'Lbl', () => paper.word('–', at.x, baseline, at.face.regular, at.face.size, 'ink-2'));
    paper.paragraph(item, 'LBody', runs, at.face, { x: at.x + 12, width: at.width - 12, after: 2 });
  }
  paper.y += 5;
}

function setQuote(paper: Paper, part: Structure, quote: Extract<Block, { kind: 'quote' }>): void {
  const lines = paper.lines(plain(`“${quote.text}”`), faces.quote);
  paper.ensure((lines.length + 1) * faces.quote.leading);
  paper.y += 2;
  const element = paper.element(part, 'BlockQuote');
  paper.paragraph(element, 'P', plain(`“${quote.text}”`), faces.quote, { after: 1 });
  paper.paragraph(element, 'P', plain(quote.by), faces.small, { ink: 'ink-2', after: 4 });
}

/** A framed notice; kept on one sheet. */
function setNotice(paper: Paper, part: Structure, notice: Extract<Block, { kind: 'notice' }>): void {
  const inset = 9;
  const width = measure - 2 * inset;
  const items = notice.items.map((text) => paper.heightOf(plain(text), faces.label, width - 12) + 2);
  const height = inset * 2 - 4 + faces.label.leading + items.reduce((sum, h) => sum + h, 0);
  paper.ensure(height);
  const top = paper.y;
  paper.artifact(() => {
    paper.doc.undash().lineWidth(1).strokeOpacity(1).strokeColor('#1A1D21');
    paper.doc.rect(sheet.left + 0.5, top, measure - 1, height).stroke();
  });
  paper.y = top + inset - 1;
  const x = sheet.left + inset;
  paper.paragraph(part, 'P', [{ text: notice.title, strong: true }], faces.label, { x, width, after: 2 });
  setList(paper, part, notice.items.map(plain), { x, width, face: faces.label });
  paper.y = top + height + 9;
}

type Columns = Extract<Block, { kind: 'columns' }>;
function columnsOf(paper: Paper, { columns }: Columns) {
  const gap = 18;
  const width = (measure - gap * (columns.length - 1)) / columns.length;
  const tall = columns.map((c) => paper.heightOf(c.runs, faces.sentence, width) + faces.heading.leading + 1);
  return { gap, width, height: Math.max(0, ...tall) };
}

/** Short texts beside each other, kept on one sheet. */
function setColumns(paper: Paper, part: Structure, block: Columns): void {
  const { gap, width, height } = columnsOf(paper, block);
  paper.ensure(height);
  const top = paper.y;
  block.columns.forEach((column, i) => {
    const x = sheet.left + i * (width + gap);
    paper.y = top;
    paper.paragraph(part, 'H3', plain(column.heading), faces.heading, { x, width, after: 1 });
    paper.paragraph(part, 'P', column.runs, faces.sentence, { x, width, after: 0 });
  });
  paper.y = top + height + 2;
}

/** Once all sheets are there: to whom and what kind of report at the head, where from and which page at the foot. */
function setHeadsAndFeet(paper: Paper, report: ReportDocument): void {
  const { doc } = paper;
  const { start, count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    doc.switchToPage(start + page);
    if (page > 0) paper.artifact(() => setHead(paper, report, false), 'Top');
    paper.artifact(() => {
      paper.stroke(sheet.left, sheet.foot, sheet.right, sheet.foot, 'rule', 0.75);
      const y = sheet.foot + 14;
      paper.word(report.foot, sheet.left, y, 'sans', 8, 'ink-2');
      const number = `${page + 1} of ${count}`;
      paper.word(number, sheet.right - paper.ruler(number, 'sans', 8), y, 'sans', 8, 'ink-2');
    }, 'Bottom');
  }
}

function setHead(paper: Paper, report: ReportDocument, first: boolean): void {
  const y = sheet.head + 13;
  paper.stroke(sheet.left, sheet.head, sheet.right, sheet.head, first ? 'ink' : 'rule', first ? 1.5 : 0.75);
  const left = first ? report.addressed : report.title;
  paper.word(`${left} `, sheet.left, y, 'sans', 8, 'ink-2');
  let x = sheet.left + paper.ruler(left, 'sans', 8) + 8;
  for (const mark of report.marks) {
    const width = paper.ruler(mark, 'sans', 8);
    paper.doc.undash().lineWidth(0.6).strokeOpacity(1).strokeColor('#7D796F');
    paper.doc.roundedRect(x, y - 8.4, width + 8, 11.6, 1.5).stroke();
    paper.word(`${mark} `, x + 4, y, 'sans', 8, 'ink');
    x += width + 14;
  }
  const right = report.figuresAre;
  paper.word(right, sheet.right - paper.ruler(right, 'sans', 8), y, 'sans', 8, 'ink-2');
}
