import type { MissingReason } from '@waymark/contract';
import { fault, type Fault } from '../problems';
import type { KnownIndicator } from '../catalogue';
import type { TableColumnName } from './columns';
import { readDate } from './dates';
import { looksLikeFormula, type NumberReading, readNumber } from './numbers';

/** The text of a named cell of the row at hand, trimmed; '' where the file has no such column. */
export type CellOf = (column: TableColumnName) => string;

/** The contract's `figures` as JSON, keys in alphabetical order, so that equal figures are always equal text. */
export type FiguresReading =
  { readonly json: string; readonly remark: Fault | null } | { readonly faults: Fault[] };

const LARGEST = 1_000_000_000_000;
export const COLUMNS_OF_KIND: Record<NonNullable<KnownIndicator['kind']>, readonly TableColumnName[]> = {
  counts: ['numerator', 'denominator'],
  moments: ['n', 'mean', 'sd'],
  events: ['events', 'exposure', 'exposure_unit'],
  level: ['level', 'raters', 'evidence'],
  stock: ['stock'],
  milestone: ['reached'],
};
const KIND_WORDS: Record<NonNullable<KnownIndicator['kind']>, string> = {
  counts: 'counts some out of all: fill numerator (how many) and denominator (of how many)',
  moments: 'is a score: fill n, mean and sd',
  events: 'counts events: fill events',
  level: 'is a rubric: fill level and raters',
  stock: 'is a stock: fill stock',
  milestone: 'is a milestone: fill reached with a date',
};

export function readFigures(
  indicator: KnownIndicator & { kind: NonNullable<KnownIndicator['kind']> },
  cell: CellOf,
): FiguresReading {
  switch (indicator.kind) {
    case 'counts':
      return counts(cell);
    case 'moments':
      return moments(indicator, cell);
    case 'events':
      return events(cell);
    case 'level':
      return level(cell);
    case 'stock':
      return stock(cell);
    case 'milestone':
      return milestone(cell);
  }
}

export function wrongKind(indicator: KnownIndicator, column: TableColumnName, value: string): Fault {
  const words = indicator.kind ? KIND_WORDS[indicator.kind] : 'is computed from others';
  return fault(
    'wrong-kind',
    column,
    value,
    `the columns of its kind: ${indicator.code} ${words}`,
    `Move the figure to the right column, or check that ${indicator.code} is the indicator meant.`,
  );
}

export const missingJson = (reason: MissingReason, symbol: string | null) =>
  `{"kind":"missing","reason":${JSON.stringify(reason)},"symbol":${symbol === null ? 'null' : JSON.stringify(symbol.slice(0, 40))}}`;

export const reportedJson = (
  shownAs: string,
  value: number | null,
  lower: number | null,
  upper: number | null,
) =>
  `{"kind":"reported","lower":${lower},"shownAs":${JSON.stringify(shownAs.slice(0, 40))},"upper":${upper},"value":${value}}`;

export const eventsJson = (events: number, exposure: number | null, unit: string | null) =>
  `{"events":${events},"exposure":${exposure},"exposureUnit":${unit === null ? 'null' : JSON.stringify(unit)},"kind":"events"}`;

const failed = (...faults: Fault[]): FiguresReading => ({ faults });
const read = (json: string, remark: Fault | null = null): FiguresReading => ({ json, remark });

/** A whole number of people, events or things, or the fault that says why not. */
function whole(reading: NumberReading, column: TableColumnName, shown: string): number | Fault {
  switch (reading.is) {
    case 'number':
      if (reading.value < 0)
        return fault(
          'negative',
          column,
          shown,
          'zero or more',
          'A count cannot be negative. Check the figure.',
        );
      if (!Number.isInteger(reading.value))
        return fault(
          'not-whole',
          column,
          shown,
          'a whole number',
          'Write the count itself, not a share or an average of it.',
        );
      if (reading.value > LARGEST)
        return fault(
          'too-large',
          column,
          shown,
          'a count below a million million',
          'Check the figure for a slip.',
        );
      return reading.value;
    case 'empty':
      return fault(
        'figure-needed',
        column,
        null,
        `a number in ${column}`,
        'Write the number, or leave all figures of the row empty and give a missing_reason.',
      );
    default:
      return notANumber(column, shown);
  }
}

