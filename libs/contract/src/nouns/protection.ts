import { z } from 'zod';
import { freeText, plainWord } from '../free-text';
import { isoDate } from './period';

const id = z.int().positive();
const words = (max: number, ask: string) =>
  freeText(z.string().trim().min(3, ask).max(max, `Keep this under ${max} characters.`));
const maybe = (max: number) => freeText(z.string().trim().max(max, `Keep this under ${max} characters.`));
const body = (max: number, ask: string) =>
  plainWord(
    z.string().trim().min(2, ask).max(max, `Keep this under ${max} characters.`),
    'the name of an organisation, a role or a reference',
  );
const organisationId = id.optional();
const code = plainWord(z.string().max(60), 'a code of a list');

/** One entry of a list that ships as data: a lawful basis, a condition of Article 9, a condition of Schedule 1. */
export const listEntry = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{1,60}$/),
  label: z.string(),
  law: z.string(),
  means: z.string(),
  /** What somebody choosing it has to know first. */
  caution: z.string().nullable(),
  source: z.string(),
});
export type ListEntry = z.infer<typeof listEntry>;

/** The lists a decision is chosen from, with their version: a decision keeps the version it was made under. */
export const protectionLists = z.strictObject({
  version: z.int().positive(),
  date: isoDate,
  /** Where it was read: the product's own file, or one that the installation put over it. */
  origin: z.enum(['product', 'installation']),
  lawfulBases: z.array(listEntry),
  article9: z.array(listEntry),
  schedule1: z.array(listEntry),
});
export type ProtectionLists = z.infer<typeof protectionLists>;

