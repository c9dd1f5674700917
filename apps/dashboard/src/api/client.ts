import {
  type AnswerOut,
  type BodyIn,
  type Endpoint,
  type EndpointName,
  endpoints,
  KEPT_WORDS_HEADER,
  ONCE_HEADER,
  type ParamsIn,
  type QueryIn,
} from '@waymark/contract';
import { type OfMade, Trouble, troubleFrom, type Unsent } from './errors';
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
  Part<'body', BodyIn<E[N]>> & {
    readonly upload?: Blob;
    readonly signal?: AbortSignal;
    /** The name of this change, a UUID: sent twice under it, it is made once. */
    readonly once?: string;
    /** Of something new: how it is changed where it was made before. */
    readonly ofMade?: OfMade | null;
    /** Keys of marked words to keep, where they are not those of this page. */
    readonly keptWords?: string;
  };
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

function keptWordsHeader({
  body,
  keptWords,
}: {
  readonly body?: unknown;
  readonly keptWords?: string;
}): object {
  const keys = body === undefined ? '' : (keptWords ?? keptKeys());
  return keys === '' ? {} : { [KEPT_WORDS_HEADER]: keys };
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
  const headers = {
    ...(body === undefined ? {} : { 'content-type': type }),
    ...(input.once === undefined ? {} : { [ONCE_HEADER]: input.once }),
    ...keptWordsHeader(input),
  };
  let response: Response;
  try {
    response = await fetch(addressFor(entry, input), {
      method: entry.method,
      ...(body === undefined ? {} : { body }),
      ...(Object.keys(headers).length === 0 ? {} : { headers }),
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

/**
 * A change, under a name of its own. Where the server could not be asked, the trouble holds what was to be sent, so that it can go
 * out again by itself and is made once.
 */
export async function sendOnce<N extends EndpointName>(name: N, input: CallInput<N>): Promise<Answer<N>> {
  const once = input.once ?? crypto.randomUUID();
  try {
    return await makeOrChange(name, { ...input, once });
  } catch (failure) {
    const trouble = await troubleFrom(failure);
    if (!['offline', 'busy', 'signed out'].includes(trouble.kind) || input.upload) throw trouble;
    const { params, query, body, ofMade } = input;
    throw trouble.holding({ endpoint: name, params, query, body, once, ofMade, keptWords: keptKeys() });
  }
}

/** Sends again what was held back. */
export function sendAgain({ endpoint, once, keptWords, ofMade, ...parts }: Unsent): Promise<unknown> {
  // its parts fitted the entry when they were first sent; the server holds them against it again
  const input = { ...parts, once, keptWords, ...(ofMade === undefined ? {} : { ofMade }) };
  return makeOrChange(endpoint, input as CallInput<EndpointName>);
}

/** Told where nothing changes what was made: saving once more is then meant to make another. */
export const SAVED_APART =
  'This was saved as you sent it before. What you wrote since is not in it. If you save again, that makes another one beside it.';

/** One thing is made of all that goes out under one name: what comes later is a change of it. */
async function makeOrChange<N extends EndpointName>(name: N, input: CallInput<N>): Promise<Answer<N>> {
  const { ofMade } = input;
  if (ofMade && ofMade.made !== null) return changeMade(ofMade, ofMade.made, input);
  try {
    return await call(name, input);
  } catch (failure) {
    if (!(failure instanceof Trouble) || !failure.savedBefore || ofMade === undefined) throw failure;
    if (ofMade === null || failure.made === null) throw new Trouble('refused', SAVED_APART);
    return changeMade(ofMade, failure.made, input);
  }
}

async function changeMade<N extends EndpointName>(
  { endpoint, body, once }: OfMade,
  made: number,
  { params, keptWords }: CallInput<N>,
): Promise<Answer<N>> {
  // a change names what is changed last; what is before it stands in the address of the making, too
  const [own, ...around] = [...endpoints[endpoint].path.matchAll(/:(\w+)/g)].map(([, key]) => key).reverse();
  const named = Object.fromEntries(around.map((key) => [key, (params as never)?.[key as never]]));
  const input = {
    params: { ...named, [own ?? 'id']: made },
    body,
    once,
    ...(keptWords ? { keptWords } : {}),
  };
  // both answer with the thing as it stands
  return (await call(endpoint, input as CallInput<EndpointName>)) as Answer<N>;
}
