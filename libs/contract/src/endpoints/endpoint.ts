import type { z } from 'zod';
import type { Role } from '../nouns/place';

export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/**
 * One endpoint, declared once: the server binds it, the client calls it, OpenAPI prints it.
 * `roles` names who may call it: signed in, and acting in one of these. Two words stand for the few doors before that:
 * 'anyone', and 'signing in' for somebody whose password was right (signed in wholly, or with the second step left).
 * A query with a `view` gives roles outside the team the released one, whoever asks for more is refused.
 */
export interface Endpoint {
  readonly name: string;
  readonly method: HttpMethod;
  /** Below /api, with `:name` for each path parameter. */
  readonly path: string;
  readonly summary: string;
  readonly roles: readonly Role[] | 'anyone' | 'signing in';
  /** It concerns an organisation as a whole: refused to whoever of the team is limited to some of its sites. */
  readonly whole?: true;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** The body is a file, streamed as it is. */
  readonly upload?: true;
  readonly response?: z.ZodType;
  readonly file?: readonly string[];
  /** Each answer is an entry of the audit log: figures taken away, or personal data looked at. */
  readonly audit?: 'export' | 'personal-read';
  /** The address holds the hash of what it answers, so it answers the same for ever: one entry of the log a session and file. */
  readonly unchanging?: true;
  readonly status?: 200 | 201 | 202;
}

/** Keeps the exact type of an entry, so that client and server infer theirs from it. */
export function endpoint<const E extends Endpoint>(entry: E): E {
  return entry;
}

type SchemaOf<E, K extends string> = E extends { readonly [key in K]: infer S extends z.ZodType }
  ? S
  : undefined;
type In<S> = S extends z.ZodType ? z.input<S> : undefined;
type Out<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a client sends and a server receives for an entry; `undefined` where the entry names no such part. */
export type ParamsIn<E extends Endpoint> = In<SchemaOf<E, 'params'>>;
export type ParamsOut<E extends Endpoint> = Out<SchemaOf<E, 'params'>>;
export type QueryIn<E extends Endpoint> = In<SchemaOf<E, 'query'>>;
export type QueryOut<E extends Endpoint> = Out<SchemaOf<E, 'query'>>;
export type BodyIn<E extends Endpoint> = In<SchemaOf<E, 'body'>>;
export type BodyOut<E extends Endpoint> = Out<SchemaOf<E, 'body'>>;
/** What the server returns before the contract parses it, and what the client receives. */
export type AnswerIn<E extends Endpoint> = In<SchemaOf<E, 'response'>>;
export type AnswerOut<E extends Endpoint> = Out<SchemaOf<E, 'response'>>;

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
/** The team, and whoever outside it was let into a context: by a grant, or by a partnership. */
export const contextReaders: readonly Role[] = [...team, 'partner', 'commissioner'];
/** The team, and partners who work on the plans of the contexts they share. */
export const planReaders: readonly Role[] = [...team, 'partner'];

/** Roles that see released figures only, and only where somebody let them in. */
export const outside: readonly Role[] = ['partner', 'commissioner', 'researcher'];

/** Whether a role may call an entry at all; what it finds there is limited by its scope. `limited`: to some sites of an organisation. */
export function mayCall(
  actorRole: Role | null,
  entry: Pick<Endpoint, 'roles' | 'whole'>,
  limited = false,
): boolean {
  if (entry.roles === 'anyone') return true;
  if (entry.whole && limited) return false;
  return actorRole !== null && (entry.roles === 'signing in' || entry.roles.includes(actorRole));
}
