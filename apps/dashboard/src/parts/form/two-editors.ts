/** What a form began from: sent with every change, so that the server sees when somebody else was quicker. */
export interface Basis<V> {
  readonly version: number;
  readonly began: V;
}
export type Based<V extends object> = V & { readonly basis: Basis<V> };

export interface Difference<V> {
  readonly field: keyof V & string;
  /** `both`: the reader changed it too, to something else; `theirs`: only the other one did. */
  readonly by: 'theirs' | 'both';
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

export const basedOn = <V extends object>(version: number, values: V): Based<V> => ({
  ...values,
  basis: { version, began: values },
});

/** Fields that somebody else changed since the form began, and which of them the reader changed as well. */
export function differences<V extends object>(mine: Based<V>, theirs: V): Difference<V>[] {
  const { began } = mine.basis;
  return (Object.keys(theirs) as (keyof V & string)[])
    .filter((field) => !same(theirs[field], began[field]) && !same(theirs[field], mine[field]))
    .map((field) => ({ field, by: same(mine[field], began[field]) ? 'theirs' : 'both' }));
}

/**
 * Both together on the newer version: theirs where only they wrote, and of fields both wrote in theirs for the ones named. All
 * else stays as the reader typed it.
 */
export function together<V extends object>(
  mine: Based<V>,
  theirs: V,
  version: number,
  takeTheirs: readonly string[],
): Based<V> {
  const taken = differences(mine, theirs)
    .filter(({ field, by }) => by === 'theirs' || takeTheirs.includes(field))
    .map(({ field }) => [field, theirs[field]] as const);
  return { ...mine, ...Object.fromEntries(taken), basis: { version, began: theirs } };
}
