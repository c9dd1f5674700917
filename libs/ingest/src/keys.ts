import type { CheckedRow } from './table/check';

/** What a row is to what is already known under its natural key. */
export type Standing =
  /** `first`: nothing was met in its cell before; `beside`: the source and round that have a figure there. */
  | { readonly is: 'new'; readonly first: boolean; readonly beside: Beside | null }
  | { readonly is: 'unchanged' }
  /** Another figure stands already: this one corrects it. */
  | { readonly is: 'change'; readonly supersedes: number }
  /** The same file gives two figures for one key: neither can be trusted. */
  | {
      readonly is: 'conflict';
      readonly firstRow: number;
      /** What the first row counted as, told once: it has to be taken back. Null from the third row on. */
      readonly firstWas: 'new' | 'unchanged' | 'change' | null;
    };

/** Another source or round that has a figure of the same cell: as a rule the two are added together. */
export interface Beside {
  readonly source: string;
  readonly round: string;
  /** False where it is of the same file. */
  readonly stored: boolean;
}

const STORED = 0;
const NEW = 1;
const CHANGE = 2;
const UNCHANGED = 3;
/** Contradicted within the file: nothing of it stands, or what was stored does. */
const CONFLICTED = 4;
const CONFLICTED_STORED = 5;
const WORDS = [null, 'new', 'change', 'unchanged', null, null] as const;
/** The lowest three bits of an entry's mark are its state, the next says that it has no figure, the others are its tail. */
const STATE_MASK = 7;
const ABSENT = 8;
const TAIL_AT = 4;
const MISSING = '{"kind":"missing"';
const DAY_MS = 86_400_000;
/** Days are counted from here in 16 bits: far beyond any record on either side. */
const FIRST_DAY = Date.UTC(1950, 0, 1) / DAY_MS;
const NO_EVIDENCE = '{"evidence":"",';
const EVIDENCE = /^\{"evidence":"(?:[^"\\]|\\.)*",/;
const MOST_LINES = 1 << 21;
const PAGE_BITS = 14;
const PAGE = 1 << PAGE_BITS;

/** A stretch of entries. Pages are filled one after the other and never copied. */
class Page {
  readonly cells = new Float64Array(PAGE);
  readonly hashes = new Float64Array(PAGE);
  readonly marks = new Uint32Array(PAGE);
  readonly rows = new Uint32Array(PAGE);
  /** Numbers of stored rows; a first import has none and needs no room for them. */
  ids: Uint32Array | null = null;
}

/**
 * Natural keys of up to some million observations, held exactly and in little memory: no key is ever taken for another.
 * A key is its line (subject, indicator, version, breakdown; 21 bits), first day (16 bits) and length (16 bits) in one
 * double, and its source and round as one number. Figures are compared by 53 bits of their text. An entry takes 24 bytes in the
 * order of its arrival, and some six in an index over them, the only part that is ever made anew as the table grows.
 *
 * The first entry of a cell (line and period) is found by the cell alone, every later one by cell and tail: so whoever looks for
 * a key learns whether the cell was met before.
 */
export class KeyTable {
  private readonly lines = new Map<string, number>();
  private readonly tails = new Map<string, Map<string, number>>();
  private readonly tailWords: (readonly [source: string, round: string])[] = [];
  private lastLine: Pick<
    CheckedRow,
    'contextId' | 'areaCode' | 'indicator' | 'indicatorVersion' | 'breakdown'
  > | null = null;
  private lastLineNumber = 0;
  private readonly days = new Map<string, number>();
  private readonly pages: Page[] = [];
  private size = 0;
  /** Number of an entry, plus one; 0 is a free place. */
  private index = new Uint32Array(1 << 12);
  /** Where a key that was looked for belongs. */
  private place = 0;
  /** The first entry of the cell that was looked for, or -1. */
  private first = -1;
  /** Figures of stored rubric levels without their evidence, by number: a file without evidence does not erase it. */
  private readonly bareOf = new Map<number, number>();

