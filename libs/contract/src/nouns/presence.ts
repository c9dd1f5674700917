import { z } from 'zod';

/** One window that has a plan open, told apart by a number the browser makes up; nothing else is known of it. */
export const atWork = z.strictObject({ window: z.uuid(), editing: z.boolean() });
export type AtWork = z.infer<typeof atWork>;

/** Who else is writing in the plan of a context just now. Whoever only reads is told to nobody. */
export const besideYou = z.strictObject({
  others: z.array(
    z.strictObject({
      /** A colleague by name; somebody of the other side of a partnership by the side alone. */
      who: z.string(),
      /** The reader, in another window. */
      you: z.boolean(),
    }),
  ),
});
export type BesideYou = z.infer<typeof besideYou>;
