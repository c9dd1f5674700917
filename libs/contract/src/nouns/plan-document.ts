import { z } from 'zod';
import { plainWord } from '../free-text';
import { code, id, note, words } from './entered';
import { partyKind } from './meeting';
import { isoDate } from './period';

export const weekPart = z.enum(['school day', 'weekend or holiday']);
export type WeekPart = z.infer<typeof weekPart>;
export const dayPart = z.enum(['before school', 'daytime', 'after school', 'evening', 'night']);
export type DayPart = z.infer<typeof dayPart>;

/** What young people say of the adults of one role at one time. */
export const trust = z.enum(['trusted', 'some trusted', 'not trusted', 'not asked']);
export type Trust = z.infer<typeof trust>;

/** Which adults are there when: by role and number, never by name. */
export const guardianSlot = z.strictObject({
  week: weekPart,
  day: dayPart,
  /** Code of a role in data/guardianship. */
  role: code,
  adults: z.int().min(1).max(200),
  trained: z.int().min(0).max(200),
  trust,
});
export type GuardianSlot = z.infer<typeof guardianSlot>;

const guardianshipMap = z.strictObject({
  kind: z.literal('guardianship map'),
  date: isoDate,
  slots: z.array(guardianSlot).max(60).default([]),
  /** How young people were asked. */
  asked: note(400),
  note: note(1200),
});

export const incidentTask = z.strictObject({
  phase: code,
  text: words(300, 'Say what is to be done.'),
  owner: partyKind,
  done: isoDate.nullable().default(null),
});
const incidentPlan = z.strictObject({
  kind: z.literal('incident plan'),
  /** Day of the incident. */
  date: isoDate,
  /** What happened to the place, in a few words; no person in it. */
  title: words(160, 'Say in a few words what happened, without any person in it.'),
  tasks: z.array(incidentTask).max(60).default([]),
  /** Friends and peers as people to support: who reaches them and how. Groups, never people. */
  support: note(1200),
  /** What was learned: needed before it closes. */
  learning: note(2000),
});

export const valuesReview = z.strictObject({
  kind: z.literal('values review'),
  date: isoDate,
  entries: z
    .array(
      z.strictObject({
        value: code,
        level: z.int().min(0).max(4),
        evidence: words(800, 'Say what shows it: a level without evidence is a wish.'),
        /** The value as the list called it then: a list that changes later changes no review. */
        label: plainWord(
          z.string().max(80).default(''),
          'the server writes it from the list, whatever is sent',
        ),
      }),
    )
    .max(12)
    .default([]),
  note: note(1200),
});

/** VCS and statutory partners rate the standing of the VCS apart (SYS-04): one row a side. */
const paritySide = z.enum(['VCS', 'statutory']);
const parityRating = z.strictObject({
  kind: z.literal('parity rating'),
  date: isoDate,
  side: paritySide,
  level: z.int().min(0).max(4),
  evidence: words(800, 'Say what shows it.'),
});

/** Documents that belong to a context and are kept in versions: each kind has its own body and nothing else differs. */
export const newPlanDocument = z.discriminatedUnion('kind', [
  guardianshipMap,
  incidentPlan,
  valuesReview,
  parityRating,
]);
export type NewPlanDocument = z.infer<typeof newPlanDocument>;
export type GuardianshipMap = z.infer<typeof guardianshipMap>;
export type IncidentPlan = z.infer<typeof incidentPlan>;
export type ValuesReview = z.infer<typeof valuesReview>;
export type ParityRating = z.infer<typeof parityRating>;
export type PlanDocumentKind = NewPlanDocument['kind'];

export const planDocument = z.strictObject({
  id,
  contextId: id,
  /** Goes up with every save, so that two people editing lose nothing. */
  version: id,
  /** The version people speak of: what one person saved in one sitting is one. */
  number: id,
  closedOn: isoDate.nullable(),
  archived: z.boolean(),
  by: z.string(),
  body: newPlanDocument,
});
export type PlanDocument = z.infer<typeof planDocument>;

/** How one part of the week stands: the first of these that holds. */
export const slotState = z.enum([
  'nobody',
  'nobody trained',
  'nobody trusted',
  'young people not asked',
  'trusted and trained',
]);
export type SlotState = z.infer<typeof slotState>;

