import { visible } from '../table/numbers';

/** Bytes 0x80 to 0x9f of Windows-1252, by which garbled text is put back together. */
const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const GARBLED = /[ÂÃâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/;

/**
 * Text whose UTF-8 was once read as Windows-1252 (`Maryâ€™s`, `CafÃ©`), put back together; the text itself where it is whole.
 * Twice garbled is mended twice.
 */
export function mended(text: string): string {
  let now = text;
  for (let turn = 0; turn < 2 && GARBLED.test(now); turn++) {
    const bytes: number[] = [];
    for (const letter of now) {
      const code = letter.charCodeAt(0);
      const at = CP1252.indexOf(letter);
      if (code < 256 && at < 0) bytes.push(code);
      else if (at >= 0) bytes.push(0x80 + at);
      else return now;
    }
    try {
      now = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
    } catch {
      return now;
    }
  }
  return now;
}

const MARKS = /[\u0300-\u036f]/g;
const APOSTROPHES = /['’‘`´ʼ]/g;

const folds = new Map<string, string>();
const MOST_REMEMBERED = 20_000;

/** Two names are the same if their folds are: case, spaces, accents, punctuation and old damage do not count. */
export function fold(text: string): string {
  let known = folds.get(text);
  if (known === undefined) {
    if (folds.size > MOST_REMEMBERED) folds.clear();
    known = folded(text);
    folds.set(text, known);
  }
  return known;
}

function folded(text: string): string {
  return mended(visible(text))
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(APOSTROPHES, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}%£€$<>*#]+/gu, ' ')
    .trim();
}

const STOP = new Set(
  'a an the of to in on at is are was were do does did you your i my me it its this that these those and or for with by from how what which where when who many much did have has had been be as if not no any all here there please tell us about their they them we our young people person child children youth'.split(
    ' ',
  ),
);

/** Words that carry meaning, cut to their stems roughly: feels, feeling and feel are one word. */
export function stems(text: string): string[] {
  return fold(text)
    .replace(/\banti social\b/g, 'antisocial')
    .split(' ')
    .filter((word) => word.length > 1 && !STOP.has(word))
    .map(stem);
}

function stem(word: string): string {
  const same = SAME.get(word);
  if (same) return same;
  if (word.length < 4) return word;
  const cut = word
    .replace(/(?:ies)$/, 'y')
    .replace(/(?:ing|edly|ed|ly|ness|ment|ity)$/, '')
    .replace(/(?:es|s|e|r)$/, '');
  const short = cut.length >= 3 ? cut : word;
  return SAME.get(short) ?? short;
}

/** Words that mean the same in these tables. */
const SAME = new Map<string, string>(
  [
    ['saf', 'safe', 'safer', 'safety', 'safely', 'unsafe', 'saf'],
    ['dark', 'night', 'evening', 'darkness', 'dusk'],
    ['daylight', 'light', 'day', 'daytime'],
    ['adult', 'grownup', 'staff', 'adults'],
    ['trust', 'trusted', 'trusting'],
    ['belong', 'belonging'],
    ['suspension', 'exclusion', 'exclud', 'suspend', 'exclusions', 'suspensions', 'excluded', 'suspended'],
    ['asb', 'antisocial'],
    ['guardian', 'guardianship', 'guardians'],
    ['school', 'academy', 'schools'],
  ].flatMap(([first = '', ...rest]) => [first, ...rest].map((word) => [word, first] as const)),
);

/** A, B, ... Z, AA: the letters of a column, the first being 0. */
export function lettersOf(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** As B7. */
export const addressOf = (column: number, row: number) => `${lettersOf(column)}${row}`;
