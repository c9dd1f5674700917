import type { Erasure, ProtectionPage, RetentionPage } from '@waymark/contract';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { session } from '../../testing/samples';

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
});
