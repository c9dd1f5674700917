import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { troubleFrom } from '../../api/errors';
import { timeOfDay } from '../../outbox/kept';
import { check, type Refusal } from './check';
import { FormFoot, RefusedBox } from './form-foot';
import { formOpened } from './open-forms';
import type { KeptForm } from './use-kept-form';

/**
 * A form that sends one contract entry: checked against the contract first, kept on this device until the server has it,
 * and a refusal comes back to its fields.
 */
export function SendForm<V extends object, S extends z.ZodType, A>({
  form,
  schema,
  body,
  also,
  send,
  label,
  onSaved,
  onCancel,
  children,
}: {
  readonly form: KeptForm<V>;
  readonly schema: S;
  /** What is sent, made from what was typed; refused by the schema where it is not right. */
  readonly body: (values: V) => unknown;
  /** What this form asks beyond the contract. */
  readonly also?: (values: V) => readonly Refusal[];
  /** Rejects with a Trouble. */
  readonly send: (body: z.output<S>) => Promise<A>;
  readonly label: string;
  readonly onSaved: (answer: A) => void;
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}) {
  const [pending, setPending] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const self = useRef<HTMLFormElement>(null);
  const opened = onCancel !== undefined;
  useEffect(() => {
    // a form that was opened takes the focus of the button it replaced
    if (opened) self.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [opened]);
  useEffect(() => (opened ? formOpened() : undefined), [opened]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (pending) return;
    const checked = check(schema, body(form.values));
    const more = also?.(form.values) ?? [];
    if (!checked.ok) return form.refuse([...checked.refusals, ...more]);
    if (more.length > 0) return form.refuse(more);
    form.refuse([]);
    setPending(true);
    try {
      const answer = await send(checked.value);
      form.clear();
      setSaved(new Date().toISOString());
      onSaved(answer);
    } catch (failure) {
      form.refuseFor(await troubleFrom(failure));
    } finally {
      setPending(false);
    }
  };
  return (
    <form ref={self} className="wm-form" onSubmit={(event) => void submit(event)} noValidate>
      <RefusedBox id={form.id} refusals={form.refusals} sentence={form.sentence} attempt={form.attempt} />
      {children}
      <FormFoot
        form={form}
        label={label}
        pending={pending}
        saved={saved && `Saved on the server at ${timeOfDay(saved)}.`}
        {...(onCancel ? { onCancel } : {})}
      />
    </form>
  );
}
