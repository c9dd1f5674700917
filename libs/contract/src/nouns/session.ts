import { z } from 'zod';
import { isoDate } from './period';
import { organisation, role } from './place';

/** What the dashboard needs to know before its first page. */
export const session = z.strictObject({
  mode: z.enum(['demo', 'own']),
  /** The demo has its own today; elsewhere it is the calendar's. */
  today: isoDate,
  actor: z.strictObject({ name: z.string(), role }),
  organisations: z.array(organisation),
  version: z.string(),
  database: z.enum(['sqlite', 'postgres']),
  /** True in an empty database: the first page asks for the organisation and its first administrator. */
  needsSetup: z.boolean(),
});
export type Session = z.infer<typeof session>;

export const methodPage = z.strictObject({
  slug: z.string(),
  title: z.string(),
  answers: z.string(),
  markdown: z.string(),
});
export type MethodPage = z.infer<typeof methodPage>;
export const methodSummary = methodPage.omit({ markdown: true });
export type MethodSummary = z.infer<typeof methodSummary>;

export const firstSetup = z.strictObject({
  organisation: z.string().trim().min(2, 'Give your organisation a name.').max(120),
  administrator: z.string().trim().min(2, 'Give the name the audit trail should show for you.').max(120),
});
export type FirstSetup = z.infer<typeof firstSetup>;
