import { isCount } from '../rounding';
import { combinations } from './combinations';
import { refuse, type Refusal } from './refusal';

/** A published aggregate: the finest groups behind it, and their count together. */
export interface Aggregate {
  readonly id: string;
  readonly atoms: readonly string[];
  readonly count: number;
}
export interface Violation {
  readonly type: 'small_count' | 'difference';
  /** Earlier aggregates it takes to isolate the set. */
  readonly with: readonly string[];
  readonly set: readonly string[];
  readonly count: number;
}
export interface DifferencingResult {
  readonly status: 'ok';
  readonly allowed: boolean;
  readonly violations: readonly Violation[];
}
const most = 3;

/**
 * May a figure be published beside what already is? Refused if it is small itself, or if adding and subtracting it and
 * up to three earlier figures leaves one copy of some set of groups with a small count (1 to threshold - 1).
 *
 * Units: whole counts; atoms are the finest groups (age band x place x period). Refuses broken counts. Source: Eurostat
 * handbook on statistical disclosure control, 4.6; ONS policy on births and deaths tables. Oracle:
 * oracle/sdc_differencing.json. Plain: all ages minus 10 to 17 leaves 3. Odd: a figure republished after one person
 * withdrew differs by exactly that person.
 */
export function differencing(
  releases: readonly Aggregate[],
  candidate: Aggregate,
  threshold: number,
): DifferencingResult | Refusal {
  if (![...releases, candidate].every(({ count }) => isCount(count)))
    return refuse('invalid_input', 'Counts are whole numbers, zero or more.');
  const small = (count: number): boolean => count > 0 && count < threshold;
  const violations: Violation[] = [];
  if (small(candidate.count) && candidate.atoms.length > 0)
    violations.push({ type: 'small_count', with: [], set: sorted(candidate.atoms), count: candidate.count });
  for (let size = 1; size <= most; size += 1)
    for (const earlier of combinations(releases, size))
      for (const signs of signings(size)) {
        const left = oneCopy(candidate, earlier, signs);
        if (left && small(left.count))
          violations.push({ type: 'difference', with: earlier.map(({ id }) => id), ...left });
      }
  return { status: 'ok', allowed: violations.length === 0, violations };
}

function signings(size: number): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** size }, (_, bits) =>
    Array.from({ length: size }, (__, index) => ((bits >> index) & 1 ? 1 : -1)),
  );
}

/** The set left when every group stands exactly once or not at all, whichever way round; else nothing. */
function oneCopy(
  candidate: Aggregate,
  earlier: readonly Aggregate[],
  signs: readonly number[],
): { set: readonly string[]; count: number } | null {
  const copies = new Map<string, number>();
  const add = (atoms: readonly string[], sign: number): void =>
    new Set(atoms).forEach((atom) => copies.set(atom, (copies.get(atom) ?? 0) + sign));
  add(candidate.atoms, 1);
  let count = candidate.count;
  earlier.forEach((aggregate, index) => {
    const sign = signs[index] ?? 1;
    add(aggregate.atoms, sign);
    count += sign * aggregate.count;
  });
  const left = [...copies].filter(([, times]) => times !== 0);
  const direction = left[0]?.[1] ?? 0;
  if (Math.abs(direction) !== 1 || left.some(([, times]) => times !== direction)) return null;
  return { set: sorted(left.map(([atom]) => atom)), count: count * direction };
}

const sorted = (atoms: readonly string[]): string[] => [...new Set(atoms)].sort();
