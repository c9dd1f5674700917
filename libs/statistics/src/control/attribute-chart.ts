import { type Maybe, hasInfinite, isNumber } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';
import { mean } from '../summaries';

export interface AttributeOptions {
  /** Laney's wider limits (p', u') where the plain ones are too narrow for large groups. */
  readonly prime?: boolean;
  /** Use only the first so many observed periods for the centre. */
  readonly baselinePoints?: number;
  /** 0-based periods left out of the centre, and of nothing else. */
  readonly exclude?: readonly number[];
}

/** One figure a period; null where the denominator is missing or 0. */
export interface AttributeChart {
  readonly centre: number;
  /** Spread between periods relative to what chance gives; null without two neighbouring periods. */
  readonly sigmaZ: number | null;
  readonly values: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  readonly lower: readonly (number | null)[];
}

export interface KnownCentre {
  readonly centre?: number;
}

/** What p and u charts share; they differ in the standard deviation of a period and in the ceiling. */
export function attributeChart(
  counts: readonly Maybe[],
  sizes: readonly Maybe[],
  options: AttributeOptions,
  kind: 'proportion' | 'rate',
): Outcome<AttributeChart, KnownCentre> {
  if (counts.length !== sizes.length) {
    return refuse('invalid_input', 'Each period needs a count and what to divide it by.');
  }
  if (hasInfinite(counts) || hasInfinite(sizes)) {
    return refuse('invalid_input', 'Every figure must be finite.');
  }
  const negative = (value: Maybe): boolean => isNumber(value) && value < 0;
  if (counts.some(negative) || sizes.some(negative)) {
    return refuse('invalid_input', 'Counts and denominators cannot be negative.');
  }
  const periods = counts.map((x, i) => {
    const n = sizes[i];
    return isNumber(x) && isNumber(n) && n > 0 ? { x, n } : null;
  });
  if (kind === 'proportion' && periods.some((p) => p !== null && p.x > p.n)) {
    return refuse('invalid_input', 'A numerator cannot exceed its denominator.');
  }
  const used = usedForCentre(periods, options);
  let [x, n] = [0, 0];
  periods.forEach((period, i) => {
    if (!period || !used[i]) return;
    x += period.x;
    n += period.n;
  });
  if (n === 0) return refuse('no_data', 'No period has both a count and a denominator.');
  const centre = x / n;
  const unit = kind === 'proportion' ? centre * (1 - centre) : centre;
  if (!(unit > 0)) {
    const sentence = 'It always or never happens in these periods, so there are no limits.';
    return refuse('zero_variance', sentence, { centre });
  }
  const spread = periods.map((p) => (p ? Math.sqrt(unit / p.n) : null));
  const z = periods.map((p, i) => (p && used[i] ? (p.x / p.n - centre) / (spread[i] as number) : null));
  const steps = z.flatMap((now, i) => {
    const before = z[i - 1];
    return isNumber(now) && isNumber(before) ? [Math.abs(now - before)] : [];
  });
  const sigmaZ = steps.length > 0 ? mean(steps) / 1.128 : null;
  const widen = options.prime ? Math.max(1, sigmaZ ?? 1) : 1;
  const ceiling = kind === 'proportion' ? 1 : Infinity;
  return answer({
    centre,
    sigmaZ,
    values: periods.map((p) => (p ? p.x / p.n : null)),
    upper: spread.map((s) => (s === null ? null : Math.min(ceiling, centre + 3 * widen * s))),
    lower: spread.map((s) => (s === null ? null : Math.max(0, centre - 3 * widen * s))),
  });
}

function usedForCentre(periods: readonly unknown[], options: AttributeOptions): boolean[] {
  const left = new Set(options.exclude ?? []);
  let seen = 0;
  return periods.map((period, i) => {
    if (period === null || ++seen > (options.baselinePoints ?? Infinity)) return false;
    return !left.has(i);
  });
}
