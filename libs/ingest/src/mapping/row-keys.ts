import type { Period, TableMapping, TableRule } from '@waymark/contract';
import { distance } from 'fastest-levenshtein';
import type { Catalogue, KnownContext } from '../catalogue';
import { fault, type Fault } from '../problems';
import { dateFault } from '../table/cell-rules';
import { readDate } from '../table/dates';
import { looksLikeFormula, visible } from '../table/numbers';
import { bucketOf, readDay, readPeriod } from './period-text';
import type { Plan } from './plan';
import { fold, mended } from './text';

/** What a row says of itself beside its figures. */
export type Key<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault; readonly at: number | null };

export interface FoundName {
  rows: number;
  readonly context: KnownContext | null;
  readonly leftOut: boolean;
}

const good = <T>(value: T): Key<T> => ({ ok: true, value });
const MOST_REMEMBERED = 20_000;

/** Where, when and who of the rows of one table. Remembers texts that repeat, and what is written once for several rows. */
export class RowKeys {
  readonly names = new Map<string, FoundName>();
  private readonly aliases: ReadonlyMap<string, string | null>;
  private readonly above = new Map<number, string>();
  private readonly periods = new Map<string, Key<Period>>();
  private readonly days = new Map<string, string | null>();
  private readonly indicators: ReadonlyMap<string, string | null>;
  private readonly groups: readonly ReadonlyMap<string, string>[];

  constructor(
    private readonly rule: TableRule,
    private readonly plan: Plan,
    private readonly catalogue: Catalogue,
    readonly mapping: TableMapping,
  ) {
    this.aliases = folded(rule.contexts);
    this.indicators = folded(plan.indicator?.rule.values ?? {});
    this.groups = plan.breakdowns.map(({ rule: { values } }) => folded(values));
  }

  /** Text of a key column; where the mapping says so, an empty cell means what the one above it says. */
  text(cells: readonly string[], at: number, fillDown: boolean): string {
    const text = visible(cells[at] ?? '');
    if (!fillDown) return text;
    if (text !== '') this.above.set(at, text);
    return text === '' ? (this.above.get(at) ?? '') : text;
  }

  contextText(cells: readonly string[]): string {
    const { context } = this.plan;
    return context ? this.text(cells, context.at, context.rule.fillDown) : '';
  }

  /** Null: the mapping leaves these rows out. */
  context(cells: readonly string[], own: string | null): Key<KnownContext | null> {
    const at = this.plan.context?.at ?? null;
    const text = own ?? (at === null ? (this.rule.context ?? '') : this.contextText(cells));
    let name = this.names.get(text);
    if (!name) {
      name = this.lookUp(text, own !== null || at === null);
      this.names.set(text, name);
    }
    name.rows++;
    if (name.leftOut) return good(null);
    return name.context ? good(name.context) : { ok: false, fault: this.unknown(text, at), at };
  }

  private lookUp(text: string, isCode: boolean): FoundName {
    const alias = isCode ? undefined : this.aliases.get(fold(text));
    if (alias === null) return { rows: 0, context: null, leftOut: true };
    const found = this.catalogue.context(alias ?? text) ?? this.catalogue.contextNamed(alias ?? text);
    return { rows: 0, context: found && found !== 'several' ? found : null, leftOut: false };
  }

  /** Whether a text is a context that is known: a footnote is none. */
  isKnown(text: string): boolean {
    if (text === '') return false;
    const name = this.names.get(text) ?? this.lookUp(text, false);
    return name.context !== null || name.leftOut;
  }

  private unknown(text: string, at: number | null): Fault {
    const column = at === null ? null : (this.plan.names[at] ?? null);
    if (text === '')
      return fault(
        'needed',
        column,
        null,
        'the name or code of a context',
        'Write which place the row is about, or say in the mapping which context the whole table is about.',
      );
    const whole = mended(text);
    const near = this.catalogue.nearestContext(whole);
    const garbled = whole === visible(text) ? '' : ` Its letters are garbled; it was probably “${whole}”.`;
    return fault(
      'unknown-context',
      column,
      text,
      'a context that has been set up, by its code or name',
      `${near ? `Did you mean ${near}? ` : ''}Say in the mapping which context “${text.slice(0, 60)}” is, leave its rows out there, or set it up first.${garbled}`,
    );
  }

  /** The period of a row, where its columns say it; `day` too, where they say a day. */
  period(cells: readonly string[]): Key<Period> {
    const { periods } = this.plan;
    const start = periods.find((one) => one.rule.edge === 'start');
    const end = periods.find((one) => one.rule.edge === 'end');
    const whole = periods.find((one) => one.rule.edge === 'whole');
    if (start && end) {
      const first = this.edge(cells, start.at, start.rule.fillDown, 'start');
      const last = this.edge(cells, end.at, end.rule.fillDown, 'end');
      if (!first.ok) return first;
      if (!last.ok) return last;
      if (first.value > last.value)
        return {
          ok: false,
          at: end.at,
          fault: fault(
            'ends-before-start',
            this.plan.names[end.at] ?? null,
            cells[end.at] ?? null,
            `a day on or after ${first.value}`,
            'The two dates may have been swapped.',
          ),
        };
      return good({ start: first.value, end: last.value });
    }
    const column = whole ?? start ?? end;
    if (!column)
      return {
        ok: false,
        at: null,
        fault: fault(
          'period-missing',
          null,
          null,
          'a column that says when',
          'Say in the mapping which column is the period.',
        ),
      };
    const text = withoutTime(this.text(cells, column.at, column.rule.fillDown));
    let found = this.periods.get(text);
    if (!found) {
      found = this.readPeriod(text, column.at);
      if (this.periods.size > MOST_REMEMBERED) this.periods.clear();
      this.periods.set(text, found);
    }
    return found;
  }

