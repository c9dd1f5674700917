import type { ContextMeetings, Decision } from '@waymark/contract';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer, refuse } from '../../testing/contract-server';
import { decision, meeting, noBalance } from '../../testing/plans';
import { renderAt } from '../../testing/render-at';
import { context, framework, session } from '../../testing/samples';
import { countWords } from './balance-table';

const half = { actions: 3, ecological: 0, both: 1, behaviourBased: 2, share: 1 / 6 };
const page = (change: Partial<ContextMeetings> = {}): ContextMeetings => ({
  contextId: 7,
  name: 'Canal Yard',
  meetings: [meeting({ decisions: [decision()] })],
  balance: [
    {
      meetingId: 1,
      date: '2026-05-04',
      kind: 'review',
      decided: half,
      plannedSoFar: { actions: 8, ecological: 5, both: 1, behaviourBased: 2, share: 5.5 / 8 },
      completedSoFar: noBalance,
    },
  ],
  drift: { state: 'watch', sentence: 'Watch the next.', began: half, reviews: [] },
  agreement: { state: 'refused', actions: 1, sentence: 'One action was coded by two.' },
  turns: [],
  takingPart: {
    meetings: 1,
    withViews: 0,
    viewsBrought: 0,
    viewsAnswered: 0,
    decisionsDue: 0,
    decisionsDoneOfDue: 0,
    parties: [],
  },
  ...change,
});

function world(change: Partial<ContextMeetings> = {}) {
  const server = contractServer({
    session: () => session,
    framework: () => framework(),
    contexts: () => [context()],
    contextMeetings: () => page(change),
    addMeeting: ({ body }) => ({ ...meeting(), ...(body as object) }),
    changeDecision: ({ body }) => decision(body as Partial<Decision>),
    codeDecision: () => decision({ codedByMe: true }),
  });
  return (name: string) => server.asked.filter((one) => one.name === name).map(({ body }) => body);
}

