import type { DisclosurePolicy } from '@waymark/contract';
import { withheld, type Decision } from '../cell-rules';
import { guarded } from '../solver/guarded';
import type { LinearSolver } from '../solver/linear-solver';
import { nothing, type Without } from '../linked-rules';
import { Effort } from './effort';
import { familiesOf, type Family, type Figure } from './figures';
import type { Drafted, Earlier, LinkedCell } from './linked-cell';
import { collect, keyOf, linksOf, sameBases } from './linked-cells';
import { candidatesFor, isShown, neighbourhoodOf, surroundingsOf } from './neighbourhood';
import { staysOpenNearby } from './nearby';
import type { Nesting } from './nesting';
import { Openness } from './openness';
import { plansFor } from './plans';

const linked = withheld(
  'linked',
  'Shown beside the figures it adds up with, it would let a reader work out a withheld count to within a few.',
);

const unproven = withheld(
  'unproven',
  'Whether it gives a withheld count away could not be settled within the questions the solver may be asked, so it is withheld. Fewer breakdowns or longer periods beside each other make the question smaller.',
);
/** Withheld for another figure's sake, or not published at this grain: no rule of its own says how large it is. */
const forOthers: readonly string[] = ['linked', 'unproven', 'grain', 'earlier edition'];

/**
 * The audit of linked figures, to a fixed point. A withheld count is safe when at least `min_possible_values` worlds
 * are found that agree with everything published and differ in it: found worlds are proof, and where none are found in
 * time, one more figure is withheld. `unpublished` holds the finer cells behind series that went up a grain.
 */
export function auditLinked(
  drafts: readonly Drafted[],
  unpublished: readonly Drafted[],
  policy: DisclosurePolicy,
  solver: LinearSolver | null = null,
  earlier: Earlier = new Map(),
  nesting: Nesting = [],
  without: Without = nothing,
): readonly Drafted[] {
  const { cells, lines } = collect([...drafts, ...unpublished]);
  for (const [key, printed] of earlier) {
    const cell = cells.get(key);
    if (cell) cell.earlier = printed;
  }
  if (without.has('mean score')) for (const cell of cells.values()) cell.scoreSum = null;
  const links = linksOf(cells, lines, nesting)
    .filter(({ kind }) => !without.has(kind))
    .map((link) => (without.has('complete parts') ? { ...link, complete: false } : link));
  const bases = without.has('same base') ? [] : sameBases(cells);
  settleAll(familiesOf(cells, links, bases), policy, solver, without);
  return settledIn(drafts, cells);
}

/** Each family by itself; what it withholds is written into its cells. */
export function settleAll(
  families: readonly Family[],
  policy: DisclosurePolicy,
  solver: LinearSolver | null,
  without: Without = nothing,
): void {
  for (const family of families)
    if (family.figures.some(isWithheld) && family.figures.some(isKnown))
      settle(family, policy, solver && guarded(solver), without);
}

/** The drafts with what was settled of their cells. */
export function settledIn(
  drafts: readonly Drafted[],
  cells: ReadonlyMap<string, LinkedCell>,
): readonly Drafted[] {
  return drafts.map(({ series, decisions }) => ({
    series,
    decisions: decisions.map((decision, index) => {
      const cell = series.cells[index];
      const settled = cell && cells.get(keyOf(series, cell))?.decision;
      return settled?.state === 'withheld' && (decision.state === 'shown' || settled.leaveOut)
        ? settled
        : decision;
    }),
  }));
}

const isWithheld = ({ members }: Figure): boolean =>
  members.some(({ decision }) => decision?.state === 'withheld');

/** Something is known of it: it is shown, or an earlier edition printed it. */
const isKnown = (figure: Figure): boolean =>
  isShown(figure) || figure.members.some(({ earlier }) => earlier !== undefined);

/** Withheld by its own rule, not for the sake of another figure. */
const isByRule = ({ members }: Figure): boolean =>
  members.some(({ decision }) => decision?.state === 'withheld' && !forOthers.includes(decision.cause));

