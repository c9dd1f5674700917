import { type Maybe, hasInfinite, isNumber } from '../input-checks';
import { type Refusal, refuse } from '../outcome';

/** How the season enters: `harmonics` pairs of sine and cosine of a cycle of `season` time units. */
export interface SegmentedOptions {
  /** False fits a step only. */
  readonly slopeChange?: boolean;
  readonly season?: number;
  readonly harmonics?: number;
}

export interface KnownSides {
  readonly nPre?: number;
  readonly nPost?: number;
}

export interface SegmentedDesign {
  readonly status: 'ok';
  /** Sorted by time, missing values dropped. */
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly exposures: Float64Array;
  readonly columns: readonly Float64Array[];
  readonly names: readonly string[];
  readonly nPre: number;
  readonly nPost: number;
  readonly nMissing: number;
}

/** The bare minimum for a line on either side; the product's gate asks for eight (display gates). */
const leastPerSide = 3;

/**
 * Rows and columns of a segmented regression: intercept, time, a step at the intervention (first point at or after it),
 * a change of slope from it, and the season. Refuses too few points on either side and two values at one time.
 */
export function segmentedDesign(
  series: {
    readonly times: readonly Maybe[];
    readonly values: readonly Maybe[];
    readonly exposures?: readonly Maybe[];
    readonly interventionTime: Maybe;
  },
  options: SegmentedOptions,
): SegmentedDesign | (Refusal & KnownSides) {
  const { times, values, exposures, interventionTime: start } = series;
  if (times.length !== values.length || (exposures && exposures.length !== values.length)) {
    return refuse('invalid_input', 'Each point needs a time and a value.');
  }
  if (hasInfinite(times) || hasInfinite(values) || hasInfinite(exposures ?? [])) {
    return refuse('invalid_input', 'Every figure must be finite.');
  }
  if (!isNumber(start)) {
    return refuse('missing_input', 'The date at which the work began is needed.');
  }
  const rows = times
    .map((time, i) => ({ time, value: values[i], exposure: exposures ? exposures[i] : 1 }))
    .filter((row) => isNumber(row.time) && isNumber(row.value) && isNumber(row.exposure))
    .map((row) => row as { time: number; value: number; exposure: number })
    .sort((a, b) => a.time - b.time);
  if (rows.some((row, i) => row.time === rows[i - 1]?.time)) {
    return refuse('duplicate_times', 'Two values share one date; add them up or average them first.');
  }
  const nPost = rows.filter((row) => row.time >= start).length;
  const nPre = rows.length - nPost;
  const known = { nPre, nPost };
  if (nPre === 0) {
    const sentence = 'There is no point from before the work began.';
    return refuse('no_observations_before_intervention', sentence, known);
  }
  if (nPost === 0) {
    const sentence = 'There is no point from after the work began.';
    return refuse('no_observations_after_intervention', sentence, known);
  }
  if (nPre < leastPerSide || nPost < leastPerSide) {
    const sentence = 'At least three points before and three after the start are needed.';
    return refuse('too_few_observations', sentence, known);
  }
  const { names, columns } = columnsFor(
    rows.map((row) => row.time),
    start,
    options,
  );
  if (rows.length - columns.length < 1) {
    const sentence = 'There are not enough points for a line on each side and the season.';
    return refuse('too_few_observations', sentence, known);
  }
  return {
    status: 'ok',
    times: Float64Array.from(rows, (row) => row.time),
    values: Float64Array.from(rows, (row) => row.value),
    exposures: Float64Array.from(rows, (row) => row.exposure),
    columns,
    names,
    ...known,
    nMissing: times.length - rows.length,
  };
}

function columnsFor(times: readonly number[], start: number, options: SegmentedOptions) {
  const column = (f: (t: number) => number): Float64Array => Float64Array.from(times, f);
  const names = ['intercept', 'preSlope', 'levelChange'];
  const columns = [column(() => 1), column((t) => t), column((t) => (t >= start ? 1 : 0))];
  if (options.slopeChange ?? true) {
    names.push('slopeChange');
    columns.push(column((t) => (t >= start ? t - start : 0)));
  }
  const { season } = options;
  const harmonics = options.harmonics ?? defaultHarmonics(season);
  for (let k = 1; season !== undefined && season > 0 && k <= harmonics; k++) {
    const angle = (t: number): number => (2 * Math.PI * k * t) / season;
    const waves = [
      [`sin${k}`, column((t) => Math.sin(angle(t)))],
      [`cos${k}`, column((t) => Math.cos(angle(t)))],
    ] as const;
    for (const [name, wave] of waves) {
      // Two points a cycle (k = season/2): the sine is 0 at every point and carries nothing.
      if (wave.every((value) => Math.abs(value) < 1e-9)) continue;
      names.push(name);
      columns.push(wave);
    }
  }
  return { names, columns };
}

/** Two where the season is long enough to tell them apart; one for terms and quarters. */
const defaultHarmonics = (season: number | undefined): number =>
  season === undefined ? 0 : Math.max(1, Math.min(2, Math.floor((season - 1) / 2)));