describe('meetings about a context', () => {
  beforeEach(() => localStorage.clear());

  it.each([
    [{ ...noBalance, actions: 5, ecological: 4 }, '4 of 5'],
    [half, '½ of 3'],
    [{ ...noBalance, actions: 6, ecological: 2, both: 3 }, '3½ of 6'],
    [noBalance, '0 of 0'],
  ])('counts as a person would: %j', (balance, words) => expect(countWords(balance)).toBe(words));

  it('tells the balance of each meeting with its counts, and the drift in a sentence', async () => {
    world();
    renderAt('/contexts/7/meetings');
    const row = (await screen.findByRole('rowheader', { name: /4 May 2026/ })).closest('tr') as HTMLElement;
    const cells = within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent);
    expect(cells[0]).toContain('17% ½ of 3');
    expect(cells[1]).toContain('69% 5½ of 8');
    expect(cells[2]).toContain('No action');
    expect(screen.getByText('Watch the next.')).toBeInTheDocument();
  });

  it('records a meeting with kinds of people and counts', async () => {
    const sent = world();
    renderAt('/contexts/7/meetings');
    await userEvent.click(await screen.findByRole('button', { name: 'Record a meeting' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Review' }));
    await userEvent.type(screen.getByLabelText('Held on'), '2026-06-01');
    expect(screen.getByRole('checkbox', { name: 'Canal Yard' })).toBeChecked();
    await userEvent.click(screen.getByRole('button', { name: 'Add a kind of partner' }));
    await userEvent.selectOptions(screen.getByLabelText('Who'), 'police');
    await userEvent.selectOptions(screen.getByLabelText('Asked and came'), 'asked, did not come');
    expect(screen.getByText(/^Young people are not on the list/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Save the meeting' }));
    await waitFor(() => expect(sent('addMeeting')).toHaveLength(1));
    expect(sent('addMeeting')[0]).toMatchObject({
      kind: 'review',
      contextIds: [7],
      attendance: [{ party: 'police', invited: true, present: 0 }],
    });
  });

  it('marks an action as done on the day it is', async () => {
    const sent = world();
    renderAt('/contexts/7/meetings');
    await userEvent.click(await screen.findByRole('button', { name: 'Done today Lights mended' }));
    await waitFor(() =>
      expect(sent('changeDecision')).toEqual([{ state: 'done', doneOn: '2026-09-15', version: 1 }]),
    );
  });

  it('tells who else writes while a form is open, and sets theirs beside mine where they were quicker', async () => {
    const state = { meeting: meeting({ note: 'As it was' }) };
    const told: boolean[] = [];
    contractServer({
      session: () => session,
      framework: () => framework(),
      contexts: () => [context()],
      contextMeetings: () => page({ meetings: [state.meeting] }),
      presence: ({ body }) => {
        told.push(body.editing);
        return { others: body.editing ? [{ who: 'Mina', you: false }] : [] };
      },
      changeMeeting: ({ body }) => {
        if (body.version !== state.meeting.version)
          return refuse(409, 'Somebody else changed this meeting while you were writing.');
        state.meeting = {
          ...state.meeting,
          ...(body as Partial<typeof state.meeting>),
          version: body.version + 1,
        };
        return state.meeting;
      },
    });
    renderAt('/contexts/7/meetings');
    await userEvent.click(await screen.findByRole('button', { name: 'Edit the meeting of 4 May 2026' }));
    expect(await screen.findByText('Mina')).toBeInTheDocument();
    expect(told).toEqual([false, true]);
    const note = screen.getByLabelText(/^Note/);
    await userEvent.clear(note);
    await userEvent.type(note, 'Mine');
    // meanwhile
    state.meeting = { ...state.meeting, note: 'Theirs', version: 2 };
    await userEvent.click(screen.getByRole('button', { name: 'Save the meeting' }));
    expect(await screen.findByRole('radio', { name: 'Theirs: Theirs' })).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'Mine: Mine' })).toBeChecked();
    await userEvent.click(screen.getByRole('button', { name: 'Put both together' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save the meeting' }));
    await waitFor(() => expect(state.meeting).toMatchObject({ note: 'Mine', version: 3 }));
  });

  it('asks a second person for a code without telling the first one’s', async () => {
    const sent = world({ meetings: [meeting({ decisions: [decision({ coding: 'one coder' })] })] });
    renderAt('/contexts/7/meetings');
    await userEvent.click(await screen.findByRole('button', { name: 'Code it apart Lights mended' }));
    await userEvent.click(screen.getByRole('radio', { name: /^Both/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Save my code' }));
    await waitFor(() => expect(sent('codeDecision')).toEqual([{ orientation: 'both', approach: null }]));
  });

  it('offers to settle only where two people differ', async () => {
    world({
      meetings: [
        meeting({
          decisions: [
            decision({ coding: 'apart', codedByMe: true }),
            decision({ id: 2, title: 'Letters', coding: 'agreed' }),
          ],
        }),
      ],
    });
    renderAt('/contexts/7/meetings');
    expect(await screen.findByRole('button', { name: 'Settle it Lights mended' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Settle it.* Letters/ })).not.toBeInTheDocument();
  });
});

describe('the meetings of ten years', () => {
  beforeEach(() => localStorage.clear());

  const three = [
    meeting({
      id: 3,
      date: '2026-05-04',
      decisions: [decision({ id: 31, due: '2026-10-01', state: 'planned' })],
    }),
    meeting({
      id: 2,
      date: '2025-03-02',
      contextIds: [8],
      decisions: [
        decision({ id: 21, contextId: 8, title: 'Bins moved', due: '2026-09-01', state: 'under way' }),
      ],
    }),
    meeting({ id: 1, date: '2019-02-01' }),
  ];
  const open = async (address: string) => {
    const { drift: _drift, balance: _balance, contextId: _id, name: _name, ...rest } = page();
    contractServer({
      session: () => session,
      framework: () => framework(),
      contexts: () => [context(), context({ id: 8, siteId: 2, site: 'Hill', privateName: 'Hill Steps' })],
      responses: () => [],
      meetings: () => ({ ...rest, meetings: three, contexts: [] }),
    });
    renderAt(address);
    await screen.findByRole('navigation', { name: 'Year of the meetings' });
  };
  const held = () => screen.queryAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);

  it('are one year at a time, the latest first, and whole where the address asks for it', async () => {
    await open('/meetings');
    expect(held()).toEqual(['Context conference, 4 May 2026']);
    expect(screen.getByRole('link', { name: '2026 (1)' })).toHaveAttribute('aria-current', 'true');
    await userEvent.click(screen.getByRole('link', { name: '2019 (1)' }));
    expect(held()).toEqual(['Context conference, 1 February 2019']);
    await userEvent.click(screen.getByRole('link', { name: 'All years, to print (3)' }));
    expect(held()).toHaveLength(3);
  });

  it('are of one site where that is chosen', async () => {
    await open('/meetings?year=2019');
    await userEvent.selectOptions(screen.getByLabelText('Site'), 'Hill');
    expect(held()).toEqual(['Context conference, 2 March 2025']);
  });

  it('begin with what is due next, which leads to the meeting that decided it', async () => {
    await open('/meetings');
    const next = within(screen.getByRole('region', { name: /^Still to be done/ }));
    expect(next.getAllByRole('listitem').map((item) => item.querySelector('strong')?.textContent)).toEqual([
      'Bins moved',
      'Lights mended',
    ]);
    await userEvent.click(next.getByRole('link', { name: /^Decided on 2 March 2025/ }));
    expect(held()).toEqual(['Context conference, 2 March 2025']);
  });
});
