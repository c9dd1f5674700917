import {
  type AnswerOut,
  type BodyIn,
  type Endpoint,
  type EndpointName,
  endpoints,
  KEPT_WORDS_HEADER,
  type ParamsIn,
  type QueryIn,
} from '@waymark/contract';
import { Trouble, troubleFrom } from './errors';
import { keptKeys } from './kept-words';

type E = typeof endpoints;
/** A part that the entry names must be given; one it does not name cannot be. */
type Part<K extends string, V> = undefined extends V
  ? { readonly [key in K]?: undefined }
  : { readonly [key in K]: V };
type OptionalPart<K extends string, V> = undefined extends V
  ? { readonly [key in K]?: undefined }
  : Partial<V> extends V
    ? { readonly [key in K]?: V }
    : { readonly [key in K]: V };

export type CallInput<N extends EndpointName> = Part<'params', ParamsIn<E[N]>> &
  OptionalPart<'query', QueryIn<E[N]>> &
  Part<'body', BodyIn<E[N]>> & { readonly upload?: Blob; readonly signal?: AbortSignal };
export type Answer<N extends EndpointName> = AnswerOut<E[N]>;

/** Turns an entry and its parts into an address below /api. Also used for downloads. */
export function addressOf<N extends EndpointName>(
  name: N,
  input: Pick<CallInput<N>, 'params' | 'query'>,
): string {
  return addressFor(endpoints[name], input);
}

function addressFor(entry: Endpoint, input: { readonly params?: unknown; readonly query?: unknown }): string {
  const params = (input.params ?? {}) as Record<string, unknown>;
  const path = entry.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key])));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries((input.query ?? {}) as Record<string, unknown>))
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  const text = search.toString();
  return `/api${path}${text ? `?${text}` : ''}`;
}

const listeners = new Set<() => void>();

/** Tells whenever a call was refused because nobody is signed in, whoever made it. Answers how to stop listening. */
export function whenSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** One call of one contract entry. Rejects with a Trouble and with nothing else. */
export async function call<N extends EndpointName>(name: N, input: CallInput<N>): Promise<Answer<N>> {
  const entry: Endpoint = endpoints[name];
  const body = input.upload ?? (input.body === undefined ? undefined : JSON.stringify(input.body));
  const type = input.upload ? 'application/octet-stream' : 'application/json';
  const kept = input.body === undefined ? '' : keptKeys();
  let response: Response;
  try {
    response = await fetch(addressFor(entry, input), {
      method: entry.method,
      ...(body === undefined
        ? {}
        : { body, headers: { 'content-type': type, ...(kept ? { [KEPT_WORDS_HEADER]: kept } : {}) } }),
      ...(input.signal ? { signal: input.signal } : {}),
    });
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw await troubleFrom(failure);
  }
  if (!response.ok) {
    const trouble = await troubleFrom(response);
    if (trouble.kind === 'signed out') for (const listener of listeners) listener();
    throw trouble;
  }
  if (!entry.response) return undefined as Answer<N>;
  try {
    return (await response.json()) as Answer<N>;
  } catch {
    throw new Trouble('fault', 'The answer broke off on its way. Try again.');
  }
}
