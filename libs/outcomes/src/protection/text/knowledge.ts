import { z } from 'zod';
import { type Reading, readYaml } from '../lists';

/** Names to look for, compared as `folded` makes them. */
export interface NameLists {
  /** A capitalised word of these is taken for a name. */
  readonly names: ReadonlySet<string>;
  /** Words, months and places first, names second: a name only where the sentence says so. */
  readonly alsoWords: ReadonlySet<string>;
}

/** What this installation knows: names that are no young person's. */
export interface TextKnowledge extends NameLists {
  /** Places, organisations, funders and staff as they are written here; nothing in them is marked. */
  readonly known: readonly string[];
  /** The calendar date of today: from it an old date is told from one that may be a birthday. */
  readonly today: string;
}

const file = z.strictObject({
  set: z.literal('given-names'),
  version: z.int().positive(),
  date: z.string(),
  names: z.string().min(1),
  also_words: z.string(),
});

/** Small letters without accents: "Zoë" and "zoe" are one name. */
export const folded = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁ]/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/[’']/g, '')
    .toLowerCase();

/** Text of `given-names.v<version>.yaml` -> the lists, or every fault in words. */
export function parseNames(text: string, name: string): Reading<NameLists> {
  const read = readYaml(file, text, name);
  if (!read.ok) return read;
  const listed = (words: string) => new Set(words.split(/\s+/).filter(Boolean).map(folded));
  return {
    ok: true,
    value: { names: listed(read.value.names), alsoWords: listed(read.value.also_words) },
  };
}
