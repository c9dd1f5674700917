import type { ActionTag, PartyKind, PartySide, Turn, TurnTally } from '@waymark/contract';

const SIDES: Record<PartyKind, PartySide> = {
  'young people': 'community',
  families: 'community',
  residents: 'community',
  business: 'community',
  other: 'community',
  VCS: 'VCS',
  school: 'statutory',
  'social care': 'statutory',
  police: 'statutory',
  'community safety': 'statutory',
  housing: 'statutory',
  health: 'statutory',
  'youth justice': 'statutory',
};

/** Which side of the table a kind of partner sits on. */
export const sideOf = (party: PartyKind): PartySide => SIDES[party];

export interface TurnedDecision {
  readonly turn: Turn | null;
  /** The tag that counts for what was agreed. */
  readonly counted: ActionTag;
}

export type TurnDirection = 'towards the context' | 'towards behaviour' | 'another means' | 'same aim';

const RANK: Record<ActionTag['orientation'], number> = { behaviour_based: 0, both: 1, ecological: 2 };

/** Which way a turned decision went: first by what it aims at, then by its means. */
export function turnDirection(from: ActionTag, to: ActionTag): TurnDirection {
  const step = RANK[to.orientation] - RANK[from.orientation];
  if (step > 0) return 'towards the context';
  if (step < 0) return 'towards behaviour';
  return from.approach === to.approach ? 'same aim' : 'another means';
}

/**
 * Who turned decisions, and which way. A turn to guardianship from another means is counted apart, as one decision may both
 * aim at the context now and have left surveillance behind. Only decisions that were turned are counted.
 */
export function turnsBySide(decisions: readonly TurnedDecision[]): TurnTally[] {
  const sides: readonly PartySide[] = ['VCS', 'community', 'statutory'];
  return sides.map((side) => {
    const turns = decisions.flatMap(({ turn, counted }) =>
      turn && sideOf(turn.arguedBy) === side ? [{ from: turn.proposedTag, to: counted }] : [],
    );
    const count = (wanted: TurnDirection): number =>
      turns.filter(({ from, to }) => turnDirection(from, to) === wanted).length;
    return {
      side,
      towardsContext: count('towards the context'),
      towardsBehaviour: count('towards behaviour'),
      toGuardianship: turns.filter(
        ({ from, to }) =>
          to.approach === 'guardianship' && from.approach !== null && from.approach !== to.approach,
      ).length,
      other: count('another means') + count('same aim'),
    };
  });
}
