import { z } from 'zod';
import { isoDate } from './period';
import { valuesList, valuesReview } from './plan-document';

const id = z.int().positive();

/** A partnership looks at itself together: each value with its level and what shows it. */
export const newPartnershipValues = valuesReview.omit({ kind: true });
export type NewPartnershipValues = z.infer<typeof newPartnershipValues>;

export const partnershipValuesReview = newPartnershipValues.extend({
  id,
  /** Goes up with every save, so that two people editing lose nothing. */
  version: id,
  /** Who saved it last. */
  by: z.string(),
  closedOn: isoDate.nullable(),
});
export type PartnershipValuesReview = z.infer<typeof partnershipValuesReview>;

export const partnershipValues = z.strictObject({
  id,
  name: z.string(),
  /** The values and levels that are asked for now: those of the organisation whose places these are. */
  list: valuesList.pick({ levels: true, values: true }),
  /** Why the reader writes nothing here; empty for a member of a partnership that is open. */
  closedTo: z.string(),
  /** The latest first. */
  reviews: z.array(partnershipValuesReview),
});
export type PartnershipValues = z.infer<typeof partnershipValues>;