  /** Adds what the database already holds. */
  addStored(row: Omit<CheckedRow, 'row'>, id: number): void {
    const cell = this.cellKey(row);
    const tail = this.tail(row);
    if (this.find(cell, tail) >= 0) return;
    const entry = this.put(cell, tail, STORED | absence(row), 0, hash(row.figures));
    const page = this.pageOf(entry);
    page.ids ??= new Uint32Array(PAGE);
    page.ids[entry % PAGE] = id;
    if (row.figures.startsWith('{"evidence":"') && !row.figures.startsWith(NO_EVIDENCE))
      this.bareOf.set(id, hash(row.figures.replace(EVIDENCE, NO_EVIDENCE)));
  }

  /** Says what the row is, and remembers it. */
  classify(row: CheckedRow): Standing {
    const cell = this.cellKey(row);
    const tail = this.tail(row);
    const figures = hash(row.figures);
    const entry = this.find(cell, tail);
    if (entry < 0) {
      const { first } = this;
      this.put(cell, tail, NEW | absence(row), row.row, figures);
      return { is: 'new', first: first < 0, beside: this.beside(first) };
    }
    const page = this.pageOf(entry);
    const at = entry % PAGE;
    const state = this.stateOf(entry);
    if (state === STORED) {
      const supersedes = page.ids?.[at] ?? 0;
      const same = page.hashes[at] === figures || this.bareOf.get(supersedes) === figures;
      this.mark(entry, tail, (same ? UNCHANGED : CHANGE) | absence(row));
      page.rows[at] = row.row;
      page.hashes[at] = figures;
      return same ? { is: 'unchanged' } : { is: 'change', supersedes };
    }
    if (state < CONFLICTED && page.hashes[at] === figures) return { is: 'unchanged' };
    if (state < CONFLICTED) this.mark(entry, tail, state === NEW ? CONFLICTED : CONFLICTED_STORED);
    return { is: 'conflict', firstRow: page.rows[at] ?? 0, firstWas: WORDS[state] ?? null };
  }

  /** True if rows of the file contradict each other under this key. */
  isConflicted(row: CheckedRow): boolean {
    const entry = this.find(this.cellKey(row), this.tail(row));
    return entry >= 0 && this.stateOf(entry) >= CONFLICTED;
  }

  /** True if this file has a row under this natural key. */
  hasFromFile(row: Omit<CheckedRow, 'row'>): boolean {
    const entry = this.find(this.cellKey(row), this.tail(row));
    return entry >= 0 && this.stateOf(entry) !== STORED;
  }

  /** Whether anything, of the file or stored, has a figure of this row's cell. */
  hasCellOf(row: Omit<CheckedRow, 'row'>): boolean {
    return this.firstOf(this.cellKey(row)) >= 0;
  }

  /** One number for line and period: the cell of a rollup. */
  cellKey(row: Omit<CheckedRow, 'row'>): number {
    const start = this.day(row.start);
    return (this.line(row) * 65_536 + start) * 65_536 + Math.min(65_535, this.day(row.end) - start);
  }

  private line({
    contextId,
    areaCode,
    indicator,
    indicatorVersion,
    breakdown,
  }: Omit<CheckedRow, 'row'>): number {
    const last = this.lastLine;
    // files are mostly kept series by series
    if (
      last &&
      last.contextId === contextId &&
      last.indicator === indicator &&
      last.breakdown === breakdown &&
      last.areaCode === areaCode &&
      last.indicatorVersion === indicatorVersion
    )
      return this.lastLineNumber;
    const name = `${contextId ?? areaCode ?? ''}|${indicator}|${indicatorVersion}|${breakdown}`;
    let line = this.lines.get(name);
    if (line === undefined) {
      line = this.lines.size;
      if (line >= MOST_LINES) throw new RangeError('A file may touch two million series.');
      this.lines.set(name, line);
    }
    this.lastLine = { contextId, areaCode, indicator, indicatorVersion, breakdown };
    this.lastLineNumber = line;
    return line;
  }

  private tail({ source, round }: Omit<CheckedRow, 'row'>): number {
    let rounds = this.tails.get(source);
    if (!rounds) this.tails.set(source, (rounds = new Map()));
    let tail = rounds.get(round);
    if (tail === undefined) {
      tail = this.tailWords.push([source, round]) - 1;
      rounds.set(round, tail);
    }
    return tail;
  }

