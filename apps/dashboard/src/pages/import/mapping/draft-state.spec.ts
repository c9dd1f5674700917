import type { MappingProposal, TableRule } from '@waymark/contract';
import { returnProposal } from '../../../testing/quarterly-return';
import { faultsAt, type Desk } from './desk';
import {
  draftFrom,
  isUnfinished,
  type MappingDraft,
  ruleOfFault,
  sendable,
  tablesOf,
  withColumn,
  withSymbol,
} from './draft-state';

/** The same proposal with the table found twice, and rules as given. */
function draftOf(change: (rule: TableRule) => readonly TableRule[]): {
  readonly proposal: MappingProposal;
  readonly draft: MappingDraft;
} {
  const one = returnProposal();
  const { mapping } = one;
  const [found] = one.tables;
  if (mapping?.kind !== 'table' || !mapping.table.tables[0] || !found)
    throw new Error('the sample has a table');
  const rules = [...change(mapping.table.tables[0])];
  const other = {
    ...found,
    sheet: 1,
    sheetName: 'Attendance',
    columns: found.columns.map((column) => ({ ...column, heading: `${column.heading} again` })),
  };
  const proposal = {
    ...one,
    tables: [found, other],
    mapping: { kind: 'table' as const, table: { ...mapping.table, tables: rules } },
  };
  return { proposal, draft: draftFrom(proposal, proposal.mapping) };
}
const again = (rule: TableRule): TableRule => ({
  ...rule,
  columns: rule.columns.map((column) => ({ ...column, heading: `${column.heading} again` })),
});

describe('what the reader made of a proposal', () => {
  it('knows rules and tables by their headings, whatever their order', () => {
    const { draft } = draftOf((rule) => [again(rule), rule, { ...rule, sheet: 'Q1' }]);
    expect(draft.owners).toEqual([1, 0, 0]);
    const foreign = draftOf((rule) => [
      { ...rule, columns: [{ heading: 'Nothing like it', nth: 1, as: 'round' }] },
    ]);
    expect(foreign.draft.owners).toEqual([-1]);
  });

  it('changes every rule that reads a table, and no other', () => {
    const { draft } = draftOf((rule) => [again(rule), rule, { ...rule, sheet: 'Q1' }]);
    const changed = withColumn(draft, 0, { heading: 'Asked', nth: 1, as: 'not used', why: 'No.' });
    expect(tablesOf(changed).map(({ columns }) => columns[1]?.as)).toEqual([
      'figure',
      'not used',
      'not used',
    ]);
  });

  it('sends no table that was left out, and finds faults in those that were sent', () => {
    const { draft, proposal } = draftOf((rule) => [again(rule), rule]);
    const half = { ...draft, without: [1] };
    const sent = sendable(half);
    expect(sent.ok && sent.use.mapping.kind === 'table' && sent.use.mapping.table.tables).toHaveLength(1);
    expect(ruleOfFault(half, 'tables.0.columns.2')).toBe(1);
    const desk = {
      proposal,
      draft: half,
      preview: { faults: [{ at: 'tables.0.period', sentence: 'Which year?' }] },
    } as unknown as Desk;
    expect(faultsAt(desk, 0, 'period')).toEqual(['Which year?']);
    expect(faultsAt(desk, 1, 'period')).toEqual([]);
    expect(sendable({ ...draft, without: [0, 1] })).toMatchObject({ ok: false, to: 'tables' });
  });

  it('keeps the meaning of a sign under one spelling', () => {
    const { draft } = draftOf((rule) => [rule]);
    expect(tablesOf(withSymbol(draft, 'N/A', 'not applicable'))[0]?.symbols).toEqual({
      '<5': 'as written',
      'n/a': 'not applicable',
    });
  });

  it('says what a column still lacks', () => {
    const answer = {
      heading: 'Q1',
      nth: 1,
      as: 'answer',
      indicator: 'LOC-01',
      breakdown: '',
      points: { yes: 1 },
      score: { is: 'share', of: ['yes'] },
    } as const;
    expect(isUnfinished({ ...answer, score: { is: 'share', of: ['yes'] } })).toBe(false);
    expect(isUnfinished({ ...answer, score: { is: 'share', of: [] } })).toMatch(/which answers are counted/);
    expect(isUnfinished({ ...answer, indicator: '', score: { is: 'mean', low: 0, high: 4 } })).toMatch(
      /indicator/,
    );
    expect(isUnfinished({ heading: 'All', nth: 1, as: 'total', of: [] })).toMatch(/adds up/);
  });

  it('names the field that keeps a mapping from being sent', () => {
    const { draft } = draftOf((rule) => [rule]);
    if (draft.mapping.kind !== 'table') throw new Error('the sample is a table');
    const unnamed: MappingDraft = {
      ...draft,
      mapping: { kind: 'table', table: { ...draft.mapping.table, mapping: 'My Return' } },
    };
    expect(sendable(unnamed)).toMatchObject({
      ok: false,
      to: 'finish',
      sentence: expect.stringMatching(/^Name of the mapping: /) as string,
    });
  });
});
