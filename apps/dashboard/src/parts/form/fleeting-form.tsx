import { type ReactNode, useCallback, useId, useState } from 'react';
import type { z } from 'zod';
import { type Refusal, sentenceFor } from './check';
import { RefusedBox } from './form-foot';
import type { Bound } from './use-kept-form';
import { type Sending, useSubmit } from './use-submit';

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
  label,
  working = 'One moment',
  onDone,
  onCancel,
  children,
  more,
  ...sending
}: Sending<V, S, A> & {
  readonly form: FleetingForm<V>;
  readonly label: string;
  readonly working?: string;
  readonly onDone?: (answer: A) => void;
  readonly onCancel?: (() => void) | undefined;
  readonly children: ReactNode;
  readonly more?: ReactNode;
}) {
  const { pending, submit } = useSubmit(form, sending, (answer) => onDone?.(answer));
  return (
    <form className="wm-form" onSubmit={submit} noValidate>
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