  private day(date: string): number {
    let day = this.days.get(date);
    if (day === undefined) {
      day = Date.parse(`${date}T00:00:00Z`) / DAY_MS - FIRST_DAY;
      this.days.set(date, day);
    }
    return day;
  }

  /** The first entry of a cell, or -1; leaves `place` at where it is, or belongs. */
  private firstOf(cell: number): number {
    const mask = this.index.length - 1;
    for (let at = spread(cell, 0) & mask; ; at = (at + 1) & mask) {
      const entry = (this.index[at] ?? 0) - 1;
      this.place = at;
      // entries found by cell and tail may lie on the way too, but never before the first of their cell
      if (entry < 0 || this.pageOf(entry).cells[entry % PAGE] === cell) return entry;
    }
  }

  /** The entry of a key, or -1 with `place` where it belongs; either way `first` is the first entry of its cell, or -1. */
  private find(cell: number, tail: number): number {
    if (this.size * 10 > this.index.length * 7) this.grow();
    const first = this.firstOf(cell);
    this.first = first;
    if (first < 0 || this.tailOf(first) === tail) return first;
    const mask = this.index.length - 1;
    for (let at = spread(cell, tail + 1) & mask; ; at = (at + 1) & mask) {
      const entry = (this.index[at] ?? 0) - 1;
      this.place = at;
      if (entry < 0 || (this.pageOf(entry).cells[entry % PAGE] === cell && this.tailOf(entry) === tail))
        return entry;
    }
  }

  private put(cell: number, tail: number, state: number, row: number, figures: number): number {
    const entry = this.size++;
    if (entry % PAGE === 0) this.pages.push(new Page());
    const page = this.pageOf(entry);
    page.cells[entry % PAGE] = cell;
    page.hashes[entry % PAGE] = figures;
    page.rows[entry % PAGE] = row;
    this.mark(entry, tail, state);
    this.index[this.place] = entry + 1;
    return entry;
  }

  /** Entries come in the order of their arrival, so the first of a cell is the first again. */
  private grow(): void {
    this.index = new Uint32Array(this.index.length * 2);
    for (let entry = 0; entry < this.size; entry++) {
      this.find(this.pageOf(entry).cells[entry % PAGE] ?? 0, this.tailOf(entry));
      this.index[this.place] = entry + 1;
    }
  }

  private pageOf(entry: number): Page {
    const page = this.pages[entry >>> PAGE_BITS];
    if (!page) throw new RangeError(`There is no entry ${entry}.`);
    return page;
  }

  private mark(entry: number, tail: number, state: number): void {
    this.pageOf(entry).marks[entry % PAGE] = ((tail << TAIL_AT) | state) >>> 0;
  }

  private stateOf(entry: number): number {
    return (this.pageOf(entry).marks[entry % PAGE] ?? 0) & STATE_MASK;
  }

  private tailOf(entry: number): number {
    return (this.pageOf(entry).marks[entry % PAGE] ?? 0) >>> TAIL_AT;
  }

  /** What the first entry of a cell says of it; null where there is none, or no figure in it. */
  private beside(first: number): Beside | null {
    if (first < 0) return null;
    const state = this.stateOf(first);
    const absent = ((this.pageOf(first).marks[first % PAGE] ?? 0) & ABSENT) !== 0;
    const words = this.tailWords[this.tailOf(first)];
    if (state === CONFLICTED || absent || !words) return null;
    return { source: words[0], round: words[1], stored: state !== NEW };
  }
}

const absence = ({ figures }: Pick<CheckedRow, 'figures'>): number =>
  figures.startsWith(MISSING) ? ABSENT : 0;

/** Mixes all bits of a key, so that neighbours in time do not pile up in the table. */
function spread(cell: number, tail: number): number {
  const high = Math.floor(cell / 4_294_967_296);
  let mixed =
    Math.imul((cell >>> 0) ^ Math.imul(tail + 1, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(high + 1, 0xc2b2ae35);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/** 53 bits of a text (cyrb53): two figures of one key are told apart unless all of them agree. */
export function hash(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
