import { z } from 'zod';
import { changelogEntry } from './framework';

const size = z.int().nonnegative();

const peopleRule = z.strictObject({
  /** Fewest people a figure may rest on. */
  min_base: size,
  /** Fewest people who may have said yes, and fewest who may not have. */
  min_count: size,
  min_complement: size,
});

/**
 * What may be seen outside the team, as versioned data (`data/disclosure/`). Thresholds only: the rules themselves are
 * in `libs/outcomes/src/disclosure`. Where an indicator asks for more, the stricter of the two wins.
 */
export const disclosurePolicy = z.strictObject({
  kind: z.literal('disclosure_policy'),
  set: z.string().regex(/^[a-z][a-z-]*$/, 'A policy is named in small letters, like external.'),
  version: z.int().positive(),
  changelog: z.array(changelogEntry).min(1, 'Say in the changelog what this version is.'),
  /** People who happened to be asked: surveys and groups. */
  people_sample: peopleRule.extend({
    /** Bases are published to the nearest so many. */
    base_rounding: z.int().positive(),
    /** Percentages and scores are published in steps of so many points. */
    percent_step: z.int().positive(),
    score_step: z.int().positive(),
  }),
  /** Replaces the numbers above where an indicator is sensitive; zero or all of a group is then never told. */
  sensitive: peopleRule.extend({ zero_or_all: z.enum(['withheld', 'shown']) }),
  /** Events; also people on record and stocks of people, on the numerator and on the complement. */
  events: z.strictObject({
    min_events: size,
    /** The grain is the finest at which at least `at_least` of every `of` periods reach `min_events`. */
    periods_reaching: z.strictObject({ at_least: size, of: z.int().positive() }),
    /** Zero up to and including this look alike: withheld. */
    withheld_to: size,
    complement_withheld_to: size,
    rounding: z.int().positive(),
    /** A share of events or of people on record needs a rounded base of this many. */
    min_rounded_base: size,
    /** The population events arose in: withheld below `min`, rounded below `exact_from`. */
    exposure: z.strictObject({ min: size, exact_from: size, rounding: z.int().positive() }),
  }),
  audit: z.strictObject({
    /** What is published must leave every withheld count at least this many possible values. */
    min_possible_values: z.int().positive(),
    /** Search steps for one count before the audit gives up and withholds: doubt never loosens an answer. */
    search_steps: z.int().positive(),
  }),
  /** Figures pooled over contexts or organisations, never one pseudonymised context. */
  pooled: z.strictObject({ min_contributors: size, p_percent: size, dominant: size, dominant_percent: size }),
});
export type DisclosurePolicy = z.infer<typeof disclosurePolicy>;
