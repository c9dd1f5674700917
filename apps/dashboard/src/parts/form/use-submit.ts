import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { troubleFrom, type Unsent } from '../../api/errors';
import { check, type Refusal } from './check';

/** What sending needs of a form, kept or not. */
interface Sendable<V extends object> {
  readonly values: V;
  refuse(refusals: readonly Refusal[], sentence?: string | null): void;
}

/** How a form is sent: held against the contract first; a refusal of either side comes back to its fields. */
export interface Sending<V extends object, S extends z.ZodType, A> {
  readonly schema: S;
  /** What is sent, made from what was typed; refused by the schema where it is not right. */
  readonly body: (values: V) => unknown;
  /** What this form asks beyond the contract. */
  readonly also?: (values: V) => readonly Refusal[];
  /** Rejects with a Trouble. */
  readonly send: (body: z.output<S>) => Promise<A>;
}

/** What the reader did while a form was being sent. */
export interface Meanwhile {
  /** What is in the form now is not what was sent. */
  readonly typedOn: boolean;
  /** They are on another page. */
  readonly wentOn: boolean;
}

export function useSubmit<V extends object, S extends z.ZodType, A>(
  form: Sendable<V>,
  { schema, body, also, send }: Sending<V, S, A>,
  onSent: (answer: A, meanwhile: Meanwhile, body: z.output<S>) => void,
  /** Takes what could not be sent, to send it later, and the values it was made from; without it that is a refusal like any other. */
  hold?: (unsent: Unsent, values: V) => void,
) {
  const [pending, setPending] = useState(false);
  const now = useRef({ values: form.values, stands: true });
  useEffect(() => {
    now.current.values = form.values;
  }, [form.values]);
  useEffect(() => {
    const { current } = now;
    current.stands = true;
    return () => {
      current.stands = false;
    };
  }, []);
  /** `quietly`: sent if it is complete; otherwise it stays as it is, and nobody is told. */
  const sendNow = async (quietly: boolean): Promise<void> => {
    if (pending) return;
    const checked = check(schema, body(form.values));
    const more = also?.(form.values) ?? [];
    if (quietly && (!checked.ok || more.length > 0)) return;
    if (!checked.ok) return form.refuse([...checked.refusals, ...more]);
    if (more.length > 0) return form.refuse(more);
    form.refuse([]);
    setPending(true);
    const { pathname } = window.location;
    try {
      const answer = await send(checked.value);
      const meanwhile = {
        typedOn: now.current.values !== form.values,
        wentOn: !now.current.stands && window.location.pathname !== pathname,
      };
      onSent(answer, meanwhile, checked.value);
    } catch (failure) {
      const trouble = await troubleFrom(failure);
      if (hold && trouble.unsent) hold(trouble.unsent, form.values);
      else form.refuse(trouble.fields, trouble.sentence);
    } finally {
      setPending(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void sendNow(false);
  };
  return { pending, submit, sendQuietly: () => void sendNow(true) };
}
