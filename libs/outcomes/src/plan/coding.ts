import type { ActionTag, CodingAgreement, CodingState } from '@waymark/contract';
import { weightedKappa } from '@waymark/statistics';
import { twoCoders } from './two-coders';

export interface Code {
  readonly coder: string;
  readonly tag: ActionTag;
}

export interface CodedAction {
  /** As the meeting itself called it. */
  readonly tag: ActionTag;
  /** In the order they were made; two people code apart, a third code counts for nothing. */
  readonly codes: readonly Code[];
  readonly settled: ActionTag | null;
}

/** Where the coding of one action stands, and the tag that counts meanwhile. */
export function codingOf({ tag, codes, settled }: CodedAction): { state: CodingState; counted: ActionTag } {
  const { state, arrived } = twoCoders(
    codes.map((code) => code.tag),
    settled,
    sameTag,
  );
  return { state, counted: arrived ?? tag };
}

export const sameTag = (one: ActionTag, other: ActionTag): boolean =>
  one.orientation === other.orientation && one.approach === other.approach;

/** Behaviour-based, both, ecological lie on one line: being one step apart is less of a difference than two. */
const LEVEL: Record<ActionTag['orientation'], number> = { behaviour_based: 0, both: 1, ecological: 2 };

/**
 * How far two people coding apart agree on orientation: linearly weighted kappa over the actions both coded, before any
 * was settled. Fewer than ten actions are listed and not summed up: one action more would move the figure too far.
 */
export function codingAgreement(actions: readonly Pick<CodedAction, 'codes'>[]): CodingAgreement {
  const pairs = actions.flatMap(({ codes: [first, second] }) =>
    first && second ? [[LEVEL[first.tag.orientation], LEVEL[second.tag.orientation]] as const] : [],
  );
  if (pairs.length < 10)
    return {
      state: 'refused',
      actions: pairs.length,
      sentence: `Two people have coded ${pairs.length} ${pairs.length === 1 ? 'action' : 'actions'} apart; agreement is worked out from 10.`,
    };
  const found = weightedKappa({
    rater1: pairs.map(([one]) => one),
    rater2: pairs.map(([, other]) => other),
    levels: [0, 1, 2],
    weights: 'linear',
  });
  if (found.status !== 'ok') return { state: 'refused', actions: pairs.length, sentence: found.sentence };
  return {
    state: 'shown',
    actions: pairs.length,
    same: found.observedAgreement,
    kappa: found.kappa,
    lower: found.lower,
    upper: found.upper,
    few: found.flags.length > 0,
    sentence: `Two people coded ${pairs.length} actions apart and said the same of ${Math.round(found.observedAgreement * pairs.length)}.`,
  };
}
