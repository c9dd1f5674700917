import type {
  ActionTag,
  Decision,
  DecisionState,
  Meeting,
  MeetingKind,
  PartyKind,
  Turn,
} from '@waymark/contract';
import { type CodedAction, codingOf, type CountedMeeting } from '@waymark/outcomes';
import { type Actor, onTheTeam } from '../access/actor';
import { coderKey } from '../access/coder-key';
import type { DecisionCodeEntity } from './decision.entity';
import type { DecisionRow, MeetingRow } from './meetings.store';

const tagOf = ({ orientation, approach }: Pick<DecisionCodeEntity, 'orientation' | 'approach'>): ActionTag =>
  ({ orientation, approach }) as ActionTag;

export function codedAction({ decision, codes }: DecisionRow): CodedAction {
  return {
    tag: tagOf(decision),
    codes: codes.slice(0, 2).map((code) => ({ coder: code.coder, tag: tagOf(code) })),
    settled:
      decision.settledOrientation === null
        ? null
        : tagOf({ orientation: decision.settledOrientation, approach: decision.settledApproach }),
  };
}

/** A decision as the reader may see it: the other's code stays hidden from somebody who is still to code it. */
export function decisionAnswer(actor: Actor, row: DecisionRow): Decision {
  const { organisationId: _scope, archived: _gone, ...d } = row.decision;
  const coded = codedAction(row);
  const mine = row.codes.some((code) => code.coderKey === coderKey(actor));
  const { state, counted } = codingOf(coded);
  const open = mine || coded.codes.length >= 2;
  return {
    id: d.id,
    version: d.version,
    meetingId: d.meetingId,
    contextId: d.contextId,
    title: d.title,
    owner: d.owner as PartyKind,
    due: d.due,
    state: d.state as DecisionState,
    doneOn: d.doneOn,
    tag: coded.tag,
    turn: d.turn === null ? null : (JSON.parse(d.turn) as Turn),
    responseId: d.responseId,
    coding: state,
    counted,
    codedByMe: mine,
    codes: open ? [...coded.codes] : [],
    settledBecause: d.settledBecause,
  };
}

export function meetingAnswer(actor: Actor, { meeting, contextIds, decisions }: MeetingRow): Meeting {
  return {
    id: meeting.id,
    version: meeting.version,
    date: meeting.date,
    kind: meeting.kind as MeetingKind,
    contextIds: [...contextIds],
    attendance: JSON.parse(meeting.attendance) as Meeting['attendance'],
    views: JSON.parse(meeting.views) as Meeting['views'],
    // notes are the team's
    note: onTheTeam(actor) ? meeting.note : '',
    decisions: decisions.map((row) => decisionAnswer(actor, row)),
  };
}

/**
 * The decisions of one context, or of all the rows hold, meeting by meeting, as balance counts them. A dropped action is planned no
 * more.
 */
export function countedMeetings(rows: readonly MeetingRow[], contextId?: number): CountedMeeting[] {
  return rows
    .filter(({ contextIds }) => contextId === undefined || contextIds.includes(contextId))
    .map(({ meeting, decisions }) => ({
      id: meeting.id,
      date: meeting.date,
      kind: meeting.kind as MeetingKind,
      actions: decisions
        .filter(
          ({ decision }) =>
            (contextId === undefined || decision.contextId === contextId) && decision.state !== 'dropped',
        )
        .map((row) => ({
          orientation: codingOf(codedAction(row)).counted.orientation,
          done: row.decision.state === 'done',
          doneOn: row.decision.doneOn,
        })),
    }));
}
