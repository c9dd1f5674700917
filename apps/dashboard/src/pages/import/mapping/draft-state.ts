import {
  type AnyMapping,
  type ColumnRule,
  type FoundColumn,
  type FoundTable,
  type MappingProposal,
  type MappingUse,
  type Period,
  type SymbolMeaning,
  type TableRule,
  mappingUse,
} from '@waymark/contract';
import { check } from '../../../parts/form/check';
import { refOf, sameColumn } from './roles';

/** What the reader made of the proposal. Kept in the browser; nothing of it is sent but as a `MappingUse`. */
export interface MappingDraft {
  readonly mapping: AnyMapping;
  /**
   * For each rule of the mapping the table of the proposal it reads, by its place there. One table may be read by several rules
   * (a sheet a place), and a saved mapping may hold rules for tables that this file does not have.
   */
  readonly owners: readonly number[];
  /** Tables of the proposal that are left out, by their place in it. */
  readonly without: readonly number[];
  /** Columns of which the reader said that the proposal is right, by the id of their card. */
  readonly agreed: readonly string[];
  /** Of a file that does not say when: as typed, so that half a date is not lost. */
  readonly start: string;
  readonly end: string;
}

export const draftFrom = ({ period, tables }: MappingProposal, mapping: AnyMapping): MappingDraft => ({
  mapping: mapping.kind === 'official' ? chosenOnly(mapping) : mapping,
  owners: mapping.kind === 'table' ? mapping.table.tables.map((rule) => ownerOf(rule, tables)) : [],
  without: [],
  agreed: [],
  start: period?.start ?? '',
  end: period?.end ?? '',
});

export const tablesOf = (draft: MappingDraft): readonly TableRule[] =>
  draft.mapping.kind === 'table' ? draft.mapping.table.tables : [];

/** The word a proposal holds in the place of an indicator that nobody has chosen yet. */
const NOT_CHOSEN = 'CHOOSE';

function chosenOnly(mapping: Extract<AnyMapping, { kind: 'official' }>): AnyMapping {
  const { official } = mapping;
  const values = official.values.filter((one) => one.as === 'population' || one.indicator !== NOT_CHOSEN);
  return { kind: 'official', official: { ...official, values } };
}

/** The table that shares most headings with a rule; -1 where none shares any. */
function ownerOf({ columns, sheet }: TableRule, tables: readonly FoundTable[]): number {
  const shared = tables.map(
    (table) =>
      columns.filter((rule) => table.columns.some((found) => sameColumn(refOf(found), rule))).length +
      (sheet !== null && sheet === table.sheetName ? 0.5 : 0),
  );
  const most = Math.max(0, ...shared);
  return most < 1 ? -1 : shared.indexOf(most);
}

/** The rule by which a table of the proposal is read: the first, where there are several. */
export const ruleAt = (draft: MappingDraft, table: number): TableRule | undefined =>
  tablesOf(draft)[draft.owners.indexOf(table)];

/** Whether a rule is sent: its table is not left out, and is in the file. */
export const isSent = ({ owners, without }: MappingDraft, rule: number): boolean =>
  !without.includes(owners[rule] ?? -1);

/** One rule of the draft changed by `change`; the others as they are. */
export function withRule(
  draft: MappingDraft,
  at: number,
  change: (table: TableRule) => TableRule,
): MappingDraft {
  if (draft.mapping.kind !== 'table') return draft;
  const { table } = draft.mapping;
  const tables = table.tables.map((one, index) => (index === at ? change(one) : one));
  return { ...draft, mapping: { kind: 'table', table: { ...table, tables } } };
}

/** All rules by which a table of the proposal is read. */
export const withTable = (
  draft: MappingDraft,
  table: number,
  change: (rule: TableRule) => TableRule,
): MappingDraft =>
  draft.owners.reduce((now, owner, at) => (owner === table ? withRule(now, at, change) : now), draft);

const withTables = (draft: MappingDraft, change: (table: TableRule) => TableRule): MappingDraft =>
  tablesOf(draft).reduce((changed, _, at) => withRule(changed, at, change), draft);

/** The rule of a found column; a column that no rule names is not used. */
export const ruleOf = (table: TableRule, found: FoundColumn): ColumnRule =>
  table.columns.find((rule) => sameColumn(rule, refOf(found))) ??
  table.columns.find((rule) => sameColumn(rule, found)) ?? {
    ...refOf(found),
    as: 'not used',
    why: 'The mapping does not name it.',
  };

export function withColumn(draft: MappingDraft, at: number, rule: ColumnRule): MappingDraft {
  return withTable(draft, at, (table) => ({
    ...table,
    columns: table.columns.some((one) => sameColumn(one, rule))
      ? table.columns.map((one) => (sameColumn(one, rule) ? rule : one))
      : [...table.columns, rule],
  }));
}

/** A sign means the same wherever it stands in the file. */
export function withSymbol(draft: MappingDraft, text: string, meaning: SymbolMeaning): MappingDraft {
  if (draft.mapping.kind === 'official') {
    const { official } = draft.mapping;
    if (meaning === 'zero' || meaning === 'as written' || meaning === 'left out') return draft;
    const symbols = { ...official.symbols, [text]: meaning };
    return { ...draft, mapping: { kind: 'official', official: { ...official, symbols } } };
  }
  // signs are told apart by their letters, not by capitals
  const key = text.toLowerCase();
  return withTables(draft, (table) => ({ ...table, symbols: { ...table.symbols, [key]: meaning } }));
}

