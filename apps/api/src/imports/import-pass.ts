import type { ImportProblem } from '@waymark/contract';
import { type CheckedBatch, type CheckedRow, fault, KeyTable, type KnownArea, placed } from '@waymark/ingest';
import { FiguresBeside } from './figures-beside';
import type { Cell, Chunk, StagedRow, StoredRow } from './staging.store';

export interface Counts {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: number;
}

/** What a pass goes through. */
export interface PassSource {
  readonly file: string;
  /** The sheet that all rows are from; null for text files and for files read from several. */
  readonly sheet: string | null;
  readonly rowsEstimate: number | null;
  readonly batches: AsyncIterable<CheckedBatch>;
  /** A context as people know it. */
  readonly called: (contextId: number) => string;
}

/** What a pass needs from the outside: what stands already, and where to put what it finds. */
export interface PassPorts {
  /** Figures that stand of these series. */
  standing(pairs: (readonly [number | string, string])[]): Promise<StoredRow[]>;
  /** Null in a dry run. */
  readonly write: ((chunk: Chunk) => Promise<void>) | null;
  problems(found: ImportProblem[]): Promise<void>;
  progress(share: number): Promise<void>;
}

/** What a file touches, for the summary. */
export interface Span {
  readonly contexts: Set<number>;
  readonly areas: Map<string, KnownArea & { firstYear: number; lastYear: number }>;
  readonly organisations: Set<number>;
  readonly indicators: Set<string>;
  from: string;
  to: string;
  apart: number;
  /** What the reader says of the file as a whole. */
  readonly remarks: string[];
  /** Columns that a mapping does not use, where only the whole file tells. */
  readonly unused: Set<string>;
}

/** A chunk is as large as can be written in about this time, so that nobody else waits long on a slow machine either. */
const CHUNK_MS = 60;
const CHUNK_ROWS = { first: 1000, least: 250, most: 3000 };

/**
 * One way through a file: checks, compares with what stands, and (unless it is a dry run) writes chunk after chunk. Reading
 * the next chunk and writing the one before overlap.
 */
