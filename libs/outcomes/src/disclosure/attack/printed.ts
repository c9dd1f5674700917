/** Everything between two numbers, ends inside: what a printed figure can have been before it was printed. */
export interface Span {
  readonly lower: number;
  readonly upper: number;
}

/**
 * One figure as somebody wrote it down who read it somewhere: which it is, as far as the place says, and what was printed there.
 * Shares are 0 to 1, everything else is in the unit of its row.
 */
export interface Printed {
  /** File or address it stands in, and where. */
  readonly from: string;
  /** Code of the indicator; null where the text does not say. */
  readonly indicator: string | null;
  /** Key or words of the group, '' for everyone; null where the text does not say. */
  readonly breakdown: string | null;
  /** Words of the period, or its first and last day as `start/end`. */
  readonly period: string;
  readonly value: Span | null;
  readonly lower: Span | null;
  readonly upper: Span | null;
  /** How many it rests on. */
  readonly base: Span | null;
}

/** A difference between two periods of one line, with its interval. */
export interface PrintedDifference {
  readonly from: string;
  readonly indicator: string;
  readonly breakdown: string;
  readonly earlier: string;
  readonly later: string;
  readonly lower: Span;
  readonly upper: Span;
}

/** Lines of one indicator as they stand under each other, in the order they stand in: `breakdown` of each. */
export interface PrintedOrder {
  readonly from: string;
  readonly indicator: string;
  readonly breakdowns: readonly string[];
}

/** All that somebody read in all they downloaded. */
export interface Notes {
  readonly figures: readonly Printed[];
  readonly differences: readonly PrintedDifference[];
  readonly orders: readonly PrintedOrder[];
}

export const noNotes: Notes = { figures: [], differences: [], orders: [] };
export const together = (all: readonly Notes[]): Notes => ({
  figures: all.flatMap(({ figures }) => figures),
  differences: all.flatMap(({ differences }) => differences),
  orders: all.flatMap(({ orders }) => orders),
});

const dust = 1e-9;
/** A number as a program holds it: nothing was rounded away. */
export const exactly = (value: number): Span => ({ lower: value - dust, upper: value + dust });

/** A number as it is printed, "48" or "35.8646" or "1,200": half a unit of its last digit either way. */
export function asPrinted(text: string, per = 1): Span | null {
  const plain = text.replaceAll(',', '').replace('−', '-').trim();
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return null;
  const half = 0.5 * 10 ** -(plain.split('.')[1]?.length ?? 0) + dust;
  const value = Number(plain);
  return { lower: (value - half) / per, upper: (value + half) / per };
}

export const holds = ({ lower, upper }: Span, value: number): boolean =>
  value >= lower - dust && value <= upper + dust;
