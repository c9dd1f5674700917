/**
 * Words that headings and labels may not use unless their page explains them at least once, by hover, focus and touch. Words
 * that every reader knows (plan, report, site) are not among them.
 */
export const toExplain = [
  'drift',
  'balance',
  'parity',
  'VCS',
  'context weighting',
  'baseline',
  'target',
  'turned decision',
  'two coders',
  'guardianship',
  'guardianship map',
  'caring intention',
  'displacement',
  'context-only',
  'ecological',
  'behaviour-based',
  'wave',
  'interval',
  'rubric',
  'pseudonym',
  'contribution',
  'funding gap',
  'series break',
  'dry run',
  'edition',
  'breakdown',
  'scorecard',
  'lever',
  'take over',
] as const;

/** Runs in the page: which of these words stand in its headings and labels and are explained nowhere on it. */
export function unexplained(words: readonly string[]): string[] {
  const named = [
    ...document.querySelectorAll('main :is(h1, h2, h3, h4, th, caption, legend, label, dt, summary)'),
  ]
    .map((one) => {
      const words = one.cloneNode(true) as Element;
      // what a term says of itself is no heading, and what may be chosen is no label
      for (const other of words.querySelectorAll('.wm-term-line, select, textarea')) other.remove();
      return words.textContent;
    })
    .join(' \n ')
    .toLowerCase();
  const explained = new Set(
    [...document.querySelectorAll<HTMLElement>('main [data-term]')].map((one) =>
      (one.dataset['term'] ?? '').toLowerCase(),
    ),
  );
  return words.filter(
    (word) =>
      new RegExp(`(^|[^a-z-])${word.toLowerCase()}s?($|[^a-z-])`).test(named) &&
      !explained.has(word.toLowerCase()),
  );
}
