import { asPrinted, type Notes, noNotes, type Printed } from './printed';

/** "48% (36 to 60, n 60)", "40 (35 to 45, n 60)", "25 (17 to 37, 25 counted)", "20". */
const FIGURE =
  /^(-?[\d,]+(?:\.\d+)?)(%?)(?: \((?:(-?[\d,.]+)%? to (-?[\d,.]+)%?)?(?:, )?(?:n ([\d,]+)|([\d,]+) (?:counted|observations))?[^)]*\))?$/;

/** A cell of a table as it is set: its figure, interval and base; nothing where it holds no figure. */
export function figureIn(text: string): Pick<Printed, 'value' | 'lower' | 'upper' | 'base'> | null {
  const found = FIGURE.exec(text.trim());
  if (!found) return null;
  const [, value = '', sign, lower = '', upper = '', asked, counted] = found;
  const per = sign === '%' ? 100 : 1;
  return {
    value: asPrinted(value, per),
    lower: asPrinted(lower, per),
    upper: asPrinted(upper, per),
    base: asPrinted(asked ?? counted ?? ''),
  };
}

/** "In spring 2026 it was 79 in 100 (70 asked), in spring 2016 48 in 100 (60 asked)". */
const SAID =
  /\b[Ii]n ([^,.:;()]{3,40}?) (?:it was )?(?:a score of )?(-?[\d,]+(?:\.\d+)?)( in 100)? (?:\(([\d,]+) (?:asked|on record)\)|\w+ for each of ([\d,]+) \w+)/g;

/** Sentences, captions and text alternatives, wherever they stand. */
export function readWords(from: string, text: string, indicator: string | null = null): Notes {
  const figures = [...text.matchAll(SAID)].map(
    ([, period = '', value = '', share, base, each = '']): Printed => ({
      from,
      indicator,
      breakdown: null,
      period,
      value: asPrinted(value, share ? 100 : 1),
      lower: null,
      upper: null,
      base: asPrinted(base ?? each),
    }),
  );
  return { ...noNotes, figures };
}

const CELL =
  /withheld|not collected|not asked|not applicable|not recorded|low reliability|(?:-?[\d,]+(?:\.\d+)?%? \([^)]*\))/g;

/**
 * The running text of a printed document: sentences, and tables whose columns follow each other without a border. `periods` are the
 * words of the periods that are known to occur.
 */
export function readPrintedText(from: string, text: string, periods: readonly string[]): Notes {
  const tables = text.split(/Figures behind the charts?: /).slice(1);
  const figures = tables.flatMap((table) => {
    const codes = [...(/^(?:[A-Z]+-\d+(?:, )?)+/.exec(table)?.[0] ?? '').matchAll(/[A-Z]+-\d+/g)].map(
      ([code]) => code,
    );
    const starts = periods
      .flatMap((period) =>
        [...table.matchAll(new RegExp(`\\b${period} `, 'g'))].map(({ index }) => ({ period, index })),
      )
      .sort((a, b) => a.index - b.index);
    return starts.flatMap(({ period, index }, at) => {
      const row = table.slice(index + period.length, starts[at + 1]?.index);
      const cells = [...row.matchAll(CELL)].map(([cell]) => cell);
      if (cells.length !== codes.length) return [];
      return cells.flatMap((cell, column): Printed[] => {
        const figure = figureIn(cell);
        return figure ? [{ from, indicator: codes[column] ?? null, breakdown: null, period, ...figure }] : [];
      });
    });
  });
  return { ...noNotes, figures: [...figures, ...readWords(from, text).figures] };
}
