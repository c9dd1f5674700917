import { z } from 'zod';
import { freeText } from '../free-text';
import { breakdown } from './observation';
import { isoDate } from './period';

const id = z.int().positive();

/**
 * From here on a series is expected to run at another level, so its centre and limits begin anew. Stated by a person with
 * a reason, at the start of a recorded response or on another dated occasion; a series break starts one by itself.
 */
const phaseFields = {
  indicator: z.string().max(12),
  breakdown: breakdown.default(''),
  date: isoDate,
  /** The response that begins on that day; null for another dated occasion. */
  responseId: id.nullable().default(null),
  reason: freeText(
    z
      .string()
      .trim()
      .min(
        10,
        'Say in one sentence what changed on that day: the limits begin anew there, and the reason is printed.',
      )
      .max(400, 'Keep the reason under 400 characters.'),
  ),
};
export const newSeriesPhase = z.strictObject(phaseFields);
export type NewSeriesPhase = z.infer<typeof newSeriesPhase>;
export const seriesPhase = z.strictObject({
  ...phaseFields,
  id,
  contextId: id,
  recordedBy: z.string(),
  recordedAt: z.string(),
  archived: z.boolean(),
});
export type SeriesPhase = z.infer<typeof seriesPhase>;
