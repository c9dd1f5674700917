/** Middle of the values; the mean of the two middle ones where their number is even. NaN never: 0 for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}

/** 1.4826 makes the median absolute deviation of normal data equal its standard deviation (Hampel 1974). */
const normalScale = 1.4826;

/** Scaled median absolute deviation around the median. */
export function spread(values: readonly number[]): number {
  const middle = median(values);
  return normalScale * median(values.map((value) => Math.abs(value - middle)));
}
