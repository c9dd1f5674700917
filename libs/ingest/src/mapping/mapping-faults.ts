import type {
  ColumnRule,
  FigurePart,
  MappingPreview,
  Period,
  TableMapping,
  TableRule,
} from '@waymark/contract';
import type { Catalogue, KnownIndicator } from '../catalogue';
import { fold } from './text';

export type MappingFault = MappingPreview['faults'][number];

const PARTS: Record<NonNullable<KnownIndicator['kind']>, readonly FigurePart[]> = {
  counts: ['numerator', 'denominator', 'answered', 'otherwise', 'percent', 'share', 'value'],
  moments: ['n', 'mean', 'sd', 'denominator', 'value'],
  events: ['events', 'exposure', 'value', 'numerator'],
  stock: ['stock', 'value'],
  level: ['level', 'raters', 'evidence', 'value'],
  milestone: ['reached', 'value'],
};
const COUNTS: Record<NonNullable<KnownIndicator['kind']>, string> = {
  counts: 'counts some out of all',
  moments: 'is a score with a mean',
  events: 'counts events',
  stock: 'is a number there is at a date',
  level: 'is a level from 0 to 4',
  milestone: 'is the day something was reached',
};
/** Several columns may add up to one base. */
const REPEATABLE = new Set<FigurePart>(['denominator', 'n', 'answered', 'otherwise']);

/** What is wrong with a mapping whatever the file holds: nothing can be imported until it is mended. */
export function mappingFaults(
  mapping: TableMapping,
  period: Period | null,
  catalogue: Catalogue,
): MappingFault[] {
  return mapping.tables.flatMap((rule, index) =>
    tableFaults(rule, period, catalogue).map(({ at, sentence }) => ({
      at: `tables.${index}${at === '' ? '' : `.${at}`}`,
      sentence,
    })),
  );
}

function tableFaults(rule: TableRule, period: Period | null, catalogue: Catalogue): MappingFault[] {
  const faults: MappingFault[] = [];
  const say = (at: string, sentence: string) => faults.push({ at, sentence });
  const { columns } = rule;
  const figures = columns.filter((column) => column.as === 'figure');
  const answers = columns.filter((column) => column.as === 'answer');
  if (figures.length + answers.length === 0)
    say('columns', 'No column is a figure yet: choose an indicator for at least one.');
  if (rule.rowsAre === 'submissions' && figures.length > 0)
    say(
      'rowsAre',
      'Rows that are submissions hold answers, not figures: choose “figures”, or what the columns are.',
    );
  if (rule.rowsAre === 'figures' && answers.length > 0)
    say('rowsAre', 'Columns of answers need rows that are submissions, one for each person who answered.');
  placeFaults(rule, catalogue, say);
  periodFaults(rule, period, say);
  columns.forEach((column, index) =>
    columnFaults(column, rule, catalogue, (sentence) => say(`columns.${index}`, sentence)),
  );
  const met = new Map<string, string>();
  figures.forEach((column) => {
    if (REPEATABLE.has(column.part)) return;
    for (const code of column.indicators) {
      const key = [
        column.part,
        code,
        column.breakdown,
        column.context ?? '',
        column.periodInHeading ? `${fold(column.heading)}|${column.nth}` : '',
      ].join('|');
      const other = met.get(key);
      if (other !== undefined)
        say(
          `columns.${columns.indexOf(column)}`,
          `“${other}” and “${column.heading}” are both ${code} of the same people: say whom each is about, or leave one out.`,
        );
      met.set(key, column.heading);
    }
  });
  const shares = new Set<string>();
  answers.forEach((column) => {
    if (column.score.is !== 'share') return;
    const key = `${column.indicator}|${column.breakdown}`;
    if (shares.has(key))
      say(
        `columns.${columns.indexOf(column)}`,
        `Two questions cannot both be the share of ${column.indicator}: choose one of them.`,
      );
    shares.add(key);
  });
  return faults;
}

type Say = (at: string, sentence: string) => void;

