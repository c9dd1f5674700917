import type { ValuesList, ValuesReview } from '@waymark/contract';
import { BadInput } from '../http/refusals';

type Entries = ValuesReview['entries'];
type Asked = Pick<ValuesList, 'values'>;

/**
 * What was judged, with each value as the list calls it now. One that was judged before keeps its name, though the list may have
 * changed since.
 */
export function judgedEntries(entries: Entries, list: Asked, before: Entries): Entries {
  const named = entries.map(({ value }) => value);
  const nameOf = (value: string): string | undefined =>
    list.values.find(({ code }) => code === value)?.label ?? before.find((one) => one.value === value)?.label;
  if (named.some((value, i) => nameOf(value) === undefined || named.indexOf(value) !== i))
    throw new BadInput('A value is judged twice, or is not on the list.', [
      { field: 'body', sentence: 'Judge each value once.' },
    ]);
  return entries.map((entry) => ({ ...entry, label: nameOf(entry.value) ?? entry.value }));
}

/** A sentence for each value that still needs its level. */
export function notJudgedYet(entries: Entries, list: Asked): string[] {
  const judged = new Set(entries.map(({ value }) => value));
  return list.values
    .filter(({ code }) => !judged.has(code))
    .map(({ label }) => `Give “${label}” a level with what shows it.`);
}
