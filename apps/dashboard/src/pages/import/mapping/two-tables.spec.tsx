import type { MappingProposal } from '@waymark/contract';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer } from '../../../testing/contract-server';
import {
  DRAFT_ID,
  returnCells,
  returnFile,
  returnPreview,
  returnProposal,
} from '../../../testing/quarterly-return';
import { renderAt } from '../../../testing/render-at';
import { context, framework, session } from '../../../testing/samples';

beforeAll(() => import('./mapping-page'));
beforeEach(() => localStorage.clear());

/** The return's table, and the same one again under other headings. */
function twoTables(): MappingProposal {
  const one = returnProposal();
  const [found] = one.tables;
  if (!found || one.mapping?.kind !== 'table' || !one.mapping.table.tables[0])
    throw new Error('the sample has a table');
  const { table } = one.mapping;
  const [rule] = table.tables;
  if (!rule) throw new Error('the sample has a rule');
  const renamed = (heading: string) => `${heading} at night`;
  return {
    ...one,
    tables: [
      found,
      {
        ...found,
        range: 'A12:E14',
        headingRows: [12],
        firstRow: 13,
        lastRow: 14,
        titles: [],
        totalRows: [],
        footnotes: [],
        columns: found.columns.map((column) => ({ ...column, heading: renamed(column.heading) })),
      },
    ],
    mapping: {
      kind: 'table',
      table: {
        ...table,
        tables: [
          rule,
          { ...rule, columns: rule.columns.map((one) => ({ ...one, heading: renamed(one.heading) })) },
        ],
      },
    },
    choices: [
      {
        at: 'tables.1.columns.2',
        what: 'Column C',
        chose: 'count',
        because: 'It may also be after dark.',
        sure: 'ask',
      },
    ],
  };
}

describe('a file with two tables', () => {
  beforeEach(() => {
    contractServer({
      session: () => session,
      framework: () => framework(),
      contexts: () => [context()],
      mappings: () => [],
      importDraft: () => returnFile(),
      importDraftCells: ({ query }) => returnCells(Number(query?.from ?? 1), 60),
      importDraftProposal: twoTables,
      previewMapping: () => returnPreview(),
    });
    renderAt(`/import/drafts/${DRAFT_ID}`);
  });

  it('leads to a column of the table that is not shown', async () => {
    await userEvent.click(await screen.findByText(/It may also be after dark/));
    const choice = screen.getByRole('combobox', { name: 'What column C is' });
    expect(choice).toHaveFocus();
    expect(choice.closest('li')).toHaveTextContent('Feels safe by day / No. at night');
  });

  it('uses those that are ticked, and asks for one at least', async () => {
    const first = await screen.findByRole('checkbox', { name: 'Use “Q1” A4:E7' });
    await userEvent.click(first);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Use “Q1” A12:E14' }));
    const list = screen.getByRole('region', { name: /thing/ });
    expect(within(list).getByText(/Every table is left out/)).toHaveTextContent('needed');
    expect(screen.getByRole('button', { name: /against what stands/ })).toBeDisabled();
    await userEvent.click(first);
    expect(within(list).queryByText(/Every table is left out/)).toBeNull();
  });
});
