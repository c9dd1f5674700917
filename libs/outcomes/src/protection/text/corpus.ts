import type { FindingOfText } from '@waymark/contract';

/** Short words of the corpus for the kinds of findings. */
const KINDS: Readonly<Record<string, FindingOfText>> = {
  name: 'name',
  phone: 'phone number',
  postcode: 'postcode',
  dob: 'date of birth',
  email: 'e-mail address',
  number: 'personal number',
  social: 'social media name',
};

export interface Marked {
  readonly text: string;
  readonly spans: readonly { readonly kind: FindingOfText; readonly start: number; readonly end: number }[];
}

/** "Spoke to [name|Ada]" -> the sentence without its marks, and where they stood. */
export function unmark(line: string): Marked {
  const spans: { kind: FindingOfText; start: number; end: number }[] = [];
  let text = '';
  let from = 0;
  for (const match of line.matchAll(/\[([a-z]+)\|([^\]]+)\]/g)) {
    text += line.slice(from, match.index);
    const kind = KINDS[match[1] ?? ''];
    if (!kind) throw new Error(`The corpus knows no kind “${match[1] ?? ''}”: ${line}`);
    const words = match[2] ?? '';
    spans.push({ kind, start: text.length, end: text.length + words.length });
    text += words;
    from = match.index + match[0].length;
  }
  return { text: text + line.slice(from), spans };
}

export interface Score {
  readonly marked: number;
  readonly found: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/**
 * Precision and recall of one kind: a finding is right where it overlaps a mark of its kind, a mark is found where a finding
 * of its kind overlaps it. Both are 1 where there is nothing to find and nothing was.
 */
export function scoreOf(
  kind: FindingOfText,
  sentences: readonly Marked[],
  check: (text: string) => readonly { kind: FindingOfText; start: number; end: number }[],
): Score {
  let marked = 0;
  let found = 0;
  let right = 0;
  let recalled = 0;
  const missed: string[] = [];
  const wrong: string[] = [];
  for (const { text, spans } of sentences) {
    const wanted = spans.filter((span) => span.kind === kind);
    const got = check(text).filter((finding) => finding.kind === kind);
    const meets = (a: { start: number; end: number }, b: { start: number; end: number }) =>
      a.start < b.end && b.start < a.end;
    marked += wanted.length;
    found += got.length;
    for (const one of got)
      if (wanted.some((span) => meets(span, one))) right += 1;
      else wrong.push(`“${text.slice(one.start, one.end)}” in: ${text}`);
    for (const span of wanted)
      if (got.some((one) => meets(span, one))) recalled += 1;
      else missed.push(`“${text.slice(span.start, span.end)}” in: ${text}`);
  }
  return {
    marked,
    found,
    right,
    precision: found === 0 ? 1 : right / found,
    recall: marked === 0 ? 1 : recalled / marked,
    missed,
    wrong,
  };
}