function notANumber(column: TableColumnName, shown: string): Fault {
  if (looksLikeFormula(shown))
    return fault(
      'formula',
      column,
      shown,
      'a number',
      'This is a formula, not its result. In the spreadsheet choose “Paste values”, save, and send it again.',
    );
  if (shown.startsWith('#'))
    return fault(
      'formula-error',
      column,
      shown,
      'a number',
      'The spreadsheet shows an error here. Mend the formula or write the number.',
    );
  return fault(
    'not-a-number',
    column,
    shown,
    'a number such as 1204 or 1,204',
    'Write digits only. Where there is no figure, leave it empty and give a missing_reason.',
  );
}

function real(reading: NumberReading, column: TableColumnName, shown: string): number | Fault {
  if (reading.is === 'number' && Number.isFinite(reading.value)) return reading.value;
  return reading.is === 'empty' ? whole(reading, column, shown) : notANumber(column, shown);
}

function symbolRemark(column: TableColumnName, reading: NumberReading & { is: 'symbol' }): Fault {
  return fault(
    'symbol-read',
    column,
    reading.symbol,
    'a number, or an empty cell with a missing_reason',
    `Read as missing: ${reading.reason}. If something else is meant, write it in missing_reason.`,
    'warning',
  );
}

function reportedRemark(column: TableColumnName, shown: string): Fault {
  return fault(
    'reported-value',
    column,
    shown,
    'the counts themselves',
    'Kept as it is written and shown so, but never added up or compared. Send the counts if you have them.',
    'warning',
  );
}

const isFault = (value: unknown): value is Fault => typeof value === 'object' && value !== null;

function counts(cell: CellOf): FiguresReading {
  const shown = cell('numerator');
  const base = cell('denominator');
  const top = readNumber(shown);
  const bottom = readNumber(base);
  if (top.is === 'symbol') return read(missingJson(top.reason, top.symbol), symbolRemark('numerator', top));
  if (bottom.is === 'symbol')
    return read(missingJson(bottom.reason, bottom.symbol), symbolRemark('denominator', bottom));
  if (top.is === 'percent') {
    if (top.value < 0 || top.value > 1)
      return failed(
        fault(
          'out-of-range',
          'numerator',
          shown,
          'a percentage from 0 to 100',
          'Check the figure, or give the counts.',
        ),
      );
    const of = bottom.is === 'number' ? ` of ${bottom.value}` : '';
    return read(reportedJson(`${shown}${of}`, top.value, null, null), reportedRemark('numerator', shown));
  }
  const denominator = whole(bottom, 'denominator', base);
  if (top.is === 'bound') {
    if (isFault(denominator) && bottom.is !== 'empty') return failed(denominator);
    const of = isFault(denominator) ? null : denominator;
    const share = (value: number | null) => (of && value !== null ? Math.min(1, value / of) : null);
    const text = of === null ? shown : `${shown} of ${of}`;
    return read(
      reportedJson(text, null, share(top.lower), share(top.upper)),
      reportedRemark('numerator', shown),
    );
  }
  const numerator = whole(top, 'numerator', shown);
  const faults = [numerator, denominator].filter(isFault);
  if (isFault(numerator) || isFault(denominator)) return failed(...faults);
  if (denominator === 0)
    return failed(
      fault(
        'nobody-asked',
        'denominator',
        base,
        'at least one',
        'Nothing can be said about a share of nobody. Leave both cells empty (in Waymark’s own table, write “not asked” in missing_reason).',
      ),
    );
  if (numerator > denominator)
    return failed(
      fault(
        'numerator-too-large',
        'numerator',
        shown,
        `at most the denominator (of how many), ${denominator}`,
        'The two may have been swapped, or one belongs to another row.',
      ),
    );
  return read(`{"denominator":${denominator},"kind":"counts","numerator":${numerator}}`);
}

function moments(indicator: KnownIndicator, cell: CellOf): FiguresReading {
  const readings = { n: readNumber(cell('n')), mean: readNumber(cell('mean')), sd: readNumber(cell('sd')) };
  if (readings.mean.is === 'symbol')
    return read(missingJson(readings.mean.reason, readings.mean.symbol), symbolRemark('mean', readings.mean));
  if (readings.n.is === 'symbol')
    return read(missingJson(readings.n.reason, readings.n.symbol), symbolRemark('n', readings.n));
  const n = whole(readings.n, 'n', cell('n'));
  const mean = real(readings.mean, 'mean', cell('mean'));
  const spread =
    readings.sd.is === 'empty' || readings.sd.is === 'symbol' ? null : real(readings.sd, 'sd', cell('sd'));
  const faults = [n, mean, spread].filter(isFault);
  if (isFault(n) || isFault(mean) || isFault(spread)) return failed(...faults);
  if (n === 0)
    return failed(
      fault(
        'nobody-asked',
        'n',
        cell('n'),
        'at least one',
        'A score of nobody is no score. Give a missing_reason instead.',
      ),
    );
  const range = indicator.range;
  if (range && (mean < range[0] || mean > range[1]))
    return failed(
      fault(
        'out-of-range',
        'mean',
        cell('mean'),
        `a score from ${range[0]} to ${range[1]}`,
        'Check the figure, and that it is on the scale of the indicator.',
      ),
    );
  if (spread !== null && spread < 0)
    return failed(
      fault('negative', 'sd', cell('sd'), 'zero or more', 'A standard deviation is never negative.'),
    );
  return read(`{"kind":"moments","mean":${mean},"n":${n},"sd":${spread}}`);
}

