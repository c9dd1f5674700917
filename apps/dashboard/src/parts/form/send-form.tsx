import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { timeOfDay } from '../../outbox/kept';
import { FormFoot, RefusedBox } from './form-foot';
import { formOpened } from './open-forms';
import type { KeptForm } from './use-kept-form';
import { type Sending, useSubmit } from './use-submit';

/**
 * A form that sends one contract entry: checked against the contract first, kept on this device until the server has it,
 * and a refusal comes back to its fields.
 */
export function SendForm<V extends object, S extends z.ZodType, A>({
  form,
  label,
  onSaved,
  onCancel,
  children,
  ...sending
}: Sending<V, S, A> & {
  readonly form: KeptForm<V>;
  readonly label: string;
  readonly onSaved: (answer: A) => void;
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}) {
  const [saved, setSaved] = useState<string | null>(null);
  const self = useRef<HTMLFormElement>(null);
  const opened = onCancel !== undefined;
  useEffect(() => {
    // a form that was opened takes the focus of the button it replaced
    if (opened) self.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [opened]);
  useEffect(() => (opened ? formOpened() : undefined), [opened]);
  const { pending, submit } = useSubmit(form, sending, (answer) => {
    form.clear();
    setSaved(new Date().toISOString());
    onSaved(answer);
  });
  return (
    <form ref={self} className="wm-form" onSubmit={submit} noValidate>
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
