import { useId, useState } from 'react';
import { type Based, differences, together } from './two-editors';
import type { KeptForm } from './use-kept-form';

/** How each field of a form is called, and its value in words. */
export type FieldWords<V> = Readonly<
  Partial<Record<keyof V & string, { readonly label: string; readonly say?: (values: V) => string }>>
>;

/**
 * Shown where somebody else saved while the reader was writing: theirs beside mine, field by field. Nothing typed is lost, and
 * nothing is put together before the reader has looked.
 */
export function TheirsBesideMine<V extends object>({
  form,
  record,
  valuesOf,
  words,
}: {
  readonly form: KeptForm<Based<V>>;
  readonly record: { readonly version: number };
  /** Values of the record as it is on the server now. */
  readonly valuesOf: V;
  readonly words: FieldWords<V>;
}) {
  const [taken, setTaken] = useState<readonly string[]>([]);
  const name = useId();
  if (record.version === form.values.basis.version) return null;
  const found = differences(form.values, valuesOf);
  const say = (field: keyof V & string, values: V) => {
    const text = words[field]?.say?.(values) ?? String(values[field] ?? '');
    return text === '' ? 'nothing' : text;
  };
  return (
    <section className="wm-theirs" aria-labelledby={`${name}-h`} role="status">
      <p id={`${name}-h`}>
        <strong>Somebody else saved this while you were writing</strong>
      </p>
      <p>
        {found.length === 0
          ? 'What they changed does not touch what you wrote.'
          : 'Theirs stands beside yours. Nothing you typed is lost; where only they wrote, theirs is taken.'}
      </p>
      {found.map(({ field, by }) => (
        <fieldset key={field} className="wm-theirs-field">
          <legend>{words[field]?.label ?? field}</legend>
          {by === 'theirs' ? (
            <p>
              <b>Theirs:</b> {say(field, valuesOf)}
            </p>
          ) : (
            (['mine', 'theirs'] as const).map((whose) => (
              <label className="wm-choice" key={whose}>
                <input
                  type="radio"
                  name={`${name}-${field}`}
                  checked={taken.includes(field) === (whose === 'theirs')}
                  onChange={() =>
                    setTaken(whose === 'theirs' ? [...taken, field] : taken.filter((one) => one !== field))
                  }
                />
                <span>
                  <b>{whose === 'mine' ? 'Mine:' : 'Theirs:'}</b>{' '}
                  {say(field, whose === 'mine' ? form.values : valuesOf)}
                </span>
              </label>
            ))
          )}
        </fieldset>
      ))}
      <button
        type="button"
        className="wm-button"
        onClick={() => {
          form.set((before) => together(before, valuesOf, record.version, taken));
          form.refuse([]);
          setTaken([]);
        }}
      >
        Put both together
      </button>
    </section>
  );
}
