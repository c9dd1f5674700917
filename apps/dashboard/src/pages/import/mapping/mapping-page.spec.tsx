import type { MappingPreview, MappingUse } from '@waymark/contract';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DRAFT_ID, returnPreview, returnProposal } from '../../../testing/quarterly-return';
import { renderAt } from '../../../testing/render-at';
import { serveReturn } from '../../../testing/return-server';
import { context } from '../../../testing/samples';

beforeAll(() => import('./mapping-page'));
beforeEach(() => localStorage.clear());

const ADDRESS = `/import/drafts/${DRAFT_ID}`;

const part = async (name: RegExp) => screen.findByRole('region', { name });
const grid = () => screen.findByRole('grid');
const cell = async (words: RegExp) =>
  within(await grid())
    .getAllByRole('gridcell')
    .find((one) => words.test(one.textContent ?? '')) as HTMLElement;

describe('what Waymark understood', () => {
  it('shows the sheet as it is, with a word for each row and each column', async () => {
    serveReturn();
    renderAt(ADDRESS);
    const rows = within(await grid()).getAllByRole('rowheader');
    expect(rows.map((one) => one.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
      'title 1',
      'title 2',
      '3',
      'header 4',
      'header 5',
      '6',
      'left out 7',
      'total 8',
      'note 9',
    ]);
    const heads = within(await grid()).getAllByRole('columnheader');
    expect(heads.map((one) => one.textContent)).toEqual([
      'row',
      'A where',
      'B base of LOC-01',
      'C count of LOC-01',
      'D percentage of LOC-01',
      'E not used',
    ]);
    expect(await cell(/^-/)).toHaveTextContent('nobody said what this sign means');
  });

  it('begins with what is left to decide, each with the way to it', async () => {
    serveReturn();
    renderAt(ADDRESS);
    const list = await part(/things to look at/);
    await within(list).findByText(/The total in B8 says 66; its parts make 65/);
    expect(within(list).getByText(/“Skate Bowl” is not known here/)).toBeVisible();
    await userEvent.click(within(list).getByText(/Say what “-” means/));
    expect(screen.getByRole('combobox', { name: 'Meaning of “-”' })).toHaveFocus();
  });

  it('holds a total against its parts and shows both figures', async () => {
    serveReturn();
    renderAt(ADDRESS);
    const row = (await screen.findByText(/1 more than its parts/)).closest('tr') as HTMLElement;
    expect(row).toHaveTextContent(/66.*65.*differs/);
  });

  it('marks the cells of a figure while one looks at it, and says the figure of a cell', async () => {
    serveReturn();
    renderAt(ADDRESS);
    const button = await screen.findByRole('button', { name: 'cell C6, B6' });
    fireEvent.mouseEnter(button.closest('tr') as HTMLElement);
    const marked = [...(await grid()).querySelectorAll('.wm-sheet-marked')].map((one) => one.textContent);
    expect(marked).toEqual(['40, base', '30, count']);
    fireEvent.mouseLeave(button.closest('tr') as HTMLElement);
    expect((await grid()).querySelector('.wm-sheet-marked')).toBeNull();
    fireEvent.click(await cell(/^30/));
    expect(screen.getByText(/C6, “30”: count/)).toHaveTextContent(
      'Feels safe by day, Canal Yard, 1 Apr 2024 to 30 Jun 2024: 30 of 40',
    );
    expect(button.closest('tr')).toHaveClass('wm-lit');
  });

  it('is walked with the keyboard alone: from a cell to its figure, from there to the cell, and back', async () => {
    serveReturn();
    renderAt(ADDRESS);
    const sheet = await grid();
    const button = await screen.findByRole('button', { name: 'cell C6, B6' });
    sheet.focus();
    // the cursor begins at the heading, A4
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}{ArrowRight}');
    expect(document.getElementById(sheet.getAttribute('aria-activedescendant') ?? '')).toHaveTextContent(
      '30',
    );
    await userEvent.keyboard('{Enter}');
    expect(button).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(sheet).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}{Enter}');
    expect(screen.getByRole('combobox', { name: 'What column D is' })).toHaveFocus();
  });

  it('looks at the file again with what the reader changed', async () => {
    const { tableSent } = serveReturn();
    renderAt(ADDRESS);
    await userEvent.selectOptions(
      await screen.findByRole('combobox', { name: 'What column D is' }),
      'Not used',
    );
    await waitFor(() => expect(tableSent().columns[3]).toMatchObject({ as: 'not used' }));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Meaning of “-”' }), [
      screen.getAllByRole('option', { name: 'not collected' })[1] as HTMLElement,
    ]);
    await waitFor(() => expect(tableSent().symbols).toMatchObject({ '-': 'not collected' }));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '“Skate Bowl” is' }), 'left out');
    await waitFor(() => expect(tableSent().contexts).toEqual({ 'Skate Bowl': null }));
    const card = screen.getByRole('combobox', { name: 'What column D is' }).closest('li') as HTMLElement;
    expect(card).toHaveTextContent('Proposed: percentage');
    await userEvent.click(within(card).getByRole('button', { name: 'Take the proposal back up' }));
    await waitFor(() => expect(tableSent().columns[3]).toMatchObject({ part: 'percent' }));
  });

  it('takes yes for an answer where it asked about a column', async () => {
    const ask = {
      at: 'tables.0.columns.2',
      what: 'Column C',
      chose: 'count',
      because: 'It may also be after dark.',
      sure: 'ask' as const,
    };
    serveReturn({ importDraftProposal: () => returnProposal({ choices: [ask] }) });
    renderAt(ADDRESS);
    const list = await part(/things to look at/);
    expect(within(list).getByText(/It may also be after dark/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'That is right' }));
    expect(within(list).queryByText(/It may also be after dark/)).toBeNull();
    expect(screen.getByText('you agreed')).toBeVisible();
  });

  it('offers the proposed indicators first and finds any other by its words', async () => {
    const { tableSent } = serveReturn();
    renderAt(ADDRESS);
    const card = (await screen.findByRole('combobox', { name: 'What column C is' })).closest(
      'li',
    ) as HTMLElement;
    await userEvent.click(within(card).getByRole('button', { name: 'Take out Feels safe by day (LOC-01)' }));
    expect(within(card).getByText('The heading holds its words.')).toBeVisible();
    await userEvent.type(within(card).getByRole('searchbox'), 'trusted');
    await userEvent.click(within(card).getByRole('button', { name: 'Knows a trusted adult (LOC-04)' }));
    await waitFor(() => expect(tableSent().columns[2]).toMatchObject({ indicators: ['LOC-04'] }));
  });

  it('loses nothing by going away, and undoes a change', async () => {
    const { tableSent } = serveReturn();
    const first = renderAt(ADDRESS);
    await userEvent.selectOptions(
      await screen.findByRole('combobox', { name: 'What column D is' }),
      'Not used',
    );
    first.unmount();
    renderAt(ADDRESS);
    expect(await screen.findByRole('combobox', { name: 'What column D is' })).toHaveValue('not used');
    expect(screen.getByText(/Kept on this device/)).toBeVisible();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'What column E is' }), 'An answer');
    await userEvent.click(screen.getByRole('button', { name: 'Undo the last change' }));
    expect(screen.getByRole('combobox', { name: 'What column E is' })).toHaveValue('not used');
    await waitFor(() => expect(tableSent().columns[4]).toMatchObject({ why: 'Words, not figures.' }));
  });

  it('asks anew where the reader says that the heading is in another row', async () => {
    const asked: unknown[] = [];
    serveReturn({
      importDraftProposal: ({ query }) => {
        asked.push(query);
        return returnProposal();
      },
    });
    renderAt(ADDRESS);
    const sheet = await grid();
    sheet.focus();
    await userEvent.keyboard('{ArrowDown}');
    await userEvent.click(screen.getByRole('button', { name: 'Row 5 is the heading' }));
    await waitFor(() =>
      expect(asked.at(-1)).toEqual({ saved: 'none', sheet: 0, heading: 5, headingRows: 1 }),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Back to where Waymark found it' }));
    expect(screen.queryByText(/as you said/)).toBeNull();
  });

  it('says of a row that it is a total, or is none', async () => {
    const { tableSent } = serveReturn();
    renderAt(ADDRESS);
    const sheet = await grid();
    sheet.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}');
    await userEvent.click(screen.getByRole('button', { name: 'Row 8 is not a total' }));
    await waitFor(() => expect(tableSent().totals).toEqual([]));
  });

  it('asks for the period of a file that does not say it, and sends nothing half', async () => {
    const { uses } = serveReturn({
      previewMapping: ({ body }) => (uses.push(body as MappingUse), returnPreview()),
    });
    renderAt(ADDRESS);
    await userEvent.selectOptions(await screen.findByLabelText('The period is said by'), 'asked');
    const list = await part(/things to look at/);
    expect(within(list).getByText(/give the first and the last day/)).toBeVisible();
    fireEvent.change(screen.getByLabelText('First day'), { target: { value: '2024-04-01' } });
    fireEvent.change(screen.getByLabelText('Last day'), { target: { value: '2024-06-30' } });
    await waitFor(() => expect(uses.at(-1)?.period).toEqual({ start: '2024-04-01', end: '2024-06-30' }));
    expect(uses.filter(({ period }) => period !== null)).toHaveLength(1);
  });

  it('creates what is not known, once however it is written, with a public name that gives nothing away', async () => {
    const made: unknown[] = [];
    const uses: MappingUse[] = [];
    const unknown = (text: string): MappingPreview['contexts'][number] => ({
      text,
      rows: 1,
      code: null,
      name: null,
      match: 'none',
      suggestions: [],
    });
    serveReturn({
      previewMapping: ({ body }) => {
        uses.push(body as MappingUse);
        return returnPreview({ contexts: [unknown('Skate Bowl'), unknown('skate  bowl'), unknown('Depot')] });
      },
      addContext: ({ body }) => {
        made.push(body);
        return context({ id: 8, code: 'place-a', pseudonym: 'Place A', privateName: 'Skate Bowl' });
      },
    });
    const answered = globalThis.fetch;
    let arrive = () => undefined as void;
    const sites = new Promise<void>((done) => (arrive = done));
    globalThis.fetch = async (...asked) => {
      if (String(asked[0]).endsWith('/api/sites')) await sites;
      return answered(...asked);
    };
    renderAt(ADDRESS);
    await userEvent.click(await screen.findByRole('button', { name: 'Create these 3 contexts' }));
    // where it lies is not known yet: nothing can be created
    expect(screen.queryByRole('button', { name: /^Create/ })).toBeNull();
    arrive();
    expect(await screen.findByText(/also written/)).toHaveTextContent('“skate bowl”');
    await userEvent.click(screen.getByRole('checkbox', { name: '“Depot”' }));
    expect(screen.getByLabelText('Public name of “Skate Bowl”')).toHaveValue('Place A');
    expect(screen.getByLabelText('Known since')).toHaveValue('2024-04-01');
    await userEvent.click(screen.getByRole('button', { name: 'Create it' }));
    await waitFor(() =>
      expect(uses.at(-1)?.mapping).toMatchObject({
        table: { tables: [{ contexts: { 'Skate Bowl': 'place-a', 'skate  bowl': 'place-a' } }] },
      }),
    );
    expect(made).toHaveLength(1);
    expect(made).toMatchObject([
      { code: 'place-a', pseudonym: 'Place A', privateName: 'Skate Bowl', siteId: 1, opened: '2024-04-01' },
    ]);
  });
});
