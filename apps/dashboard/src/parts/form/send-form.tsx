import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { timeOfDay } from '../../outbox/kept';
import { FormFoot, RefusedBox } from './form-foot';
import { formOpened } from './open-forms';
import { tellSaved } from '../../outbox/told';
import type { KeptForm } from './use-kept-form';
import { type How, type Makes, useMaking } from './making';
import { TYPED_APART, TYPED_SINCE, useResend, useWaiting } from './use-resend';
import { type Sending, useSubmit } from './use-submit';

const SAVED_ALREADY = 'This is saved already. If you save again, what you typed since is changed in it.';

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
  makes,
  alsoChanges,
  send,
  ...sending
}: Omit<Sending<V, S, A>, 'send'> & {
  readonly form: KeptForm<V>;
  readonly label: string;
  readonly onSaved: (answer: A) => void;
  readonly onCancel?: () => void;
  /** Sent by itself once the connection is back; not where somebody should look again before it happens. */
  readonly byItself?: boolean;
  /** Of a form for something new: how it is changed once it is made. One draft makes one thing. */
  readonly makes?: Makes | undefined;
  /** Sent with such a change and no part of the thing, such as its reason. */
  readonly alsoChanges?: ((values: V) => object) | undefined;
  /** Rejects with a Trouble. What makes something passes `how` on with the body. */
  readonly send: (body: z.output<S>, how: How) => Promise<A>;
  readonly children: ReactNode | ((made: boolean) => ReactNode);
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
  const making = useMaking(form, makes, send, alsoChanges);
  const typedSince = (body: object, answer: unknown, at: string) =>
    form.say(making.typedOn(body, answer) ? TYPED_SINCE(at) : TYPED_APART(at));
  // only the answer was lost: what was saved is on the page, and there is nothing to lead on to
  const leadOn = (answer: unknown) => (answer === null ? onCancel?.() : onSaved(answer as A));
  const { pending, submit, sendQuietly } = useSubmit(
    form,
    { ...sending, send: (body) => making.send(body as object) },
    (answer, { typedOn, wentOn }, body) => {
      // where nothing was typed, it is the form that follows what is saved
      if (typedOn && keeping.current !== 'nothing') {
        typedSince(body as object, answer, new Date().toISOString());
        return;
      }
      arrived();
      // what the reader opened since is theirs: it is neither closed nor left
      if (!closed.current && !wentOn) leadOn(answer);
    },
    byItself ? resend.hold : undefined,
  );
  const onArrived = (answer: unknown) => {
    arrived();
    leadOn(answer);
  };
  useWaiting(form, resend, sendQuietly, onArrived, typedSince);
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
      {making.made && <p className="wm-notice">{SAVED_ALREADY}</p>}
      {typeof children === 'function' ? children(making.made) : children}
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
