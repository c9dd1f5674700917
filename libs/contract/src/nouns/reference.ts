import { z } from 'zod';
import { areaCode } from './place';
import { isoDate } from './period';

const words = z.string().trim().min(1);
const named = z.strictObject({ code: areaCode, name: words });

/** Areas whose code began, ended, was split or merged: `data/reference/area-lineage.v<version>.yaml`. */
export const areaLineage = z.strictObject({
  lineage: z.literal('area-lineage'),
  version: z.int().positive(),
  covers: z.strictObject({ from: isoDate, to: isoDate }),
  source: z.url(),
  changes: z
    .array(
      z.strictObject({
        /** First day of the new codes. */
        date: isoDate,
        /** `recoded`: another code, the same boundary. `redrawn`: another code and another boundary. */
        is: z.enum(['recoded', 'redrawn', 'split', 'merged']),
        from: z.array(named).min(1),
        to: z.array(named).min(1),
        what: words,
        order: z.url(),
      }),
    )
    .min(1),
});
export type AreaLineage = z.infer<typeof areaLineage>;

/** A published file this product knows, and what of it is loaded here. */
export const referenceDataset = z.strictObject({
  id: z.string(),
  label: z.string(),
  publisher: z.string(),
  licence: z.string(),
  /** Where the publisher offers it; null where the file has no fixed address. */
  address: z.string().nullable(),
  /** Rows that stand, and the days the first and the last of them are about. */
  rows: z.int().nonnegative(),
  from: isoDate.nullable(),
  to: isoDate.nullable(),
  /** How many whole months lie between the newest figure and today. */
  monthsOld: z.int().nonnegative().nullable(),
  loads: z.array(
    z.strictObject({
      importId: z.int().positive(),
      file: z.string(),
      rows: z.int().nonnegative(),
      loadedAt: z.string(),
      loadedBy: z.string(),
    }),
  ),
  indicators: z.array(z.strictObject({ code: z.string(), title: z.string() })),
  /** Pages and other parts that rest on it, in words. */
  restsOnIt: z.array(z.string()),
  /** What is not there, in sentences that say what to do. */
  missing: z.array(z.string()),
});
export type ReferenceDataset = z.infer<typeof referenceDataset>;

export const referencePage = z.strictObject({
  asOf: isoDate,
  datasets: z.array(referenceDataset),
  /** Each site with its area, and the areas to set beside it: its statistical neighbours, nearest first. */
  sites: z.array(
    z.strictObject({
      id: z.int().positive(),
      name: z.string(),
      areaCode: z.string().nullable(),
      areaName: z.string().nullable(),
      neighbours: z.array(z.strictObject({ code: z.string(), name: z.string() })),
    }),
  ),
  /** Changes of area codes that ship with the product, oldest first. */
  changes: z.array(z.strictObject({ date: isoDate, sentence: z.string(), order: z.string() })),
});
export type ReferencePage = z.infer<typeof referencePage>;

export const referenceArea = z.strictObject({
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  /** Which drawing of boundaries, where the code alone does not say. */
  vintage: z.string().nullable(),
  firstYear: z.int().nullable(),
  lastYear: z.int().nullable(),
  upperTier: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
  /** What replaced what, as sentences. */
  lineage: z.array(z.string()),
});
export type ReferenceArea = z.infer<typeof referenceArea>;

/** Areas found, the first 60 by name. */
export const referenceAreas = z.strictObject({
  found: z.int().nonnegative(),
  areas: z.array(referenceArea),
});
export type ReferenceAreas = z.infer<typeof referenceAreas>;

export const referenceAreaPage = referenceArea.extend({
  populations: z.array(z.strictObject({ year: z.int(), population: z.int().nonnegative() })),
  neighbours: z.array(
    z.strictObject({
      rank: z.int().positive(),
      /** Null where no loaded area has this number. */
      code: z.string().nullable(),
      number: z.string(),
      name: z.string(),
      closeness: z.string(),
    }),
  ),
  /** Lower tier areas inside it. */
  lowerTier: z.array(z.strictObject({ code: z.string(), name: z.string() })),
});
export type ReferenceAreaPage = z.infer<typeof referenceAreaPage>;
