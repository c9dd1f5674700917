/** Whole font files, to be embedded as subsets. All five are needed. */
export interface ReportFonts {
  readonly serif: Uint8Array;
  readonly serifStrong: Uint8Array;
  readonly serifItalic: Uint8Array;
  readonly sans: Uint8Array;
  readonly sansStrong: Uint8Array;
}
export type FontName = keyof ReportFonts;

/** Sizes on paper, pt: those of the look's print tokens. Nothing is smaller than 8. */
export const size = { tiny: 8, small: 8.5, label: 9, body: 10, heading: 12, lede: 10.5, title: 21 } as const;

/** A4 portrait, pt. The frame of a page, within which everything is set. */
export const sheet = {
  width: 595.28,
  height: 841.89,
  left: 42.5,
  right: 552.78,
  /** Where running text begins and must end; the head and the foot of a page lie outside. */
  top: 68,
  bottom: 788,
  head: 38,
  foot: 798,
} as const;

export const measure = sheet.right - sheet.left;
/** Running text is set narrower than tables: some 85 letters a line. */
export const readingMeasure = 432;

/** A way of setting words: two weights of one face, with the distance from line to line. */
export interface Face {
  readonly regular: FontName;
  readonly strong: FontName;
  readonly size: number;
  /** Line to line, pt. */
  readonly leading: number;
}
const face = (regular: FontName, strong: FontName, points: number, leading: number): Face => ({
  regular,
  strong,
  size: points,
  leading: points * leading,
});

export const faces = {
  title: face('serif', 'serif', size.title, 1.15),
  part: face('serifStrong', 'serifStrong', 14, 1.25),
  heading: face('serifStrong', 'serifStrong', 11, 1.3),
  chartTitle: face('serifStrong', 'serifStrong', 10, 1.2),
  lede: face('serif', 'serifStrong', size.lede, 1.4),
  body: face('serif', 'serifStrong', size.body, 1.45),
  sentence: face('serif', 'serifStrong', 8.75, 1.38),
  quote: face('serifItalic', 'serifItalic', 13, 1.35),
  label: face('sans', 'sansStrong', 8.75, 1.38),
  verdict: face('sans', 'sansStrong', 9, 1.3),
  small: face('sans', 'sansStrong', size.tiny, 1.42),
  table: face('sans', 'sansStrong', size.small, 1.35),
  calendar: face('sans', 'sansStrong', size.tiny, 1.3),
} satisfies Record<string, Face>;
