import PDFDocument from 'pdfkit';
import { inks, type Ink } from '../chart-pen';
import { noteName, type Run } from '../document';
import { breakLines, type Line, type Ruler } from './lines';
import { measure, sheet, type Face, type FontName, type ReportFonts } from './setting';

type Structure = PDFKit.PDFStructureElement;
export interface StructureOptions {
  readonly alt?: string;
  readonly title?: string;
  readonly scope?: 'Row' | 'Column';
  readonly bbox?: [number, number, number, number];
}

export interface PaperInfo {
  readonly title: string;
  readonly subject: string;
  readonly language: string;
  /** YYYY-MM-DD: the only date in the file. */
  readonly date: string;
}

/**
 * Sheets of paper with a pen that moves down them. Everything drawn is either part of the structure tree (`add`) or
 * an artifact; nothing is left unmarked, as a screen reader would have to guess at it.
 */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly root: Structure;
  y: number = sheet.top;
  /** Sheets begun so far. */
  sheets = 0;
  private readonly widths = new Map<string, number>();

  constructor(fonts: ReportFonts, info: PaperInfo) {
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      subset: 'PDF/UA' as never,
      lang: info.language,
      displayTitle: true,
      font: fonts.serif as never,
      info: {
        Title: info.title,
        Subject: info.subject,
        Author: 'Waymark',
        Creator: 'Waymark',
        Producer: 'Waymark',
        CreationDate: new Date(`${info.date}T00:00:00Z`),
      },
    });
    for (const [name, bytes] of Object.entries(fonts)) this.doc.registerFont(name, bytes as never);
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
    this.newPage();
  }

  readonly ruler: Ruler = (text, font, points) => {
    const key = `${font} ${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      width = this.doc.font(font).fontSize(1000).widthOfString(text);
      this.widths.set(key, width);
    }
    return (width * points) / 1000;
  };

  newPage(): void {
    this.doc.addPage();
    this.sheets += 1;
    this.y = sheet.top;
  }

  /** What is left of this sheet, pt. */
  get room(): number {
    return sheet.bottom - this.y;
  }

  /** Begins a new sheet where `height` would not fit. True if it did. */
  ensure(height: number): boolean {
    if (height <= this.room || this.y === sheet.top) return false;
    this.newPage();
    return true;
  }

  lines(runs: readonly Run[], face: Face, width: number = measure): Line[] {
    return breakLines(runs, face, width, this.ruler);
  }

  /** Height of words set in `width`, pt. */
  heightOf(runs: readonly Run[], face: Face, width: number = measure): number {
    return this.lines(runs, face, width).length * face.leading;
  }

  element(parent: Structure, type: string, options: StructureOptions = {}): Structure {
    const made = this.doc.struct(type as never, options as never);
    parent.add(made);
    return made;
  }

  /** Draws as the content of `element`; may be called again for the same element on a later sheet. */
  content(element: Structure, tag: string, draw: () => void): void {
    const content = this.doc.markStructureContent(tag as never);
    draw();
    this.doc.endMarkedContent();
    element.add(content);
  }

  /** A structure element holding just this drawing. */
  add(parent: Structure, type: string, draw: () => void, options: StructureOptions = {}): Structure {
    const element = this.element(parent, type, options);
    this.content(element, type, draw);
    return element;
  }

  /** Decoration, heads and feet: seen, not read out. */
  artifact(draw: () => void, place: 'Layout' | 'Top' | 'Bottom' = 'Layout'): void {
    this.doc.markContent(
      'Artifact',
      (place === 'Layout' ? { type: 'Layout' } : { type: 'Pagination', attached: [place] }) as never,
    );
    draw();
    this.doc.endMarkedContent();
  }

  /** A place on this sheet that leads to the note of a measure when clicked, and is read out as a link. */
  leadTo(
    parent: Structure,
    code: string,
    { x, y, width, height }: { x: number; y: number; width: number; height: number },
  ): void {
    const structParent = this.element(parent, 'Link');
    // pdfkit knows a string that readers see from a name by its being an object
    const Contents = Object(`Method and source of ${code}`) as string;
    this.doc.goTo(x, y, width, height, noteName(code), { structParent, Contents } as never);
  }

  /** The note of a measure stands here. */
  noteHere(code: string, y: number): void {
    this.doc.addNamedDestination(noteName(code), 'XYZ', sheet.left, y, null as never);
  }

  rule(x1: number, x2: number, y: number, ink: Ink = 'rule', width = 0.75): void {
    this.artifact(() => this.stroke(x1, y, x2, y, ink, width));
  }

  stroke(x1: number, y1: number, x2: number, y2: number, ink: Ink, width: number): void {
    this.doc
      .lineWidth(width)
      .strokeOpacity(1)
      .undash()
      .strokeColor(inks[ink])
      .moveTo(x1, y1)
      .lineTo(x2, y2)
      .stroke();
  }

  /** One word or line with its baseline at y. */
  word(text: string, x: number, y: number, font: FontName, points: number, ink: Ink): void {
    this.doc
      .font(font)
      .fontSize(points)
      .fillOpacity(1)
      .fillColor(inks[ink])
      .text(text, x, y, { lineBreak: false, baseline: 'alphabetic' });
  }

  /** Sets lines from `top` downwards; returns the y below them. */
  setLines(
    lines: readonly Line[],
    face: Face,
    x: number,
    top: number,
    options: { ink?: Ink; width?: number; align?: 'left' | 'right' } = {},
  ): number {
    let y = top;
    for (const [at, line] of lines.entries()) {
      const shift = options.align === 'right' ? (options.width ?? measure) - line.width : 0;
      const baseline = y + face.leading * 0.5 + face.size * 0.34;
      for (const [i, part] of line.segments.entries()) {
        // An unseen space keeps words apart for readers who follow the text and not its places.
        const ends = i === line.segments.length - 1 && at < lines.length - 1;
        const text = ends ? `${part.text} ` : part.text;
        this.word(text, x + shift + part.x, baseline, part.font, face.size, options.ink ?? 'ink');
      }
      y += face.leading;
    }
    return y;
  }

  /**
   * A paragraph that may run over the end of a sheet, never leaving one line alone on either side.
   * It stays one element of the structure. `into`: how far it may go below the frame of the sheet, pt.
   */
  paragraph(
    parent: Structure,
    type: string,
    runs: readonly Run[],
    face: Face,
    options: { x?: number; width?: number; ink?: Ink; after?: number; into?: number } = {},
  ): void {
    const { x = sheet.left, width = measure, into = 0 } = options;
    let lines = this.lines(runs, face, width);
    if (lines.length === 0) return;
    const element = this.element(parent, type);
    while (lines.length > 0) {
      let fits = Math.min(lines.length, Math.floor((this.room + into + 0.01) / face.leading));
      if (lines.length - fits === 1) fits -= 1;
      if (fits < Math.min(2, lines.length)) {
        this.newPage();
        fits = Math.min(lines.length, Math.floor(this.room / face.leading));
      }
      const part = lines.slice(0, fits);
      this.content(element, type, () => {
        this.y = this.setLines(part, face, x, this.y, { ink: options.ink });
      });
      lines = lines.slice(fits);
      if (lines.length > 0) this.newPage();
    }
    this.y += options.after ?? 6;
  }

  /** Closes the document; the bytes are the same for the same input. */
  async bytes(): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    const done = new Promise<void>((resolve, reject) => {
      this.doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      this.doc.on('end', () => resolve());
      this.doc.on('error', reject);
    });
    this.root.end();
    this.doc.end();
    await done;
    return Buffer.concat(chunks);
  }
}
