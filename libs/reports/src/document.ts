import type { ReleasedRow, ReportTexts, TimeAxis, FundingBand, Verdict } from '@waymark/contract';

/** A stretch of words in one weight. */
export interface Run {
  readonly text: string;
  readonly strong?: boolean;
}

/** What a table says in one place. `words` are plain words; the other three are the states of a released cell. */
export interface TableCell {
  readonly text: string;
  /** Interval and base of the figure, on a line of their own. */
  readonly support?: string;
  readonly state: 'words' | 'shown' | 'withheld' | 'missing';
  /** Context-only figures are grey wherever they stand. */
  readonly grey?: boolean;
  readonly strong?: boolean;
}

export interface TableColumn {
  readonly heading: string;
  /** The measure whose method, n and source stand in the method note: its name leads there. */
  readonly measure?: string;
  /** Share of the width; the shares of a table need not add up to anything. */
  readonly share: number;
  readonly align: 'left' | 'right';
}

export interface TableRow {
  /** The cell that names the row. */
  readonly header: string;
  readonly measure?: string;
  /** This row is the note of the measure: what leads to a measure leads here. */
  readonly noteOf?: string;
  readonly cells: readonly TableCell[];
  readonly grey?: boolean;
}

export interface ReportTable {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

/** Name of the place in the document where a measure's method and source stand. */
export const noteName = (code: string): string => `measure-${code}`;

/** A released row drawn on the shared axis, with the words that stand beside it. */
export interface ChartEntry {
  readonly row: ReleasedRow;
  readonly title: string;
  readonly verdict: Verdict;
  readonly sentence: string;
  readonly source: string;
  /** Drawn directly below a context-only row, behind one bracket with it. */
  readonly pairOf: string | null;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'paragraph';
      readonly voice: 'body' | 'lede' | 'label' | 'small' | 'grey';
      readonly runs: readonly Run[];
    }
  | { readonly kind: 'list'; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: 'quote'; readonly text: string; readonly by: string }
  | { readonly kind: 'notice'; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: 'charts'; readonly label: string; readonly entries: readonly ChartEntry[] }
  | { readonly kind: 'table'; readonly table: ReportTable }
  | {
      readonly kind: 'columns';
      readonly columns: readonly { readonly heading: string; readonly runs: readonly Run[] }[];
    };

export interface Section {
  /** 1 to 11, as the template numbers its parts; null for what follows them. */
  readonly number: number | null;
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** What is still missing before the report may leave the house as anything but a draft. */
export interface Gap {
  readonly section: keyof ReportTexts | 'headline';
  readonly sentence: string;
}

/** A composed report: words, tables and references to released rows. Renderers add nothing to it but form. */
export interface ReportDocument {
  readonly title: string;
  readonly language: 'en-GB';
  /** Fixed date of the document, from the input: the same input gives the same bytes. */
  readonly date: string;
  /** Over the title: to whom. */
  readonly addressed: string;
  /** Marked on every page: draft, invented example. */
  readonly marks: readonly string[];
  /** At the right of the head of every page: what kind of figures these are. */
  readonly figuresAre: string;
  /** At the foot of every page. */
  readonly foot: string;
  readonly subject: string;
  readonly lede: string;
  readonly gaps: readonly Gap[];
  readonly sections: readonly Section[];
  readonly axis: TimeAxis;
  readonly grants: readonly FundingBand[];
}
