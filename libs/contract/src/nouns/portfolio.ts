import { z } from 'zod';
import { fromEditions, fundingBand } from './page';
import { isoDate } from './period';
import { level } from './place';
import { verdictWord } from './series';

/** How many waves of a stretch of time are there, as outsiders may see them. */
export const waveCount = z.strictObject({
  shown: z.int().nonnegative(),
  withheld: z.int().nonnegative(),
  missing: z.int().nonnegative(),
});
export type WaveCount = z.infer<typeof waveCount>;

const measure = z.strictObject({
  code: z.string(),
  breakdown: z.string(),
  title: z.string(),
  /** Slug of the methods page. */
  method: z.string(),
  /** Context-only figures have a word and no colour; effort and milestones have none. */
  kind: z.enum(['verdict', 'context_only', 'not_judged']),
  word: verdictWord.nullable(),
  reference: z.string(),
  /** The lack behind a "cannot say". */
  lack: z.string().nullable(),
  checked: z.int().nonnegative(),
  /** What a context-only figure must be read beside, with the word for it, or that it was not measured. */
  beside: z.array(z.string()),
});
export type PortfolioMeasure = z.infer<typeof measure>;

/** One grant in one context: what was collected before, during and after it, and what goes on without it. */
const portfolioGrant = z.strictObject({
  grantId: z.int().positive(),
  label: z.string(),
  title: z.string(),
  funder: z.string(),
  start: isoDate,
  end: isoDate,
  before: waveCount,
  during: waveCount,
  /** Null while the grant runs. */
  after: waveCount.nullable(),
  continues: z.array(z.string()),
});
export type PortfolioGrant = z.infer<typeof portfolioGrant>;

/** A printable page for whoever funded the work: released figures only, no ranking, nothing added up across contexts. */
export const portfolioPage = z.strictObject({
  asOf: isoDate,
  lede: z.string(),
  chosen: z.array(fundingBand),
  contexts: z.array(
    z.strictObject({
      contextId: z.int().positive(),
      name: z.string(),
      level,
      kind: z.string(),
      site: z.string(),
      line: z.string(),
      goals: z.array(z.strictObject({ code: z.string(), statement: z.string(), measures: z.array(measure) })),
      grants: z.array(portfolioGrant),
      cannotSay: z.array(z.strictObject({ about: z.string(), because: z.string() })),
    }),
  ),
  footnote: z.string(),
  ...fromEditions,
});
export type PortfolioPage = z.infer<typeof portfolioPage>;