/** Single further figures tried before the nearest is withheld anyway. */
const patience = 4;
/** Ranks below this share a sum: parts of one breakdown, and the wholes they are part of. */
const direct = 4;

/** Less of a family of surveys shown than this, and whole tables are tried instead of single figures. */
const meagre = 1 / 3;

/**
 * Settles the family figure by figure. Where people were asked and hardly anything is left (one percentage is tied to the next by
 * the people behind both), it is settled again with whole tables withheld from the start, and what shows most is kept.
 */
function settle(
  family: Family,
  policy: DisclosurePolicy,
  solver: LinearSolver | null,
  without: Without,
): void {
  const { figures } = family;
  const before = decisionsIn(figures);
  const shown = (): number => figures.filter(isShown).length;
  const [atFirst, byRule] = [shown(), figures.filter(isByRule)];
  settleOneByOne(family, policy, solver, without);
  const asked = figures.some(({ members }) => members[0]?.rule === 'sample');
  if (!solver || !asked || shown() >= atFirst * meagre) return;
  let [best, most] = [decisionsIn(figures), shown()];
  for (const plan of plansFor(figures, (figure) => byRule.includes(figure))) {
    restore(figures, before);
    figures.filter((figure) => isShown(figure) && plan(figure)).forEach((figure) => withhold(figure, linked));
    if (shown() <= most) continue;
    settleOneByOne(family, policy, solver, without);
    if (shown() > most) [best, most] = [decisionsIn(figures), shown()];
  }
  restore(figures, best);
}

type Decisions = readonly (readonly (Decision | null)[])[];
const decisionsIn = (figures: readonly Figure[]): Decisions =>
  figures.map(({ members }) => members.map(({ decision }) => decision));
const restore = (figures: readonly Figure[], decisions: Decisions): void =>
  figures.forEach(({ members }, at) =>
    members.forEach((member, index) => (member.decision = decisions[at]?.[index] ?? null)),
  );

/** Withholds further figures of the family until every withheld count in it is safe. */
function settleOneByOne(
  family: Family,
  policy: DisclosurePolicy,
  solver: LinearSolver | null,
  without: Without,
): void {
  const hood = neighbourhoodOf(family);
  const effort = new Effort(family.figures.length);
  const openness = new Openness(hood, policy, solver, effort);
  const queue = family.figures.filter(isWithheld);
  const hide = (figure: Figure): void => {
    withhold(figure, effort.isSpent() ? unproven : linked);
    queue.push(figure);
  };
  const protects = (other: Figure, figure: Figure): boolean => {
    const before = other.members.map(({ decision }) => decision);
    withhold(other, linked);
    // Worlds found while it is only supposed to be withheld prove nothing if it is shown after all.
    const safe = new Openness(hood, policy, solver, effort).mayBeSafe(figure);
    other.members.forEach((member, index) => (member.decision = before[index] ?? null));
    return safe;
  };
  // Withholding more only widens what is possible, so a figure found safe stays safe.
  for (let at = 0; at < queue.length; at += 1) {
    const own = queue[at] as Figure;
    while (!openness.isSafe(own)) {
      const candidates = candidatesFor(own, hood);
      const [nearest] = candidates;
      if (!nearest) {
        if (!without.has('row left out')) leaveOut(own);
        break;
      }
      hide(candidates.slice(0, patience).find((other) => protects(other, own)) ?? nearest);
    }
    if (policy.audit.min_possible_values > 1 && isByRule(own) && !without.has('step either side')) {
      const around = surroundingsOf(own, hood);
      for (const other of candidatesFor(own, hood, direct))
        if (isShown(other) && !staysOpenNearby(own, other, around, policy)) hide(other);
    }
  }
}

/** An earlier edition printed what gives it away: even the word "withheld" would then say that it is small. */
function leaveOut({ members }: Figure): void {
  for (const member of members)
    if (member.decision?.state === 'withheld') member.decision = { ...member.decision, leaveOut: true };
}

/** The same number goes wherever it stands. */
function withhold({ members }: Figure, why: Decision): void {
  for (const member of members) if (member.decision?.state === 'shown') member.decision = why;
}
