import { z } from 'zod';

/** One thing wrong with a file, told so that it can be mended without asking anyone. */
export const importProblem = z.strictObject({
  severity: z.enum(['error', 'warning']),
  file: z.string(),
  sheet: z.string().nullable(),
  /** As Excel shows it: the first row is 1. Null where it concerns the whole file. */
  row: z.int().positive().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  expected: z.string(),
  fix: z.string(),
  code: z.string(),
});
export type ImportProblem = z.infer<typeof importProblem>;

export const importCounts = z.strictObject({
  rows: z.int().nonnegative(),
  created: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  unchanged: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
});
export type ImportCounts = z.infer<typeof importCounts>;

/** `checked`: dry run done, nothing visible. `committed`: visible. `undone`: taken back. `failed`: says why. */
export const importState = z.enum([
  'checking',
  'checked',
  'committing',
  'committed',
  'undoing',
  'undone',
  'failed',
]);
export const importJob = z.strictObject({
  id: z.int().positive(),
  file: z.string(),
  format: z.string(),
  formatLabel: z.string(),
  state: importState,
  /** 0 to 1, of the work under way. */
  progress: z.number().min(0).max(1),
  counts: importCounts,
  problemCount: z.int().nonnegative(),
  /** The first 200; the whole list is a download. */
  problems: z.array(importProblem),
  /** Cells whose words may lead to a person: somebody looks at them before the file is imported. */
  markedWords: z.int().nonnegative().optional(),
  /** Contexts, indicators and span that the file touches, in words. */
  summary: z.array(z.string()),
  /** Columns that were there and were not used: listed, never dropped silently. */
  unusedColumns: z.array(z.string()),
  message: z.string().nullable(),
  /** The saved or written mapping it was read by; left out where the file was known by itself. */
  mapping: z.strictObject({ name: z.string(), version: z.int().positive() }).nullable().optional(),
  /** sha256 of the file. */
  digest: z.string().nullable().optional(),
  /** The contexts its figures are of, for the way to their charts; in one import's own answer, at most 40. */
  contexts: z
    .array(z.strictObject({ id: z.int().positive(), code: z.string(), name: z.string() }))
    .optional(),
  uploadedAt: z.string(),
  committedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
});
export type ImportJob = z.infer<typeof importJob>;

/** What `npm run waymark -- import --json` prints. */
export const importOutcome = z.strictObject({
  created: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  unchanged: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
  problems: z.array(importProblem),
});
export type ImportOutcome = z.infer<typeof importOutcome>;

export const area = z.strictObject({
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  ended: z.string().nullable(),
});
export type Area = z.infer<typeof area>;
