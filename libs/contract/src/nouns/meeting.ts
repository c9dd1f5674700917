import { z } from 'zod';
import { freeText } from '../free-text';
import { id, words } from './entered';
import { isoDate } from './period';
import { actionOrientation, approach } from './place';

/**
 * Who sits at the table or was spoken for, by kind: never a person's name. The order is that of every list on screen,
 * young people first.
 */
export const partyKind = z.enum([
  'young people',
  'families',
  'residents',
  'VCS',
  'school',
  'social care',
  'police',
  'community safety',
  'housing',
  'health',
  'youth justice',
  'business',
  'other',
]);
export type PartyKind = z.infer<typeof partyKind>;

/** VCS and statutory partners rate apart, and the part of each in a decision is told apart. */
export const partySide = z.enum(['community', 'VCS', 'statutory']);
export type PartySide = z.infer<typeof partySide>;

/** What an action sets out to change, and by which means where that says something. */
export const actionTag = z.strictObject({
  orientation: actionOrientation,
  approach: approach.nullable().default(null),
});
export type ActionTag = z.infer<typeof actionTag>;

export const meetingKind = z.enum([
  'peer group conference',
  'context conference',
  'multi-agency panel',
  'review',
]);
export type MeetingKind = z.infer<typeof meetingKind>;

/** One kind of partner: asked to come, present with so many, or spoken for by another. */
export const attendance = z.strictObject({
  party: partyKind,
  invited: z.boolean().default(true),
  present: z.int().min(0).max(200),
});
export type Attendance = z.infer<typeof attendance>;

/** Whose views, how they were brought, and how they were answered: a view without an answer stays visible as one. */
export const broughtView = z.strictObject({
  party: partyKind,
  how: words(400, 'Say how the views were brought, such as a survey, a film or in person.'),
  answered: freeText(z.string().trim().max(400, 'Keep it under 400 characters.')).default(''),
});
export type BroughtView = z.infer<typeof broughtView>;

const meetingFields = {
  date: isoDate,
  kind: meetingKind,
  /** Contexts discussed, at least one: a meeting is about places and groups, never about a person. */
  contextIds: z.array(id).min(1, 'Choose the contexts that were discussed.').max(20),
  attendance: z.array(attendance).max(13).default([]),
  views: z.array(broughtView).max(20).default([]),
  note: freeText(z.string().trim().max(2000, 'Keep the note under 2,000 characters.')).default(''),
};
export const newMeeting = z.strictObject(meetingFields);
export type NewMeeting = z.infer<typeof newMeeting>;

/** What was proposed before a decision was turned, and which kind of partner argued for the turn. */
export const turn = z.strictObject({
  proposed: words(300, 'Say what was proposed first.'),
  proposedTag: actionTag,
  arguedBy: partyKind,
});
export type Turn = z.infer<typeof turn>;

export const decisionState = z.enum(['planned', 'under way', 'done', 'dropped']);
export type DecisionState = z.infer<typeof decisionState>;

const decisionFields = {
  contextId: id,
  title: words(200, 'Say what was decided.'),
  owner: partyKind,
  due: isoDate.nullable().default(null),
  state: decisionState.default('planned'),
  doneOn: isoDate.nullable().default(null),
  /** As the meeting itself called it; two people code it apart afterwards. */
  tag: actionTag,
  turn: turn.nullable().default(null),
  /** The response of the context's plan that this became, where it did. */
  responseId: id.nullable().default(null),
};
export const newDecision = z.strictObject(decisionFields);
export type NewDecision = z.infer<typeof newDecision>;

/** How the coding of one action stands. `apart`: the two differ and it is still to be settled. */
export const codingState = z.enum(['uncoded', 'one coder', 'agreed', 'apart', 'settled']);
export type CodingState = z.infer<typeof codingState>;

export const decision = z.strictObject({
  ...decisionFields,
  id,
  /** Goes up with every change, so that two people editing lose nothing. */
  version: id,
  meetingId: id,
  coding: codingState,
  /** The tag that counts: settled, else agreed by two, else as the meeting called it. */
  counted: actionTag,
  /** True when the reader has coded it; the other's code is shown only then. */
  codedByMe: z.boolean(),
  codes: z.array(z.strictObject({ coder: z.string(), tag: actionTag })),
  settledBecause: z.string(),
});
export type Decision = z.infer<typeof decision>;

export const meeting = z.strictObject({
  ...meetingFields,
  id,
  /** Goes up with every change, so that two people editing lose nothing. */
  version: id,
  decisions: z.array(decision),
});
export type Meeting = z.infer<typeof meeting>;

