/** What a proposal rests on: nothing said, a heading row, or a saved mapping. */
export interface Basis {
  /** The name of a saved mapping, `none` for none of them; null leaves the choice to the server. */
  readonly saved: string | null;
  readonly sheet: number;
  /** The first heading row as a spreadsheet program shows it; null leaves it to the server. */
  readonly heading: number | null;
  readonly headingRows: number;
}

export const NO_BASIS: Basis = { saved: null, sheet: 0, heading: null, headingRows: 1 };
