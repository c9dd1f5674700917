/**
 * A percentage and its Wilson interval give both counts back: the wider the interval, the fewer were asked. So an
 * interval must be computed from released figures, and then gives back just those.
 */
export function invertWilson(
  share: number,
  lower: number,
  upper: number,
): { numerator: number; denominator: number } {
  const z = 1.959963984540054;
  const width = (n: number): number =>
    (2 * z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  let [few, many] = [1e-6, 1e9];
  for (let step = 0; step < 200; step += 1) {
    const middle = Math.sqrt(few * many);
    if (width(middle) > upper - lower) few = middle;
    else many = middle;
  }
  return { numerator: share * few, denominator: few };
}
