import type { Period, TableMapping, TableRule } from '@waymark/contract';
import type { Catalogue, KnownContext, KnownIndicator } from '../catalogue';
import { hash } from '../keys';
import { fault } from '../problems';
import type { CheckedRow } from '../table/check';
import { visible } from '../table/numbers';
import { type AnswerGroup, type AnswerReading, Answers, AnswerTable, type ParsedScore } from './answer-table';
import type { CellReader } from './cells';
import type { Plan } from './plan';
import { joinedBreakdown, type RowKeys } from './row-keys';
import type { Sink } from './sink';

/** Rows that are submissions: each adds its answers to the figures of its place, period and groups. */
export class SubmissionReader {
  submissions = 0;
  private readonly answers: readonly { group: AnswerGroup; readers: readonly Answers[] }[];
  private readonly table = new AnswerTable();
  private readonly seen = new Map<string, number>();
  /** Scores whose days only the whole table tells. */
  private readonly undated: Omit<ParsedScore, 'start' | 'end'>[] = [];
  private firstDay = '9999-12-31';
  private lastDay = '0000-01-01';

  constructor(
    private readonly rule: TableRule,
    private readonly mapping: TableMapping,
    private readonly plan: Plan,
    catalogue: Catalogue,
    private readonly period: Period | null,
    private readonly sink: Sink,
    private readonly keys: RowKeys,
    private readonly cells: CellReader,
    private readonly sign: (text: string, row: number, at: number) => void,
  ) {
    this.answers = answerGroups(plan, catalogue).map((group) => ({
      group,
      readers: group.columns.map((one) => new Answers(one)),
    }));
  }

  row(row: number, cells: readonly string[]): void {
    if (this.isRepeated(row, cells)) return;
    const where = this.keys.context(cells, null);
    const when = this.plan.periods.length > 0 ? this.keys.period(cells) : null;
    const faults = [where, ...(when ? [when] : [])].flatMap((key) => (key.ok ? [] : [key]));
    for (const key of faults) this.sink.fault(key.fault, row, key.at);
    if (faults.length > 0 || !where.ok) {
      this.sink.refused(1);
      return;
    }
    const text = cells.slice(0, 3).map(visible).join(', ').slice(0, 200);
    if (where.value === null) {
      this.sink.line(row, 'left out', text, 'The mapping leaves this place out.');
      return;
    }
    this.submissions++;
    const wholeFile = this.rule.period.from === 'column' && this.rule.period.each === 'all rows';
    const period = wholeFile ? null : when?.ok ? when.value : this.period;
    const day = this.plan.periods.length > 0 ? this.keys.day(cells) : null;
    if (day && day < this.firstDay) this.firstDay = day;
    if (day && day > this.lastDay) this.lastDay = day;
    const round = this.keys.round(cells);
    const who = this.keys.breakdowns(cells);
    for (const { group, readers } of this.answers) {
      const readings = group.columns.map((column, i) =>
        this.answer(row, cells[column.at] ?? '', column.at, readers[i]),
      );
      const breakdowns = ['', ...who].map((one) =>
        joinedBreakdown([group.breakdown, one].filter((part) => part !== '')),
      );
      const score = this.table.add(group, { row, context: where.value, period, round, breakdowns }, readings);
      // a question asked of one group only says nothing of everyone
      if (score === null || group.breakdown !== '') continue;
      this.keep(
        cells,
        {
          row,
          contextId: where.value.id,
          organisationId: where.value.organisationId,
          round,
          indicator: group.indicator.code,
          score,
        },
        period,
      );
    }
  }

