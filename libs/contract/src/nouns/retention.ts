import { z } from 'zod';
import { freeText } from '../free-text';
import { isoDate } from './period';
import { agreement, pseudonym } from './protection';

const id = z.int().positive();
const count = z.int().nonnegative();

/** A kind of record with one retention term. A table of personal data names the kind it belongs to. */
export const retentionKind = z.enum([
  'answers',
  'agreements',
  'requests',
  'words',
  'import problems',
  'report drafts',
  'text decisions',
  'permissions',
  'accounts',
  'sessions',
  'audit',
  'figures',
]);
export type RetentionKind = z.infer<typeof retentionKind>;

/** The schedule: how long, counted from when, why, and what happens then. */
export const retentionRule = z.strictObject({
  kind: retentionKind,
  title: z.string(),
  holds: z.string(),
  /** Months after `from`; null where nothing is erased by time, and `reason` says why. */
  months: z.int().min(1).max(600).nullable(),
  from: z.string(),
  then: z.enum(['erase the record', 'empty the words', 'keep']),
  reason: z.string(),
  /** The product's term, or what this organisation decided instead. */
  decided: z.strictObject({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
  shipped: z.int().nullable(),
  /** Whether an organisation may decide another term; sessions, for example, are ended by the program. */
  changeable: z.boolean(),
  /** Held now, null where it is the whole installation's and is not counted here; and due on the day asked. */
  held: count.nullable(),
  due: count,
});
export type RetentionRule = z.infer<typeof retentionRule>;

export const newRetentionTerm = z.strictObject({
  organisationId: id.optional(),
  kind: retentionKind,
  months: z.int('Use whole months.').min(1, 'At least one month.').max(600, 'At most 50 years.'),
  reason: freeText(
    z.string().trim().min(10, 'Say why this term is right: it is printed in the DPIA.').max(400),
  ),
});
export type NewRetentionTerm = z.infer<typeof newRetentionTerm>;

/** One record that is due. Never its content: the kind, a number, and since when. */
export const dueRecord = z.strictObject({
  kind: retentionKind,
  table: z.string(),
  id: z.int(),
  what: z.string(),
  dueOn: isoDate,
});

const perKind = z.array(z.strictObject({ kind: retentionKind, records: count }));
/** What an erasure did to figures that readers outside were shown: names of indicators, never of people. */
export const changedFigure = z.strictObject({
  contextId: id,
  context: z.string(),
  indicator: z.string(),
  period: z.string(),
  before: z.string(),
  after: z.string(),
});

/** A run of the retention job, or an erasure of one pseudonym: counts only. */
export const erasure = z.strictObject({
  id,
  organisationId: id,
  cause: z.enum(['preview', 'retention', 'one person']),
  asOf: isoDate,
  by: z.string(),
  at: z.string(),
  counts: perKind,
  reason: z.string(),
  changed: z.array(changedFigure),
  sentence: z.string(),
});
export type Erasure = z.infer<typeof erasure>;

export const retentionPage = z.strictObject({
  asOf: isoDate,
  rules: z.array(retentionRule),
  due: z.array(dueRecord),
  dueCount: count,
  /** False until somebody has looked at what is due and erased it once, under the schedule as it is now. */
  running: z.boolean(),
  sentence: z.string(),
  runs: z.array(erasure),
});
export type RetentionPage = z.infer<typeof retentionPage>;

export const aboutSubject = z.strictObject({ organisationId: id.optional(), pseudonym });
export const subjectSummary = z.strictObject({
  pseudonym: z.string(),
  tables: z.array(z.strictObject({ table: z.string(), what: z.string(), records: count })),
  /** Words elsewhere in which the code stands: to be looked at by a person. */
  mentioned: z.array(z.strictObject({ table: z.string(), id: z.int(), column: z.string() })),
  agreements: z.array(agreement),
  records: count,
  sentence: z.string(),
});
export type SubjectSummary = z.infer<typeof subjectSummary>;
export const exportSubject = aboutSubject.extend({ format: z.enum(['json', 'csv']).default('json') });
export const eraseSubject = aboutSubject.extend({
  /** Typed again, so that nobody erases another person by a slip. */
  again: pseudonym,
  reason: z.enum(['they asked', 'agreement withdrawn', 'recorded by mistake', 'other']),
});
export type EraseSubject = z.infer<typeof eraseSubject>;
