import { z } from 'zod';
import { freeText } from '../free-text';
import { isoDate } from './period';
import { pageEdition, releasedContextPage } from './page';
import { patchOf } from '../patch-of';
import { reportPlan } from './report-plan';

const words = (max: number) => freeText(z.string().trim().max(max));

/** The parts of a report that only people can write. A report is incomplete until the required ones are there. */
export const reportTexts = z.strictObject({
  summary: words(2000).default(''),
  howWeKnow: words(3000).default(''),
  voices: words(3000).default(''),
  voicesConsent: z.boolean().default(false),
  contribution: words(3000).default(''),
  otherExplanations: words(3000).default(''),
  strength: z.enum(['', 'weak', 'fair', 'strong']).default(''),
  whatDidNotWork: words(3000).default(''),
  sustainability: words(3000).default(''),
  learning: words(3000).default(''),
});
export type ReportTexts = z.infer<typeof reportTexts>;

export const newReport = z.strictObject({
  template: z.literal('funder'),
  grantId: z.int().positive(),
  contextId: z.int().positive(),
  /** Number of the edition whose figures it tells; null: always the newest that has the context. */
  edition: z.int().positive().nullable().default(null),
  texts: reportTexts.prefault({}),
});
export type NewReport = z.infer<typeof newReport>;

/** Words of a report, and the edition it tells of. */
export const reportPatch = patchOf(reportTexts).extend({ edition: z.int().positive().nullable().optional() });
export type ReportPatch = z.infer<typeof reportPatch>;

export const reportGap = z.strictObject({ section: z.string(), sentence: z.string() });
export const report = z.strictObject({
  id: z.int().positive(),
  template: z.literal('funder'),
  title: z.string(),
  grantId: z.int(),
  contextId: z.int(),
  grantTitle: z.string(),
  funder: z.string(),
  contextName: z.string(),
  /** The edition that was chosen; null: the newest. */
  edition: z.int().positive().nullable(),
  /** The edition its figures come from as things stand; null where none is published, and the gaps say what to do. */
  from: pageEdition.nullable(),
  /** Editions it could be made from, newest first. */
  editions: z.array(pageEdition),
  texts: reportTexts,
  /** What is still missing before the report may leave the house as anything but a draft. */
  gaps: z.array(reportGap),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Report = z.infer<typeof report>;

/** A report's only input: released tables, the plan in public words, the grant, and the words people wrote. */
export const reportInput = z.strictObject({
  template: z.literal('funder'),
  today: isoDate,
  invented: z.boolean(),
  grant: z.strictObject({
    identifier: z.string(),
    funder: z.string(),
    title: z.string(),
    start: isoDate,
    end: isoDate,
    amountGbp: z.number().nullable(),
    askedFor: z.string(),
  }),
  /** The edition that every figure comes from. */
  edition: pageEdition,
  page: releasedContextPage,
  /** Goals, moved targets with their reasons, and what meetings decided: stands in every report. */
  plan: reportPlan,
  texts: reportTexts,
  policyVersion: z.string(),
});
export type ReportInput = z.infer<typeof reportInput>;
