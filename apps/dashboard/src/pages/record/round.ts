import {
  type Context,
  figuresKindOf,
  type Indicator,
  type NewObservation,
  newObservation,
  type Observation,
} from '@waymark/contract';
import { check, type Refusal } from '../../parts/form/check';
import { alsoRefused, type EnteredKind, type FigureValues, figuresOf, isEmpty, NAMES } from './figure-values';

/** A round as it is typed: the period, round and source once, and a row for each figure. */
export interface RoundValues {
  readonly start: string;
  readonly end: string;
  readonly round: string;
  readonly source: string;
  /** By row key. */
  readonly figures: Readonly<Record<string, FigureValues>>;
  /** Indicators added to those the context begins with. */
  readonly added: readonly string[];
  /** Subgroups by row key, `LOC-01#1`, as typed: `gender=girls`. */
  readonly subgroups: Readonly<Record<string, string>>;
}

export const EMPTY_ROUND: RoundValues = {
  start: '',
  end: '',
  round: '',
  source: '',
  figures: {},
  added: [],
  subgroups: {},
};

export interface Row {
  readonly key: string;
  readonly indicator: Indicator;
  readonly kind: EnteredKind;
  /** Undefined in the row of everyone. */
  readonly subgroup: string | undefined;
}

/** Indicators a context begins with: what its plan names first, then the rest of its level and setting. */
export function offered(
  context: Context,
  indicators: readonly Indicator[],
  /** Codes that a link asked for: they stand first, whatever the plan names. */
  asked: readonly string[] = [],
) {
  const wanted = indicators.filter((i) => asked.includes(i.code) && figuresKindOf(i) !== null);
  if (wanted.length > 0) return { first: wanted, rest: [] };
  const own = indicators.filter(
    (i) =>
      i.level === context.level &&
      (i.setting === context.setting || i.setting === 'any' || context.setting === 'any') &&
      i.role !== 'off_by_default' &&
      figuresKindOf(i) !== null,
  );
  const named = (i: Indicator) =>
    context.headlineIndicators.includes(i.code) || context.goals.includes(i.goal);
  const planned = indicators.filter(
    (i) => context.headlineIndicators.includes(i.code) && figuresKindOf(i) !== null,
  );
  const first = [...new Set([...planned, ...own.filter(named)])];
  return {
    first: first.length > 0 ? first : own.filter((i) => i.role === 'headline'),
    rest: own.filter((i) => (first.length > 0 ? !first.includes(i) : i.role !== 'headline')),
  };
}

/** The rows of some indicators, each with its subgroups below it. */
export function rowsOf(
  indicators: readonly Indicator[],
  values: Pick<RoundValues, 'subgroups'>,
): readonly Row[] {
  return indicators.flatMap((indicator) => {
    const kind = figuresKindOf(indicator);
    if (kind === null) return [];
    const subgroups = Object.entries(values.subgroups).filter(([key]) =>
      key.startsWith(`${indicator.code}#`),
    );
    return [
      { key: indicator.code, indicator, kind, subgroup: undefined },
      ...subgroups.map(([key, subgroup]) => ({ key, indicator, kind, subgroup })),
    ];
  });
}

export type Composed =
  | { readonly ok: true; readonly observations: readonly NewObservation[]; readonly keys: readonly string[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** The round as it is sent, or everything that is still to mend, by row key and field. */
export function compose(contextId: number, rows: readonly Row[], values: RoundValues): Composed {
  const filled = rows.filter((row) => !isEmpty(values.figures[row.key]));
  const observations: NewObservation[] = [];
  const refusals = new Map<string, Refusal>();
  const refuse = (field: string, sentence: string) => {
    if (!refusals.has(field)) refusals.set(field, { field, sentence });
  };
  if (filled.length === 0) refuse('nothing', 'No figure is filled in yet: one is enough to send a round.');
  for (const row of filled) {
    const figures = values.figures[row.key] ?? {};
    const checked = check(newObservation, {
      contextId,
      indicator: row.indicator.code,
      start: values.start,
      end: values.end,
      breakdown: (row.subgroup ?? '').trim(),
      round: values.round,
      source: values.source,
      figures: figuresOf(row.kind, figures),
    });
    if (row.subgroup !== undefined && row.subgroup.trim() === '')
      refuse(`${row.key}.breakdown`, 'Say which young people these are, for example gender=girls.');
    for (const { field, sentence } of alsoRefused(row.indicator, row.kind, figures))
      refuse(`${row.key}.${field}`, sentence);
    if (checked.ok) observations.push(checked.value);
    else for (const { field, sentence } of checked.refusals) refuse(fieldOfRow(row, field), sentence);
  }
  return refusals.size > 0
    ? { ok: false, refusals: [...refusals.values()] }
    : { ok: true, observations, keys: filled.map((row) => row.key) };
}

const SHARED = ['start', 'end', 'round', 'source'];

/** Which field of the form an observation's refusal belongs to. */
function fieldOfRow(row: Pick<Row, 'key' | 'kind'>, field: string): string {
  const [head = '', ...rest] = field.split('.');
  if (SHARED.includes(head)) return head;
  if (head === 'figures') return `${row.key}.${rest[0] ?? NAMES[row.kind][0] ?? 'missing'}`;
  return `${row.key}.${head}`;
}

/** The server's refusals of a batch, `observations.3.figures`, at the fields of the form that made it. */
export function fieldsOfBatch(
  refusals: readonly Refusal[],
  keys: readonly string[],
  rows: readonly Row[],
): readonly Refusal[] {
  const told = new Map<string, Refusal>();
  for (const { field, sentence, marked } of refusals) {
    const match = /^observations\.(\d+)\.?(.*)$/.exec(field);
    const key = match ? keys[Number(match[1])] : undefined;
    const row = rows.find((r) => r.key === key);
    const place = row ? fieldOfRow(row, match?.[2] ?? '') : field;
    if (!told.has(place)) told.set(place, { field: place, sentence, ...(marked ? { marked } : {}) });
  }
  return [...told.values()];
}

/** What stands already for a row in the period above, so that nobody types it twice. */
export function alreadyRecorded(
  recorded: readonly Observation[],
  row: Row,
  values: RoundValues,
): Observation | undefined {
  return recorded.find(
    (o) =>
      o.state === 'current' &&
      o.indicator === row.indicator.code &&
      o.start === values.start &&
      o.end === values.end &&
      o.breakdown === (row.subgroup ?? '').trim(),
  );
}

/** Ids of fields hold no characters that an address could not. */
export function idIn(formId: string, field: string): string {
  return `${formId}-${field.replace(/[^A-Za-z0-9]+/g, '-')}`;
}
