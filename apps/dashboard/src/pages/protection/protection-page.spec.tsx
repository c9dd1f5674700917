import type { CommunityAgreement, Erasure, ProtectionPage, RetentionPage } from '@waymark/contract';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { context, session } from '../../testing/samples';

const page: ProtectionPage = {
  asOf: '2026-09-15',
  lede: 'One thing waits for a decision.',
  waits: [{ part: 'purposes', sentence: 'No purpose is recorded yet.', late: true }],
  counts: [{ part: 'purposes', label: 'purposes in force', count: 0 }],
  holdings: [
    {
      table: 'answer',
      what: 'Single answers to surveys',
      about: 'Young people, by a code they keep',
      keptFor: '3 years from the last day of the round they belong to',
      then: 'erase the record',
      records: 60,
    },
  ],
};
const lists = {
  version: 1,
  date: '2026-11-22',
  origin: 'product' as const,
  lawfulBases: [
    {
      code: 'legitimate-interests',
      label: 'Legitimate interests',
      law: 'Article 6(1)(f)',
      means: 'Necessary, and not outweighed.',
      caution: 'Write down the balance.',
      source: 'https://example.org',
    },
  ],
  article9: [
    {
      code: 'none',
      label: 'No special category data',
      law: 'none',
      means: 'Nothing of the kind.',
      caution: null,
      source: 'https://example.org',
    },
  ],
  schedule1: [],
};
const run: Erasure = {
  id: 1,
  organisationId: 1,
  cause: 'retention',
  asOf: '2026-09-15',
  by: 'Sam',
  at: '2026-09-15T10:00:00Z',
  counts: [{ kind: 'answers', records: 2 }],
  reason: 'the retention schedule',
  changed: [],
  sentence:
    '2 records erased; sums made from them stay. No figure shown outside changes with the next edition.',
};
const retention = (change: Partial<RetentionPage> = {}): RetentionPage => ({
  asOf: '2026-09-15',
  rules: [],
  due: [
    { kind: 'answers', table: 'answer', id: 7, what: 'Single answers to surveys', dueOn: '2026-01-31' },
    { kind: 'answers', table: 'answer', id: 8, what: 'Single answers to surveys', dueOn: '2026-01-31' },
  ],
  dueCount: 2,
  running: false,
  sentence: '2 records are due. Nothing is erased until you have looked at the list and erased it once.',
  runs: [],
  ...change,
});
const base = { session: () => session, protection: () => page };

