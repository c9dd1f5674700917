import { gammaQuantile, gammaTails } from './gamma';

/** Share of chi-square with `df` degrees of freedom above x: the p-value of a chi-square statistic. */
export const chiSquareUpper = (x: number, df: number): number => gammaTails(x / 2, df / 2).upper;

export const chiSquareQuantile = (p: number, df: number): number => 2 * gammaQuantile(p, df / 2);
