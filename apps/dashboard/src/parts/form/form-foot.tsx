import { useEffect, useRef } from 'react';
import { timeOfDay } from '../../outbox/kept';
import { namesNoField, type Refusal } from './check';
import { MarkedWords } from './marked-words';
import type { Keeping, KeptForm } from './use-kept-form';

/** All that was refused, above the form, each with a way to its field. Takes the focus when it appears. */
export function RefusedBox({
  id,
  refusals,
  sentence,
  attempt,
  fieldId = (field) => `${id}-${field.replaceAll('.', '-')}`,
}: {
  readonly id: string;
  readonly refusals: readonly Refusal[];
  readonly sentence: string | null;
  readonly attempt: number;
  readonly fieldId?: (field: string) => string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const shown = refusals.length > 0 || sentence !== null;
  const count = refusals.length;
  useEffect(() => {
    // only a new refusal moves the focus, not the mending of one field
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (!shown) return null;
  return (
    <div className="wm-trouble" role="alert" tabIndex={-1} ref={box}>
      <p>
        {sentence ??
          (count === 1
            ? 'One thing to mend before this can be saved:'
            : `${count} things to mend before this can be saved:`)}
      </p>
      {count > 0 && (
        <ul>
          {refusals.map(({ field, sentence: words, marked }) => (
            <li key={field}>
              <a
                href={`#${fieldId(field)}`}
                onClick={(event) => {
                  const target = document.getElementById(fieldId(field));
                  if (!target) return;
                  event.preventDefault();
                  target.focus();
                  target.scrollIntoView({ block: 'center' });
                }}
              >
                {named(fieldId(field), words)}
              </a>
              {marked && <MarkedWords marked={marked} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A sentence that could be about any field, with the name of its field on the screen; the fields stand there before a refusal does. */
function named(id: string, sentence: string): string {
  if (!namesNoField(sentence)) return sentence;
  const field = document.getElementById(id);
  const label =
    field instanceof HTMLFieldSetElement
      ? field.querySelector('legend')
      : (field as HTMLInputElement | null)?.labels?.[0];
  // without "may stay empty"
  const words = (label?.firstChild?.textContent ?? '').trim();
  return words === '' ? sentence : `${words}: ${sentence}`;
}

/** Where what was typed is now, in words. */
export function KeptLine({
  keeping,
  saved,
  waiting,
}: {
  readonly keeping: Keeping;
  readonly saved?: string | null;
  /** Where it waits to be sent by itself: that it does, in a sentence. */
  readonly waiting?: string | null;
}) {
  return (
    <p className="wm-kept" role="status">
      {waiting ??
        (keeping === 'unkept'
          ? 'This browser keeps nothing (is it a private window?): do not leave before it is saved.'
          : keeping === 'nothing'
            ? (saved ?? 'What you type is kept on this device as you go.')
            : `Kept on this device at ${timeOfDay(keeping.at)}, not yet sent.`)}
    </p>
  );
}

/** Empties a form, and fills it again should that have been a mistake. One button, so that the focus stays. */
export function ThrowAway<V extends object>({ form }: { readonly form: KeptForm<V> }) {
  if (form.keeping === 'nothing' && !form.bringBack) return null;
  return (
    <button type="button" className="wm-link-button" onClick={form.bringBack ?? form.throwAway}>
      {form.bringBack ? 'Bring back what I threw away' : 'Throw away what I typed'}
    </button>
  );
}

/** Save, discard, and where things stand. */
export function FormFoot<V extends object>({
  form,
  label,
  pending,
  saved,
  waiting = null,
  onCancel,
}: {
  readonly form: KeptForm<V>;
  readonly label: string;
  readonly pending: boolean;
  readonly waiting?: string | null;
  readonly saved?: string | null;
  readonly onCancel?: () => void;
}) {
  return (
    <div className="wm-form-foot">
      <div className="wm-actions">
        <button type="submit" className="wm-button wm-button-main" disabled={pending}>
          {pending ? 'Saving' : waiting ? 'Send now' : label}
        </button>
        {onCancel && (
          <button type="button" className="wm-button" onClick={onCancel}>
            Close
          </button>
        )}
        <ThrowAway form={form} />
      </div>
      <KeptLine keeping={form.keeping} saved={saved ?? null} waiting={waiting} />
    </div>
  );
}
