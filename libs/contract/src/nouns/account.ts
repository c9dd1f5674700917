import { z } from 'zod';
import { role } from './place';

const id = z.int().positive();

/** What a role reaches. Which role may have which kind is `scopeKindsOf`. */
export const scopeKind = z.enum(['organisation', 'site', 'partnership', 'grant', 'edition']);
export type ScopeKind = z.infer<typeof scopeKind>;
export const newScope = z.strictObject({ kind: scopeKind, id });
export type NewScope = z.infer<typeof newScope>;
export const scope = newScope.extend({ name: z.string() });
export type Scope = z.infer<typeof scope>;

/** The kinds of scope each role may be given. */
export const scopeKindsOf: Readonly<Record<z.infer<typeof role>, readonly ScopeKind[]>> = {
  administrator: ['organisation'],
  manager: ['organisation', 'site'],
  practitioner: ['organisation', 'site'],
  partner: ['partnership'],
  commissioner: ['grant'],
  researcher: ['edition'],
};

/** The roles each role may give to others, and take away again. */
export const mayGive: Readonly<Record<z.infer<typeof role>, readonly z.infer<typeof role>[]>> = {
  administrator: ['administrator', 'manager', 'practitioner', 'partner', 'commissioner', 'researcher'],
  manager: ['practitioner', 'partner'],
  practitioner: [],
  partner: [],
  commissioner: [],
  researcher: [],
};

/** Roles that act with a second factor only. */
export const secondFactorRoles: readonly z.infer<typeof role>[] = ['administrator', 'manager'];

const personName = z
  .string()
  .trim()
  .min(2, 'Give the name that others and the audit trail should see.')
  .max(120, 'Keep the name under 120 characters.');

/** What somebody types to sign in: an e-mail address or a name of their choosing. Capitals make no difference. */
export const login = z
  .string()
  .trim()
  .min(2, 'Give an e-mail address or a sign-in name.')
  .max(120, 'Keep it under 120 characters.')
  .regex(/^[^\s\p{C}]+$/u, 'Leave out spaces: use an e-mail address, or a name such as sam.field.');

/** A password on its way in. What makes one good is judged on the server, with the words that are refused. */
export const password = z
  .string()
  .min(1, 'Type the password.')
  .max(256, 'A password may have 256 characters.');
/** Any length between the two, any character, pasted or typed: no rules of composition. */
export const newPassword = z
  .string()
  .min(12, 'Use at least 12 characters: four or five words that do not belong together are easy to remember.')
  .max(256, 'A password may have 256 characters.');

const linkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'This link is not complete: open the whole link.');
/** Six figures of the authenticator app; spaces as apps show them are taken out. */
const totpCode = z
  .string()
  .max(12)
  .transform((text) => text.replace(/\s+/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'Type the six figures that the authenticator app shows now.'));
const recoveryCode = z.string().trim().min(16, 'Type the whole recovery code.').max(40);

export const newAccount = z.strictObject({ name: personName, login, password: newPassword });
export type NewAccount = z.infer<typeof newAccount>;

/** The first words of an empty database, with the token of the link printed at its first start. */
export const firstSetup = z.strictObject({
  token: linkToken,
  organisation: z.string().trim().min(2, 'Give your organisation a name.').max(120),
  administrator: personName,
  login,
  password: newPassword,
});
export type FirstSetup = z.infer<typeof firstSetup>;

export const signIn = z.strictObject({ login, password });
/** One of the two. */
export const secondFactor = z.union([z.strictObject({ code: totpCode }), z.strictObject({ recoveryCode })]);
export type SecondFactor = z.infer<typeof secondFactor>;

/** What stands between somebody whose password was right and the product. */
export const pendingStep = z.enum(['second factor', 'set up second factor']);
export type PendingStep = z.infer<typeof pendingStep>;
/** What comes next: the product, a code of the second factor, or setting one up (managers and administrators must). */
export const signInAnswer = z.strictObject({ next: z.enum(['done', ...pendingStep.options]) });
export type SignInAnswer = z.infer<typeof signInAnswer>;

/** Offered by the demo only: signing in needs no password there, since everything in it is invented. */
export const demoAccount = z.strictObject({
  account: role,
  name: z.string(),
  role,
  /** What this account is for, in a sentence. */
  about: z.string(),
});
export type DemoAccount = z.infer<typeof demoAccount>;

export const membership = z.strictObject({ id, role, scope });
export type Membership = z.infer<typeof membership>;
export const newMembership = z.strictObject({ role, scope: newScope });
export type NewMembership = z.infer<typeof newMembership>;

