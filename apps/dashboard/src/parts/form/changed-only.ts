/**
 * The fields of a form that differ from what it began with. Only these are sent, so that somebody who mends a note does not
 * put back the name that a colleague changed a minute ago.
 */
export function changedOnly<T extends object>(body: T, began: object): Partial<T> {
  const before = new Map<string, unknown>(Object.entries(began));
  const same = (key: string, value: unknown) => JSON.stringify(before.get(key)) === JSON.stringify(value);
  return Object.fromEntries(Object.entries(body).filter(([key, value]) => !same(key, value))) as Partial<T>;
}
