import { BadInput } from '../http/refusals';

/** A change: what is left out stays as it is. */
export type Patch<T> = { readonly [K in keyof T]?: T[K] | undefined } & {
  readonly archived?: boolean | undefined;
};

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
