import { daysIn, type Span } from '@waymark/calendar';
import type { Indicator } from '@waymark/contract';
import type { ReleasedSeriesCell } from './series';

/** Days of a sum, and of the period it would have to cover to stand beside the others. */
export interface PartPeriod {
  readonly covered: number;
  readonly of: number;
}

/** A year is a year; terms, months and quarters differ in length by themselves. */
const WHOLE_YEAR = 0.97;
const WHOLE = 0.75;
const aYear = 330;

/** The sentence of a cell whose period was watched in part: all that a sealed edition keeps of it. */
export const coverSentence = ({ covered, of }: PartPeriod): string =>
  `Covers ${covered} of the ${of} days of this period.`;

function coverIn(note: string | undefined): PartPeriod | null {
  const [, covered, of] = /^Covers (\d+) of the (\d+) days of this period\.$/.exec(note ?? '') ?? [];
  return covered === undefined ? null : { covered: Number(covered), of: Number(of) };
}

export const partSentence = ({ covered, of }: PartPeriod): string =>
  `Covers ${covered} days where the others cover ${of}: it is compared with none of them, and not scaled up.`;

type Wave = { readonly period: Span; readonly note?: string };

/**
 * Which sums cover less than the others of their series: a year with five months in it is no fall. By the note of a period that
 * was watched in part, else by its length beside the usual one (the median). Null for whole ones; one wave alone is whole.
 */
export function partsAmong(waves: readonly Wave[], { aggregation }: Indicator): (PartPeriod | null)[] {
  if (aggregation !== 'sum') return waves.map(() => null);
  const lengths = waves.map(({ period }) => daysIn(period));
  const usual = [...lengths].sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0;
  const least = usual * (usual >= aYear ? WHOLE_YEAR : WHOLE);
  return waves.map(({ note }, i) => {
    const covered = lengths[i] ?? 0;
    return coverIn(note) ?? (covered < least ? { covered, of: usual } : null);
  });
}

/** The same for the cells of a series; what is withheld or missing is no part of anything. */
export function partsOf(series: {
  readonly indicator: Indicator;
  readonly cells: readonly ReleasedSeriesCell[];
}): (PartPeriod | null)[] {
  const parts = partsAmong(series.cells.map(waveOf), series.indicator);
  return series.cells.map((cell, i) =>
    cell.state === 'shown' && cell.cell.stats.kind !== 'missing' ? (parts[i] ?? null) : null,
  );
}

const waveOf = (cell: ReleasedSeriesCell): Wave => (cell.state === 'shown' ? cell.cell : cell);