export const settledCode = z.strictObject({
  tag: actionTag,
  reason: words(400, 'Say what settled it: the reason is kept beside both codes.'),
});
export type SettledCode = z.infer<typeof settledCode>;

/** Actions counted; one that is both counts half on each side, as SYS-03 says. */
export const balance = z.strictObject({
  actions: z.int().min(0),
  ecological: z.int().min(0),
  both: z.int().min(0),
  behaviourBased: z.int().min(0),
  /** (ecological + half of both) over all, 0..1; null where there is no action. */
  share: z.number().min(0).max(1).nullable(),
});
export type Balance = z.infer<typeof balance>;

/** One meeting's decisions and all that the plan had planned and completed by then. */
export const balancePoint = z.strictObject({
  meetingId: id,
  date: isoDate,
  kind: meetingKind,
  decided: balance,
  plannedSoFar: balance,
  completedSoFar: balance,
});
export type BalancePoint = z.infer<typeof balancePoint>;

export const drift = z.strictObject({
  state: z.enum(['holding', 'watch', 'drifted', 'began behaviour-based', 'too early']),
  /** One sentence to be read aloud, with the counts it rests on. */
  sentence: z.string(),
  began: balance,
  reviews: z.array(z.strictObject({ date: isoDate, balance, drifted: z.boolean() })),
});
export type Drift = z.infer<typeof drift>;

export const codingAgreement = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('shown'),
    /** Actions that two people coded apart. */
    actions: z.int().min(0),
    /** Share on which both said the very same, 0..1. */
    same: z.number().min(0).max(1),
    kappa: z.number(),
    lower: z.number(),
    upper: z.number(),
    /** Fewer than 30 actions: the interval is rough. */
    few: z.boolean(),
    sentence: z.string(),
  }),
  z.strictObject({ state: z.literal('refused'), actions: z.int().min(0), sentence: z.string() }),
]);
export type CodingAgreement = z.infer<typeof codingAgreement>;

/** Decisions that were turned, by the side of the table that argued for the turn. */
export const turnTally = z.strictObject({
  side: partySide,
  towardsContext: z.int().min(0),
  towardsBehaviour: z.int().min(0),
  toGuardianship: z.int().min(0),
  other: z.int().min(0),
});
export type TurnTally = z.infer<typeof turnTally>;

/** What meetings say about the system around a context, as counts of a known list. */
export const takingPart = z.strictObject({
  meetings: z.int().min(0),
  /** Meetings to which views of young people or families were brought, answered or not: SYS-06 counts those answered only. */
  withViews: z.int().min(0),
  viewsBrought: z.int().min(0),
  viewsAnswered: z.int().min(0),
  decisionsDue: z.int().min(0),
  decisionsDoneOfDue: z.int().min(0),
  /** Meetings to which each kind of partner was asked, and came. */
  parties: z.array(z.strictObject({ party: partyKind, invited: z.int().min(0), present: z.int().min(0) })),
});
export type TakingPart = z.infer<typeof takingPart>;

export const contextMeetings = z.strictObject({
  contextId: id,
  name: z.string(),
  meetings: z.array(meeting),
  balance: z.array(balancePoint),
  drift,
  agreement: codingAgreement,
  turns: z.array(turnTally),
  takingPart,
});
export type ContextMeetings = z.infer<typeof contextMeetings>;

/** How one plan among several stands: by name, never by share. */
export const planStanding = z.strictObject({ contextId: id, name: z.string(), balance, drift });
export type PlanStanding = z.infer<typeof planStanding>;

/** The plans of a partnership together, as far as the reader sees them. */
export const partnershipBalance = z.strictObject({
  id,
  name: z.string(),
  contexts: z.array(planStanding),
  /** Places of the partnership that the reader does not see: nothing of them is counted. */
  beyond: z.int().min(0),
  /** All their plans as one, meeting by meeting. */
  balance: z.array(balancePoint),
  turns: z.array(turnTally),
  takingPart,
});
export type PartnershipBalance = z.infer<typeof partnershipBalance>;

/** All meetings in reach, and how the plan of each context stands: by name, never by share. */
export const meetingsPage = z.strictObject({
  meetings: z.array(meeting),
  contexts: z.array(planStanding),
  agreement: codingAgreement,
  turns: z.array(turnTally),
  takingPart,
});
export type MeetingsPage = z.infer<typeof meetingsPage>;
