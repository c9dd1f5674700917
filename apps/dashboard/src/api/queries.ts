import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { EndpointName } from '@waymark/contract';
import { type Answer, call, type CallInput, sendOnce } from './client';
import type { Trouble } from './errors';

/** Key and fetcher of a query never part; the key begins with the endpoint's name, so that one call can refresh it. */
export function query<N extends EndpointName>(name: N, input: CallInput<N>) {
  return queryOptions<Answer<N>, Trouble>({
    queryKey: [name, input.params ?? null, input.query ?? null],
    queryFn: ({ signal }) => call(name, { ...input, signal }),
  });
}

const underWay = new Map<string, Promise<unknown>>();

/** The same change, pressed again before its button could know of the first press, is one change: it is sent once. */
function sentOnce<T>(name: EndpointName, input: object, send: () => Promise<T>): Promise<T> {
  // a file has no words to be known by
  if ('upload' in input) return send();
  const key = JSON.stringify([name, input]);
  const going = underWay.get(key) as Promise<T> | undefined;
  if (going) return going;
  const begun = send().finally(() => underWay.delete(key));
  underWay.set(key, begun);
  return begun;
}

/** A change. What it may have changed is fetched anew: figures depend on nearly everything, so all of it. */
export function useSend<N extends EndpointName>(name: N) {
  const client = useQueryClient();
  return useMutation<Answer<N>, Trouble, CallInput<N>>({
    mutationFn: (input) => sentOnce(name, input, () => sendOnce(name, input)),
    onSuccess: () => client.invalidateQueries(),
  });
}

/**
 * A call after which somebody else may be reading, or the same person in another role: nothing that was fetched before may
 * stay on the screen or in memory.
 */
export function useSendAsSomebody<N extends EndpointName>(name: N) {
  const client = useQueryClient();
  return useMutation<Answer<N>, Trouble, CallInput<N>>({
    mutationFn: (input) => call(name, input),
    onSuccess: () => startAfresh(client),
  });
}

async function startAfresh(client: QueryClient): Promise<void> {
  await client.cancelQueries();
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  await client.invalidateQueries({ queryKey: ['session'] });
}
