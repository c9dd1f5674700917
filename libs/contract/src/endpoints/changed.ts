import { z } from 'zod';

/** The version that a change was made on: another one means that somebody else changed it meanwhile. */
export const onVersion = { version: z.int().positive() };

/** What every change of a record carries besides its fields. */
export const changed = { ...onVersion, archived: z.boolean().optional() };
