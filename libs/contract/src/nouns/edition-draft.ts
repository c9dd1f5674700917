import { z } from 'zod';
import { freeText } from '../free-text';
import {
  editionChange,
  editionManifest,
  editionNotice,
  editionScope,
  editionStanding,
  editionTable,
  sha256,
} from './edition';
import { isoDate, labelledPeriod } from './period';

/**
 * From choosing a scope to release. `returned` goes back to `draft` with a reason; a second person approves; `embargoed`
 * is released and sealed but not yet served; `withdrawn` keeps its number and says so.
 */
export const editionState = z.enum([
  'draft',
  'submitted',
  'returned',
  'approved',
  'embargoed',
  'published',
  'withdrawn',
]);
export type EditionState = z.infer<typeof editionState>;

/** Why a figure is withheld, for the team. `unproven`: the search gave up, and doubt withholds. */
export const withheldCause = z.enum([
  'small base',
  'small count',
  'small complement',
  'zero or all',
  'grain',
  'peer group',
  'computed',
  'unusable',
  'linked',
  'unproven',
  'earlier edition',
]);
export type WithheldCause = z.infer<typeof withheldCause>;

/** What would show more, in an order that tries the smallest change first. */
export const wouldShowMore = z.strictObject({
  change: z.enum([
    'year instead of shorter periods',
    'wider groups',
    'fewer groups beside each other',
    'whole site instead of one place',
    'ask more people',
    'correct the observation',
    'wait for the next edition',
  ]),
  sentence: z.string(),
});
export type WouldShowMore = z.infer<typeof wouldShowMore>;

/** One row of the draft page: a figure outsiders will not see, why, and what would help. Team only. */
export const withheldLine = z.strictObject({
  contextId: z.int(),
  place: z.string(),
  indicator: z.string(),
  breakdown: z.string(),
  period: labelledPeriod,
  round: z.string(),
  grouping: z.string(),
  cause: withheldCause,
  why: z.string(),
  wouldShowMore: z.array(wouldShowMore),
});
export type WithheldLine = z.infer<typeof withheldLine>;

/** A figure that would have told the difference to earlier editions: withheld, and why. Team only. */
export const ledgerRefusal = z.strictObject({
  contextId: z.int(),
  indicator: z.string(),
  breakdown: z.string(),
  period: labelledPeriod,
  /** Editions whose figures it could be held against. */
  editions: z.array(z.int().positive()),
  /** What would stand alone, in words; never the number. */
  isolates: z.string(),
});
export type LedgerRefusal = z.infer<typeof ledgerRefusal>;

/**
 * One published number, kept for ever and for the server only: it holds a true count. The group is written as where, when
 * and who; the atomic groups behind it are worked out when two editions are compared, since they depend on both.
 */
