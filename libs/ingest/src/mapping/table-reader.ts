import type { Period, TableMapping, TableRule } from '@waymark/contract';
import type { Catalogue } from '../catalogue';
import type { Fault } from '../problems';
import { visible } from '../table/numbers';
import { observationOf, SubmissionReader } from './submission-reader';
import { CellReader, signKey } from './cells';
import { mappedFigure, type PartCell, type Parts } from './mapped-figures';
import { type FigureGroup, type Plan } from './plan';
import { joinedBreakdown, RowKeys } from './row-keys';
import type { Sink } from './sink';
import { fold } from './text';
import { Totals } from './totals';

export interface SignCount {
  readonly text: string;
  count: number;
  readonly row: number;
  readonly at: number;
}

/** Reads the rows of one table, from below its heading to its end. */
export class TableReader {
  readonly keys: RowKeys;
  /** Texts in cells of figures that are no numbers. */
  readonly signs = new Map<string, SignCount>();
  rows = 0;
  private readonly cells: CellReader;
  private readonly totals: Totals;
  private readonly submitted: SubmissionReader;
  private readonly keyColumns: number;
  /** Columns of the row at hand whose sign was counted: a cell may be a part of several figures. */
  private readonly counted = new Set<number>();

  constructor(
    private readonly rule: TableRule,
    mapping: TableMapping,
    private readonly plan: Plan,
    private readonly catalogue: Catalogue,
    /** The period of the whole table, where neither columns nor headings say it. */
    private readonly period: Period | null,
    private readonly sink: Sink,
  ) {
    this.keys = new RowKeys(rule, plan, catalogue, mapping);
    this.cells = new CellReader(rule.symbols);
    this.totals = new Totals(rule, this.cells, plan.addable);
    this.submitted = new SubmissionReader(
      rule,
      mapping,
      plan,
      catalogue,
      period,
      sink,
      this.keys,
      this.cells,
      (sign, row, at) => this.sign(sign, row, at),
    );
    this.keyColumns = Math.max(0, Math.min(...plan.figureColumns) - 1);
  }

  /** False where the row ends the table. */
  row(number: number, cells: readonly string[]): boolean {
    let filled = 0;
    for (const cell of cells) if (cell !== '' && visible(cell) !== '') filled++;
    if (filled === 0) return this.rule.ends === 'at end of sheet' || this.rows === 0;
    if (this.isHeadingAgain(cells)) {
      this.sink.line(number, 'heading', firstWords(cells), 'The heading again.');
      return true;
    }
    if (this.rule.rowsAre === 'figures' && this.totals.isTotal(cells, this.keyColumns)) {
      this.sink.line(
        number,
        'total',
        firstWords(cells),
        'A row of totals: checked against the rows above it, not imported.',
      );
      for (const check of this.totals.check(number, cells))
        this.sink.total(check, this.plan.names[check.at] ?? '');
      return true;
    }
    const figures = this.plan.figureColumns.some((at) => visible(cells[at] ?? '') !== '');
    if (!figures && !this.isRowOfATable(cells, filled)) {
      this.sink.line(number, 'note', firstWords(cells), 'No figures in this row: read as a note.');
      return true;
    }
    this.rows++;
    this.counted.clear();
    if (this.rule.rowsAre === 'submissions') this.submitted.row(number, cells);
    else this.figures(number, cells);
    return true;
  }

  private isHeadingAgain(cells: readonly string[]): boolean {
    const at = this.plan.context?.at ?? this.plan.figureColumns[0] ?? 0;
    const name = visible(cells[at] ?? '');
    if (name === '' || !(this.plan.names[at] ?? '').endsWith(name)) return false;
    return this.plan.figureColumns.every((one) => {
      const cell = fold(cells[one] ?? '');
      return cell !== '' && fold(this.plan.names[one] ?? '').endsWith(cell);
    });
  }

  /** A row without figures is still one of the table if it names a place that is known, or fills most columns. */
  private isRowOfATable(cells: readonly string[], filled: number): boolean {
    if (this.plan.context && this.keys.isKnown(visible(cells[this.plan.context.at] ?? ''))) return true;
    return this.rule.rowsAre === 'submissions' && filled > 2;
  }