  private answer(
    row: number,
    text: string,
    at: number,
    reader: Answers | undefined,
  ): AnswerReading & { counted?: boolean } {
    const read = reader?.read(text) ?? { is: 'none' as const };
    if (read.is === 'answer') return read;
    this.sign(text, row, at);
    if (read.is === 'none') return read;
    const cell = this.cells.read(text);
    if (cell.is === 'missing' || cell.is === 'none') return { is: 'none' };
    this.sink.fault(
      fault(
        'answer-unknown',
        this.plan.names[at] ?? '',
        text,
        `one of the answers of the mapping: ${reader?.expected ?? ''}`,
        `Not counted. Say in the mapping how many points “${visible(text).slice(0, 40)}” is, or that it is no answer.`,
      ),
      row,
      at,
    );
    this.sink.refused(1);
    return { is: 'none' };
  }

  /** What a submission counts for, where one can be told from another: without an id nothing is kept of single people. */
  private keep(
    cells: readonly string[],
    one: Omit<ParsedScore, 'submission' | 'respondent' | 'start' | 'end'>,
    period: Period | null,
  ): void {
    const { submission, respondent } = this.plan;
    const id = submission === null ? '' : visible(cells[submission] ?? '');
    if (id === '') return;
    const code = respondent === null ? '' : visible(cells[respondent] ?? '');
    const whole = { ...one, submission: id, respondent: code === '' ? null : code };
    if (period) this.sink.score({ ...whole, start: period.start, end: period.end });
    else this.undated.push(whole);
  }

  /** The same submission exported twice counts once; two that differ under one id cannot both be right. */
  private isRepeated(row: number, cells: readonly string[]): boolean {
    const at = this.plan.submission;
    const id = at === null ? '' : visible(cells[at] ?? '');
    if (at === null || id === '') return false;
    const whole = hash(cells.join('\u001f'));
    const before = this.seen.get(id);
    this.seen.set(id, before ?? whole);
    if (before === undefined) return false;
    if (before === whole) this.sink.line(row, 'left out', id, 'The same submission again: counted once.');
    else {
      this.sink.refused(1);
      this.sink.fault(
        fault(
          'submission-twice',
          this.plan.names[at] ?? '',
          id,
          'one submission for each id',
          'An earlier row has this id with other answers. Only the first was taken: remove the one that is out of date.',
        ),
        row,
        at,
      );
    }
    return true;
  }

  /** Figures that only the whole table gives. */
  end(): void {
    const whole = this.firstDay <= this.lastDay ? { start: this.firstDay, end: this.lastDay } : null;
    const days = whole ?? this.period;
    if (days) for (const one of this.undated) this.sink.score({ ...one, start: days.start, end: days.end });
    for (const made of this.table.figures()) {
      const period = made.period ?? days;
      if (!period) continue;
      this.sink.figure(
        observationOf(
          this.mapping.source,
          made.firstRow,
          made.context,
          made.group.indicator,
          period,
          made.breakdown,
          made.round,
          made.figures,
        ),
        {
          columns: made.group.columns.map((one) => one.at),
          firstRow: made.firstRow,
          lastRow: made.lastRow,
          answers: made.answers,
        },
        made.is,
      );
    }
  }
}

export function observationOf(
  source: string,
  row: number,
  context: KnownContext,
  indicator: KnownIndicator,
  { start, end }: Period,
  breakdown: string,
  round: string,
  figures: string,
): CheckedRow {
  return {
    row,
    organisationId: context.organisationId,
    contextId: context.id,
    areaCode: null,
    indicator: indicator.code,
    indicatorVersion: indicator.version,
    breakdown,
    source: source,
    start,
    end,
    round,
    figures,
  };
}

function answerGroups(plan: Plan, catalogue: Catalogue): AnswerGroup[] {
  const groups = new Map<string, AnswerGroup & { columns: AnswerGroup['columns'][number][] }>();
  for (const column of plan.answers) {
    const { indicator: code, breakdown } = column.rule;
    const indicator = catalogue.indicator(code);
    if (!indicator) continue;
    const key = `${indicator.code}|${breakdown}`;
    const group = groups.get(key);
    if (group) group.columns.push(column);
    else groups.set(key, { indicator, breakdown, columns: [column] });
  }
  return [...groups.values()];
}
