import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { Unsent } from '../../api/errors';
import { timeOfDay } from '../../outbox/kept';
import type { Held, OutboxState } from '../../outbox/outbox';
import { whatIs } from '../../outbox/told';
import { SIGNED_OUT, useOutboxOf } from '../../outbox/use-outbox';
import type { KeptForm } from './use-kept-form';

/** Long enough that nobody is in the middle of a word. */
const IDLE = 1_500;

export const TYPED_SINCE = (at: string): string =>
  `What you had sent was saved at ${timeOfDay(at)}. What you typed since is still here.`;

/** What a form that could not be sent has to do with the outbox, which sends it when the connection is back. */
export function useResend<V extends object>({ scope, key }: KeptForm<V>, label: string) {
  const { outbox, state } = useOutboxOf(scope);
  const mine = state.held.find(({ form }) => form === key) ?? null;
  const hold = useCallback(
    (unsent: Unsent) => {
      const page = window.location.pathname + window.location.search;
      outbox?.putChange({ form: key, label: whatIs(label), page, unsent });
    },
    [key, label, outbox],
  );
  return {
    outbox,
    state,
    mine,
    hold,
    tryNow: () => void outbox?.flush(),
    waiting: mine && !mine.refusal ? waitingWords(mine, state) : null,
  };
}

function waitingWords({ batch, at, safe }: Held, { sending, waiting }: OutboxState): string {
  if (sending === batch) return 'Sending it now.';
  const then =
    waiting === SIGNED_OUT
      ? 'It is sent by itself once you have signed in again.'
      : 'It is sent by itself when the connection is back.';
  return safe
    ? `Kept on this device at ${timeOfDay(at)}. ${then}`
    : `This browser keeps nothing, so leave this page open. ${then}`;
}

/**
 * While a form waits: what is typed meanwhile goes with it, a refusal comes back to its fields, and when it has arrived the form is
 * done. What arrives while somebody is typing on is saved as it was sent; what was typed since stays in the form.
 */
export function useWaiting<V extends object>(
  form: KeptForm<V>,
  { outbox, state, mine }: Pick<ReturnType<typeof useResend>, 'outbox' | 'state' | 'mine'>,
  sendQuietly: () => void,
  onArrived: (answer: unknown) => void,
): void {
  const client = useQueryClient();
  const held = useRef<{ batch: string; values: V } | null>(null);
  const wanted = useRef(false);
  const latest = useRef({ sendQuietly, onArrived });
  const { values, refuse, say } = form;
  const emptied = form.keeping === 'nothing';
  useEffect(() => {
    latest.current = { sendQuietly, onArrived };
  });

  useEffect(() => {
    if (!mine) return;
    if (mine.refusal) {
      const { sentence, fields, conflict } = mine.refusal;
      held.current = null;
      outbox?.takeBack(mine.batch);
      if (conflict) void client.invalidateQueries();
      refuse(fields, sentence);
      return;
    }
    if (held.current?.batch !== mine.batch) held.current = { batch: mine.batch, values };
    else if (held.current.values !== values && outbox?.takeBack(mine.batch)) {
      held.current = null;
      // thrown away: then nothing of it is wanted any more
      wanted.current = !emptied;
    }
  }, [client, emptied, mine, outbox, refuse, values]);

  useEffect(() => {
    if (!wanted.current) return;
    const timer = setTimeout(() => {
      wanted.current = false;
      latest.current.sendQuietly();
    }, IDLE);
    return () => clearTimeout(timer);
  }, [mine, values]);
  useEffect(
    () => () => {
      // closed in the middle of it: it was to be sent, and still is
      if (wanted.current) latest.current.sendQuietly();
    },
    [],
  );

  const arrived = state.saved.find(({ batch }) => batch === held.current?.batch);
  useEffect(() => {
    if (!arrived || !held.current) return;
    const same = held.current.values === values;
    held.current = null;
    if (same) latest.current.onArrived(arrived.answer);
    else say(TYPED_SINCE(arrived.at));
  }, [arrived, say, values]);
}
