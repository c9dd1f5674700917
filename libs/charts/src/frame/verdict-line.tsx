import type { Verdict } from '@waymark/contract';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Which bar stands before the word. The bars differ in pattern, so that none needs its colour. */
export function verdictMark(verdict: Pick<Verdict, 'kind' | 'word'>): string {
  if (verdict.kind === 'not_judged' || verdict.word === null) return 'none';
  if (verdict.kind === 'context_only') return 'context';
  const marks = {
    improving: 'improving',
    worsening: 'worsening',
    'no clear change': 'same',
    'cannot say': 'cannot',
    higher: 'neutral',
    lower: 'neutral',
  } as const;
  return marks[verdict.word];
}

/** Word, bar and reference: "Improving since spring 2016". Context only says so, and its word stays grey. */
export function VerdictLine({ verdict }: { verdict: Verdict }) {
  const mark = verdictMark(verdict);
  const context = verdict.kind === 'context_only';
  const word = mark === 'none' ? 'Not judged' : context ? 'Context only' : capital(verdict.word ?? '');
  const reference =
    context && verdict.word !== null ? `${verdict.word} ${verdict.reference}` : verdict.reference;
  return (
    <p className={`wm-verdict wm-verdict-${mark}`}>
      <i aria-hidden="true" />
      <span>
        {word} <small>{reference}</small>
      </span>
    </p>
  );
}
