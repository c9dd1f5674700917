import { createHash } from 'node:crypto';
import type { BroughtView, YoungChoice, YoungSection } from '@waymark/contract';
import type { ResponseEntity } from '../catalogue/response.entity';
import type { DecisionEntity } from '../meetings/decision.entity';
import type { MeetingEntity } from '../meetings/meeting.entity';

/** What the team has written about one context that young people could be told. */
export interface YoungSources {
  readonly meetings: readonly MeetingEntity[];
  readonly decisions: readonly DecisionEntity[];
  readonly responses: readonly ResponseEntity[];
}

/** One thing that can be ticked, in the words of the team. */
export interface Offer {
  readonly source: string;
  readonly section: YoungSection;
  readonly date: string | null;
  readonly original: string;
  readonly originalAnswer: string;
  /** For what comes next: its date is when it began, not when it is to be. */
  readonly underWay?: true;
}

/**
 * A choice as it is kept: with a digest of the words it was made from. Where these change, or are gone, the choice shows
 * nothing until somebody looks at it again; and once they are erased, no copy of them is left here.
 */
export interface KeptChoice extends YoungChoice {
  readonly madeFrom: string;
}

/** Everything of a context that can be ticked, the latest first. Only views of young people themselves, and nothing that was given up. */
export function offersOf({ meetings, decisions, responses }: YoungSources): Offer[] {
  const heldOn = new Map(meetings.map(({ id, date }) => [id, date]));
  const said = meetings.flatMap(({ id, date, views }) =>
    (JSON.parse(views) as BroughtView[]).flatMap(({ party, how, answered }, position): Offer[] =>
      party === 'young people'
        ? [
            {
              source: `view-${id}-${position}`,
              section: 'said',
              date,
              original: how,
              originalAnswer: answered,
            },
          ]
        : [],
    ),
  );
  const decided = decisions
    .filter(({ state, archived }) => state !== 'dropped' && !archived)
    .map((it): Offer => {
      const done = it.state === 'done';
      return {
        source: `decision-${it.id}`,
        section: done ? 'done' : 'next',
        date: done ? (it.doneOn ?? heldOn.get(it.meetingId) ?? null) : it.due,
        original: it.title,
        originalAnswer: '',
      };
    });
  const work = responses
    .filter(({ state, archived }) => state !== 'stopped' && !archived)
    .map((it): Offer => {
      const done = it.state === 'done';
      return {
        source: `response-${it.id}`,
        section: done ? 'done' : 'next',
        date: done ? (it.end ?? it.start) : it.start,
        original: it.title,
        originalAnswer: '',
        ...(it.state === 'under way' ? { underWay: true as const } : {}),
      };
    });
  return [...said, ...decided, ...work].sort(
    (a, b) => (b.date ?? '').localeCompare(a.date ?? '') || a.source.localeCompare(b.source),
  );
}

export const digestOf = ({ original, originalAnswer }: Offer): string =>
  createHash('sha256').update(`${original}\n${originalAnswer}`).digest('hex');

/** Offers with the choice made of each; a choice made from other words than there are now is `changed`. */
export function chosen(
  offers: readonly Offer[],
  choices: readonly KeptChoice[],
): {
  readonly offer: Offer;
  readonly choice: KeptChoice | null;
  readonly state: 'not chosen' | 'shown' | 'changed';
}[] {
  const bySource = new Map(choices.map((choice) => [choice.source, choice]));
  return offers.map((offer) => {
    const choice = bySource.get(offer.source) ?? null;
    const state = !choice ? 'not chosen' : choice.madeFrom === digestOf(offer) ? 'shown' : 'changed';
    return { offer, choice, state };
  });
}
