import type { ReactNode } from 'react';
import type { Bound } from './use-kept-form';

export type Place = Pick<Bound<never>, 'id' | 'refusal'>;

export interface About {
  readonly label: string;
  /** What to write and why, in one or two plain sentences. Empty only where it was said once for all fields of a part. */
  readonly help: ReactNode;
  readonly optional?: boolean;
}

const describedBy = (id: string, refusal: string | undefined, helped: ReactNode) =>
  [helped !== '' && `${id}-help`, refusal && `${id}-refusal`].filter(Boolean).join(' ') || undefined;

function Refused({ id, refusal }: { readonly id: string; readonly refusal: string | undefined }) {
  return refusal ? (
    <p className="wm-refusal" id={`${id}-refusal`}>
      {refusal}
    </p>
  ) : null;
}

function Label({ label, optional }: Pick<About, 'label' | 'optional'>) {
  return (
    <>
      {label}
      {optional && <span className="wm-optional"> (may stay empty)</span>}
    </>
  );
}

/** A label, its help and its refusal around one control. */
export function FieldFrame({ bound, about, children }: { bound: Place; about: About; children: ReactNode }) {
  const { id, refusal } = bound;
  return (
    <div className={refusal ? 'wm-field wm-field-refused' : 'wm-field'}>
      <label htmlFor={id}>
        <Label {...about} />
      </label>
      {about.help !== '' && (
        <p className="wm-help" id={`${id}-help`}>
          {about.help}
        </p>
      )}
      <Refused id={id} refusal={refusal} />
      {children}
    </div>
  );
}

export const attributes = ({ id, refusal }: Place, help?: ReactNode) => ({
  id,
  'aria-describedby': describedBy(id, refusal, help),
  'aria-invalid': refusal ? true : undefined,
});

type TextProps = Bound<string> &
  About & {
    /** `number` brings up the number keys of a phone and stays text: arrow keys belong to the form. */
    readonly kind?: 'text' | 'number' | 'decimal' | 'date';
    readonly width?: 'short' | 'medium' | 'full';
    readonly max?: number;
    /** What was written before in the same place. */
    readonly suggestions?: readonly string[];
  };

export function TextField({
  kind = 'text',
  width = 'full',
  max,
  suggestions = [],
  label,
  help,
  optional,
  ...bound
}: TextProps) {
  return (
    <FieldFrame bound={bound} about={{ label, help, ...(optional ? { optional } : {}) }}>
      <input
        {...attributes(bound)}
        className={`wm-input wm-input-${kind === 'date' ? 'medium' : width}`}
        type={kind === 'date' ? 'date' : 'text'}
        inputMode={kind === 'number' ? 'numeric' : kind === 'decimal' ? 'decimal' : undefined}
        autoComplete="off"
        maxLength={max}
        list={suggestions.length > 0 ? `${bound.id}-before` : undefined}
        value={bound.value}
        onChange={(event) => bound.onValue(event.target.value)}
      />
      {suggestions.length > 0 && (
        <datalist id={`${bound.id}-before`}>
          {suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </FieldFrame>
  );
}

export function LongTextField({ label, help, optional, ...bound }: Bound<string> & About) {
  return (
    <FieldFrame bound={bound} about={{ label, help, ...(optional ? { optional } : {}) }}>
      <textarea
        {...attributes(bound, help)}
        className="wm-input wm-input-full"
        rows={3}
        value={bound.value}
        onChange={(event) => bound.onValue(event.target.value)}
      />
    </FieldFrame>
  );
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly words?: ReactNode;
}

type ChoiceProps<T extends string> = About & { readonly choices: readonly Choice<T>[] };

export function SelectField<T extends string>({
  label,
  help,
  optional,
  choices,
  empty,
  ...bound
}: Bound<T | ''> & ChoiceProps<T> & { readonly empty?: string }) {
  return (
    <FieldFrame bound={bound} about={{ label, help, ...(optional ? { optional } : {}) }}>
      <select
        {...attributes(bound)}
        className="wm-input wm-input-full"
        value={bound.value}
        onChange={(event) => bound.onValue(event.target.value as T)}
      >
        {(empty !== undefined || bound.value === '') && <option value="">{empty ?? 'Choose'}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

function Group({
  bound,
  about,
  wide = false,
  children,
}: {
  bound: Place;
  about: About;
  wide?: boolean;
  children: ReactNode;
}) {
  const { id, refusal } = bound;
  const classes = ['wm-field', refusal && 'wm-field-refused', wide && 'wm-field-wide']
    .filter(Boolean)
    .join(' ');
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={classes}
      aria-describedby={describedBy(id, refusal, about.help)}
    >
      <legend>
        <Label {...about} />
      </legend>
      <p className="wm-help" id={`${id}-help`}>
        {about.help}
      </p>
      <Refused id={id} refusal={refusal} />
      {children}
    </fieldset>
  );
}

/** A list with the words of each choice in sight: for choices one has to read to make. */
export function RadioField<T extends string>({
  label,
  help,
  optional,
  choices,
  ...bound
}: Bound<T | ''> & ChoiceProps<T>) {
  return (
    <Group bound={bound} about={{ label, help, ...(optional ? { optional } : {}) }}>
      {choices.map((choice) => (
        <label className="wm-choice" key={choice.value}>
          <input
            type="radio"
            name={bound.id}
            value={choice.value}
            checked={bound.value === choice.value}
            onChange={() => bound.onValue(choice.value)}
          />
          <span>
            {choice.label}
            {choice.words && <span className="wm-choice-words">{choice.words}</span>}
          </span>
        </label>
      ))}
    </Group>
  );
}

/** More choices than this are set in columns where there is room. */
const FEW = 8;

/** Any number of choices, in groups that may have a heading. */
export function ChecksField<T extends string>({
  label,
  help,
  optional,
  groups,
  notice,
  ...bound
}: Bound<readonly T[]> &
  About & {
    readonly groups: readonly { readonly label?: string; readonly choices: readonly Choice<T>[] }[];
    readonly notice?: string | undefined;
  }) {
  const choices = groups.reduce((sum, group) => sum + group.choices.length, 0);
  const toggle = (value: T) =>
    bound.onValue(
      bound.value.includes(value) ? bound.value.filter((v) => v !== value) : [...bound.value, value],
    );
  return (
    <Group bound={bound} about={{ label, help, ...(optional ? { optional } : {}) }} wide={choices > FEW}>
      <div className="wm-checks">
        {groups.map((group, index) => (
          <div key={group.label ?? index} role="group" aria-label={group.label}>
            {group.label && <p className="wm-group-label">{group.label}</p>}
            {group.choices.map((choice) => (
              <label className="wm-choice" key={choice.value}>
                <input
                  type="checkbox"
                  checked={bound.value.includes(choice.value)}
                  onChange={() => toggle(choice.value)}
                />
                <span>
                  {choice.label}
                  {choice.words && <span className="wm-choice-words">{choice.words}</span>}
                </span>
              </label>
            ))}
          </div>
        ))}
      </div>
      {notice && (
        <p className="wm-notice" role="status">
          {notice}
        </p>
      )}
    </Group>
  );
}
