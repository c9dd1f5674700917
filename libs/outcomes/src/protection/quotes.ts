import { createHash } from 'node:crypto';

/** So many words in a row are nobody's figure of speech any more. Shorter words are told by all of them. */
const RUN = 6;
/** Two words and fewer are said by everybody. */
const LEAST = 3;

/** Words as they are heard: without case, marks and spaces, and with one kind of apostrophe, which is none. */
function heard(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’'ʼ`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** What a set of words can be told by in another text, as digests: the words cannot be read from them. */
export interface Traces {
  /** How many words in a row each of them stands for. */
  readonly run: number;
  readonly digests: readonly string[];
}

const digest = (words: readonly string[], salt: string): string =>
  createHash('sha256')
    .update(`${salt}\n${words.join(' ')}`)
    .digest('hex')
    .slice(0, 16);

/** Every run of six words of what somebody said; all of them where it is shorter; nothing to be told by under three. */
export function tracesOf(text: string, salt: string): Traces {
  const words = heard(text);
  const run = Math.min(RUN, words.length);
  if (run < LEAST) return { run: 0, digests: [] };
  const digests = new Set<string>();
  for (let at = 0; at + run <= words.length; at += 1) digests.add(digest(words.slice(at, at + run), salt));
  return { run, digests: [...digests] };
}

/** Whether a text repeats six words in a row, or the whole, of what the traces were made from. */
export function repeats(text: string, { run, digests }: Traces, salt: string): boolean {
  if (run === 0) return false;
  const known = new Set(digests);
  const words = heard(text);
  for (let at = 0; at + run <= words.length; at += 1)
    if (known.has(digest(words.slice(at, at + run), salt))) return true;
  return false;
}
