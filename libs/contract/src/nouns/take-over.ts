import { z } from 'zod';
import { figures } from './observation';
import { isoDate } from './period';

/** A count of the half-year as it would be recorded, and how it stands beside what is recorded already. */
export const takeOverLine = z.strictObject({
  indicator: z.string(),
  title: z.string(),
  breakdown: z.string(),
  source: z.string(),
  figures,
  /** What was counted, to be read before it is taken over. */
  sentence: z.string(),
  /** `changed`: recorded with other figures, which a correction would replace. */
  state: z.enum(['new', 'same', 'changed']),
});
export type TakeOverLine = z.infer<typeof takeOverLine>;

export const takeOverPage = z.strictObject({
  contextId: z.int().positive(),
  /** Half-years that are over, the latest first; one without anything to count is left out. */
  halfYears: z.array(z.strictObject({ start: isoDate, end: isoDate, lines: z.array(takeOverLine) })),
});
export type TakeOverPage = z.infer<typeof takeOverPage>;

export const takenOver = z.strictObject({
  created: z.int().min(0),
  corrected: z.int().min(0),
  unchanged: z.int().min(0),
});
export type TakenOver = z.infer<typeof takenOver>;
