import { z } from 'zod';
import { freeText } from '../free-text';
import { isoDate } from './period';

/** Who asks. Accounts come later; every service already takes the actor as an argument. */
export const role = z.enum([
  'administrator',
  'manager',
  'practitioner',
  'partner',
  'commissioner',
  'researcher',
]);
export type Role = z.infer<typeof role>;

export const level = z.enum(['individual', 'peer', 'location', 'community', 'partnership']);
export type Level = z.infer<typeof level>;

const id = z.int().positive();
const name = (max: number, what: string) =>
  z
    .string()
    .trim()
    .min(1, `Give ${what}.`)
    // spaces of no width and turns of direction alone are a name that nobody can see
    .regex(/[\p{L}\p{N}\p{S}]/u, `Give ${what} that can be seen.`)
    .max(max, `Keep ${what} under ${max} characters.`);
const note = freeText(z.string().trim().max(2000, 'Keep the note under 2,000 characters.'));

/** GSS code of an area: a letter, two digits for the kind, six for the area. */
export const areaCode = z
  .string()
  .regex(/^[EKWSN]\d{8}$/, 'A GSS area code is one letter and eight digits, for example E10000029.');

export const organisation = z.strictObject({ id, name: z.string() });
export type Organisation = z.infer<typeof organisation>;

export const newSite = z.strictObject({
  organisationId: id.optional(),
  name: name(120, 'the site a name'),
  areaCode: areaCode.nullable().default(null),
  areaName: z.string().trim().max(120).nullable().default(null),
  note: note.default(''),
});
export type NewSite = z.infer<typeof newSite>;
export const site = z.strictObject({
  id,
  organisationId: id,
  organisation: z.string(),
  name: z.string(),
  areaCode: z.string().nullable(),
  areaName: z.string().nullable(),
  note: z.string(),
  archived: z.boolean(),
});
export type Site = z.infer<typeof site>;

/** A peer group is a size band, an age band and a setting: never a list of people. */
export const sizeBand = z.enum(['2 to 5', '6 to 10', '11 to 20', 'over 20']);
export const ageBand = z.enum(['under 10', '10 to 12', '13 to 15', '16 to 17', '18 to 25', 'mixed']);

export const contextSetting = z.enum([
  'neighbourhood',
  'school',
  'peer group',
  'community',
  'partnership',
  'any',
]);

const contextFields = {
  siteId: id,
  /** What the import files call this context: short, stable, unique in the organisation. */
  code: z
    .string()
    .trim()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/,
      'Use 2 to 40 letters, digits and hyphens, for example A-garages.',
    ),
  level,
  setting: contextSetting,
  kind: freeText(name(160, 'the kind of context in a few words')),
  /** The only name anyone outside the team ever sees. */
  pseudonym: freeText(name(120, 'the context a public name (a pseudonym)')),
  privateName: freeText(z.string().trim().max(160)).default(''),
  opened: isoDate,
  closed: isoDate.nullable().default(null),
  sizeBand: sizeBand.nullable().default(null),
  ageBand: ageBand.nullable().default(null),
  /** Goal codes of the framework, few. A page warns above five. */
  goals: z.array(z.string().max(8)).max(21).default([]),
  /** Indicators named in advance as the plan's headline ones: judged together by Holm. */
  headlineIndicators: z.array(z.string().max(12)).max(12).default([]),
  nextReview: isoDate.nullable().default(null),
  note: note.default(''),
};
export const newContext = z.strictObject(contextFields);
export type NewContext = z.infer<typeof newContext>;
export const context = z.strictObject({
  ...contextFields,
  id,
  organisationId: id,
  organisation: z.string(),
  site: z.string(),
  archived: z.boolean(),
});
export type Context = z.infer<typeof context>;

/** A context as somebody outside the team finds it: public name, kind and place, and nothing that the team keeps. */
export const sharedContext = z.strictObject({
  id,
  pseudonym: z.string(),
  kind: z.string(),
  level,
  site: z.string(),
  organisation: z.string(),
  opened: isoDate,
  closed: isoDate.nullable(),
  /** The reader's own grants or partnerships it belongs to, by name. */
  by: z.array(z.string()),
});
export type SharedContext = z.infer<typeof sharedContext>;

export const linkType = z.enum(['within', 'spends time at', 'attends', 'became', 'next to']);
export const newLink = z.strictObject({
  type: linkType,
  toContextId: id,
  start: isoDate,
  end: isoDate.nullable().default(null),
  note: note.default(''),
});
export type NewLink = z.infer<typeof newLink>;
export const contextLink = z.strictObject({
  id,
  type: linkType,
  fromContextId: id,
  toContextId: id,
  /** The other end as this reader may see it: a link across organisations shows only the pseudonym. */
  otherName: z.string(),
  direction: z.enum(['out', 'in']),
  start: isoDate,
  end: isoDate.nullable(),
  note: z.string(),
});
export type ContextLink = z.infer<typeof contextLink>;

const grantFields = {
  organisationId: id.optional(),
  /** 360Giving identifier. */
  identifier: name(80, 'the grant an identifier, for example 360G-example-1'),
  funder: name(160, "the funder's name"),
  title: name(140, 'the grant a title'),
  start: isoDate,
  end: isoDate,
  amountGbp: z.number().nonnegative().nullable().default(null),
  askedFor: note.default(''),
  contextIds: z.array(id).default([]),
};
export const newGrant = z.strictObject(grantFields);
export type NewGrant = z.infer<typeof newGrant>;
export const grant = z.strictObject({
  ...grantFields,
  id,
  organisationId: id,
  archived: z.boolean(),
});
export type Grant = z.infer<typeof grant>;

export const actionOrientation = z.enum(['ecological', 'behaviour_based', 'both']);
export const approach = z.enum(['guardianship', 'surveillance', 'dispersal']);
export const responseState = z.enum(['planned', 'under way', 'done', 'stopped']);
const responseFields = {
  title: freeText(name(160, 'the response a title')),
  start: isoDate,
  end: isoDate.nullable().default(null),
  orientation: actionOrientation,
  approach: approach.nullable().default(null),
  ownerKind: freeText(name(80, 'the kind of partner who owns it (a role, not a name)')),
  state: responseState,
  note: note.default(''),
};
export const newResponse = z.strictObject(responseFields);
export type NewResponse = z.infer<typeof newResponse>;
export const response = z.strictObject({ ...responseFields, id, contextId: id, archived: z.boolean() });
export type Response = z.infer<typeof response>;

/** Dated fact that stops every comparison across it. `indicators` empty means every series of the context. */
const breakFields = {
  date: isoDate,
  kind: z.enum([
    'boundary redrawn',
    'season moved',
    'question changed',
    'threshold changed',
    'recording changed',
    'definition changed',
  ]),
  reason: freeText(name(400, 'the reason for the break')),
  indicators: z.array(z.string().max(12)).default([]),
};
export const newSeriesBreak = z.strictObject(breakFields);
export type NewSeriesBreak = z.infer<typeof newSeriesBreak>;
export const seriesBreak = z.strictObject({ ...breakFields, id, contextId: id, archived: z.boolean() });
export type SeriesBreak = z.infer<typeof seriesBreak>;
