import { type FormEvent, type ReactNode, useCallback, useId, useState } from 'react';
import type { z } from 'zod';
import { type Trouble, troubleFrom } from '../../api/errors';
import { check, type Refusal, sentenceFor } from './check';
import { RefusedBox } from './form-foot';
import type { Bound } from './use-kept-form';

export interface FleetingForm<V extends object> {
  readonly id: string;
  readonly values: V;
  readonly refusals: readonly Refusal[];
  readonly sentence: string | null;
  readonly attempt: number;
  field<K extends keyof V & string>(name: K): Bound<V[K]>;
  refuse(refusals: readonly Refusal[], sentence?: string | null): void;
  clear(): void;
}

/** A form of which nothing is kept: for passwords and codes, which belong in no browser's storage. */
export function useFleetingForm<V extends object>(initial: V): FleetingForm<V> {
  const id = useId();
  const [values, setValues] = useState(initial);
  const [told, setTold] = useState({
    refusals: [] as readonly Refusal[],
    sentence: null as string | null,
    attempt: 0,
  });
  const refuse = useCallback(
    (refusals: readonly Refusal[], sentence: string | null = null) =>
      setTold(({ attempt }) => ({
        refusals,
        sentence,
        attempt: attempt + (refusals.length > 0 || sentence !== null ? 1 : 0),
      })),
    [],
  );
  return {
    id,
    values,
    ...told,
    field: (name) => ({
      id: `${id}-${name}`,
      value: values[name],
      onValue: (value) => {
        setValues((before) => ({ ...before, [name]: value }));
        setTold((before) => ({ ...before, refusals: before.refusals.filter(({ field }) => field !== name) }));
      },
      refusal: sentenceFor(told.refusals, name),
    }),
    refuse,
    clear: () => {
      setValues(initial);
      setTold((before) => ({ ...before, refusals: [], sentence: null }));
    },
  };
}

/** Sends one contract entry from a form that keeps nothing. A refusal comes back to its fields and is read aloud. */
export function SendFleeting<V extends object, S extends z.ZodType, A>({
  form,
  schema,
  body,
  also,
  send,
  label,
  working = 'One moment',
  onDone,
  onCancel,
  children,
  more,
}: {
  readonly form: FleetingForm<V>;
  readonly schema: S;
  readonly body: (values: V) => unknown;
  /** What this form asks beyond the contract. */
  readonly also?: (values: V) => readonly Refusal[];
  /** Rejects with a Trouble. */
  readonly send: (body: z.output<S>) => Promise<A>;
  readonly label: string;
  readonly working?: string;
  readonly onDone?: (answer: A) => void;
  readonly onCancel?: (() => void) | undefined;
  readonly children: ReactNode;
  readonly more?: ReactNode;
}) {
  const [pending, setPending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    const checked = check(schema, body(form.values));
    const extra = also?.(form.values) ?? [];
    if (!checked.ok) return form.refuse([...checked.refusals, ...extra]);
    if (extra.length > 0) return form.refuse(extra);
    form.refuse([]);
    setPending(true);
    try {
      const answer = await send(checked.value);
      onDone?.(answer);
    } catch (failure) {
      const trouble: Trouble = await troubleFrom(failure);
      form.refuse(trouble.fields, trouble.sentence);
    } finally {
      setPending(false);
    }
  };
  return (
    <form className="wm-form" onSubmit={(event) => void submit(event)} noValidate>
      <RefusedBox
        id={form.id}
        refusals={form.refusals}
        sentence={form.sentence}
        attempt={form.attempt}
        fieldId={(field) => `${form.id}-${field.split('.').at(-1) ?? field}`}
      />
      {children}
      <div className="wm-actions">
        <button type="submit" className="wm-button wm-button-main" disabled={pending}>
          {pending ? working : label}
        </button>
        {onCancel && (
          <button type="button" className="wm-button" onClick={onCancel}>
            Close
          </button>
        )}
        {more}
      </div>
    </form>
  );
}
