import type { Response } from '@waymark/contract';

const recent = 6;
const fewestBefore = 3;
/** At least half of the recent actions, and a third more than before, before anybody is asked to look. */
const atLeastHalf = 1 / 2;
const riseOf = 1 / 3;

/**
 * Has a plan drifted from changing the place to changing young people's behaviour? The last six responses begun, by
 * their start, against all those before them (at least three). Drifted when at least half of the six aim at behaviour,
 * and that share is a third or more above the share before. A prompt to look, never a score; `both` counts as neither.
 */
export function driftOf(responses: readonly Response[], asOf: string): string | null {
  const begun = responses
    .filter(({ archived, state, start }) => !archived && state !== 'planned' && start <= asOf)
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id - b.id));
  const before = begun.slice(0, -recent);
  const latest = begun.slice(-recent);
  if (before.length < fewestBefore) return null;
  const [then, now] = [aimedAtBehaviour(before), aimedAtBehaviour(latest)];
  const rise = now / latest.length - then / before.length;
  if (now / latest.length < atLeastHalf || rise < riseOf) return null;
  return `${now} of the last ${recent} actions aim at young people's behaviour; of the ${before.length} before them, ${then === 0 ? 'none' : then} did`;
}

const aimedAtBehaviour = (responses: readonly Response[]): number =>
  responses.filter(({ orientation }) => orientation === 'behaviour_based').length;