describe('data protection', () => {
  beforeEach(() => localStorage.clear());

  it('leads from what waits to where it is decided, and lists what is held', async () => {
    contractServer({ ...base, protectionLists: () => lists, purposes: () => [] });
    renderAt('/protection');
    expect(await screen.findByText('One thing waits for a decision.')).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /Single answers to surveys.*60.*3 years/ })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('link', { name: 'Open' }));
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Data protection: purposes' }),
    ).toBeInTheDocument();
  });

  it('records a purpose only with its basis, its condition and how that is made sure', async () => {
    const server = contractServer({
      ...base,
      protectionLists: () => lists,
      purposes: () => [],
      addPurpose: ({ body }) => ({
        ...body,
        id: 1,
        organisationId: 1,
        schedule1: null,
        conditionNote: body?.conditionNote ?? '',
        listVersion: 1,
        replaces: null,
        replacedBy: null,
        reason: '',
        endedOn: null,
        recordedBy: 'Sam',
        recordedAt: '2026-09-15T10:00:00Z',
        reviewDue: false,
      }),
    });
    renderAt('/protection/purposes');
    await userEvent.click(await screen.findByRole('button', { name: 'Record a purpose' }));
    await userEvent.type(screen.getByLabelText('Purpose'), 'Learning from surveys');
    await userEvent.type(screen.getByLabelText('What it covers'), 'Answers under a code.');
    await userEvent.type(screen.getByLabelText('Decided by'), 'Trustees');
    await userEvent.type(screen.getByLabelText('On'), '2026-01-10');
    await userEvent.type(screen.getByLabelText('Review by'), '2027-01-10');
    await userEvent.click(screen.getByRole('button', { name: 'Save the purpose' }));
    expect(screen.getByRole('link', { name: 'Choose the lawful basis.' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: /Legitimate interests/ }));
    await userEvent.click(screen.getByRole('radio', { name: /No special category data/ }));
    await userEvent.type(screen.getByLabelText('How that is made sure'), 'No question is about health.');
    await userEvent.click(screen.getByRole('button', { name: 'Save the purpose' }));
    expect(server.asked.find(({ name }) => name === 'addPurpose')?.body).toMatchObject({
      lawfulBasis: 'legitimate-interests',
      article9: 'none',
      organisationId: 1,
      replaces: null,
    });
  });

  it('shows what is due before anything is erased, and sends how many were seen', async () => {
    let state = retention();
    const server = contractServer({
      ...base,
      retention: () => state,
      runRetention: () => {
        state = retention({ due: [], dueCount: 0, running: true, sentence: 'Nothing is due.', runs: [run] });
        return [run];
      },
    });
    renderAt('/protection/retention');
    expect(await screen.findByText(/^2 records are due\./)).toBeInTheDocument();
    expect(screen.getByText('answer 7')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Erase what is due' }));
    expect(server.asked.some(({ name }) => name === 'runRetention')).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: 'Erase all 2' }));
    expect(
      await screen.findByText(/No figure shown outside changes with the next edition\./),
    ).toBeInTheDocument();
    expect(server.asked.find(({ name }) => name === 'runRetention')?.body).toEqual({ expected: 2 });
  });

  it('keeps the code of a person out of the address and asks for it twice before it erases', async () => {
    const server = contractServer({
      ...base,
      aboutSubject: () => ({
        pseudonym: 'YP-017',
        tables: [{ table: 'answer', what: 'Single answers to surveys', records: 3 }],
        mentioned: [{ table: 'response', id: 4, column: 'note' }],
        agreements: [],
        records: 3,
        sentence: '3 records are held under this pseudonym.',
      }),
      eraseSubject: () => ({ ...run, cause: 'one person' as const, sentence: '3 records erased.' }),
    });
    renderAt('/protection/person');
    await userEvent.type(await screen.findByLabelText('Pseudonym'), 'Jayden');
    await userEvent.click(screen.getByRole('button', { name: 'Look' }));
    expect(await screen.findByText(/Never a name\.$/)).toBeInTheDocument();
    expect(server.asked.some(({ name }) => name === 'aboutSubject')).toBe(false);
    await userEvent.clear(screen.getByLabelText('Pseudonym'));
    await userEvent.type(screen.getByLabelText('Pseudonym'), 'YP-017');
    await userEvent.click(screen.getByRole('button', { name: 'Look' }));
    expect(await screen.findByText('response 4, note')).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent('/protection/person');
    await userEvent.click(screen.getByRole('button', { name: 'Erase everything' }));
    await userEvent.type(screen.getByLabelText('The code again'), 'YP-018');
    await userEvent.click(screen.getByRole('radio', { name: 'they asked' }));
    await userEvent.click(screen.getByRole('button', { name: 'Erase everything under YP-017' }));
    expect(screen.getByRole('link', { name: 'Type the same code again.' })).toBeInTheDocument();
    await userEvent.clear(screen.getByLabelText('The code again'));
    await userEvent.type(screen.getByLabelText('The code again'), 'YP-017');
    await userEvent.click(screen.getByRole('button', { name: 'Erase everything under YP-017' }));
    expect(await screen.findByText('3 records erased.')).toBeInTheDocument();
  });

  it('says in which released files a name stands that was taken back, and how readers are led away from it', async () => {
    const agreement = (change: Partial<CommunityAgreement>): CommunityAgreement => ({
      id: 1,
      organisationId: 1,
      contextId: 7,
      agreedBy: 'Residents’ meeting',
      onBehalfOf: 'The yard',
      agreedOn: '2025-05-04',
      expiresOn: '2027-05-04',
      evidence: 'Minutes of 4 May',
      covers: 'The name of the yard',
      withdrawnOn: '2026-09-01',
      state: 'withdrawn',
      publicName: 'Canal Yard',
      standsIn: [],
      recordedBy: 'Sam',
      recordedAt: '2025-05-05T10:00:00Z',
      ...change,
    });
    const stands = (editionId: number, told: 'withdrawn' | 'corrected' | null) => ({
      editionId,
      number: editionId - 40,
      title: 'To spring 2026',
      released: '2026-05-01',
      told,
    });
    const at = async (change: Partial<CommunityAgreement>) => {
      contractServer({
        ...base,
        protectionLists: () => lists,
        contexts: () => [context({ privateName: 'Bell Yard' })],
        communityAgreements: () => [agreement(change)],
      });
      const { unmount } = renderAt('/protection/places');
      await screen.findByText('The name of the yard');
      return unmount;
    };
    let leave = await at({ standsIn: [stands(43, 'corrected'), stands(42, null)] });
    expect(screen.getByText(/have the pseudonym again\. The name still stands/)).toBeInTheDocument();
    const held = screen
      .getAllByRole('listitem')
      .filter(({ textContent }) => textContent.startsWith('Edition '));
    expect(held.map(({ textContent }) => textContent)).toEqual([
      'Edition 3: To spring 2026, released 1 May 2026, corrected',
      'Edition 2: To spring 2026, released 1 May 2026',
    ]);
    expect(screen.getByRole('link', { name: 'Edition 2: To spring 2026' })).toHaveAttribute(
      'href',
      '/editions/42',
    );
    expect(screen.getByText(/begin a new edition that corrects the newest of them/)).toBeInTheDocument();
    leave();
    leave = await at({ standsIn: [stands(43, 'withdrawn')] });
    expect(screen.getByText(/Each of them was withdrawn: readers are told so/)).toBeInTheDocument();
    leave();
    leave = await at({ standsIn: [] });
    expect(screen.queryByText(/The name still stands/)).toBeNull();
    leave();
    // while it is agreed to, it is told only to whoever is about to take it back
    await at({ state: 'in force', withdrawnOn: null, standsIn: [stands(42, null)] });
    expect(screen.queryByText(/the name stands in what was released/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /^It was withdrawn/ }));
    expect(screen.getByText(/Withdrawn or not, the name stands in what was released/)).toBeInTheDocument();
  });
});
