import { z } from 'zod';

type WithoutDefault<S> = S extends z.ZodDefault<infer I> ? I : S extends z.ZodPrefault<infer I> ? I : S;
type PatchShape<S extends z.ZodRawShape> = {
  [K in keyof S]: z.ZodOptional<WithoutDefault<S[K]> extends z.core.SomeType ? WithoutDefault<S[K]> : never>;
};

/**
 * The schema of a change: every field may be left out, and what is left out stays as it is.
 * `partial()` alone will not do: it keeps defaults, so a change of the name would reset the note.
 */
export function patchOf<S extends z.ZodRawShape>(schema: z.ZodObject<S, z.core.$strict>) {
  const shape = Object.fromEntries(
    Object.entries(schema.shape).map(([key, field]) => {
      const bare = field instanceof z.ZodDefault || field instanceof z.ZodPrefault ? field.unwrap() : field;
      return [key, z.optional(bare)];
    }),
  );
  return z.strictObject(shape as unknown as PatchShape<S>);
}

/**
 * A change that says in `was` what its fields said when the writer began: where one of them says something else by now, two people
 * wrote the same field, and nothing is written.
 */
export function changeOf<S extends z.ZodRawShape>(schema: z.ZodObject<S, z.core.$strict>) {
  const patch = patchOf(schema);
  return patch.extend({ archived: z.boolean().optional(), was: patch.optional() });
}
