import type { Concern, ConcernsPage, NewConcern } from '@waymark/contract';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer, refuse } from '../../testing/contract-server';
import { concern } from '../../testing/plans';
import { renderAt } from '../../testing/render-at';
import { session } from '../../testing/samples';

const empty: ConcernsPage = { contextId: 7, name: 'Canal Yard', concerns: [], calendar: [], halfYears: [] };

/** A server that keeps one register. */
function world(page: Partial<ConcernsPage> = {}, refusal: Response | null = null) {
  const state = { page: { ...empty, ...page } };
  const put = (after: Concern): Concern => {
    state.page = { ...state.page, concerns: [after] };
    return after;
  };
  const first = () => state.page.concerns[0] as Concern;
  const server = contractServer({
    session: () => session,
    concerns: () => state.page,
    addConcern: ({ body }) => refusal ?? put(concern({ ...(body as NewConcern), id: 9 })),
    codeConcern: ({ body }) =>
      put({ ...first(), coding: 'one coder', codedByMe: true, codes: [{ coder: 'Sam', ...body }] }),
    settleConcern: ({ body }) =>
      put({ ...first(), coding: 'settled', intention: body.intention, settledBecause: body.reason }),
  });
  const sent = (name: string) => server.asked.filter((one) => one.name === name).map(({ body }) => body);
  return { sent, ...server };
}
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const open = async () => {
  renderAt('/contexts/7/concerns');
  await screen.findByRole('heading', { level: 1, name: 'Concerns about Canal Yard' });
};

describe('the register of concerns', () => {
  beforeEach(() => localStorage.clear());

  it('says that nothing is recorded, and draws no empty calendar', async () => {
    world();
    await open();
    expect(await screen.findByText('No concern is recorded about this context.')).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('takes a month, a kind and a source, and has no field for a name or a day', async () => {
    const { sent } = world();
    await open();
    await press('Record a concern');
    expect(screen.queryByLabelText(/name of|^name|^day/i)).toBeNull();
    await userEvent.type(screen.getByLabelText('Month'), '2026-05');
    await userEvent.selectOptions(screen.getByLabelText('Kind of concern'), 'harassment');
    await userEvent.selectOptions(screen.getByLabelText('Who raised it'), 'residents');
    await press('Save the concern');
    expect(await screen.findByText('May 2026', { exact: false, selector: 'h3, strong, p' })).toBeVisible();
    expect(sent('addConcern')).toEqual([
      { month: '2026-05', kind: 'harassment', source: 'residents', done: '', outcome: 'open' },
    ]);
  });

  it('brings a refusal to its field, and keeps what was typed', async () => {
    const { sent } = world(
      {},
      refuse(400, 'That month has not come yet.', [
        { field: 'month', sentence: 'Choose a month up to this one.' },
      ]),
    );
    await open();
    await press('Record a concern');
    await press('Save the concern');
    expect(screen.getByRole('alert')).toHaveTextContent('things to mend');
    expect(sent('addConcern')).toEqual([]);
    await userEvent.type(screen.getByLabelText('Month'), '2027-05');
    await userEvent.selectOptions(screen.getByLabelText('Kind of concern'), 'harassment');
    await userEvent.selectOptions(screen.getByLabelText('Who raised it'), 'residents');
    await press('Save the concern');
    expect(await screen.findByText('That month has not come yet.')).toBeVisible();
    expect(screen.getByLabelText('Month')).toBeInvalid();
    expect(screen.getByLabelText('Month')).toHaveValue('2027-05');
  });

  it('shows counts in a calendar of months, and one outside the register as such', async () => {
    world({
      concerns: [concern()],
      calendar: [
        { month: '2026-03', raised: 0, open: 0 },
        { month: '2026-04', raised: 1, open: 1 },
      ],
      halfYears: [{ start: '2026-01-01', end: '2026-06-30', caring: 0, coded: 0, open: 1 }],
    });
    await open();
    const row = within(await screen.findByRole('region', { name: 'Calendar of concerns' })).getByRole('row', {
      name: /^2026/,
    });
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent)
        .slice(0, 5),
    ).toEqual(['–', '–', '0', '1', '–']);
    expect(screen.getByRole('row', { name: /January 2026 to June 2026/ })).toHaveTextContent('001');
  });

  it('codes the intention without the other’s code, and settles a difference with a reason', async () => {
    const { sent } = world({ concerns: [concern()] });
    await open();
    await press(/^Code/);
    await userEvent.click(screen.getByRole('radio', { name: /^Caring/ }));
    await press('Save my code');
    expect(await screen.findByText(/coded by one, a second is needed/)).toBeVisible();
    expect(sent('codeConcern')).toEqual([{ intention: 'caring' }]);
  });

  it('asks for the reason of what was settled', async () => {
    const codes = [
      { coder: 'Sam', intention: 'caring' as const },
      { coder: 'Ada', intention: 'not caring' as const },
    ];
    const { sent } = world({ concerns: [concern({ coding: 'apart', codedByMe: true, codes })] });
    await open();
    await press(/^Settle/);
    await userEvent.click(screen.getByRole('radio', { name: /^Not caring/ }));
    await press('Settle it');
    expect(sent('settleConcern')).toEqual([]);
    await userEvent.type(screen.getByLabelText('What settled it'), 'The words ask to have them moved on.');
    await press('Settle it');
    expect(await screen.findByText(/The words ask to have them moved on/)).toBeVisible();
    expect(sent('settleConcern')).toEqual([
      { intention: 'not caring', reason: 'The words ask to have them moved on.', version: 1 },
    ]);
  });

  it('says what is the matter where the register cannot be read, and tries again', async () => {
    let there = false;
    contractServer({
      session: () => session,
      concerns: () => (there ? empty : refuse(500, 'This is a fault of Waymark, not yours.')),
    });
    renderAt('/contexts/7/concerns');
    expect(await screen.findByRole('alert')).toHaveTextContent('This is a fault of Waymark, not yours.');
    there = true;
    await press('Try again');
    expect(await screen.findByText('No concern is recorded about this context.')).toBeVisible();
  });
});
