import type { Context, Indicator } from '@waymark/contract';
import { useCallback, useEffect, useMemo } from 'react';
import { useOutbox } from '../../outbox/use-outbox';
import { useKeptForm } from '../../parts/form/use-kept-form';
import { teamName } from '../../parts/words';
import { compose, EMPTY_ROUND, fieldsOfBatch, offered, rowsOf, type RoundValues } from './round';

interface Draft {
  readonly values: RoundValues;
  readonly keys: readonly string[];
}

/** A round's state: kept while it is typed, handed to the outbox, and taken back with its sentences should it be refused. */
export function useRound(
  scope: string,
  context: Context,
  indicators: readonly Indicator[],
  asked: readonly string[],
) {
  // a sheet of its own: what is typed into one is not there, unseen, in the other
  const name = asked.length === 0 ? `round-${context.id}` : `round-${context.id}-${asked.join('.')}`;
  const form = useKeptForm<RoundValues>(scope, name, EMPTY_ROUND);
  const { outbox, state } = useOutbox();
  const { values, refuse, clear, set } = form;

  const parts = useMemo(() => {
    const { first, rest } = offered(context, indicators, asked);
    const others = indicators.filter(
      (i) => values.added.includes(i.code) && !first.includes(i) && !rest.includes(i),
    );
    return { first, rest, others };
  }, [asked, context, indicators, values.added]);
  const { subgroups } = values;
  const rows = useMemo(
    () => ({
      first: rowsOf(parts.first, { subgroups }),
      rest: rowsOf(parts.rest, { subgroups }),
      others: rowsOf(parts.others, { subgroups }),
    }),
    [parts, subgroups],
  );

  const mine = state.held.filter((h) => h.form === name);
  // the second half of a double click finds an empty form: that is no fault of the reader
  const justSent = form.keeping === 'nothing' && mine.some((h) => h.batch === state.sending);
  const send = useCallback(() => {
    if (justSent) return;
    const composed = compose(context.id, [...rows.first, ...rows.rest, ...rows.others], values);
    if (!composed.ok) return refuse(composed.refusals);
    if (!outbox) return;
    const count = composed.observations.length;
    const draft: Draft = { values, keys: composed.keys };
    outbox.put({
      form: name,
      label: `${count === 1 ? 'One figure' : `${count} figures`} for ${teamName(context)}`,
      contextId: context.id,
      observations: [...composed.observations],
      draft,
    });
    clear(EMPTY_ROUND);
  }, [clear, context, justSent, name, outbox, refuse, rows, values]);

  const refused = mine.find((h) => h.refusal !== null);
  const takeBack = useCallback(
    (batch: string) => {
      const held = outbox?.takeBack(batch);
      if (!held) return;
      const draft = held.draft as Draft;
      const all = rowsOf(indicators, draft.values);
      set(() => draft.values);
      refuse(fieldsOfBatch(held.refusal?.fields ?? [], draft.keys, all), held.refusal?.sentence ?? null);
    },
    [indicators, outbox, refuse, set],
  );
  // a refused round comes back by itself, unless something else is being typed in its place
  const free = form.keeping === 'nothing';
  useEffect(() => {
    if (refused && free) takeBack(refused.batch);
  }, [free, refused, takeBack]);

  return {
    form,
    rows,
    send,
    takeBack,
    refused,
    waiting: mine.filter((h) => h.refusal === null),
    saved: state.saved.find((s) => s.form === name),
    outbox: state,
  };
}
export type Round = ReturnType<typeof useRound>;
