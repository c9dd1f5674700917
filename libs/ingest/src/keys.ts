import type { CheckedRow } from './table/check';

/** What a row is to what is already known under its natural key. */
export type Standing =
  | { readonly is: 'new' }
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

const STORED = 0;
const NEW = 1;
const CHANGE = 2;
const UNCHANGED = 3;
const CONFLICTED = 4;
const WORDS = [null, 'new', 'change', 'unchanged', null] as const;
const DAY_MS = 86_400_000;
/** Days are counted from here in 16 bits: far beyond any record on either side. */
const FIRST_DAY = Date.UTC(1950, 0, 1) / DAY_MS;
const NO_EVIDENCE = '{"evidence":"",';
const EVIDENCE = /^\{"evidence":"(?:[^"\\]|\\.)*",/;
const MOST_LINES = 1 << 21;

/**
 * Natural keys of up to some million observations, held exactly and in little memory: no key is ever taken for another.
 * A key is its line (subject, indicator, version, breakdown; 21 bits), first day (16 bits) and length (16 bits) in one
 * double, and its source and round as one number. Figures are compared by 53 bits of their text.
 */
export class KeyTable {
  private readonly lines = new Map<string, number>();
  private readonly tails = new Map<string, Map<string, number>>();
  private tailCount = 0;
  private lastLine: Omit<CheckedRow, 'row'> | null = null;
  private lastLineNumber = 0;
  private readonly days = new Map<string, number>();
  private capacity = 1 << 12;
  private size = 0;
  private cells = new Float64Array(this.capacity).fill(-1);
  private tailOf = new Uint32Array(this.capacity);
  private rowOf = new Uint32Array(this.capacity);
  /** Numbers of stored rows; a first import has none and needs no room for them. */
  private idOf: Uint32Array | null = null;
  private hashOf = new Float64Array(this.capacity);
  private stateOf = new Uint8Array(this.capacity);
  private slot = 0;
  /** Figures of stored rubric levels without their evidence, by number: a file without evidence does not erase it. */
  private readonly bareOf = new Map<number, number>();

  /** Adds what the database already holds. */
  addStored(row: Omit<CheckedRow, 'row'>, id: number): void {
    this.idOf ??= new Uint32Array(this.capacity);
    if (this.find(this.cellKey(row), this.tail(row))) return;
    this.put(this.slot, this.cellKey(row), this.tail(row), STORED, 0, id, hash(row.figures));
    if (row.figures.startsWith('{"evidence":"') && !row.figures.startsWith(NO_EVIDENCE))
      this.bareOf.set(id, hash(row.figures.replace(EVIDENCE, NO_EVIDENCE)));
  }

  /** Says what the row is, and remembers it. */
  classify(row: CheckedRow): Standing {
    const cell = this.cellKey(row);
    const tail = this.tail(row);
    const figures = hash(row.figures);
    if (!this.find(cell, tail)) {
      this.put(this.slot, cell, tail, NEW, row.row, 0, figures);
      return { is: 'new' };
    }
    const at = this.slot;
    const state = this.stateOf[at] ?? STORED;
    if (state === STORED) {
      const supersedes = this.idOf?.[at] ?? 0;
      const same = this.hashOf[at] === figures || this.bareOf.get(supersedes) === figures;
      this.stateOf[at] = same ? UNCHANGED : CHANGE;
      this.rowOf[at] = row.row;
      if (this.idOf) this.idOf[at] = 0;
      this.hashOf[at] = figures;
      return same ? { is: 'unchanged' } : { is: 'change', supersedes };
    }
    if (state !== CONFLICTED && this.hashOf[at] === figures) return { is: 'unchanged' };
    this.stateOf[at] = CONFLICTED;
    return {
      is: 'conflict',
      firstRow: this.rowOf[at] ?? 0,
      firstWas: WORDS[state] ?? null,
    };
  }

  /** True if rows of the file contradict each other under this key. */
  isConflicted(row: CheckedRow): boolean {
    return this.find(this.cellKey(row), this.tail(row)) && this.stateOf[this.slot] === CONFLICTED;
  }

  /** True if this file has a row under this natural key. */
  hasFromFile(row: Omit<CheckedRow, 'row'>): boolean {
    return this.find(this.cellKey(row), this.tail(row)) && this.stateOf[this.slot] !== STORED;
  }

