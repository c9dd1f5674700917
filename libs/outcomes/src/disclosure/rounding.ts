// Named once: in Jest's sandbox every use of a global is looked up anew.
const { ceil, floor, max } = Math;

/** Nearest multiple of `step`; halves go up. Deterministic: the same number always rounds the same way. */
export const roundTo = (value: number, step: number): number => floor(value / step + 0.5) * step;

/** Real numbers that round to `rounded`: from `lower` (inside) to `upper` (outside). */
export const roundedFrom = (rounded: number, step: number): { lower: number; upper: number } => ({
  lower: rounded - step / 2,
  upper: rounded + step / 2,
});

/** Whole numbers, zero or more, that round to `rounded`: both ends inside. */
export function countsRoundedFrom(rounded: number, step: number): { lower: number; upper: number } {
  const { lower, upper } = roundedFrom(rounded, step);
  return { lower: max(0, ceil(lower)), upper: ceil(upper) - 1 };
}

/** The policy speaks of people and events: whole, finite and not negative, or not usable at all. */
export const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
