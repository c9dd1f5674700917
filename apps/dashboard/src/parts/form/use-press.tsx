import { useQueryClient } from '@tanstack/react-query';
import type { EndpointName } from '@waymark/contract';
import { useEffect } from 'react';
import type { CallInput } from '../../api/client';
import { Trouble } from '../../api/errors';
import { useSend } from '../../api/queries';
import { useOutbox } from '../../outbox/use-outbox';
import { TroubleBox } from '../waiting';
import { waitingWords } from './use-resend';

/** A change that one press makes. What could not be sent waits, and is sent by itself. */
export interface Press<N extends EndpointName> {
  readonly mutate: (input: CallInput<N>) => void;
  readonly isPending: boolean;
  readonly error: Trouble | null;
  /** It was sent later, by itself, and not taken. */
  readonly refused: boolean;
  /** What was pressed and has not arrived: what it says, and the body it will send. */
  readonly waiting: { readonly words: string; readonly body: unknown } | null;
  /** Nothing of what waits is wanted any more. */
  readonly takeBack: () => void;
}

/**
 * For ticks and other small changes of one thing, of which the last press is meant: what a detached worker ticks without a connection
 * must not be ticked again at the office. Not for what somebody should look at again before it happens, such as an approval.
 * `name` tells the thing from all others, `label` says on every page what is waiting.
 */
export function usePress<N extends EndpointName>(endpoint: N, name: string, label: string): Press<N> {
  const send = useSend(endpoint);
  const client = useQueryClient();
  const { outbox, state } = useOutbox();
  const form = `press:${name}`;
  const mine = state.held.find((one) => one.form === form) ?? null;
  const refusal = mine?.refusal ?? null;
  const outrun = refusal?.conflict === true;
  useEffect(() => {
    // what somebody else made of it meanwhile
    if (outrun) void client.invalidateQueries();
  }, [client, outrun]);
  const waits = mine && !refusal ? mine : null;
  return {
    mutate: (input) => {
      // what waits was pressed before this, and would come after it
      if (mine) outbox?.takeBack(mine.batch);
      send.mutateAsync(input).catch((failure: unknown) => {
        if (!(failure instanceof Trouble) || !failure.unsent) return;
        const page = window.location.pathname + window.location.search;
        outbox?.putChange({ form, label, page, unsent: failure.unsent, asOf: null });
      });
    },
    isPending: send.isPending || (waits !== null && state.sending === waits.batch),
    error: refusal
      ? new Trouble('refused', refusal.sentence, refusal.fields)
      : outbox && send.error?.unsent
        ? null
        : send.error,
    refused: refusal !== null,
    waiting: waits && { words: waitingWords(waits, state), body: waits.change?.body },
    takeBack: () => {
      if (mine) outbox?.takeBack(mine.batch);
    },
  };
}

/** Where a press is: refused, or waiting to be sent. Nothing where nothing is amiss. */
export function PressLine({
  press,
  named,
}: {
  readonly press: Pick<Press<EndpointName>, 'error' | 'refused' | 'waiting' | 'isPending' | 'takeBack'>;
  /** Tells buttons of one name apart. */
  readonly named: string;
}) {
  if (press.error)
    return (
      <>
        <TroubleBox trouble={press.error} />
        {press.refused && (
          <button type="button" className="wm-link-button" onClick={press.takeBack}>
            I have seen this<span className="wm-hidden">: {named}</span>
          </button>
        )}
      </>
    );
  if (!press.waiting) return null;
  return (
    <p className="wm-kept" role="status">
      {press.waiting.words}{' '}
      <button type="button" className="wm-link-button" disabled={press.isPending} onClick={press.takeBack}>
        Take it back<span className="wm-hidden">: {named}</span>
      </button>
    </p>
  );
}