function events(cell: CellOf): FiguresReading {
  const shown = cell('events');
  const reading = readNumber(shown);
  if (reading.is === 'symbol')
    return read(missingJson(reading.reason, reading.symbol), symbolRemark('events', reading));
  if (reading.is === 'bound')
    return read(reportedJson(shown, null, reading.lower, reading.upper), reportedRemark('events', shown));
  const count = whole(reading, 'events', shown);
  const of = readNumber(cell('exposure'));
  const exposure = of.is === 'empty' ? null : real(of, 'exposure', cell('exposure'));
  if (isFault(count) || isFault(exposure)) return failed(...[count, exposure].filter(isFault));
  if (exposure !== null && exposure <= 0)
    return failed(
      fault(
        'out-of-range',
        'exposure',
        cell('exposure'),
        'more than zero',
        'Leave it empty if it is not known.',
      ),
    );
  const unit = cell('exposure_unit').slice(0, 60);
  return read(eventsJson(count, exposure, unit === '' || exposure === null ? null : unit));
}

function level(cell: CellOf): FiguresReading {
  const reading = readNumber(cell('level'));
  if (reading.is === 'symbol')
    return read(missingJson(reading.reason, reading.symbol), symbolRemark('level', reading));
  const value = real(reading, 'level', cell('level'));
  const raters = cell('raters') === '' ? 0 : whole(readNumber(cell('raters')), 'raters', cell('raters'));
  if (isFault(value) || isFault(raters)) return failed(...[value, raters].filter(isFault));
  if (value < 0 || value > 4 || !Number.isInteger(value))
    return failed(
      fault(
        'out-of-range',
        'level',
        cell('level'),
        'a whole level from 0 to 4',
        'Use the level that the raters agreed on.',
      ),
    );
  if (raters > 20)
    return failed(
      fault('out-of-range', 'raters', cell('raters'), 'at most 20 raters', 'Check the number of people.'),
    );
  const words = cell('evidence');
  if (words.length > 1000)
    return failed(fault('too-long', 'evidence', words, 'at most 1,000 characters', 'Shorten the evidence.'));
  const remark =
    raters < 2
      ? fault(
          'one-rater',
          'raters',
          cell('raters') || null,
          'two raters or more',
          'Kept, but no verdict is given on a level that fewer than two people agreed on.',
          'warning',
        )
      : null;
  return read(
    `{"evidence":${JSON.stringify(words)},"kind":"level","level":${value},"raters":${raters}}`,
    remark,
  );
}

function stock(cell: CellOf): FiguresReading {
  const shown = cell('stock');
  const reading = readNumber(shown);
  if (reading.is === 'symbol')
    return read(missingJson(reading.reason, reading.symbol), symbolRemark('stock', reading));
  if (reading.is === 'bound')
    return read(reportedJson(shown, null, reading.lower, reading.upper), reportedRemark('stock', shown));
  const value = real(reading, 'stock', shown);
  if (isFault(value)) return failed(value);
  if (value < 0) return failed(fault('negative', 'stock', shown, 'zero or more', 'Check the figure.'));
  return read(`{"kind":"stock","stock":${value}}`);
}

function milestone(cell: CellOf): FiguresReading {
  const shown = cell('reached');
  if (/^(no|not yet|not reached)$/i.test(shown)) return read('{"kind":"milestone","reached":null}');
  const symbol = readNumber(shown);
  if (symbol.is === 'symbol')
    return read(missingJson(symbol.reason, symbol.symbol), symbolRemark('reached', symbol));
  const date = readDate(shown, 'end');
  if (!date.ok)
    return failed(
      fault(
        'not-a-date',
        'reached',
        shown || null,
        'the day it was reached, such as 2024-03-31, or “not yet”',
        'Write the date as year-month-day.',
      ),
    );
  return read(`{"kind":"milestone","reached":"${date.date}"}`);
}
