import { z } from 'zod';
import { freeText, plainWord } from '../free-text';
import { partyKind } from './meeting';
import { isoDate } from './period';

const id = z.int().positive();

/** Whether a partnership lets anybody in today. `not shared`: no agreement to share holds, or nobody at home has agreed yet. */
export const partnershipState = z.enum(['open', 'not shared', 'ended']);
export type PartnershipState = z.infer<typeof partnershipState>;

/** What is between the reader and a partnership: its organisation's own people, joined, asked to join, or out of it. */
export const standing = z.enum(['home', 'joined', 'asked']);
export type Standing = z.infer<typeof standing>;

const fields = {
  name: plainWord(
    z.string().trim().min(2, 'Give the partnership a name.').max(120, 'Keep it under 120 characters.'),
    'the name of a partnership',
  ),
  contextIds: z.array(id).min(1, 'Choose the contexts whose plan is shared.').max(20),
  /** The agreement to share that it rests on: reference, purpose and end. */
  sharingId: id,
};
/** It belongs to the organisation of its contexts. */
export const newPartnership = z.strictObject(fields);
export type NewPartnership = z.infer<typeof newPartnership>;

export const partnership = z.strictObject({
  id,
  name: z.string(),
  organisation: z.string(),
  state: partnershipState,
  /** Why that is so, in a sentence. */
  because: z.string(),
  archived: z.boolean(),
  standing,
});
export type Partnership = z.infer<typeof partnership>;

/** One kind of thing in a shared plan, and what each side has of it. */
export const seenLine = z.strictObject({ what: z.string(), home: z.string(), partner: z.string() });
export type SeenLine = z.infer<typeof seenLine>;

/** Somebody who read what each may see, and agreed, for an organisation. */
export const partnershipParty = z.strictObject({
  id,
  side: z.enum(['home', 'partner']),
  organisation: z.string(),
  party: partyKind,
  /** Only for those who are in it. */
  person: z.string(),
  joinedOn: isoDate,
  /** False when what is shared was changed since: they have to agree anew. */
  current: z.boolean(),
});
export type PartnershipParty = z.infer<typeof partnershipParty>;

export const partnershipPage = partnership.extend({
  places: z.array(z.strictObject({ contextId: id, name: z.string() })),
  agreement: z
    .strictObject({
      id,
      reference: z.string(),
      partner: z.string(),
      purpose: z.string(),
      what: z.string(),
      startsOn: isoDate,
      endsOn: isoDate,
    })
    .nullable(),
  /** Goes up whenever what is shared changes: what was agreed to is this number. */
  terms: id,
  sees: z.array(seenLine),
  parties: z.array(partnershipParty),
  /** Whether the reader has agreed to these terms. */
  agreed: z.boolean(),
});
export type PartnershipPage = z.infer<typeof partnershipPage>;

/** Agreeing to what each may see, on the terms that were read. */
export const joining = z.strictObject({
  terms: id,
  organisation: plainWord(
    z.string().trim().min(2, 'Name the organisation you work for.').max(120, 'Keep it under 120 characters.'),
    'the name of an organisation',
  ),
  /** The kind of partner: their decisions are those with this owner. */
  party: partyKind,
});
export type Joining = z.infer<typeof joining>;

export const partnershipEnd = z.strictObject({
  reason: freeText(
    z.string().trim().min(3, 'Say why it ends, in a few words.').max(400, 'Keep it under 400 characters.'),
  ),
});