function placeFaults(rule: TableRule, catalogue: Catalogue, say: Say): void {
  const hasColumn = rule.columns.some((column) => column.as === 'context');
  const everyFigureSays =
    rule.columns.every((column) => column.as !== 'figure' || column.context !== null) &&
    rule.columns.some((column) => column.as === 'figure');
  if (!hasColumn && rule.context === null && !everyFigureSays)
    say(
      'context',
      'Nothing says which place the rows are about: choose a column, or one context for the whole table.',
    );
  const unknown = (code: string) => {
    const found = catalogue.context(code);
    return found === undefined
      ? `There is no context ${code}.`
      : found === 'several'
        ? `Two organisations have a context ${code}: rename one of them.`
        : null;
  };
  if (rule.context !== null) {
    const fault = unknown(rule.context);
    if (fault) say('context', fault);
  }
  for (const [text, code] of Object.entries(rule.contexts)) {
    const fault = code === null ? null : unknown(code);
    if (fault) say('contexts', `${fault} “${text.slice(0, 60)}” is said to be it.`);
  }
}

function periodFaults(rule: TableRule, period: Period | null, say: Say): void {
  const { from } = rule.period;
  const edges = rule.columns.flatMap((column) => (column.as === 'period' ? [column.edge] : []));
  if (from === 'column' && edges.length === 0)
    say('period', 'Choose the column that says when, or another place where the period stands.');
  if (from === 'column' && edges.includes('start') !== edges.includes('end') && !edges.includes('whole'))
    say('period', 'A first day needs a last day: choose the other column too.');
  if (from === 'heading' && !rule.columns.some((column) => column.as === 'figure' && column.periodInHeading))
    say('period', 'No column is said to have its period in its heading.');
  if (from === 'asked' && period === null) say('period', 'Say which period this file is about.');
}

function columnFaults(
  column: ColumnRule,
  rule: TableRule,
  catalogue: Catalogue,
  say: (sentence: string) => void,
): void {
  const name =
    column.heading === '' && column.as === 'figure' && column.periodInHeading
      ? 'the columns of periods'
      : `“${column.heading.slice(0, 60)}”`;
  const known = (code: string): KnownIndicator | null => {
    const indicator = catalogue.indicator(code);
    if (!indicator) say(`There is no indicator ${code}: choose one for ${name}.`);
    else if (indicator.kind === null)
      say(
        `${code} is computed by Waymark from other indicators: choose another for ${name}, or leave it out.`,
      );
    return indicator ?? null;
  };
  if (column.as === 'figure') {
    if (column.indicators.length === 0 && !rule.columns.some((one) => one.as === 'indicator'))
      say(`Choose an indicator for ${name}.`);
    for (const code of column.indicators) {
      const indicator = known(code);
      if (indicator?.kind && !PARTS[indicator.kind].includes(column.part))
        say(
          `${code} ${COUNTS[indicator.kind]}, so ${name} cannot be its ${column.part}: choose ${PARTS[indicator.kind].filter((part) => part !== 'value').join(', ')}, or another indicator.`,
        );
    }
    if (column.context !== null && catalogue.context(column.context) === undefined)
      say(`There is no context ${column.context}.`);
  }
  if (column.as === 'indicator')
    for (const code of Object.values(column.values)) if (code !== null) known(code);
  if (column.as === 'answer') {
    const indicator = known(column.indicator);
    if (indicator?.kind === 'counts' && column.score.is !== 'share')
      say(`${column.indicator} counts some out of all: choose which answers to ${name} count.`);
    if (indicator?.kind === 'moments' && column.score.is !== 'mean')
      say(`${column.indicator} is a score: choose the mean of the answers to ${name}.`);
    if (indicator?.kind && !['counts', 'moments'].includes(indicator.kind))
      say(`${column.indicator} ${COUNTS[indicator.kind]}, so answers cannot be added up to it.`);
    if (Object.keys(column.points).length === 0)
      say(`Say which answers to ${name} are valid, and how many points each is.`);
    if (column.score.is === 'share') {
      const valid = new Set(Object.keys(column.points).map(fold));
      const lost = column.score.of.filter((text) => !valid.has(fold(text)));
      if (lost.length > 0)
        say(`${lost.map((text) => `“${text}”`).join(', ')} counts, but is no valid answer to ${name}.`);
    } else if (column.score.low >= column.score.high)
      say(`The lowest and the highest point of ${name} are the wrong way round.`);
  }
  if (column.as === 'total' && column.of.length === 0) say(`Say which columns ${name} adds up.`);
}
