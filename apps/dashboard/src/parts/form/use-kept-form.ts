import { useCallback, useState } from 'react';
import { Trouble } from '../../api/errors';
import { forget, keep, kept, keptKey, makingKey } from '../../outbox/kept';
import { type Refusal, sentenceFor } from './check';

export interface Bound<T> {
  readonly id: string;
  readonly value: T;
  readonly onValue: (value: T) => void;
  readonly refusal: string | undefined;
}

/** Where what was typed is now. `unkept`: this browser keeps nothing. */
export type Keeping = { readonly at: string } | 'nothing' | 'unkept';

export interface KeptForm<V extends object> {
  readonly id: string;
  /** The database it belongs to, its name there, and the key its draft is kept under. */
  readonly scope: string;
  readonly name: string;
  readonly key: string;
  readonly values: V;
  readonly keeping: Keeping;
  readonly refusals: readonly Refusal[];
  /** What the whole form was refused for, where no field is to blame. */
  readonly sentence: string | null;
  /** Goes up with every refusal, so that a second one is announced like the first. */
  readonly attempt: number;
  set(change: Partial<V> | ((before: V) => V)): void;
  field<K extends keyof V & string>(name: K): Bound<V[K]>;
  /** A field that was changed is no longer refused. */
  mended(field: string): void;
  refuse(refusals: readonly Refusal[], sentence?: string | null): void;
  /** Says a sentence where refusals stand, and leaves the focus with whoever is typing. */
  say(sentence: string): void;
  /** Shows a failed call: its sentences at the fields, the rest above. */
  refuseFor(trouble: Trouble): void;
  /** Back to the beginning, and nothing kept. */
  clear(next?: V): void;
  /** Empties the form because the reader asked for it; `bringBack` undoes that as long as the page is open. */
  throwAway(): void;
  readonly bringBack: (() => void) | null;
}

interface Told {
  readonly refusals: readonly Refusal[];
  readonly sentence: string | null;
  readonly attempt: number;
}
const UNTOLD: Told = { refusals: [], sentence: null, attempt: 0 };

/**
 * The state of a form that loses nothing: every change is kept in this browser at once, under `name` within the database
 * `scope`, and found again after a reload. A field's refusal goes when that field is changed. `basis` is what stands on the server
 * now: a draft keeps the one it was begun from, for `useOwnChanges`.
 */
export function useKeptForm<V extends object>(
  scope: string,
  name: string,
  initial: V,
  basis?: object,
): KeptForm<V> {
  const key = keptKey(scope, 'draft', name);
  const [state, setState] = useState(() => {
    const found = kept<V>(key);
    // a field that is new since the draft was kept begins as it would in a new form
    return found
      ? { values: { ...initial, ...found.value }, keeping: { at: found.at } as Keeping }
      : { values: initial, keeping: 'nothing' as Keeping };
  });
  const [began] = useState(() => kept(key)?.basis ?? basis);
  const [told, setTold] = useState<Told>(UNTOLD);
  const [thrown, setThrown] = useState<V | null>(null);
  const id = name.replace(/[^a-z0-9]+/gi, '-');

  const set = useCallback(
    (change: Partial<V> | ((before: V) => V)) =>
      setState((before) => {
        const values = typeof change === 'function' ? change(before.values) : { ...before.values, ...change };
        const at = keep(key, values, new Date(), began);
        return { values, keeping: at === null ? 'unkept' : { at } };
      }),
    [began, key],
  );
  const mended = useCallback(
    (name: string) =>
      setTold((before) => {
        const refusals = before.refusals.filter((r) => r.field !== name && !r.field.startsWith(`${name}.`));
        return refusals.length === before.refusals.length ? before : { ...before, refusals };
      }),
    [],
  );
  const refuse = useCallback((refusals: readonly Refusal[], sentence: string | null = null) => {
    setTold((before) => ({
      refusals,
      sentence,
      attempt: before.attempt + (refusals.length > 0 || sentence !== null ? 1 : 0),
    }));
  }, []);
  const say = useCallback(
    (sentence: string) => setTold((before) => ({ ...before, refusals: [], sentence })),
    [],
  );
  const clear = useCallback(
    (next: V = initial) => {
      forget(key);
      forget(makingKey(key));
      setState({ values: next, keeping: 'nothing' });
      setTold(UNTOLD);
      setThrown(null);
    },
    [initial, key],
  );
  return {
    id,
    scope,
    name,
    key,
    values: state.values,
    keeping: state.keeping,
    refusals: told.refusals,
    sentence: told.sentence,
    attempt: told.attempt,
    set,
    field: (name) => ({
      id: `${id}-${name}`,
      value: state.values[name],
      onValue: (value) => {
        set({ [name]: value } as unknown as Partial<V>);
        mended(name);
      },
      refusal: sentenceFor(told.refusals, name),
    }),
    mended,
    refuse,
    say,
    refuseFor: (trouble) => refuse(trouble.fields, trouble.sentence),
    clear,
    throwAway: () => {
      clear();
      setThrown(state.values);
    },
    bringBack:
      thrown === null || state.keeping !== 'nothing'
        ? null
        : () => {
            set(() => thrown);
            setThrown(null);
          },
  };
}
