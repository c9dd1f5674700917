import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { call, sendAgain } from '../api/client';
import { Trouble } from '../api/errors';
import { Outbox, type OutboxState } from './outbox';
import { scopeOf, useScope } from './scope';

export const SIGNED_OUT = 'Nobody is signed in just now. It is sent once you have signed in again.';

const outboxes = new WeakMap<QueryClient, Map<string, Outbox>>();

/** One outbox for each database, shared by all pages. It sends whenever the connection or the reader comes back. */
function outboxFor(client: QueryClient, scope: string): Outbox {
  const known = outboxes.get(client) ?? new Map<string, Outbox>();
  outboxes.set(client, known);
  const there = known.get(scope);
  if (there) return there;
  const made = new Outbox(
    scope,
    {
      send: (batch, observations) =>
        call('addObservations', { body: { batch, observations: [...observations] } }),
      sendAnswers: (contextId, answers) => call('addAnswers', { params: { id: contextId }, body: answers }),
      sendChange: async (change) => {
        try {
          return await sendAgain(change);
        } catch (failure) {
          if (failure instanceof Trouble && failure.savedBefore) return null;
          throw failure;
        }
      },
      scope: async () => {
        const session = await call('session', {});
        if (!session.actor) throw new Trouble('signed out', SIGNED_OUT);
        return scopeOf(session);
      },
    },
    () => void client.invalidateQueries(),
  );
  known.set(scope, made);
  window.addEventListener('online', () => void made.flush());
  window.addEventListener('storage', made.reload);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void made.flush();
  });
  void made.flush();
  return made;
}

const NOTHING: OutboxState = { held: [], saved: [], sending: null, waiting: null };
const still = () => () => undefined;

/** The outbox of the open database and what it holds; null before the first answer of a new browser. */
export function useOutbox(): { readonly outbox: Outbox | null; readonly state: OutboxState } {
  return useOutboxOf(useScope());
}

/** The outbox of a database that is known already. */
export function useOutboxOf(scope: string | null): {
  readonly outbox: Outbox | null;
  readonly state: OutboxState;
} {
  const client = useQueryClient();
  const outbox = scope === null ? null : outboxFor(client, scope);
  const state = useSyncExternalStore(outbox?.subscribe ?? still, outbox?.snapshot ?? (() => NOTHING));
  return { outbox, state };
}
