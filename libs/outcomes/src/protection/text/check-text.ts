import { createHash } from 'node:crypto';
import type { FindingOfText, TextFinding } from '@waymark/contract';
import { birthdays } from './birthdays';
import { folded, type TextKnowledge } from './knowledge';
import { namesIn } from './names';
import { type Found, mailAddresses, personalNumbers, phoneNumbers, postcodes, socialNames } from './numbers';

/** What to do about each kind, in one sentence. */
const ADVICE: Readonly<Record<FindingOfText, string>> = {
  name: 'If this is a young person, a relative or a friend of theirs, take the name out: write a role, such as “a girl in Year 9”.',
  'phone number': 'Take the number out. Contact details belong in your case system.',
  postcode:
    'A full postcode is about fifteen homes: name the street, the estate or the first half of the postcode instead.',
  'date of birth': 'Take the date out: write an age band, such as “13 to 15”.',
  'e-mail address': 'Take the address out. Contact details belong in your case system.',
  'personal number': 'This looks like an NHS, pupil or national insurance number: take it out.',
  'social media name': 'Take the name out: it leads straight to a person.',
};

/**
 * What in a text may lead to a person, before it is saved. Warns, and misses some: `docs/privacy.md` says how many, measured on
 * `data/protection/corpus`. Nothing is changed in the text.
 */
export function checkText(text: string, knowledge: TextKnowledge): TextFinding[] {
  // in order of how sure they are: a later one is dropped where it overlaps an earlier one
  const found = [
    ...mailAddresses(text),
    ...personalNumbers(text),
    ...phoneNumbers(text),
    ...postcodes(text),
    ...birthdays(text, knowledge.today),
    ...socialNames(text),
    ...namesIn(text, knowledge),
  ];
  const taken = new Uint8Array(text.length);
  const kept: Found[] = [];
  for (const one of found) {
    if (taken.subarray(one.start, one.end).includes(1)) continue;
    taken.fill(1, one.start, one.end);
    kept.push(one);
  }
  return kept
    .sort((a, b) => a.start - b.start)
    .map(({ kind, start, end }) => {
      const words = text.slice(start, end);
      return { key: keyOf(kind, words), kind, start, end, words, advice: ADVICE[kind] };
    });
}

/** Stands for the kind and the words. Sent back by whoever decides to keep them; never stored. */
function keyOf(kind: FindingOfText, words: string): string {
  return createHash('sha256')
    .update(`${kind}\n${folded(words)}`)
    .digest('hex')
    .slice(0, 16);
}
