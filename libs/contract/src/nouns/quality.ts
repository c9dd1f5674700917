import { z } from 'zod';
import { freeText } from '../free-text';
import { isoDate } from './period';

/** What can be odd about a figure. Adding one is a file in the outcomes library and a word here. */
export const findingKind = z.enum([
  'zero',
  'jump',
  'outlier',
  'duplicate',
  'season',
  'coverage',
  'late',
  'evidence',
  'pair',
]);
export type FindingKind = z.infer<typeof findingKind>;

/** A figure a finding is about, as it stood: an answer holds for this figure and for no other. */
export const findingCell = z.strictObject({
  /** Key of the row it stands in: indicator code, then the breakdown. */
  row: z.string().max(240),
  start: isoDate,
  end: isoDate,
  /** The figure in words. */
  figure: z.string().max(400),
});
export type FindingCell = z.infer<typeof findingCell>;

/** All that leaves the team of an answer: that somebody looked. Stands in the note of a cell. */
export const checkedNote = 'Checked.';

/** What somebody of the team said about a finding. Append-only: a later answer stands, the earlier ones stay. */
export const qualityAnswer = z.strictObject({
  id: z.int().positive(),
  action: z.enum(['checked', 'reopened']),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
});
export type QualityAnswer = z.infer<typeof qualityAnswer>;

export const qualityFinding = z.strictObject({
  /** Stable while the place, the rows and the days are the same. */
  key: z.string().max(900),
  kind: findingKind,
  contextId: z.int().positive().nullable(),
  areaCode: z.string().nullable(),
  /** Titles of the indicators it concerns, with their subgroup. */
  indicators: z.array(z.strictObject({ code: z.string(), title: z.string() })),
  cells: z.array(findingCell),
  /** "spring 2022", "year ending Mar 2022 to year ending Mar 2025". */
  period: z.string(),
  start: isoDate,
  odd: z.string(),
  why: z.string(),
  cure: z.string(),
  /** Where it can be mended. */
  goTo: z.enum(['history', 'record', 'breaks', 'import']),
  /** `changed`: it was answered, and the figures are others since. */
  state: z.enum(['open', 'checked', 'changed']),
  /** Latest first. */
  answers: z.array(qualityAnswer),
});
export type QualityFinding = z.infer<typeof qualityFinding>;

/** What is odd among the figures of the team: nothing here was corrected, nothing is hidden until it is answered. */
export const qualityPage = z.strictObject({
  asOf: isoDate,
  lede: z.string(),
  /** Alphabetical; places without a finding are named too. */
  places: z.array(
    z.strictObject({
      name: z.string(),
      contextId: z.int().positive().nullable(),
      areaCode: z.string().nullable(),
      siteId: z.int().positive().nullable(),
      site: z.string(),
      /** Series looked at. */
      series: z.int().nonnegative(),
      findings: z.array(qualityFinding),
    }),
  ),
  /** The rule of each kind, as it was applied. */
  rules: z.array(z.strictObject({ kind: findingKind, label: z.string(), rule: z.string() })),
});
export type QualityPage = z.infer<typeof qualityPage>;

export const newQualityAnswer = z.strictObject({
  key: z.string().min(1).max(900),
  contextId: z.int().positive().nullable().default(null),
  areaCode: z.string().max(9).nullable().default(null),
  action: z.enum(['checked', 'reopened']),
  reason: freeText(
    z
      .string()
      .trim()
      .min(5, 'Say in a few words why: the reason stays beside the figure for good.')
      .max(500, 'Keep the reason under 500 characters, and name nobody.'),
  ),
});
export type NewQualityAnswer = z.infer<typeof newQualityAnswer>;
