import type { MissingReason, SymbolMeaning, TableRule } from '@waymark/contract';
import { missingReason } from '@waymark/contract';
import { fault, type Fault } from '../problems';
import { looksLikeFormula, readNumber, visible } from '../table/numbers';

/** What a cell of figures comes to under the signs of a mapping. `shown` is the text without what cannot be seen. */
export type Resolved =
  | { readonly is: 'none' }
  | { readonly is: 'number'; readonly value: number; readonly shown: string }
  | { readonly is: 'percent'; readonly value: number; readonly shown: string }
  | {
      readonly is: 'bound';
      readonly lower: number | null;
      readonly upper: number | null;
      readonly shown: string;
    }
  | { readonly is: 'missing'; readonly reason: MissingReason; readonly shown: string }
  | { readonly is: 'bad'; readonly shown: string; readonly why: 'formula' | 'error' | 'sign' | 'text' };

const MOST_REMEMBERED = 50_000;
const NONE: Resolved = { is: 'none' };
/** £1,204 and 1,204 are the same number. */
const CURRENCY = /^(-?)\s*[£$€]\s*(?=[\d.])/;

/** Reads cells of figures by the signs of one table. Remembers what repeats. */
export class CellReader {
  private readonly meanings: ReadonlyMap<string, SymbolMeaning>;
  private readonly known = new Map<string, Resolved>();

  constructor(symbols: TableRule['symbols']) {
    this.meanings = new Map(Object.entries(symbols).map(([text, meaning]) => [signKey(text), meaning]));
  }

  read(text: string): Resolved {
    let found = this.known.get(text);
    if (found === undefined) {
      if (this.known.size > MOST_REMEMBERED) this.known.clear();
      found = this.resolve(text);
      this.known.set(text, found);
    }
    return found;
  }

  private resolve(text: string): Resolved {
    const shown = visible(text);
    const meaning = this.meanings.get(signKey(shown));
    if (meaning !== undefined) return meant(shown, meaning);
    if (shown === '') return NONE;
    const reading = readNumber(shown.replace(CURRENCY, '$1'));
    switch (reading.is) {
      case 'number':
        return { is: 'number', value: reading.value, shown };
      case 'percent':
        return { is: 'percent', value: reading.value, shown };
      case 'bound':
        // <5 and 5 to 9 say what they are; letters such as k have to be in the mapping
        return /\d/.test(shown)
          ? { is: 'bound', lower: reading.lower, upper: reading.upper, shown }
          : { is: 'bad', shown, why: 'sign' };
      case 'symbol':
        return { is: 'bad', shown, why: 'sign' };
      case 'empty':
        return NONE;
      case 'unreadable':
        return {
          is: 'bad',
          shown,
          why: looksLikeFormula(shown) ? 'formula' : shown.startsWith('#') ? 'error' : 'text',
        };
    }
  }
}

/** Signs are the same whatever their case. */
export const signKey = (text: string) => visible(text).toLowerCase();

function meant(shown: string, meaning: SymbolMeaning): Resolved {
  switch (meaning) {
    case 'left out':
      return NONE;
    case 'zero':
      return { is: 'number', value: 0, shown };
    case 'nearly zero':
      return { is: 'bound', lower: 0, upper: 0.5, shown };
    case 'as written': {
      const reading = readNumber(shown);
      if (reading.is === 'number' || reading.is === 'percent') return { ...reading, shown };
      const { lower, upper } = reading.is === 'bound' ? reading : { lower: null, upper: null };
      return { is: 'bound', lower, upper, shown };
    }
    default:
      return { is: 'missing', reason: meaning, shown };
  }
}

/** What a sign usually means, for a proposal; null where it is no sign anybody uses. */
export function usualMeaning(text: string): SymbolMeaning | null {
  const shown = visible(text);
  if (shown === '') return 'left out';
  const small = shown.toLowerCase();
  const word = missingReason.safeParse(small);
  if (word.success) return word.data;
  if (
    /^(prefer|rather) not\b|^no answer$|^not stated$|^did not answer$|^declined$|^no response$|^refused$/.test(
      small,
    )
  )
    return 'not recorded';
  if (/^(don.?t|do not) know$|^not sure$|^unsure$/.test(small)) return 'not recorded';
  if (/^(nil|none|zero)$/.test(small)) return 'zero';
  if (/^(tbc|tba|\?+|pending|awaited|missing|blank|nk|n\/k)$/.test(small)) return 'not recorded';
  const reading = readNumber(shown);
  if (reading.is === 'symbol') return reading.reason;
  if (reading.is === 'bound') return /\d/.test(shown) ? 'as written' : 'nearly zero';
  return null;
}

/** What is wrong with a cell that should hold a figure. */
export function cellFault(cell: Extract<Resolved, { is: 'bad' }>, column: string): Fault {
  const { shown, why } = cell;
  switch (why) {
    case 'formula':
      return fault(
        'formula',
        column,
        shown,
        'a number',
        'This is a formula, not its result. In the spreadsheet choose “Paste values”, save, and send it again.',
      );
    case 'error':
      return fault(
        'formula-error',
        column,
        shown,
        'a number',
        'The spreadsheet shows an error here. Mend the formula or write the number.',
      );
    case 'sign':
      return fault(
        'sign-unknown',
        column,
        shown,
        'a number, or a sign whose meaning the mapping says',
        `Say in the mapping what “${shown}” means. Elsewhere it usually means: ${usualMeaning(shown) ?? 'nothing'}.`,
      );
    case 'text':
      return fault(
        'not-a-number',
        column,
        shown,
        'a number such as 1204 or 1,204, or a sign whose meaning the mapping says',
        `Write the figure in digits, or say in the mapping what “${shown.slice(0, 40)}” means.`,
      );
  }
}