/** Why personal data is held at all: one row a decision. A new decision replaces an old one, which stays readable. */
const purposeFields = {
  title: body(120, 'Give the purpose a name, for example “Learning from surveys”.'),
  covers: words(1000, 'Say which data and which people it covers.'),
  lawfulBasis: code,
  /** `none` where no special category data is held for it; then `conditionNote` says why that is so. */
  article9: code,
  schedule1: code.nullable().default(null),
  conditionNote: maybe(1000).default(''),
  decidedBy: body(120, 'Say who decided: a role is enough.'),
  decidedOn: isoDate,
  reviewOn: isoDate,
};
export const newPurpose = z.strictObject({
  organisationId,
  ...purposeFields,
  replaces: id.nullable().default(null),
  reason: maybe(400).default(''),
});
export type NewPurpose = z.infer<typeof newPurpose>;
export const purpose = z.strictObject({
  id,
  organisationId: id,
  ...purposeFields,
  listVersion: z.int().positive(),
  replaces: id.nullable(),
  replacedBy: id.nullable(),
  reason: z.string(),
  endedOn: isoDate.nullable(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  reviewDue: z.boolean(),
});
export type Purpose = z.infer<typeof purpose>;
export const endPurpose = z.strictObject({
  endedOn: isoDate,
  reason: words(400, 'Say why nothing is held for it any more.'),
});

export const agreementPurpose = z.enum(['own learning', 'funder report', 'research', 'quote use']);
export const agreementAudience = z.enum(['team', 'partners', 'funders', 'researchers', 'public']);
export const capacityView = z.enum(['young person', 'parent', 'both', 'adult']);
/** A code that an organisation keeps the key of elsewhere: letters and digits, never a name. */
export const pseudonym = z
  .string()
  .trim()
  .regex(
    /^(?=[^\d]*\d)[A-Za-z0-9][A-Za-z0-9._-]{1,39}$/,
    'Use the code only: 2 to 40 letters, digits, dots and hyphens with at least one digit, for example YP-017. Never a name.',
  );

/** Ethical agreement to take part: one row for one purpose. It is not the lawful basis and does not replace one. */
const agreementFields = {
  /** Null for an anonymous survey: what was explained and agreed there belongs to nobody in particular. */
  subject: pseudonym.nullable().default(null),
  purpose: agreementPurpose,
  audience: z.array(agreementAudience).min(1, 'Name at least one audience.').max(5),
  wordingVersion: body(60, 'Name the version of the wording that was used.'),
  explainedBy: body(120, 'Say who explained it: a role is enough.'),
  capacity: capacityView,
  agreedOn: isoDate,
  expiresOn: isoDate,
  /** How many took part, for an anonymous survey. */
  people: z.int().positive().max(100_000).nullable().default(null),
};
export const newAgreement = z.strictObject({ organisationId, ...agreementFields });
export type NewAgreement = z.infer<typeof newAgreement>;
export const agreement = z.strictObject({
  id,
  organisationId: id,
  ...agreementFields,
  withdrawnOn: isoDate.nullable(),
  state: z.enum(['in force', 'expired', 'withdrawn']),
  retainUntil: isoDate.nullable(),
  recordedBy: z.string(),
  recordedAt: z.string(),
});
export type Agreement = z.infer<typeof agreement>;
export const withdrawal = z.strictObject({ withdrawnOn: isoDate });

export const requestDecision = z.enum([
  'waiting',
  'shared',
  'shared in part',
  'refused',
  'nothing held',
  'withdrawn by asker',
]);
export const requestTold = z.enum(['told before', 'told afterwards', 'not told', 'nobody concerned']);
/** Who asked this organisation for information, on which ground, and what became of it. No names of young people. */
const requestFields = {
  receivedOn: isoDate,
  organisation: body(160, 'Name the organisation that asked.'),
  askerRole: body(120, 'Give the role of who asked, for example “school safeguarding lead”.'),
  askedFor: words(1000, 'Say what was asked for, without naming anybody.'),
  basisClaimed: code,
  decision: requestDecision,
  decidedOn: isoDate.nullable().default(null),
  decidedBy: plainWord(z.string().trim().max(120), 'a role').default(''),
  reason: maybe(1000).default(''),
  told: requestTold.nullable().default(null),
  toldWords: maybe(1000).default(''),
};
export const newRequest = z.strictObject({ organisationId, ...requestFields });
export type NewRequest = z.infer<typeof newRequest>;
export const informationRequest = z.strictObject({
  id,
  organisationId: id,
  ...requestFields,
  recordedBy: z.string(),
  recordedAt: z.string(),
  retainUntil: isoDate.nullable(),
});
export type InformationRequest = z.infer<typeof informationRequest>;
const count = z.int().nonnegative();
export const requestYear = z.strictObject({
  year: z.string(),
  asked: count,
  byDecision: z.array(z.strictObject({ decision: requestDecision, count })),
  byBasis: z.array(z.strictObject({ basis: z.string(), count })),
  told: z.array(z.strictObject({ told: z.string(), count })),
});
export const requestLog = z.strictObject({
  requests: z.array(informationRequest),
  years: z.array(requestYear),
});
export type RequestLog = z.infer<typeof requestLog>;

/** A community's agreement that its place may be called by its name outside the team. */
const communityFields = {
  contextId: id,
  agreedBy: body(160, 'Say who agreed, for example “residents’ meeting of 4 May”.'),
  onBehalfOf: body(160, 'Say for whom they spoke.'),
  agreedOn: isoDate,
  expiresOn: isoDate,
  evidence: words(400, 'Say where the evidence is kept.'),
  covers: words(600, 'Say in their words what may be named, and where.'),
};
export const newCommunityAgreement = z.strictObject(communityFields);
export type NewCommunityAgreement = z.infer<typeof newCommunityAgreement>;
export const communityAgreement = z.strictObject({
  id,
  organisationId: id,
  ...communityFields,
  withdrawnOn: isoDate.nullable(),
  state: z.enum(['in force', 'not yet', 'expired', 'withdrawn']),
  /** What readers outside see today. */
  publicName: z.string(),
  /** Released editions in whose files the name stands, newest first: they never change, whatever is agreed later. */
  standsIn: z.array(
    z.strictObject({
      editionId: id,
      number: z.int().positive(),
      title: z.string(),
      released: isoDate,
      /** The edition was withdrawn, or one corrects it: readers of it are told. */
      told: z.enum(['withdrawn', 'corrected']).nullable(),
    }),
  ),
  recordedBy: z.string(),
  recordedAt: z.string(),
});
export type CommunityAgreement = z.infer<typeof communityAgreement>;

/** Nothing is shared without a reference, a purpose and an end. */
const sharingFields = {
  partner: body(160, 'Name the organisation that it is shared with.'),
  reference: body(80, 'Give the reference of the signed agreement.'),
  purposeId: id,
  what: words(600, 'Say what is shared.'),
  startsOn: isoDate,
  endsOn: isoDate,
};
export const newSharing = z.strictObject({ organisationId, ...sharingFields });
export type NewSharing = z.infer<typeof newSharing>;
export const sharing = z.strictObject({
  id,
  organisationId: id,
  ...sharingFields,
  purpose: z.string(),
  endedOn: isoDate.nullable(),
  state: z.enum(['in force', 'not yet', 'ended']),
  /** Whether something may be shared under it today, and if not, why. */
  mayShare: z.boolean(),
  because: z.string(),
  recordedBy: z.string(),
  recordedAt: z.string(),
});
export type Sharing = z.infer<typeof sharing>;
export const endSharing = z.strictObject({ endedOn: isoDate });
