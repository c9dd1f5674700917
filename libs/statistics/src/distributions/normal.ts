import { gammaTails } from './gamma';

/** Share of the standard normal below z, right to the last digits in either tail. */
export function normalCdf(z: number): number {
  const { upper, lower } = gammaTails((z * z) / 2, 0.5);
  return z < 0 ? upper / 2 : 0.5 + lower / 2;
}

/** Two-sided p-value of a standard normal statistic. */
export const normalTwoSidedP = (z: number): number => Math.min(1, gammaTails((z * z) / 2, 0.5).upper);