  private figures(number: number, cells: readonly string[]): void {
    this.totals.add(cells);
    for (const { at, of } of this.plan.totals) {
      const check = this.totals.across(number, cells, at, of);
      if (check) this.sink.total(check, this.plan.names[at] ?? '');
    }
    const who = this.keys.breakdowns(cells);
    const when = this.plan.periods.length > 0 ? this.keys.period(cells) : null;
    const round = this.keys.round(cells);
    const which = this.plan.indicator ? this.keys.indicator(cells) : null;
    const told = new Set<Fault>();
    const here = this.plan.groups.some((group) => group.context === null)
      ? this.keys.context(cells, null)
      : null;
    let made = 0;
    for (const group of this.plan.groups) {
      const parts = this.parts(number, cells, group);
      if (group.indicator === null && which?.ok && which.value === null) continue;
      const code = group.indicator ?? (which?.ok ? which.value : null);
      const where = (group.context === null ? here : null) ?? this.keys.context(cells, group.context);
      if (where.ok && where.value === null) {
        if (made++ === 0)
          this.sink.line(number, 'left out', firstWords(cells), 'The mapping leaves this place out.');
        continue;
      }
      const period = group.period ?? (when ? (when.ok ? when.value : null) : this.period);
      const whenRead = group.period ? null : when;
      const whichRead = group.indicator === null ? which : null;
      const isPlaced = where.ok && (whenRead?.ok ?? true) && (whichRead?.ok ?? true);
      const indicator = code === null ? undefined : this.catalogue.indicator(code);
      const mapped = indicator?.kind ? mappedFigure({ ...indicator, kind: indicator.kind }, parts) : null;
      if (!isPlaced) {
        // an empty cell under a key that cannot be read is nothing lost
        if (mapped || !indicator) this.sink.refused(1);
        for (const key of [where, whenRead, whichRead])
          if (key && !key.ok && !told.has(key.fault)) {
            told.add(key.fault);
            this.sink.fault(key.fault, number, key.at);
          }
        continue;
      }
      if (!mapped || !indicator || !where.ok || !where.value || !period) continue;
      if ('faults' in mapped) {
        this.sink.refused(1);
        for (const { fault: found, at } of mapped.faults) this.sink.fault(found, number, at);
        continue;
      }
      if (mapped.remark) this.sink.fault(mapped.remark.fault, number, mapped.remark.at);
      this.sink.figure(
        observationOf(
          this.keys.mapping.source,
          number,
          where.value,
          indicator,
          period,
          joinedBreakdown([group.breakdown, ...who]),
          round,
          mapped.json,
        ),
        { columns: group.columns, firstRow: number, lastRow: number, answers: 0 },
        mapped.is,
      );
    }
  }

  private parts(row: number, cells: readonly string[], group: FigureGroup): Parts {
    const parts: Partial<Record<keyof Parts, PartCell[]>> = {};
    for (const [part, columns] of group.parts)
      parts[part] = columns.map((at) => {
        const text = cells[at] ?? '';
        const cell = this.cells.read(text);
        if (cell.is !== 'number' && cell.is !== 'percent' && part !== 'evidence' && part !== 'reached')
          this.sign(text, row, at);
        return { at, heading: this.plan.names[at] ?? '', text, cell };
      });
    return parts;
  }

  private sign(text: string, row: number, at: number): void {
    if (this.counted.has(at)) return;
    this.counted.add(at);
    const key = signKey(text);
    const known = this.signs.get(key);
    if (known) known.count++;
    else if (this.signs.size < 500) this.signs.set(key, { text: visible(text), count: 1, row, at });
  }

  get submissions(): number {
    return this.submitted.submissions;
  }

  /** Figures that only the whole table gives. */
  end(): void {
    this.submitted.end();
  }
}

/** What a row begins with, for a line about it. */
export function firstWords(cells: readonly string[]): string {
  return cells
    .map(visible)
    .filter((cell) => cell !== '')
    .slice(0, 3)
    .join(', ')
    .slice(0, 200);
}
