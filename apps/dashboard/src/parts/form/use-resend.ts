import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef } from 'react';
import type { Unsent } from '../../api/errors';
import { timeOfDay } from '../../outbox/kept';
import { batchOf, type Held, type OutboxState } from '../../outbox/outbox';
import { whatIs } from '../../outbox/told';
import { SIGNED_OUT, useOutboxOf } from '../../outbox/use-outbox';
import type { KeptForm } from './use-kept-form';

/** Long enough that nobody is in the middle of a word. */
const IDLE = 1_500;

export const TYPED_SINCE = (at: string): string =>
  `What you had sent was saved at ${timeOfDay(at)}. What you typed since is still here.`;
/** Of something that nothing changes once it is saved. */
export const TYPED_APART = (at: string): string =>
  `What you had sent was saved at ${timeOfDay(at)}. What you typed since is not in it: if you save again, that makes another one beside it.`;

/** What a form that could not be sent has to do with the outbox, which sends it when the connection is back. */
export function useResend<V extends object>({ scope, key, keeping }: KeptForm<V>, label: string) {
  const { outbox, state } = useOutboxOf(scope);
  const mine = state.held.find(({ form }) => form === key) ?? null;
  const sent = useRef<{ readonly batch: string; readonly values: V } | null>(null);
  // made anew with every draft: what was pressed holds the words it was pressed on
  const asOf = typeof keeping === 'object' ? keeping.at : null;
  const hold = (unsent: Unsent, values: V) => {
    const page = window.location.pathname + window.location.search;
    sent.current = { batch: batchOf(unsent), values };
    outbox?.putChange({ form: key, label: whatIs(label), page, unsent, asOf });
  };
  return {
    outbox,
    state,
    mine,
    hold,
    /** What the form said when it was sent; not known after a reload, and then it is what was kept. */
    sent,
    tryNow: () => void outbox?.flush(),
    waiting: mine && !mine.refusal ? waitingWords(mine, state) : null,
  };
}

/** That something waits on this device, and when it goes out. */
export function waitingWords({ batch, at, safe }: Held, { sending, waiting }: OutboxState): string {
  if (sending === batch) return 'Sending it now.';
  const then =
    waiting === SIGNED_OUT
      ? 'It is sent by itself once you have signed in again.'
      : 'It is sent by itself when the connection is back.';
  return safe
    ? `Kept on this device at ${timeOfDay(at)}. ${then}`
    : `This browser keeps nothing, so leave this page open. ${then}`;
}

type Waiting<V> = Pick<ReturnType<typeof useResend>, 'outbox' | 'state' | 'mine'> & {
  readonly sent: RefObject<{ readonly batch: string; readonly values: V } | null>;
};

/**
 * While a form waits: what is typed meanwhile goes with it, a refusal comes back to its fields, and when it has arrived the form is
 * done. What arrives while somebody is typing on is saved as it was sent; what was typed since stays in the form.
 */
export function useWaiting<V extends object>(
  form: KeptForm<V>,
  { outbox, state, mine, sent }: Waiting<V>,
  sendQuietly: () => void,
  onArrived: (answer: unknown) => void,
  /** Something else stands in the form by now than what arrived. */
  onTypedOn: (body: object, answer: unknown, at: string) => void,
): void {
  const client = useQueryClient();
  const held = useRef<{ batch: string; values: V; body: object } | null>(null);
  const wanted = useRef(false);
  const latest = useRef({ sendQuietly, onArrived, onTypedOn });
  const { values, refuse } = form;
  const emptied = form.keeping === 'nothing';
  // what is just being sent cannot be taken back, but once that failed it can
  const { sending } = state;
  useEffect(() => {
    latest.current = { sendQuietly, onArrived, onTypedOn };
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
    const { batch, change } = mine;
    if (held.current?.batch !== batch) {
      const said = sent.current?.batch === batch ? sent.current.values : values;
      held.current = { batch, values: said, body: (change?.body ?? {}) as object };
    }
    if (held.current.values !== values && outbox?.takeBack(batch)) {
      held.current = null;
      // thrown away: then nothing of it is wanted any more
      wanted.current = !emptied;
    }
  }, [client, emptied, mine, outbox, refuse, sending, sent, values]);

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
    const { values: said, body } = held.current;
    held.current = null;
    if (said === values) latest.current.onArrived(arrived.answer);
    else latest.current.onTypedOn(body, arrived.answer, arrived.at);
  }, [arrived, values]);
}
