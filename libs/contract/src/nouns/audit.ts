import { z } from 'zod';
import { isoDate } from './period';
import { role } from './place';

/** What was done, with the words in which it is told: "Amira Demo <words> <what>". A new act is a line here. */
export const auditActionWords = {
  create: 'added',
  change: 'changed',
  remove: 'removed',
  record: 'recorded figures in',
  correct: 'corrected a figure of',
  import: 'imported a file:',
  'import-undone': 'took back an import:',
  export: 'took away',
  'personal-read': 'looked at personal data:',
  publish: 'published',
  withdraw: 'withdrew',
  erase: 'erased',
  'sign-in': 'signed in:',
  'sign-in-refused': 'was refused at signing in:',
  'sign-out': 'signed out:',
  refused: 'was refused:',
  'lock-out': 'was locked out for a while:',
  'act-as': 'changed role:',
  'password-change': 'set a new password:',
  'second-factor-on': 'set up a second factor:',
  'second-factor-off': 'took away the second factor:',
  'recovery-codes': 'made new recovery codes:',
  'recovery-code-used': 'used a recovery code:',
  invite: 'invited somebody:',
  'invite-accepted': 'accepted an invitation:',
  'role-grant': 'gave a role:',
  'role-withdraw': 'took back a role:',
  'look-alike': 'may be one person with two accounts, deciding on',
  settings: 'changed a setting:',
  maintain: 'did maintenance:',
} as const;

export const auditAction = z.enum(
  Object.keys(auditActionWords) as [keyof typeof auditActionWords, ...(keyof typeof auditActionWords)[]],
);
export type AuditAction = z.infer<typeof auditAction>;

/**
 * One field before and after. A personal field never says its value: its keyed digests show whether it was the same
 * value twice, to whoever holds the key, and nothing to anybody else.
 */
export const auditChange = z.strictObject({
  field: z.string().max(80),
  personal: z.boolean(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type AuditChange = z.infer<typeof auditChange>;

const auditActor = z.strictObject({
  personId: z.int().positive().nullable(),
  name: z.string(),
  /** Null for what nobody did: the program's own work, or a change from outside. */
  role: role.nullable(),
  /** By which way: a session, the command line, Waymark itself, or the database behind its back. */
  capacity: z.string(),
});

export const auditEntry = z.strictObject({
  sequence: z.int().positive(),
  /** The instant in UTC. */
  at: z.iso.datetime(),
  actor: auditActor,
  action: auditAction,
  object: z.strictObject({
    kind: z.string(),
    id: z.string().nullable(),
    /** Kind and number, which stay when names change. */
    reference: z.string(),
    /** What it is called today, for those who may read it; null where it is gone or has no name. */
    label: z.string().nullable(),
    /** The context it belongs to, by its pseudonym of today. */
    place: z.string().nullable(),
  }),
  contextId: z.int().positive().nullable(),
  organisationId: z.int().positive().nullable(),
  changes: z.array(auditChange),
  details: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  reason: z.string().nullable(),
  requestId: z.string().nullable(),
  /** The seal of this entry, for comparing with a printed one. */
  hash: z.string().length(64),
});
export type AuditEntry = z.infer<typeof auditEntry>;

const shortText = z.string().trim().max(120).optional();

export const auditFilters = z.strictObject({
  /** Name of the person, or part of it. */
  who: shortText,
  action: auditAction.optional(),
  /** Kind of object, for example `context`. */
  kind: shortText,
  objectId: shortText,
  contextId: z.coerce.number().int().positive().optional(),
  /** Days in the United Kingdom, both included. */
  from: isoDate.optional(),
  to: isoDate.optional(),
  /** Words in the fields, the reason or what was done. */
  text: shortText,
});
export type AuditFilters = z.infer<typeof auditFilters>;

export const auditPage = z.strictObject({
  entries: z.array(auditEntry),
  /** Ask for entries before this one to get the next page; null on the last. */
  next: z.int().positive().nullable(),
  /** What there is to choose from. */
  kinds: z.array(z.string()),
  people: z.array(z.string()),
});
export type AuditPage = z.infer<typeof auditPage>;

export const auditChain = z.strictObject({
  state: z.enum(['whole', 'broken']),
  /** Checked up to this entry; 0 while there is none. */
  verifiedTo: z.int().nonnegative(),
  verifiedAt: z.iso.datetime(),
  entries: z.int().nonnegative(),
  /** Seal of the last entry checked. */
  hash: z.string().nullable(),
  /** What is wrong, a sentence each; the first twenty. */
  faults: z.array(z.string()),
});
export type AuditChain = z.infer<typeof auditChain>;
