/**
 * Root of an increasing function by Newton steps kept inside a bracket that can only shrink, so it
 * always ends: a step that would leave the bracket becomes a bisection (or a doubling while the
 * bracket is open above). `slope` may return 0 where it is not known.
 */
export function solveIncreasing(
  value: (x: number) => number,
  slope: (x: number) => number,
  start: number,
  low: number,
  high: number,
): number {
  let [lo, hi, x] = [low, high, start];
  if (!(x > lo && x < hi)) x = Number.isFinite(hi) ? (lo + hi) / 2 : lo + 1;
  for (let i = 0; i < 300; i++) {
    const f = value(x);
    if (f === 0) return x;
    if (f < 0) lo = x;
    else hi = x;
    const d = slope(x);
    let next = d > 0 ? x - f / d : NaN;
    if (!(next > lo && next < hi)) {
      if (Number.isFinite(hi)) next = lo > 0 && hi / lo > 4 ? Math.sqrt(lo * hi) : (lo + hi) / 2;
      else next = x > 0 ? 2 * x : x + 1;
    }
    // Newton doubles its digits with each step: one that changes the 14th has settled all of them.
    if (Math.abs(next - x) <= 1e-14 * Math.abs(x) || next === lo || next === hi) return next;
    x = next;
  }
  return x;
}

/** Root of a monotone function between two points of opposite sign, by bisection. */
export function bisect(value: (x: number) => number, low: number, high: number, tolerance = 0): number {
  let [lo, hi] = [low, high];
  const rising = value(lo) < 0;
  for (let i = 0; i < 200; i++) {
    const middle = (lo + hi) / 2;
    if (middle === lo || middle === hi || hi - lo <= tolerance) break;
    if (value(middle) < 0 === rising) lo = middle;
    else hi = middle;
  }
  return (lo + hi) / 2;
}