/** A name in the file is the context of that code, or is left out (null). */
export const withContext = (draft: MappingDraft, text: string, code: string | null): MappingDraft =>
  withTables(draft, (table) => ({ ...table, contexts: { ...table.contexts, [text]: code } }));

/** What was said of a name: a code, `null` for left out, `undefined` where nothing was said. */
export const contextSaid = (draft: MappingDraft, text: string): string | null | undefined =>
  tablesOf(draft)
    .map(({ contexts }) => contexts[text])
    .find((said) => said !== undefined);

export const symbolSaid = (draft: MappingDraft, text: string): SymbolMeaning | undefined =>
  draft.mapping.kind === 'official'
    ? draft.mapping.official.symbols[text]
    : tablesOf(draft)
        .map(({ symbols }) => symbols[text.toLowerCase()])
        .find((said) => said !== undefined);

/** Rows that begin with these words add up the rows above. */
export function withTotal(draft: MappingDraft, at: number, words: string, is: boolean): MappingDraft {
  return withTable(draft, at, (table) => ({
    ...table,
    totals: is
      ? [...new Set([...table.totals, words])]
      : table.totals.filter((one) => one.toLowerCase() !== words.toLowerCase()),
  }));
}

/** Whether a table that is used needs the period said by hand. */
export const asksPeriod = (draft: MappingDraft): boolean =>
  tablesOf(draft).some(({ period }, at) => period.from === 'asked' && isSent(draft, at));

const periodOf = ({ start, end }: MappingDraft): Period | null =>
  start && end && start <= end ? { start, end } : null;

/** `to`: the part of the page where what keeps it from being sent is mended. */
export type Sendable =
  | { readonly ok: true; readonly use: MappingUse }
  | { readonly ok: false; readonly sentence: string; readonly to: 'columns' | 'tables' | 'finish' };

/** The draft as it is sent, or the first thing that keeps it from being sent. */
export function sendable(draft: MappingDraft): Sendable {
  const { mapping } = draft;
  const columns = (sentence: string) => ({ ok: false, sentence, to: 'columns' }) as const;
  if (mapping.kind === 'table') {
    const tables = mapping.table.tables.filter((_, at) => isSent(draft, at));
    if (tables.length === 0)
      return { ok: false, sentence: 'Every table is left out: choose one.', to: 'tables' };
    for (const rule of tables.flatMap((table) => table.columns)) {
      const lacks = isUnfinished(rule);
      if (lacks) return columns(`Column “${rule.heading}” is not finished: ${lacks}`);
    }
    return held({ kind: 'table', table: { ...mapping.table, tables } }, draft);
  }
  const { values } = mapping.official;
  if (values.length === 0) return columns('No column is used yet: choose those that hold figures.');
  const open = values.find((one) => (one.as === 'population' ? one.series : one.indicator) === '');
  if (open) return columns(`Choose an indicator for the column “${open.column}”.`);
  return held(mapping, draft);
}

function held(mapping: AnyMapping, draft: MappingDraft): Sendable {
  const checked = check(mappingUse, { mapping, period: asksPeriod(draft) ? periodOf(draft) : null });
  if (checked.ok) return { ok: true, use: checked.value };
  const [first] = checked.refusals;
  const about = /^mapping\.(?:table|official)\.(mapping|label|source)$/.exec(first?.field ?? '')?.[1];
  return {
    ok: false,
    sentence: `${about ? `${NAMES[about]}: ` : ''}${first?.sentence ?? 'Something is not finished.'}`,
    to: about ? 'finish' : 'columns',
  };
}

const NAMES: Readonly<Record<string, string>> = {
  mapping: 'Name of the mapping',
  label: 'What this file is',
  source: 'Source beside every figure',
};

/** What a column still lacks, in a few words; false where it is finished. */
export function isUnfinished(rule: ColumnRule): string | false {
  if (rule.as === 'answer') {
    if (rule.indicator === '') return 'choose its indicator.';
    if (rule.score.is === 'share' && rule.score.of.length === 0) return 'choose which answers are counted.';
    if (Object.keys(rule.points).length === 0) return 'say which answers are valid.';
  }
  if (rule.as === 'total' && rule.of.length === 0) return 'choose the columns it adds up.';
  if (rule.as === 'breakdown' && !/^[a-z][a-z0-9 _-]*$/.test(rule.dimension))
    return 'name what the groups are, in small letters, like sex.';
  if (rule.as === 'not used' && rule.why.trim() === '') return 'say in a few words why it is not used.';
  return false;
}

/** The rule a fault is about, `tables.0.columns.3`: those that are not sent are counted again. */
export function ruleOfFault(draft: MappingDraft, at: string): number | null {
  const match = /^tables\.(\d+)/.exec(at);
  return match ? (sentRules(draft)[Number(match[1])] ?? null) : null;
}

export const sentRules = (draft: MappingDraft): readonly number[] =>
  tablesOf(draft).flatMap((_, index) => (isSent(draft, index) ? [index] : []));

export const columnOfFault = (at: string): number | null => {
  const match = /^tables\.\d+\.columns\.(\d+)/.exec(at);
  return match ? Number(match[1]) : null;
};

/** Which found table a row of a sheet belongs to, heading, titles and footnotes included; the first where it is none's. */
export function tableAt(tables: readonly FoundTable[], sheet: number, row: number): number | null {
  const here = tables.flatMap((table, index) => (table.sheet === sheet ? [{ table, index }] : []));
  const within = here.find(
    ({ table }) =>
      row >= Math.min(table.firstRow, ...table.headingRows) &&
      row <= Math.max(table.lastRow, ...table.totalRows),
  );
  return (within ?? here[0])?.index ?? null;
}
