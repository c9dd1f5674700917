import type { MissingReason } from '@waymark/contract';
import { missingReason } from '@waymark/contract';

/** What a cell that should hold a number really holds. A proportion is 0 to 1. */
export type NumberReading =
  | { readonly is: 'empty' }
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'percent'; readonly value: number; readonly shownAs: string }
  | {
      readonly is: 'bound';
      readonly lower: number | null;
      readonly upper: number | null;
      readonly shownAs: string;
    }
  | { readonly is: 'symbol'; readonly reason: MissingReason; readonly symbol: string }
  | { readonly is: 'unreadable'; readonly text: string };

/** Signs that stand where a figure is not. Those of official statistics, and those charities use. */
const SYMBOLS: Readonly<Record<string, MissingReason>> = {
  '*': 'withheld by source',
  c: 'withheld by source',
  '[c]': 'withheld by source',
  suppressed: 'withheld by source',
  withheld: 'withheld by source',
  x: 'not collected',
  '[x]': 'not collected',
  ':': 'not collected',
  '..': 'not collected',
  z: 'not applicable',
  '[z]': 'not applicable',
  'n/a': 'not applicable',
  'n.a.': 'not applicable',
  na: 'not applicable',
  u: 'low reliability',
  '[u]': 'low reliability',
  '-': 'not recorded',
  '–': 'not recorded',
  '—': 'not recorded',
  '.': 'not recorded',
  'not known': 'not recorded',
  unknown: 'not recorded',
};
/** Rounded to nothing, but not nothing. */
const NEARLY_ZERO = new Set(['low', '[low]', 'k', '[k]', '~']);

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const THOUSANDS = /^-?\d{1,3}([, \u00a0\u202f'’])\d{3}(?:\1\d{3})*(?:\.\d+)?$/;
const PLAIN = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const DECIMAL_COMMA = /^-?\d+,\d{1,2}$/;

/** Without characters nobody can see, and with spaces at both ends gone. */
export function visible(text: string): string {
  if (isTidy(text)) return text;
  return text
    .replace(INVISIBLE, '')
    .replace(/\u00a0/g, ' ')
    .trim();
}

/** Most cells are plain letters and digits already: nothing about them needs a closer look. */
function isTidy(text: string): boolean {
  const last = text.length - 1;
  for (let i = 0; i <= last; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7e || code < 0x20 || (code === 0x20 && (i === 0 || i === last))) return false;
  }
  return true;
}

export function readNumber(cell: string): NumberReading {
  if (PLAIN.test(cell)) return { is: 'number', value: Number(cell) };
  const text = visible(cell).replace(/[−‒]/g, '-');
  if (text === '') return { is: 'empty' };
  const plain = plainNumber(text);
  if (plain !== null) return { is: 'number', value: plain };
  // not by a pattern: it would look along a row of spaces once for each of them
  if (text.endsWith('%') && text.length > 1) {
    const value = plainNumber(text.slice(0, -1).trimEnd());
    return value === null ? { is: 'unreadable', text } : { is: 'percent', value: value / 100, shownAs: text };
  }
  const bound = readBound(text);
  if (bound) return bound;
  const small = text.toLowerCase();
  const word = missingReason.safeParse(small);
  if (word.success) return { is: 'symbol', reason: word.data, symbol: text };
  const reason = Object.hasOwn(SYMBOLS, small) ? SYMBOLS[small] : undefined;
  if (reason) return { is: 'symbol', reason, symbol: text };
  if (NEARLY_ZERO.has(small)) return { is: 'bound', lower: 0, upper: 0.5, shownAs: text };
  return { is: 'unreadable', text };
}

function plainNumber(text: string): number | null {
  if (PLAIN.test(text)) return Number(text);
  if (THOUSANDS.test(text)) return Number(text.replace(/[, \u00a0\u202f'’]/g, ''));
  if (DECIMAL_COMMA.test(text)) return Number(text.replace(',', '.'));
  return null;
}

function readBound(text: string): NumberReading | null {
  const below = /^(?:(<)|(<=|≤)|(under|fewer than|less than|below))\s*(\d+)$/i.exec(text);
  if (below) {
    const limit = Number(below[4]);
    return { is: 'bound', lower: 0, upper: below[2] ? limit : Math.max(0, limit - 1), shownAs: text };
  }
  const above = /^(?:(>)|(>=|≥)|(over|more than|above))\s*(\d+)$/i.exec(text);
  if (above) {
    const limit = Number(above[4]);
    return { is: 'bound', lower: above[2] ? limit : limit + 1, upper: null, shownAs: text };
  }
  const span = /^(\d+)\s*(?:-|–|to)\s*(\d+)$/.exec(text);
  if (span && Number(span[1]) < Number(span[2]))
    return { is: 'bound', lower: Number(span[1]), upper: Number(span[2]), shownAs: text };
  const fewer = /^(\d+) or (fewer|less|more)$/i.exec(text);
  if (!fewer) return null;
  const limit = Number(fewer[1]);
  return fewer[2]?.toLowerCase() === 'more'
    ? { is: 'bound', lower: limit, upper: null, shownAs: text }
    : { is: 'bound', lower: 0, upper: limit, shownAs: text };
}

/** Text that a spreadsheet program would run as a formula. A bulleted "- lights mended" is text. */
export function looksLikeFormula(text: string): boolean {
  const bare = visible(text);
  if (bare.startsWith('=') || bare.startsWith('@')) return true;
  return /^[+-]/.test(bare) && /[(|!]/.test(bare) && !/\s/.test(bare.slice(0, 2));
}
