import { type Notes, noNotes } from './printed';
import { readCsv } from './read-csv';
import { readJson } from './read-json';
import { readSite } from './read-site';
import { readPrintedText, readWords } from './read-words';

/** Something as it was downloaded; of a PDF, the text that a reader of PDF finds in it. */
export interface Download {
  /** Address or file name: it is read as well. */
  readonly from: string;
  readonly type: string;
  readonly text: string;
}

/** Everything an attacker can write down of a download. `periods`: words of periods, which the tables of the edition hold. */
export function readDownload({ from, type, text }: Download, periods: readonly string[]): Notes {
  if (text === '') return noNotes;
  if (type.includes('json')) return readJson(from, text);
  if (type.includes('csv')) return readCsv(from, text);
  if (type.includes('html') || type.includes('svg')) return readSite(from, text);
  return type.includes('pdf') ? readPrintedText(from, text, periods) : readWords(from, text);
}