  day(cells: readonly string[]): string | null {
    const column = this.plan.periods[0];
    if (!column) return null;
    const text = withoutTime(this.text(cells, column.at, column.rule.fillDown));
    let day = this.days.get(text);
    if (day === undefined) {
      day = readDay(text, this.rule.dates);
      if (this.days.size > MOST_REMEMBERED) this.days.clear();
      this.days.set(text, day);
    }
    return day;
  }

  private edge(cells: readonly string[], at: number, fillDown: boolean, edge: 'start' | 'end'): Key<string> {
    const text = this.text(cells, at, fillDown);
    const day = readDay(text, this.rule.dates);
    if (day) return good(day);
    const read = readPeriod(text, this.rule.period.years, this.rule.dates);
    return read ? good(read[edge]) : { ok: false, at, fault: this.notADate(text, at) };
  }

  private readPeriod(text: string, at: number): Key<Period> {
    const { period } = this.rule;
    const each = period.from === 'column' ? period.each : 'as written';
    if (each !== 'as written') {
      const day = readDay(text, this.rule.dates);
      if (day && day >= '1950' && day < '2200') return good(bucketOf(day, each, period.years));
    }
    const read = readPeriod(text, period.years, this.rule.dates);
    return read
      ? good({ start: read.start, end: read.end })
      : { ok: false, at, fault: this.notADate(text, at) };
  }

  private notADate(text: string, at: number): Fault {
    const column = this.plan.names[at] ?? '';
    if (text === '')
      return fault(
        'needed',
        column,
        null,
        'a period or a date',
        'Write when the row is about, such as Q1 2023/24 or 2024-03-31.',
      );
    const other = this.rule.dates === 'month first' ? 'day first' : 'month first';
    if (readDay(text, other))
      return fault(
        'date-other-order',
        column,
        text,
        `a date written ${this.rule.dates}`,
        `This date can only be read ${other}, while the mapping reads the column ${this.rule.dates}. Check the column, or change that in the mapping.`,
      );
    return {
      ...dateFault(column, text, readDate(text, 'start')),
      expected: 'a period such as Q1 2023/24, or a date such as 31/03/2024',
    };
  }

  round(cells: readonly string[]): string {
    return this.plan.round === null ? '' : harmless(visible(cells[this.plan.round] ?? '')).slice(0, 80);
  }

  /** Dimension = value of each column that says who; none where the cell is empty or means everyone. */
  breakdowns(cells: readonly string[]): string[] {
    return this.plan.breakdowns.flatMap(({ at, rule: { dimension, fillDown } }, i) => {
      const text = this.text(cells, at, fillDown);
      const value = this.groups[i]?.get(fold(text)) ?? text;
      return value === '' ? [] : [`${dimension}=${harmless(value).replace(/[=;]/g, ',').slice(0, 80)}`];
    });
  }

  /** Null: the mapping leaves these rows out. */
  indicator(cells: readonly string[]): Key<string | null> {
    const { indicator } = this.plan;
    if (!indicator)
      return {
        ok: false,
        at: null,
        fault: fault(
          'indicator-missing',
          null,
          null,
          'an indicator',
          'Say in the mapping which indicator the column is.',
        ),
      };
    const text = this.text(cells, indicator.at, indicator.rule.fillDown);
    const code = this.indicators.get(fold(text));
    if (code !== undefined) return good(code);
    const found = this.catalogue.indicator(text);
    if (found) return good(found.code);
    const near = [...this.indicators.keys()].find(
      (one) => distance(one, fold(text)) <= Math.max(1, one.length / 5),
    );
    return {
      ok: false,
      at: indicator.at,
      fault: fault(
        'unknown-indicator',
        this.plan.names[indicator.at] ?? null,
        text || null,
        'a measure that the mapping names, or the code of an indicator',
        near
          ? `Did you mean “${near}”? If not, say in the mapping which indicator “${text}” is.`
          : `Say in the mapping which indicator “${text.slice(0, 60)}” is, or that its rows are left out.`,
      ),
    };
  }
}

/** Words are kept as they are, but never as something a spreadsheet program would run. */
const harmless = (text: string) => (looksLikeFormula(text) ? text.replace(/^[=@+\-\s]+/, '') : text);

/** The day of a moment: its time is not wanted, and without it the same day is the same text. */
function withoutTime(text: string): string {
  return text.length < 12 ? text : text.replace(/,?[T ]\d{1,2}:\d{2}.*$/, '');
}

const folded = <T>(record: Readonly<Record<string, T>>) =>
  new Map(Object.entries(record).map(([text, value]) => [fold(text), value]));

/** The same group is always the same text. */
export function joinedBreakdown(parts: readonly string[]): string {
  const its = parts.filter((part) => part !== '');
  if (its.length < 2) return its[0] ?? '';
  return [...new Set(its.flatMap((part) => part.split(';')))].sort().join(';');
}
