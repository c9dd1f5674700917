import type { DisclosurePolicy } from '@waymark/contract';
import { roundedFrom, roundTo } from '../rounding';
import type { Figure } from './figures';
import type { LinkedCell } from './linked-cell';
import type { Surroundings } from './neighbourhood';
import { boundless, System } from './system';
import { findWorld } from './witness';

/** Sums of scores are kept in tenths, so that whole numbers lose nothing that matters. */
const tenths = 10;

/** Scores are kept of it, so that its mean is a figure of its own. */
export const hasMean = ({ members }: Figure): boolean => members.some(({ scoreSum }) => scoreSum !== null);

/**
 * Does what is published leave the mean score of a withheld group at least `wanted` possible whole points? Asked as if
 * every base were known exactly, which is more than anyone has: means of parts add up to the mean of the whole.
 */
export function leavesMeanOpen(
  hidden: Figure,
  { figures, links, fixed }: Surroundings,
  policy: DisclosurePolicy,
): boolean {
  const [cell] = hidden.members;
  if (!cell || cell.scoreSum === null || cell.truth.x === 0) return true;
  const { score_step } = policy.people_sample;
  const { min_possible_values: wanted, search_steps: steps } = policy.audit;
  const system = new System();
  const truth: number[] = [];
  const at = new Map<string, number>();
  for (const { id, members } of figures) {
    const sum = members[0]?.scoreSum ?? null;
    if (sum === null) continue;
    const inTenths = Math.round(sum * tenths);
    const bounds = fixed.has(id)
      ? [{ lower: inTenths, upper: inTenths }]
      : members.map((member) => sumBounds(member, score_step));
    const lower = Math.max(...bounds.map((bound) => bound.lower));
    const upper = Math.min(...bounds.map((bound) => bound.upper));
    truth.push(Math.min(upper, Math.max(lower, inTenths)));
    at.set(id, system.variable(lower, upper));
  }
  for (const { whole, parts, complete } of links) {
    const total = at.get(whole);
    const added = parts.map((part) => at.get(part));
    if (!complete || total === undefined || added.some((part) => part === undefined)) continue;
    const terms = added.map((variable) => ({ variable: variable ?? -1, coefficient: -1 }));
    // Each sum was rounded to a tenth on its own: together they may miss by that much.
    const slack = added.length + 1;
    system.constrain([{ variable: total, coefficient: 1 }, ...terms], -slack, slack);
  }
  const variable = at.get(hidden.id);
  if (variable === undefined || system.besides(variable).length === 0) return true;
  const n = cell.truth.x;
  const mean = roundTo(cell.scoreSum / n, score_step);
  const [lowest, highest] = cell.indicator.range ?? [-Infinity, Infinity];
  let found = 0;
  for (let distance = 0; distance <= wanted * 2 && found < wanted; distance += 1)
    for (const point of distance === 0
      ? [mean]
      : [mean - distance * score_step, mean + distance * score_step]) {
      if (point < lowest || point > highest) continue;
      if (findWorld(system, variable, Math.round(point * n * tenths), truth, steps)) found += 1;
    }
  return found >= wanted;
}

function sumBounds(cell: LinkedCell, step: number): { lower: number; upper: number } {
  const n = cell.truth.x * tenths;
  const [lowest, highest] = cell.indicator.range ?? [-boundless / n, boundless / n];
  if (n === 0) return { lower: 0, upper: 0 };
  const shown = cell.decision?.state === 'shown' ? cell.decision.stats : null;
  if (shown?.kind !== 'moments') return { lower: Math.ceil(lowest * n), upper: Math.floor(highest * n) };
  const { lower, upper } = roundedFrom(shown.mean, step);
  return { lower: Math.ceil(lower * n), upper: Math.ceil(upper * n) - 1 };
}