export const guardianWeek = z.array(
  z.strictObject({
    week: weekPart,
    day: dayPart,
    state: slotState,
    adults: z.int().min(0),
    trained: z.int().min(0),
    roles: z.array(z.string()),
  }),
);
export type GuardianWeek = z.infer<typeof guardianWeek>;

/** One saving of a document: who wrote it, and the day until which it stood; null for the one that stands. */
export const documentVersion = z.strictObject({ version: id, by: z.string(), until: isoDate.nullable() });
export type DocumentVersion = z.infer<typeof documentVersion>;

/** One line in which two versions differ, as they say it; empty where a version does not say it at all. */
export const documentDifference = z.strictObject({
  about: z.string(),
  before: z.string(),
  after: z.string(),
});
export type DocumentDifference = z.infer<typeof documentDifference>;

/** One document as one of its versions has it, beside another. */
export const planDocumentPage = z.strictObject({
  id,
  contextId: id,
  name: z.string(),
  closedOn: isoDate.nullable(),
  /** The latest first. */
  versions: z.array(documentVersion).min(1),
  shown: documentVersion.extend({ body: newPlanDocument }),
  /** The week as this version of a guardianship map has it; empty for any other kind. */
  week: guardianWeek,
  /** The version it is compared with, the one before unless asked otherwise; null where there is none. */
  against: id.nullable(),
  /** From the older of the two to the newer. */
  differences: z.array(documentDifference),
});
export type PlanDocumentPage = z.infer<typeof planDocumentPage>;

export const guardianRole = z.strictObject({
  code,
  label: z.string(),
  sees: z.string(),
  does: z.array(z.string()).min(1),
  raises: z.string(),
  avoid: z.string(),
});
export type GuardianRole = z.infer<typeof guardianRole>;

const level = z.strictObject({
  level: z.int().min(0).max(4),
  says: words(120, 'Say what this level looks like.'),
});
const value = z.strictObject({
  code,
  label: words(80, 'Name the value.'),
  ask: words(240, 'Write the question that is asked about it.'),
});
const LEVELS = z.array(level).length(5);

/** The values that reviews ask for: the list that ships, or the one an organisation put in its place, with its versions. */
export const valuesList = z.strictObject({
  /** 0: the list of the installation, which nobody here has changed. */
  version: z.int().min(0),
  levels: LEVELS,
  values: z.array(value).min(1).max(12),
  /** Every change of it, the latest first. */
  changes: z.array(z.strictObject({ version: id, since: isoDate, by: z.string(), reason: z.string() })),
});
export type ValuesList = z.infer<typeof valuesList>;

/** A list that takes the place of the last one. A value without a code is new. */
export const newValuesList = z.strictObject({
  levels: LEVELS,
  values: z
    .array(value.extend({ code: code.nullable().default(null) }))
    .min(1, 'Keep at least one value.')
    .max(12, 'Keep it to twelve values.'),
  reason: words(400, 'Say why the list changes: it is kept beside it.'),
});
export type NewValuesList = z.infer<typeof newValuesList>;

/** What ships beside the documents: roles with their learning, the template of an incident plan, the values. */
export const planTemplates = z.strictObject({
  guardians: z.strictObject({ version: id, source: z.url(), roles: z.array(guardianRole).min(1) }),
  incident: z.strictObject({
    version: id,
    source: z.url(),
    phases: z
      .array(
        z.strictObject({
          code,
          label: z.string(),
          tasks: z.array(z.strictObject({ text: z.string(), owner: partyKind })).min(1),
        }),
      )
      .min(1),
  }),
  values: z.strictObject({
    version: id,
    source: z.url(),
    levels: z.array(z.strictObject({ level: z.int().min(0).max(4), says: z.string() })).length(5),
    values: z.array(z.strictObject({ code, label: z.string(), ask: z.string() })).min(1),
  }),
});
export type PlanTemplates = z.infer<typeof planTemplates>;

export const documentsPage = z.strictObject({
  contextId: id,
  name: z.string(),
  documents: z.array(planDocument),
  /** The week as the latest guardianship map shows it; empty where there is none. */
  week: guardianWeek,
  /** The values that a review of this context asks for. */
  values: valuesList,
  /** Both sides of the latest parity rating of each, side by side; null where a side has not rated. */
  parity: z.strictObject({ vcs: planDocument.nullable(), statutory: planDocument.nullable() }),
  /** The sides whose rating whoever asked may record: a partner their own only. */
  mayRate: z.array(paritySide),
});
export type DocumentsPage = z.infer<typeof documentsPage>;
