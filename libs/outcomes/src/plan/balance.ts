import type { ActionTag, Balance, BalancePoint, MeetingKind } from '@waymark/contract';

/** An action of a plan as far as balance needs it. Dates are `YYYY-MM-DD`. */
export interface CountedAction {
  readonly orientation: ActionTag['orientation'];
  readonly done: boolean;
  /** Day it was completed; null where it was not. */
  readonly doneOn: string | null;
}

export interface CountedMeeting {
  readonly id: number;
  readonly date: string;
  readonly kind: MeetingKind;
  readonly actions: readonly CountedAction[];
}

/**
 * Share of actions that aim at social conditions: ecological ones, and half of those that are both (SYS-03).
 * An exact count of a known list, so it has no interval. `share` is null for an empty list, never 0.
 */
export function balanceOf(actions: readonly Pick<CountedAction, 'orientation'>[]): Balance {
  const count = (wanted: ActionTag['orientation']): number =>
    actions.filter((action) => action.orientation === wanted).length;
  const ecological = count('ecological');
  const both = count('both');
  return {
    actions: actions.length,
    ecological,
    both,
    behaviourBased: count('behaviour_based'),
    share: actions.length === 0 ? null : (ecological + both / 2) / actions.length,
  };
}

/**
 * The balance meeting by meeting, in order of date: what that meeting decided, and all that was planned and completed by
 * the end of its day. An action completed without a known day counts as completed from the last meeting on, since only
 * then is it certain.
 */
export function balanceByMeeting(meetings: readonly CountedMeeting[]): BalancePoint[] {
  const ordered = inOrder(meetings);
  const last = ordered.at(-1);
  const planned: CountedAction[] = [];
  return ordered.map((meeting) => {
    planned.push(...meeting.actions);
    const completed = planned.filter(({ done, doneOn }) =>
      doneOn === null ? done && meeting === last : doneOn <= meeting.date,
    );
    return {
      meetingId: meeting.id,
      date: meeting.date,
      kind: meeting.kind,
      decided: balanceOf(meeting.actions),
      plannedSoFar: balanceOf(planned),
      completedSoFar: balanceOf(completed),
    };
  });
}

export function inOrder(meetings: readonly CountedMeeting[]): CountedMeeting[] {
  return [...meetings].sort((one, other) => one.date.localeCompare(other.date) || one.id - other.id);
}