  /** One number for line and period: the cell of a rollup. */
  cellKey(row: Omit<CheckedRow, 'row'>): number {
    const start = this.day(row.start);
    return (this.line(row) * 65_536 + start) * 65_536 + Math.min(65_535, this.day(row.end) - start);
  }

  private line(row: Omit<CheckedRow, 'row'>): number {
    const last = this.lastLine;
    // files are mostly kept series by series
    if (
      last &&
      last.contextId === row.contextId &&
      last.indicator === row.indicator &&
      last.breakdown === row.breakdown &&
      last.areaCode === row.areaCode &&
      last.indicatorVersion === row.indicatorVersion
    )
      return this.lastLineNumber;
    const subject = row.contextId ?? row.areaCode ?? '';
    const name = `${subject}|${row.indicator}|${row.indicatorVersion}|${row.breakdown}`;
    let line = this.lines.get(name);
    if (line === undefined) {
      line = this.lines.size;
      if (line >= MOST_LINES) throw new RangeError('A file may touch two million series.');
      this.lines.set(name, line);
    }
    this.lastLine = row;
    this.lastLineNumber = line;
    return line;
  }

  private tail(row: Omit<CheckedRow, 'row'>): number {
    let rounds = this.tails.get(row.source);
    if (!rounds) this.tails.set(row.source, (rounds = new Map()));
    let tail = rounds.get(row.round);
    if (tail === undefined) rounds.set(row.round, (tail = this.tailCount++));
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

  /** Leaves `slot` at the key, or at the free place where it belongs. */
  private find(cell: number, tail: number): boolean {
    if (this.size * 10 > this.capacity * 7) this.grow();
    const mask = this.capacity - 1;
    let at = spread(cell, tail) & mask;
    for (;;) {
      const there = this.cells[at];
      if (there === -1) {
        this.slot = at;
        return false;
      }
      if (there === cell && this.tailOf[at] === tail) {
        this.slot = at;
        return true;
      }
      at = (at + 1) & mask;
    }
  }

  private put(
    at: number,
    cell: number,
    tail: number,
    state: number,
    row: number,
    id: number,
    figures: number,
  ): void {
    this.stateOf[at] = state;
    this.cells[at] = cell;
    this.tailOf[at] = tail;
    this.rowOf[at] = row;
    if (this.idOf) this.idOf[at] = id;
    this.hashOf[at] = figures;
    this.size++;
  }

  private grow(): void {
    const { cells, tailOf, rowOf, idOf, hashOf, stateOf, capacity } = this;
    this.capacity = capacity * 2;
    this.size = 0;
    this.cells = new Float64Array(this.capacity).fill(-1);
    this.tailOf = new Uint32Array(this.capacity);
    this.rowOf = new Uint32Array(this.capacity);
    this.idOf = idOf && new Uint32Array(this.capacity);
    this.hashOf = new Float64Array(this.capacity);
    this.stateOf = new Uint8Array(this.capacity);
    for (let i = 0; i < capacity; i++) {
      const cell = cells[i] ?? -1;
      if (cell === -1) continue;
      this.find(cell, tailOf[i] ?? 0);
      this.put(
        this.slot,
        cell,
        tailOf[i] ?? 0,
        stateOf[i] ?? 0,
        rowOf[i] ?? 0,
        idOf?.[i] ?? 0,
        hashOf[i] ?? 0,
      );
    }
  }
}

/** Which cells have been met: one double each. */
export class CellSet {
  private capacity = 1 << 12;
  private size = 0;
  private cells = new Float64Array(this.capacity).fill(-1);

  has(cell: number): boolean {
    return this.cells[this.placeOf(cell)] === cell;
  }

  /** False if the cell was there already. */
  add(cell: number): boolean {
    if (this.size * 10 > this.capacity * 7) {
      const old = this.cells;
      this.capacity *= 2;
      this.cells = new Float64Array(this.capacity).fill(-1);
      this.size = 0;
      for (const one of old) if (one !== -1) this.add(one);
    }
    const at = this.placeOf(cell);
    if (this.cells[at] === cell) return false;
    this.cells[at] = cell;
    this.size++;
    return true;
  }

  private placeOf(cell: number): number {
    const mask = this.capacity - 1;
    let at = spread(cell, 0) & mask;
    while (this.cells[at] !== -1 && this.cells[at] !== cell) at = (at + 1) & mask;
    return at;
  }
}

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