export class ImportPass {
  readonly counts: Counts = { rows: 0, created: 0, changed: 0, unchanged: 0, rejected: 0 };
  readonly span: Span = {
    contexts: new Set(),
    areas: new Map(),
    organisations: new Set(),
    indicators: new Set(),
    from: '9999-12-31',
    to: '0000-01-01',
    apart: 0,
    remarks: [],
    unused: new Set(),
  };
  /** Set when the file itself turned out to be broken half-way: then nothing of it may be imported. */
  fatal: ImportProblem | null = null;
  private readonly populationRows: StagedRow[] = [];
  private readonly keys = new KeyTable();
  private readonly besides: FiguresBeside;
  private readonly laterCells = new Map<number, Cell>();
  private readonly conflicted: CheckedRow[] = [];
  private readonly asked = new Set<string>();
  /** Rows of this chunk whose cell was not met before. */
  private firsts: StagedRow[] = [];
  /** Those that share their cell within the chunk, by cell; made once there are any, as most files have none. */
  private sharing: Map<number, StagedRow[]> | null = null;
  private later: StagedRow[] = [];
  private pending = 0;
  private chunkRows = CHUNK_ROWS.first;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly source: PassSource,
    /** `subject|indicator` of all series that hold anything. */
    private readonly there: { has(series: string): boolean },
    private readonly populationSeries: ReadonlySet<string>,
    private readonly ports: PassPorts,
  ) {
    this.besides = new FiguresBeside(source.called);
  }

  async run(): Promise<void> {
    for await (const batch of this.source.batches) {
      await this.take(batch);
      if (this.fatal) break;
      if (this.pending >= this.chunkRows) await this.flush();
    }
    await this.flush();
    await this.writing;
    this.span.remarks.push(...this.besides.remarks());
    const found = this.besides.problems(this.source.file, this.source.sheet);
    if (found.length > 0) await this.ports.problems(found);
  }

  /** Rows that contradict another row of the file; the first of each key may have been written already. */
  rowsToTakeBack(): readonly CheckedRow[] {
    return this.conflicted;
  }

  /** Populations go to their own table, once, at the end. */
  populations(): StagedRow[] {
    return this.populationRows.filter(({ row }) => !this.keys.isConflicted(row));
  }

  cellsToRebuild(): Cell[] {
    return [...this.laterCells.values()];
  }

  /** Whether the file has a figure under this very key. */
  has(row: StoredRow): boolean {
    return this.keys.hasFromFile(row);
  }

  /** Whether the rollup of this row's cell was made by this pass. */
  touches(row: StoredRow): boolean {
    return this.keys.hasCellOf(row);
  }

  private async take(batch: CheckedBatch): Promise<void> {
    const { counts, span } = this;
    counts.rows += batch.read;
    counts.rejected += batch.rejected;
    span.apart += batch.apart;
    span.remarks.push(...(batch.remarks ?? []));
    for (const heading of batch.unused ?? []) span.unused.add(heading);
    this.fatal ??= batch.problems.find((p) => p.severity === 'error' && isBreach(p)) ?? null;
    await this.learn(batch.rows);
    for (const area of batch.areas) this.noteArea(area);
    for (const row of batch.rows) this.place(row, batch.problems);
    if (batch.problems.length > 0) await this.ports.problems(batch.problems);
    const all = this.source.rowsEstimate;
    await this.ports.progress(all === null ? 0.5 : Math.min(0.99, batch.lastRow / (all + 1)));
  }

  /** Asks once for each series that holds figures already. */
  private async learn(rows: readonly CheckedRow[]): Promise<void> {
    const wanted: (readonly [number | string, string])[] = [];
    for (const { contextId, areaCode, indicator } of rows) {
      const subject = contextId ?? areaCode ?? '';
      const name = `${subject}|${indicator}`;
      if (this.asked.has(name)) continue;
      this.asked.add(name);
      if (this.there.has(name)) wanted.push([subject, indicator]);
    }
    if (wanted.length === 0) return;
    const there = await this.ports.standing(wanted);
    // figures before reasons why there are none: the first of its cell is the one that is named
    for (const absent of [false, true])
      for (const stored of there)
        if (stored.figures.startsWith('{"kind":"missing"') === absent) this.keys.addStored(stored, stored.id);
  }

  private place(row: CheckedRow, problems: ImportProblem[]): void {
    const { counts } = this;
    const standing = this.keys.classify(row);
    switch (standing.is) {
      case 'unchanged':
        counts.unchanged++;
        break;
      case 'new':
        counts.created++;
        if (!this.populationSeries.has(row.indicator)) this.besides.note(row, standing.beside);
        this.stage({ row, supersedes: null }, standing.first);
        break;
      case 'change':
        counts.changed++;
        this.stage({ row, supersedes: standing.supersedes }, false);
        break;
      case 'conflict':
        counts.rejected++;
        if (standing.firstWas) {
          counts[
            standing.firstWas === 'new' ? 'created' : standing.firstWas === 'change' ? 'changed' : 'unchanged'
          ]--;
          counts.rejected++;
          this.conflicted.push(row);
          this.laterCells.set(this.keys.cellKey(row), row);
          problems.push(this.contradiction(row, standing.firstRow, row.row));
        }
        problems.push(this.contradiction(row, row.row, standing.firstRow));
    }
    this.note(row);
  }

  /** `first`: no figure was met in this row's cell before. */
  private stage(staged: StagedRow, first: boolean): void {
    const { row } = staged;
    if (this.populationSeries.has(row.indicator)) {
      this.populationRows.push(staged);
      return;
    }
    this.pending++;
    if (first) {
      this.firsts.push(staged);
      this.sharing?.set(this.keys.cellKey(row), [staged]);
      return;
    }
    const cell = this.keys.cellKey(row);
    this.sharing ??= new Map(this.firsts.map((one) => [this.keys.cellKey(one.row), [one]]));
    const here = this.sharing.get(cell);
    if (here) here.push(staged);
    else {
      this.later.push(staged);
      this.laterCells.set(cell, row);
    }
  }

  /** Hands the rows at hand over for writing; waits for the chunk before, so that two are in memory at most. */
  private async flush(): Promise<void> {
    const plain: StagedRow[] = [];
    const scores: StagedRow[] = [];
    const shared = [...(this.sharing?.values() ?? [])].filter((rows) => rows.length > 1);
    const withOthers = new Set(shared.map(([first]) => first));
    for (const one of this.firsts) if (!withOthers.has(one)) (isScore(one.row) ? scores : plain).push(one);
    const chunk = { plain, scores, grouped: shared.flat(), later: this.later };
    this.firsts = [];
    this.sharing = null;
    this.later = [];
    this.pending = 0;
    await this.writing;
    const { write } = this.ports;
    if (!write || plain.length + scores.length + shared.length + chunk.later.length === 0) return;
    const began = performance.now();
    this.writing = write(chunk).then(() => {
      const wanted = this.chunkRows * Math.min(1.5, CHUNK_MS / (performance.now() - began));
      this.chunkRows = Math.round(Math.min(CHUNK_ROWS.most, Math.max(CHUNK_ROWS.least, wanted)));
    });
    // an error is thrown where the promise is awaited; until then it must not count as unhandled
    this.writing.catch(() => undefined);
  }

  private note(row: CheckedRow): void {
    const { span } = this;
    if (row.contextId !== null) span.contexts.add(row.contextId);
    if (row.organisationId !== null) span.organisations.add(row.organisationId);
    span.indicators.add(row.indicator);
    if (row.start < span.from) span.from = row.start;
    if (row.end > span.to) span.to = row.end;
  }

  private noteArea(area: KnownArea): void {
    const known = this.span.areas.get(area.code);
    this.span.areas.set(area.code, {
      ...area,
      // the newest year's name is the name
      name: known && known.lastYear > area.year ? known.name : area.name,
      firstYear: Math.min(area.year, known?.firstYear ?? area.year),
      lastYear: Math.max(area.year, known?.lastYear ?? area.year),
    });
  }

  private contradiction(row: CheckedRow, at: number, other: number): ImportProblem {
    return placed(
      fault(
        'two-figures',
        null,
        null,
        'one figure for each context, indicator, period, breakdown, source and round',
        `Row ${other} gives other figures for the same. Neither was taken: keep the right one, or name different rounds.`,
      ),
      this.source.file,
      this.source.sheet,
      at > 0 ? at : null,
    );
  }
}

const isScore = ({ figures }: CheckedRow) => figures.startsWith('{"kind":"moments"');

/** Codes by which a reader says that the file breaks off: the rows before are no whole. */
const BREACHES = new Set([
  'quote-not-closed',
  'workbook-broken',
  'too-many-columns',
  'unpacks-too-large',
  'encrypted',
]);
const isBreach = (problem: ImportProblem) => BREACHES.has(problem.code);