/** One's own account. */
export const account = z.strictObject({
  name: z.string(),
  login: z.string(),
  memberships: z.array(membership),
  secondFactor: z.strictObject({
    on: z.boolean(),
    /** True where a role of this person asks for it: then it can be replaced, not removed. */
    required: z.boolean(),
    recoveryCodesLeft: z.int().nonnegative(),
  }),
  passwordChangedAt: z.string().nullable(),
});
export type Account = z.infer<typeof account>;

/** What an authenticator app needs; shown once, while it is being set up. */
export const totpSetUp = z.strictObject({
  /** Base32, for typing where nothing can be scanned. */
  secret: z.string(),
  /** otpauth://totp/..., for a QR code drawn in the browser. */
  uri: z.string(),
});
export type TotpSetUp = z.infer<typeof totpSetUp>;
/** Shown once and never again; each can be used once in place of the app. */
export const recoveryCodes = z.strictObject({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodes>;

export const signedInSession = z.strictObject({
  id,
  /** True for the one that asks. */
  current: z.boolean(),
  /** Browser and system as far as they said so, for example “Firefox on Linux”. */
  device: z.string(),
  role,
  startedAt: z.string(),
  lastSeenAt: z.string(),
});
export type SignedInSession = z.infer<typeof signedInSession>;

export const personState = z.enum(['active', 'suspended', 'ended']);
export type PersonState = z.infer<typeof personState>;
/** Somebody who works with Waymark, as those who look after accounts see them: memberships within their own scope only. */
export const person = z.strictObject({
  id,
  name: z.string(),
  login: z.string().nullable(),
  state: personState,
  memberships: z.array(membership),
  secondFactor: z.boolean(),
  lastSeenAt: z.string().nullable(),
  /** False where the person also works for others: then only the memberships here can be changed. */
  wholly: z.boolean(),
});
export type Person = z.infer<typeof person>;

const reason = z.string().trim().min(3, 'Say why, in a few words.').max(400);
export const personChange = z.strictObject({ state: personState, reason });
export const newResetLink = z.strictObject({
  /** Also forget the second factor, for somebody who lost the phone and the recovery codes. */
  secondFactorToo: z.boolean().default(false),
  reason,
});

export const invitationState = z.enum(['open', 'accepted', 'withdrawn', 'expired']);
export const newInvitation = z.strictObject({
  role,
  scope: newScope,
  /** For whom, as a reminder in the list; the account gets the name its owner gives. */
  forWhom: z.string().trim().min(2, 'Say for whom this is.').max(120),
});
export type NewInvitation = z.infer<typeof newInvitation>;
export const invitation = z.strictObject({
  id,
  role,
  scope,
  forWhom: z.string(),
  invitedBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  state: invitationState,
});
export type Invitation = z.infer<typeof invitation>;
/** A link to hand over in person or by a trusted channel. Its secret part stands behind the #, which no server or log sees. */
export const oneTimeLink = z.strictObject({ url: z.string(), expiresAt: z.string() });
export type OneTimeLink = z.infer<typeof oneTimeLink>;

/** A look at a link before anything is done with it. */
export const linkInput = z.strictObject({ token: linkToken });
export const linkAbout = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('first set-up'), expiresAt: z.string() }),
  z.strictObject({
    kind: z.literal('invitation'),
    forWhom: z.string(),
    role,
    scope: z.string(),
    organisation: z.string(),
    invitedBy: z.string(),
    expiresAt: z.string(),
  }),
  z.strictObject({
    kind: z.literal('reset'),
    login: z.string(),
    secondFactorToo: z.boolean(),
    expiresAt: z.string(),
  }),
]);
export type LinkAbout = z.infer<typeof linkAbout>;
/** `account` null: whoever is signed in takes the role as well. */
export const acceptance = z.strictObject({ token: linkToken, account: newAccount.nullable() });
export type Acceptance = z.infer<typeof acceptance>;
export const resetInput = z.strictObject({ token: linkToken, password: newPassword });
export const passwordChange = z.strictObject({ current: password, next: newPassword });
/**
 * A code of the factor there is, where there is one; else the password, unless it was given just now and this is the step that is
 * left: who finds an open screen must not be able to replace a factor, nor to put one of their own before the account.
 */
export const totpBeginning = z.strictObject({
  proof: secondFactor.nullable(),
  password: password.nullable().default(null),
});
export const totpConfirmation = z.strictObject({ code: totpCode });
/** Ending sessions, given the password again. The demo, whose people have none, leaves it out. */
export const sessionsEnding = z.strictObject({ password: password.nullable().default(null) });
export type SessionsEnding = z.infer<typeof sessionsEnding>;
export const proven = z.strictObject({ password, proof: secondFactor });
