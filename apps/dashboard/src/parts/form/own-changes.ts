import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { troubleFrom } from '../../api/errors';
import { kept, keptKey } from '../../outbox/kept';
import { changedOnly } from './changed-only';

/**
 * Sends what this form changed, and in `was` what those fields said when the writer began. Where somebody else wrote the same field
 * meanwhile the server says so at the field, with theirs; what stands now is fetched, and saving again is then a choice.
 * A draft that was kept for days began when it was first typed, not when its page was opened again: `draft` names it.
 */
export function useOwnChanges<T extends object, A>(
  current: T,
  send: (change: Partial<T> & { was: Partial<T> }) => Promise<A>,
  draft: { readonly scope: string; readonly name: string },
): (body: T) => Promise<A> {
  const client = useQueryClient();
  const [began] = useState(() => (kept(keptKey(draft.scope, 'draft', draft.name))?.basis as T) ?? current);
  const now = useRef(current);
  useEffect(() => {
    now.current = current;
  }, [current]);
  // what this writer knows to stand there
  const known = useRef<T>(began);
  const told = useRef(false);
  return async (body) => {
    if (told.current) known.current = now.current;
    const mine = changedOnly(body, began);
    const fields = Object.keys(mine);
    const was = Object.fromEntries(
      Object.entries(known.current).filter(([field]) => fields.includes(field)),
    ) as Partial<T>;
    try {
      return await send({ ...mine, was });
    } catch (failure) {
      const trouble = await troubleFrom(failure);
      if (trouble.conflict) {
        // without an answer theirs is not known, and the next attempt is refused again
        await client.invalidateQueries();
        told.current = true;
      }
      throw trouble;
    }
  };
}
