import { normalCdf } from '../distributions/normal';

/** Beyond this many standard errors every p is called 1e-15. */
const furthest = 7.94;
const smallest = 1e-15;

/**
 * A p-value for a method that only gives intervals: the smallest alpha (1 - confidence) whose interval
 * leaves 0 out. Needed to correct several headline verdicts together (Holm). For intervals that widen as confidence
 * grows. Found by false position (Illinois) on z, along which the limits of most intervals are nearly straight, so
 * that about ten intervals are asked for. 1 if even the narrowest interval holds 0, 1e-15 at the least, null where
 * `intervalAt` cannot give an interval.
 */
export function smallestAlphaExcludingZero(
  intervalAt: (confidence: number) => readonly [lower: number, upper: number] | null,
): number | null {
  /** How far 0 lies outside the interval of z standard errors (below 0: inside); NaN without one. */
  const clearance = (z: number): number => {
    const interval = intervalAt(1 - alphaOf(z));
    return interval ? Math.max(interval[0], -interval[1]) : NaN;
  };
  const ends = { out: { z: 1e-9, f: clearance(1e-9) }, in: { z: furthest, f: clearance(furthest) } };
  if (!Number.isFinite(ends.out.f) || !Number.isFinite(ends.in.f)) return null;
  if (ends.in.f > 0) return smallest;
  if (ends.out.f <= 0) return 1;
  let last: 'out' | 'in' | null = null;
  for (let i = 0; i < 100 && ends.in.z - ends.out.z > 1e-11; i++) {
    const z = ends.out.z + (ends.out.f / (ends.out.f - ends.in.f)) * (ends.in.z - ends.out.z);
    const f = clearance(z);
    if (!Number.isFinite(f)) return null;
    if (Math.abs(f) <= 1e-15) return alphaOf(z);
    const side = f > 0 ? 'out' : 'in';
    // The same side twice: halve the pull of the other end, so that it moves as well.
    if (side === last) ends[side === 'out' ? 'in' : 'out'].f /= 2;
    ends[side] = { z, f };
    last = side;
  }
  return alphaOf((ends.out.z + ends.in.z) / 2);
}

const alphaOf = (z: number): number => 2 * normalCdf(-z);
