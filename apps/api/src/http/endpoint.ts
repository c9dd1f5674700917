import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  type ExecutionContext,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import type { AnswerIn, BodyOut, Endpoint as Entry, ParamsOut, QueryOut } from '@waymark/contract';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Actor } from '../access/actor';
import type { Visitor } from '../access/visitor';
import type { Visit } from '../access/visit';
import { BadInput, Refusal } from './refusals';

export const ENTRY = 'waymark:endpoint';

/** What a controller method receives: everything parsed by the contract, and who asks. */
export interface Call<E extends Entry> {
  /** Null only where the entry lets in somebody who is not signed in. */
  readonly actor: E['roles'] extends string ? Actor | null : Actor;
  readonly visitor: E['roles'] extends 'anyone' ? Visitor : Visitor & { readonly visit: Visit };
  readonly params: ParamsOut<E>;
  readonly query: QueryOut<E>;
  readonly body: BodyOut<E>;
  /** For uploads and downloads, which stream. */
  readonly request: Request;
  readonly response: Response;
}

/** What a controller method may return for this entry, before the contract parses it on the way out. */
export type Answer<E extends Entry> = AnswerIn<E>;

/** Binds a method to its contract entry: route, status and roles come from there and from nowhere else. */
export function Endpoint(entry: Entry): MethodDecorator {
  return applyDecorators(
    RequestMapping({ path: entry.path, method: RequestMethod[entry.method] }),
    HttpCode(entry.status ?? 200),
    SetMetadata(ENTRY, entry),
  );
}

export function entryOf(context: ExecutionContext): Entry | undefined {
  return Reflect.getMetadata(ENTRY, context.getHandler()) as Entry | undefined;
}

function parse(schema: z.ZodType | undefined, input: unknown, where: string): unknown {
  if (!schema) return undefined;
  // PostgreSQL keeps no NUL in a text; SQLite cuts some functions short at one
  if (JSON.stringify(input ?? {}).includes('\\u0000'))
    throw new BadInput(`In the ${where} is a character that cannot be seen and cannot be kept: take it out.`);
  const result = schema.safeParse(input ?? {});
  if (result.success) return result.data;
  // an address nobody could have been given: to whoever followed it, simply not there
  if (where === 'path')
    throw new Refusal(404, 'Not found', 'There is nothing at this address. The link may be broken.');
  throw BadInput.from(result.error, where);
}

export interface ActingRequest extends Request {
  actor: Actor | null;
  visitor: Visitor;
  /** Set for roles outside the team where the entry has a view: there is the released one, and no other. */
  releasedOnly?: true;
  /** What was asked for, from the guard on: for the record of what was refused. */
  entry?: Entry;
}

/** The parsed call. A bad path, query or body is refused with the field and a sentence, before any service runs. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const http = context.switchToHttp();
  const request = http.getRequest<ActingRequest>();
  const entry = entryOf(context);
  if (!entry) throw new Error('A controller method without a contract entry cannot be called.');
  return {
    actor: request.actor,
    visitor: request.visitor,
    params: parse(entry.params, request.params, 'path'),
    query: parse(
      entry.query,
      request.releasedOnly ? { ...request.query, view: 'external' } : request.query,
      'query',
    ),
    // no body is an empty one: what it lacks is said field by field
    body: entry.upload ? undefined : parse(entry.body, entry.body ? (request.body ?? {}) : undefined, 'body'),
    request,
    response: http.getResponse<Response>(),
  };
});
