import type { z } from 'zod';
import type { Role } from '../nouns/place';

export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/**
 * One endpoint, declared once: the server binds it, the client calls it, OpenAPI prints it.
 * `roles` names who may call it. `response` 'file' marks a download with its media types.
 */
export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  readonly name: string;
  readonly method: HttpMethod;
  /** Below /api, with `:name` for each path parameter. */
  readonly path: string;
  readonly summary: string;
  readonly roles: readonly Role[];
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** The body is a file, streamed as it is. */
  readonly upload?: true;
  readonly response?: R;
  readonly file?: readonly string[];
  readonly status?: 200 | 201 | 202;
}

/** Keeps the exact types of an entry, so that client and server infer them from it. */
export function endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  entry: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> {
  return entry;
}

export const everyone: readonly Role[] = [
  'administrator',
  'manager',
  'practitioner',
  'partner',
  'commissioner',
  'researcher',
];
export const team: readonly Role[] = ['administrator', 'manager', 'practitioner'];
export const managers: readonly Role[] = ['administrator', 'manager'];
