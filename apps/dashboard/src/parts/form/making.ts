import { type Endpoint, type EndpointName, endpoints } from '@waymark/contract';
import { useEffect, useRef, useState } from 'react';
import { SAVED_APART } from '../../api/client';
import { type OfMade, Trouble, troubleFrom } from '../../api/errors';
import { forget, keep, kept, makingKey } from '../../outbox/kept';
import { changedOnly } from './changed-only';
import type { KeptForm } from './use-kept-form';

/** How a form that makes something changes what it made: by which entry, or not at all. */
export type Makes = EndpointName | 'unchangeable';

/** Sent beside the body of something new, so that no draft makes two of it. */
export interface How {
  readonly once?: string;
  readonly ofMade?: OfMade | null;
}

/** What is known of something new that was sent: kept beside its draft, through reloads and lost answers. */
export interface Making {
  /** The name that every attempt goes under: the server makes one thing of it. */
  readonly once: string;
  /** What was sent first; once it is made, what was saved. */
  readonly body: object;
  readonly made: { readonly id: number; readonly version: number } | null;
}

const fieldsOf = (entry: Endpoint): object =>
  (entry.body as { readonly shape?: object } | undefined)?.shape ?? {};

/**
 * The change that turns what was made into `body`. Where it is not known what was saved, all of it is sent. Null where something
 * differs that nobody can change any more.
 */
export function changeOfMade(
  endpoint: EndpointName,
  making: Making,
  body: object,
  also: object = {},
): OfMade | null {
  const fields = fieldsOf(endpoints[endpoint]);
  const { id, version } = making.made ?? { id: null, version: 1 };
  const on = 'version' in fields ? { version } : {};
  const once = crypto.randomUUID();
  if ('body' in fields) return { endpoint, made: id, once, body: { ...on, body } };
  const differing = Object.entries(making.made ? changedOnly(body, making.body) : body);
  const changeable = differing.filter(([field]) => field in fields);
  if (making.made && changeable.length < differing.length) return null;
  return { endpoint, made: id, once, body: { ...Object.fromEntries(changeable), ...also, ...on } };
}

const FIXED =
  'What you had sent is saved already, and what you wrote since cannot be changed in it: look at it where it stands. If it has to be taken back, do that there, then begin a new one.';

function madeIn(answer: unknown): Making['made'] {
  const { id, version } = (answer ?? {}) as { readonly id?: unknown; readonly version?: unknown };
  return typeof id === 'number' ? { id, version: typeof version === 'number' ? version : 1 } : null;
}

/** Sees to it that one draft makes one thing: whatever is sent after that is a change of it. */
export function useMaking<V extends object, A>(
  form: KeptForm<V>,
  makes: Makes | undefined,
  send: (body: never, how: How) => Promise<A>,
  also: ((values: V) => object) | undefined,
) {
  const key = makingKey(form.key);
  // where this browser keeps nothing
  const memory = useRef<Making | null>(null);
  const read = () => kept<Making>(key)?.value ?? memory.current;
  const write = (making: Making) => {
    memory.current = making;
    keep(key, making);
  };
  const [made, setMade] = useState(() => read()?.made != null);
  const emptied = form.keeping === 'nothing';
  useEffect(() => {
    if (emptied) memory.current = null;
  }, [emptied]);

  /** What comes now is another thing. */
  const apart = () => {
    memory.current = null;
    forget(key);
  };
  const howFor = (body: object, before: Making | null): How => {
    if (before === null) return {};
    if (JSON.stringify(before.body) === JSON.stringify(body) && !before.made) return {};
    if (makes === undefined || makes === 'unchangeable') return { ofMade: null };
    const ofMade = changeOfMade(makes, before, body, also?.(form.values));
    if (ofMade === null) throw new Trouble('refused', FIXED);
    return { ofMade };
  };
  return {
    /** What the form makes is made already, and saving changes it. */
    made: made && !emptied,
    /** Answers null where it had been saved before, and only the answer was lost. */
    send: async (body: object): Promise<A | null> => {
      if (makes === undefined) return send(body as never, {});
      const before = read();
      const making = before ?? { once: crypto.randomUUID(), body, made: null };
      if (before === null) write(making);
      try {
        return await send(body as never, { once: making.once, ...howFor(body, before) });
      } catch (failure) {
        const trouble = await troubleFrom(failure);
        if (trouble.savedBefore) return null;
        if (trouble.sentence === SAVED_APART) apart();
        throw trouble;
      }
    },
    /** It was made as `body`, and somebody has typed on. Answers whether what they typed can still go into it. */
    typedOn: (body: object, answer: unknown): boolean => {
      const making = read();
      if (making === null) return true;
      if (makes === 'unchangeable') {
        apart();
        return false;
      }
      // where the answer was lost, the server tells next time what was made
      const now = madeIn(answer) ?? making.made;
      if (now) write({ ...making, body, made: now });
      setMade(now !== null);
      return true;
    },
  };
}
