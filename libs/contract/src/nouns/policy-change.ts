import { z } from 'zod';

/** One rule that a new version of a policy makes looser, in words for the two people who decide. */
export const policyLoosening = z.strictObject({
  /** Where in the file: `events.withheld_to`. */
  path: z.string(),
  from: z.string(),
  to: z.string(),
  sentence: z.string(),
});
export type PolicyLoosening = z.infer<typeof policyLoosening>;

/** A new version of a policy in use. One that loosens anything needs a reason and a second person. */
export const policyChange = z.strictObject({
  id: z.int().positive(),
  set: z.string(),
  fromVersion: z.int().positive(),
  toVersion: z.int().positive(),
  loosenings: z.array(policyLoosening),
  reason: z.string().trim().max(2000),
  proposedBy: z.string(),
  proposedAt: z.string(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  state: z.enum(['proposed', 'in use', 'declined']),
});
export type PolicyChange = z.infer<typeof policyChange>;
