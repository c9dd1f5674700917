/** Two-sided p-value of a standard normal statistic. */
export const normalTwoSidedP = (z: number): number => Math.min(1, 2 * upperTail(Math.abs(z)));

/** Share of the standard normal below z, right to the last digits in either tail. */
export const normalCdf = (z: number): number => (z < 0 ? upperTail(-z) : 1 - upperTail(z));

/** Above z, for z >= 0: Cody (1969), "Rational Chebyshev approximations for the error function". */
function upperTail(z: number): number {
  if (z < 0.67448975) return 0.5 - z * ratio(nearTop, nearBottom, z * z);
  if (z > 38.5) return 0;
  // exp(-z²/2) in two parts, so that no digit of z² is lost.
  const rounded = Math.trunc(z * 16) / 16;
  const density = Math.exp((-rounded * rounded) / 2) * Math.exp((-(z - rounded) * (z + rounded)) / 2);
  if (z < Math.sqrt(32)) return density * ratio(middleTop, middleBottom, z);
  const square = 1 / (z * z);
  const correction = square * ratio(farTop, farBottom, square);
  return (density * (1 / Math.sqrt(2 * Math.PI) - correction)) / z;
}

/** Highest power first. */
const horner = (coefficients: readonly number[], x: number): number => {
  let total = 0;
  for (const c of coefficients) total = total * x + c;
  return total;
};

const ratio = (top: readonly number[], bottom: readonly number[], x: number): number =>
  horner(top, x) / horner(bottom, x);

const nearTop = [
  0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356,
];
const nearBottom = [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673];
const middleTop = [
  1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
  2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
];
const middleBottom = [
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
  34900.95272114598, 38912.00328609327, 19685.429676859992,
];
const farTop = [
  0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934,
  0.000029112874951168793,
];
const farBottom = [
  1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824,
  0.00007297515550839662,
];
