import { BadInput, Conflict } from '../http/refusals';

/** A change: what is left out stays as it is. */
export type Patch<T> = { readonly [K in keyof T]?: T[K] | undefined } & {
  readonly archived?: boolean | undefined;
};

/** A change with what its fields said when the writer began. */
export type Change<T> = Patch<T> & {
  readonly was?: { readonly [K in keyof T]?: T[K] | undefined } | undefined;
};

/**
 * Two people wrote the same field: nothing is written, each of them is told what stands there now. Who changed other fields, or wrote
 * the very same, is in nobody's way.
 */
export function refuseMeanwhile(
  current: object,
  { was, ...patch }: { readonly was?: object | undefined },
  what: string,
): void {
  const [now, mine] = [new Map(Object.entries(current)), new Map(Object.entries(patch))];
  const alike = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const faults = Object.entries(was ?? {}).flatMap(([field, before]) => {
    const theirs: unknown = now.get(field);
    if (alike(theirs, before) || alike(theirs, mine.get(field))) return [];
    return [
      {
        field,
        sentence: `Somebody else changed this meanwhile: ${inWords(theirs)}. Yours stands here, not saved yet.`,
      },
    ];
  });
  if (faults.length > 0)
    throw new Conflict(
      `Somebody else changed this ${what} while you were writing, and nothing of yours is lost. Look at theirs, then save again.`,
      faults,
    );
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none is chosen now' : `now ${value.join(', ')}`;
  return value === null || value === '' || value === undefined
    ? 'it is empty now'
    : `it now says “${String(value)}”`;
}

/** The fields that a change names. */
export function named<T extends object>(patch: T): Partial<T> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<T>;
}

export function refuseBackwards(start: string, end: string | null, field = 'end'): void {
  if (end !== null && end < start)
    throw new BadInput(`The end (${end}) lies before the start (${start}).`, [
      { field, sentence: 'Choose a day on or after the start.' },
    ]);
}
