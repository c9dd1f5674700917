import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refuse } from '../../../testing/contract-server';
import {
  DRAFT_ID,
  returnFigure,
  returnFile,
  returnPreview,
  returnProposal,
} from '../../../testing/quarterly-return';
import { renderAt } from '../../../testing/render-at';
import { serveReturn } from '../../../testing/return-server';

beforeAll(() => import('./mapping-page'));
beforeEach(() => localStorage.clear());

const ADDRESS = `/import/drafts/${DRAFT_ID}`;

const part = async (name: RegExp) => screen.findByRole('region', { name });
const grid = () => screen.findByRole('grid');

describe('going on from what was understood', () => {
  it('saves under a name, and tells a refused name at its place', async () => {
    const saved: unknown[] = [];
    serveReturn({
      saveMapping: ({ body }) => {
        saved.push(body);
        return {
          id: 4,
          organisationId: 1,
          organisation: 'Harbour Youth',
          name: body.name,
          version: 1,
          label: body.label,
          kind: 'table',
          savedAt: '2024-11-02T10:00:00.000Z',
          savedBy: 'Sam',
          archived: false,
          mapping: body.mapping as never,
        };
      },
    });
    renderAt(ADDRESS);
    const name = await screen.findByLabelText('Name of the mapping');
    await userEvent.clear(name);
    await userEvent.type(name, 'My Return');
    expect(await screen.findByText(/Name of the mapping: Name a mapping in small letters/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Save the mapping' })).toBeDisabled();
    await userEvent.clear(name);
    await userEvent.type(name, 'my-return');
    await userEvent.click(screen.getByRole('button', { name: 'Save the mapping' }));
    expect(await screen.findByText(/Saved as “my-return”, version 1/)).toBeVisible();
    expect(saved).toMatchObject([{ name: 'my-return', mapping: { table: { mapping: 'my-return' } } }]);
  });

  it('goes on to the check, and names what refuses it', async () => {
    serveReturn({
      importWithMapping: () => refuse(409, 'The file was removed after a week. Send it again.'),
    });
    renderAt(ADDRESS);
    const go = await screen.findByRole('button', { name: 'Check this figure against what stands' });
    await waitFor(() => expect(go).toBeEnabled());
    await userEvent.click(go);
    expect(await screen.findByText('The file was removed after a week. Send it again.')).toBeVisible();
  });

  it('lets nothing be imported as long as the mapping has a fault, and leads to it', async () => {
    serveReturn({
      previewMapping: () =>
        returnPreview({
          faults: [{ at: 'tables.0.columns.1', sentence: 'Two columns are the base of LOC-01.' }],
        }),
    });
    renderAt(ADDRESS);
    const list = await part(/things to look at/);
    const link = await within(list).findByText('Two columns are the base of LOC-01.');
    expect(link).toHaveTextContent('needed');
    await userEvent.click(link);
    expect(screen.getByRole('combobox', { name: 'What column B is' })).toHaveFocus();
    expect(screen.getByRole('button', { name: /against what stands/ })).toBeDisabled();
  });

  it('says of a picture what it is, and of a sheet without a table what to do', async () => {
    serveReturn({
      importDraft: () =>
        returnFile({
          state: 'unreadable',
          problems: [
            {
              severity: 'error',
              file: 'return.csv',
              sheet: null,
              row: null,
              column: null,
              value: null,
              expected: 'a table',
              fix: 'This is a picture.',
              code: 'picture',
            },
          ],
        }),
    });
    const first = renderAt(ADDRESS);
    expect(await screen.findByRole('alert')).toHaveTextContent('This is a picture.');
    first.unmount();
    serveReturn({
      importDraftProposal: () => returnProposal({ mapping: null, why: 'No heading was found.', tables: [] }),
    });
    renderAt(ADDRESS);
    expect(await screen.findByText(/No heading was found. Or go to the row of the headings/)).toBeVisible();
    expect(await grid()).toBeVisible();
  });

  it('says which saved mapping filled it in, and sets it aside when told to', async () => {
    const asked: unknown[] = [];
    const saved = {
      id: 4,
      organisationId: 1,
      organisation: 'Harbour Youth',
      name: 'detached-return',
      version: 3,
      label: 'Return',
      kind: 'table' as const,
      savedAt: '2024-11-02T10:00:00.000Z',
      savedBy: 'Sam',
      archived: false,
      mapping: returnProposal().mapping as never,
    };
    serveReturn({
      mappings: () => [saved],
      importDraftProposal: ({ query }) => {
        asked.push(query);
        return returnProposal({
          saved: query?.saved === 'none' ? null : { name: 'detached-return', version: 3 },
        });
      },
    });
    renderAt(ADDRESS);
    expect(await screen.findByText(/Filled in by your saved mapping/)).toHaveTextContent('version 3');
    await userEvent.selectOptions(await screen.findByLabelText('Saved mapping'), 'none');
    await waitFor(() => expect(asked.at(-1)).toEqual({ saved: 'none' }));
    await waitFor(() => expect(screen.queryByText(/Filled in by your saved mapping/)).toBeNull());
  });

  it('follows a figure of many answers to its whole column', async () => {
    serveReturn({
      previewMapping: () =>
        returnPreview({ observations: [returnFigure({ cells: ['C6:C7'], shown: '2 answers' })] }),
    });
    renderAt(ADDRESS);
    await userEvent.hover(await screen.findByRole('button', { name: 'cell C6:C7' }));
    expect((await grid()).querySelectorAll('.wm-sheet-marked')).toHaveLength(2);
  });
});
