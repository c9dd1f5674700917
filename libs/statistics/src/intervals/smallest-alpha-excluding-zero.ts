/**
 * A p-value for a method that only gives intervals: the smallest alpha (1 - confidence) whose interval
 * leaves 0 out. Needed to correct several headline verdicts together (Holm). Found by bisection on log
 * alpha, for intervals that widen as confidence grows. 1 if even the narrowest interval holds 0, and
 * 1e-15 at the least. Null where `intervalAt` cannot give an interval.
 */
export function smallestAlphaExcludingZero(
  intervalAt: (confidence: number) => readonly [lower: number, upper: number] | null,
): number | null {
  const excludes = (alpha: number): boolean | null => {
    const interval = intervalAt(1 - alpha);
    if (!interval || !Number.isFinite(interval[0]) || !Number.isFinite(interval[1])) return null;
    return interval[0] > 0 || interval[1] < 0;
  };
  const smallest = 1e-15;
  const widest = excludes(smallest);
  const narrowest = excludes(1 - 1e-9);
  if (widest === null || narrowest === null) return null;
  if (widest) return smallest;
  if (!narrowest) return 1;
  let [low, high] = [Math.log(smallest), Math.log(1 - 1e-9)];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    const excluded = excludes(Math.exp(middle));
    if (excluded === null) return null;
    if (excluded) high = middle;
    else low = middle;
  }
  return Math.exp(high);
}