export const ledgerEntry = z.strictObject({
  edition: z.int().positive(),
  indicator: z.string(),
  /** `x` yes-answers, events or people; `c` the rest of the base; `n` both together; `mean` the people behind a mean score. */
  of: z.enum(['x', 'c', 'n', 'mean']),
  contextIds: z.array(z.int().positive()).min(1),
  start: isoDate,
  end: isoDate,
  round: z.string(),
  breakdown: z.string(),
  /** As it was when published; changed by nothing later, not even by an erasure (see docs/privacy.md). */
  count: z.int().nonnegative(),
  /** Whole numbers a reader can narrow it to, from what was printed. */
  lower: z.int().nonnegative(),
  upper: z.int().nonnegative(),
  /** Of a `mean` only, in points: what a reader can narrow mean and standard deviation to, and the ends of the scale. */
  score: z
    .strictObject({
      mean: z.strictObject({ lower: z.number(), upper: z.number() }),
      spread: z.strictObject({ lower: z.number().nonnegative(), upper: z.number().nonnegative() }).nullable(),
      scale: z.strictObject({ lowest: z.number(), highest: z.number() }).nullable(),
    })
    .optional(),
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;

/** How much was withheld, by reason, and how much the audit cost the reader. */
export const withheldSummary = z.strictObject({
  shown: z.int().nonnegative(),
  missing: z.int().nonnegative(),
  withheld: z.int().nonnegative(),
  byCause: z.array(z.strictObject({ cause: withheldCause, cells: z.int().positive(), sentence: z.string() })),
  /** For the whole draft: which change would show how many more figures. */
  wouldShow: z.array(
    z.strictObject({
      change: wouldShowMore.shape.change,
      cells: z.int().nonnegative(),
      sentence: z.string(),
    }),
  ),
});
export type WithheldSummary = z.infer<typeof withheldSummary>;

/** A whole draft: exactly what outsiders will see, and for the team what they will not, and why. */
export const editionPreview = z.strictObject({
  tables: z.array(editionTable),
  summary: withheldSummary,
  withheld: z.array(withheldLine),
  refused: z.array(ledgerRefusal),
  /** Against the edition it would correct. */
  changes: z.array(editionChange),
  /** Why it cannot be submitted as it stands; empty when it can. */
  obstacles: z.array(z.string()),
});
export type EditionPreview = z.infer<typeof editionPreview>;

const cells = z.int().nonnegative();
/** What the draft page needs at once, whatever the size of the edition: how much of each place is shown; the rest by the place. */
export const editionOverview = z.strictObject({
  ...editionPreview.omit({ tables: true, withheld: true }).shape,
  places: z.array(
    z.strictObject({
      id: z.int().positive(),
      pseudonym: z.string(),
      kind: z.string(),
      site: z.string(),
      shown: cells,
      withheld: cells,
      missing: cells,
    }),
  ),
});
export type EditionOverview = z.infer<typeof editionOverview>;

/** Of one place: its table exactly as outsiders will see it, and for the team each figure they will not, and why. */
export const editionPreviewPlace = z.strictObject({
  table: editionTable,
  withheld: z.array(withheldLine),
});
export type EditionPreviewPlace = z.infer<typeof editionPreviewPlace>;

const words = freeText(z.string().trim().max(2000));
export const newEdition = z.strictObject({
  title: freeText(z.string().trim().min(1, 'Give the edition a title.').max(160)),
  scope: editionScope,
  standing: editionStanding,
  embargoedUntil: isoDate.nullable().default(null),
  /** Number of the edition this one corrects; then `why` is required. */
  corrects: z.int().positive().nullable().default(null),
  why: words.default(''),
});
export type NewEdition = z.infer<typeof newEdition>;

const step = z.strictObject({ by: z.string(), at: z.string(), note: words });
/** An edition as its organisation sees it. */
export const edition = z.strictObject({
  ...newEdition.shape,
  embargoedUntil: isoDate.nullable(),
  corrects: z.int().positive().nullable(),
  why: words,
  id: z.int().positive(),
  organisationId: z.int().positive(),
  state: editionState,
  /** From release on. */
  number: z.int().positive().nullable(),
  sha256: sha256.nullable(),
  released: isoDate.nullable(),
  /** Families audited so far, and all: a large draft is resumed where it stopped. */
  progress: z.strictObject({ done: z.int().nonnegative(), of: z.int().nonnegative() }),
  summary: withheldSummary.nullable(),
  drafted: step,
  submitted: step.nullable(),
  /** By somebody else than whoever submitted it. */
  decided: z
    .strictObject({
      ...step.shape,
      approved: z.boolean(),
      /** What speaks for both being one person with two accounts, in sentences; left out where nothing does. */
      doubts: z.array(z.string()).optional(),
    })
    .nullable(),
  /** How often it was returned before this draft, and why: whoever approves sees what was asked for. Oldest first. */
  returned: z.array(step).default([]),
  notices: z.array(editionNotice),
});
export type Edition = z.infer<typeof edition>;

/** What anyone outside sees of an edition in a list. */
export const publishedEdition = z.strictObject({
  ...editionManifest.pick({
    number: true,
    title: true,
    organisation: true,
    standing: true,
    released: true,
    contexts: true,
  }).shape,
  /** Of the whole edition: null for a reader who was let into some of its places only, since it counts the others too. */
  cells: editionManifest.shape.cells.nullable(),
  sha256,
  notices: z.array(editionNotice),
});
export type PublishedEdition = z.infer<typeof publishedEdition>;

export const newShareLink = z.strictObject({
  editionId: z.int().positive(),
  expires: isoDate,
  passphrase: z.string().min(8, 'Use at least 8 characters.').max(200).nullable().default(null),
  /** For whom, so that it can be found and revoked. */
  note: freeText(z.string().trim().max(200)).default(''),
});
export type NewShareLink = z.infer<typeof newShareLink>;
/** One edition, for a while, and nothing else: the link holds no filter that could be widened. */
export const shareLink = z.strictObject({
  id: z.int().positive(),
  editionId: z.int().positive(),
  expires: isoDate,
  hasPassphrase: z.boolean(),
  note: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
  revokedAt: z.string().nullable(),
  opened: z.int().nonnegative(),
});
export type ShareLink = z.infer<typeof shareLink>;
