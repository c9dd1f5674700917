import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { timeOfDay } from '../../outbox/kept';
import { FormFoot, RefusedBox } from './form-foot';
import { formOpened } from './open-forms';
import { tellSaved } from '../../outbox/told';
import type { KeptForm } from './use-kept-form';
import { TYPED_SINCE, useResend, useWaiting } from './use-resend';
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
  byItself = true,
  ...sending
}: Sending<V, S, A> & {
  readonly form: KeptForm<V>;
  readonly label: string;
  readonly onSaved: (answer: A) => void;
  readonly onCancel?: () => void;
  /** Sent by itself once the connection is back; not where somebody should look again before it happens. */
  readonly byItself?: boolean;
  readonly children: ReactNode;
}) {
  const [saved, setSaved] = useState<string | null>(null);
  const resend = useResend(form, label);
  const self = useRef<HTMLFormElement>(null);
  const opened = onCancel !== undefined;
  const closed = useRef(false);
  const keeping = useRef(form.keeping);
  useEffect(() => {
    keeping.current = form.keeping;
  }, [form.keeping]);
  const close = () => {
    closed.current = true;
    onCancel?.();
  };
  useEffect(() => {
    // a form that was opened takes the focus of the button it replaced
    if (opened) self.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [opened]);
  useEffect(() => (opened ? formOpened() : undefined), [opened]);
  const arrived = () => {
    form.clear();
    const now = new Date().toISOString();
    setSaved(now);
    // a form that stays says so itself
    if (opened) tellSaved(label, now);
  };
  const { pending, submit, sendQuietly } = useSubmit(
    form,
    sending,
    (answer, { typedOn, wentOn }) => {
      // where nothing was typed, it is the form that follows what is saved
      if (typedOn && keeping.current !== 'nothing') {
        form.say(TYPED_SINCE(new Date().toISOString()));
        return;
      }
      arrived();
      // what the reader opened since is theirs: it is neither closed nor left
      if (!closed.current && !wentOn) onSaved(answer);
    },
    byItself ? resend.hold : undefined,
  );
  useWaiting(form, resend, sendQuietly, (answer) => {
    arrived();
    // only the answer was lost: what was saved is on the page, and there is nothing to lead on to
    if (answer === null) onCancel?.();
    else onSaved(answer as A);
  });
  const sendHeld = (event: FormEvent) => {
    event.preventDefault();
    resend.tryNow();
  };
  return (
    <form
      ref={self}
      className={opened ? 'wm-form wm-form-opened' : 'wm-form'}
      onSubmit={resend.waiting ? sendHeld : submit}
      noValidate
    >
      <RefusedBox id={form.id} refusals={form.refusals} sentence={form.sentence} attempt={form.attempt} />
      {children}
      <FormFoot
        form={form}
        label={label}
        pending={pending}
        waiting={resend.waiting}
        saved={saved && `Saved on the server at ${timeOfDay(saved)}.`}
        {...(onCancel ? { onCancel: close } : {})}
      />
    </form>
  );
}
