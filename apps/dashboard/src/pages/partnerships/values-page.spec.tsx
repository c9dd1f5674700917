import type { NewPartnershipValues, PartnershipValues, PartnershipValuesReview } from '@waymark/contract';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer, refuse } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { session } from '../../testing/samples';

const list: PartnershipValues['list'] = {
  levels: ['Nowhere', 'Once', 'Sometimes', 'Mostly', 'Always'].map((says, level) => ({ level, says })),
  values: [
    { code: 'ecological', label: 'Ecological', ask: 'Does the plan change places?' },
    { code: 'rights', label: 'Rights-based', ask: 'Whose rights does it hold up?' },
  ],
};
const review = (change: Partial<PartnershipValuesReview> = {}): PartnershipValuesReview => ({
  id: 4,
  version: 1,
  by: 'Sam',
  closedOn: null,
  date: '2026-03-01',
  note: '',
  entries: [{ value: 'ecological', level: 2, evidence: 'Six of twelve actions.', label: 'Ecological' }],
  ...change,
});

function world(page: Partial<PartnershipValues> = {}) {
  const state = { reviews: [...(page.reviews ?? [])] };
  const server = contractServer({
    session: () => session,
    partnershipValues: () => ({
      id: 3,
      name: 'The yard together',
      list,
      closedTo: '',
      ...page,
      reviews: state.reviews,
    }),
    addPartnershipValues: ({ body }) => {
      const made = review({ ...(body as NewPartnershipValues), id: 9 });
      state.reviews = [made, ...state.reviews];
      return made;
    },
    changePartnershipValues: () =>
      refuse(409, 'Somebody else changed this review of values while you were writing.'),
    closePartnershipValues: () =>
      refuse(400, 'Give “Rights-based” a level with what shows it. Then it can be closed.'),
  });
  const sent = (name: string) => server.asked.filter((one) => one.name === name).map(({ body }) => body);
  return { sent, state, ...server };
}
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const open = async () => {
  renderAt('/partnerships/3/values');
  await screen.findByRole('heading', { level: 1, name: 'Values of The yard together' });
};

describe('the values of a partnership', () => {
  beforeEach(() => localStorage.clear());

  it('begin with what is asked and what each level looks like', async () => {
    world();
    await open();
    expect(screen.getByText(/You have not looked at yourselves yet/)).toBeVisible();
    expect(screen.getByText('Whose rights does it hold up?')).toBeVisible();
    expect(within(screen.getByRole('list', { name: 'Levels' })).getAllByRole('listitem')).toHaveLength(5);
  });

  it('are laid beside each other over time, the first review first, with what was not judged', async () => {
    const old = { value: 'speed', level: 1, evidence: 'Slow.', label: 'Quick to act' };
    world({
      reviews: [
        review({ id: 5, date: '2026-09-01', closedOn: '2026-09-02' }),
        review({ entries: [...review().entries.map((one) => ({ ...one, level: 1 })), old] }),
      ],
    });
    await open();
    const rows = within(screen.getByRole('table', { name: /Level of each value/ })).getAllByRole('row');
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ['Value', '1 March 2026 not closed yet', '1 September 2026'],
      ['Ecological', '1 Once', '2 Sometimes'],
      ['Rights-based', 'not judged', 'not judged'],
      // no longer on the list, and still told where it was judged
      ['Quick to act', '1 Once', 'not judged'],
    ]);
  });

  it('are written by a member, each level with what shows it', async () => {
    const { sent } = world();
    await open();
    await press('Begin a review of values');
    await userEvent.type(screen.getByLabelText('Day'), '2026-09-10');
    const part = screen.getByRole('region', { name: 'Rights-based' });
    await userEvent.selectOptions(within(part).getByLabelText('Level'), '4');
    await press('Save the review of values');
    expect(within(part).getByLabelText('What shows it')).toBeInvalid();
    await userEvent.type(within(part).getByLabelText('What shows it'), 'Young people chair the meeting.');
    await press('Save the review of values');
    await waitFor(() =>
      expect(sent('addPartnershipValues')).toMatchObject([
        { entries: [{ value: 'rights', level: 4, evidence: 'Young people chair the meeting.' }] },
      ]),
    );
    expect(await screen.findByText('Young people chair the meeting.')).toBeVisible();
  });

  it('say why a review is not closed yet, and why one was not saved', async () => {
    world({ reviews: [review()] });
    await open();
    await press(/^Close it/);
    expect(await screen.findByRole('alert')).toHaveTextContent('Give “Rights-based” a level');
    await press(/^Edit/);
    await userEvent.type(screen.getByLabelText(/^Note/), 'Talked long');
    await press('Save the review of values');
    expect(await screen.findByText(/^Somebody else changed this review of values/)).toBeVisible();
    expect(screen.getByLabelText(/^Note/)).toHaveValue('Talked long');
  });

  it('are the members’: somebody who was only asked to join reads why, and writes nothing', async () => {
    world({ closedTo: 'Join the partnership first: its reviews of values are its members’.' });
    await open();
    expect(screen.getByText(/^Join the partnership first/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Begin a review of values' })).toBeNull();
    expect(screen.queryByText(/You have not looked at yourselves yet/)).toBeNull();
  });
});
