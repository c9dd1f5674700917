import { z } from 'zod';
import { freeText, plainWord } from '../free-text';

const id = z.int().positive();
const value = z.union([
  z.int().min(0).max(1000),
  z.enum(['withheld', 'shown']),
  plainWord(z.string().regex(/^\d{1,2} of \d{1,2}$/), 'so many of so many'),
]);

/** One rule that a new version of a policy makes looser, in words for the two people who decide. */
export const policyLoosening = z.strictObject({
  /** Where in the file: `events.withheld_to`. */
  path: z.string(),
  from: z.string(),
  to: z.string(),
  sentence: z.string(),
});
export type PolicyLoosening = z.infer<typeof policyLoosening>;

/** What a change does to one rule. */
export const policyDifference = policyLoosening.extend({ becomes: z.enum(['looser', 'stricter']) });
export type PolicyDifference = z.infer<typeof policyDifference>;

/** One rule of a policy, as it can be changed. */
export const policyRule = z.strictObject({
  path: z.string(),
  what: z.string(),
  /** What it does, where its name and a number do not say it; else empty. */
  does: z.string(),
  value: z.union([z.number(), z.string()]),
});
export type PolicyRule = z.infer<typeof policyRule>;

/** A new version of a policy in use. One that loosens anything needs a reason and a second person. */
export const policyChange = z.strictObject({
  id,
  set: z.string(),
  fromVersion: id,
  /** Given when it comes into use; versions are counted, and no version ever changes. */
  toVersion: id.nullable(),
  differences: z.array(policyDifference),
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  /** Everybody who agreed, the proposer left out, each with their reason. */
  approvals: z.array(z.strictObject({ by: z.string(), at: z.string(), reason: z.string() })),
  settledAt: z.string().nullable(),
  state: z.enum(['proposed', 'in use', 'replaced', 'declined']),
  /** Whether whoever reads this may decide it, and what it still needs. */
  mayDecide: z.boolean(),
  needs: z.string(),
});
export type PolicyChange = z.infer<typeof policyChange>;

/** The rules that hold outside the team, for the whole installation, and every change of them. */
export const policyPage = z.strictObject({
  set: z.string(),
  version: id,
  /** The version that came with the product. */
  shipped: id,
  rules: z.array(policyRule),
  least: z.int(),
  changes: z.array(policyChange),
});
export type PolicyPage = z.infer<typeof policyPage>;

export const newPolicyChange = z.strictObject({
  /** The version it was made from: somebody may have changed it meanwhile. */
  fromVersion: id,
  rules: z
    .array(
      z.strictObject({
        path: plainWord(
          z.string().regex(/^[a-z]+(_[a-z]+)*(\.[a-z]+(_[a-z]+)*){1,2}$/),
          'a rule of the policy',
        ),
        value,
      }),
    )
    .min(1, 'Change one rule at least.')
    .max(40),
  reason: freeText(z.string().trim().max(2000)).default(''),
});
export type NewPolicyChange = z.infer<typeof newPolicyChange>;

export const policyDecision = z.strictObject({
  agree: z.boolean(),
  reason: freeText(z.string().trim().min(3, 'Say why: it is kept with the version.').max(2000)),
});
export type PolicyDecision = z.infer<typeof policyDecision>;
