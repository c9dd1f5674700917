import type { AuditChain, AuditEntry, AuditPage } from '@waymark/contract';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { session, someActor } from '../../testing/samples';

const entry = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  sequence: 41,
  at: '2026-07-01T23:30:00.000Z',
  actor: { personId: 3, name: 'Amira Demo', role: 'manager', capacity: 'session' },
  action: 'change',
  object: { kind: 'context', id: '7', reference: 'context 7', label: 'The Green', place: null },
  contextId: 7,
  organisationId: 1,
  changes: [{ field: 'next review', personal: false, before: '2026-09-01', after: '2026-10-01' }],
  details: [],
  reason: 'the school asked for it',
  requestId: 'abcd1234',
  hash: 'a'.repeat(64),
  ...change,
});
const pageOf = (entries: AuditEntry[], next: number | null = null): AuditPage => ({
  entries,
  next,
  kinds: ['context', 'site'],
  people: ['Amira Demo'],
});
const whole: AuditChain = {
  state: 'whole',
  verifiedTo: 41,
  verifiedAt: '2026-07-02T08:00:00.000Z',
  entries: 41,
  hash: 'a'.repeat(64),
  faults: [],
};
const serve = (answer: (query: Record<string, unknown>) => AuditPage, chain = whole) =>
  contractServer({
    session: () => session,
    auditEntries: ({ query }) => answer(query as Record<string, unknown>),
    auditChain: () => chain,
  });

describe('the audit log', () => {
  it('tells who did what, why, and what was before, by the clock of the United Kingdom', async () => {
    serve(() => pageOf([entry()]));
    renderAt('/audit');
    const day = await screen.findByRole('region', { name: /2 Jul/ });
    expect(day).toHaveTextContent('00:30');
    expect(day).toHaveTextContent(
      'Amira Demo changed the next review of context “The Green”, because “the school asked for it”.',
    );
    expect(day).toHaveTextContent('2026-09-01 → 2026-10-01');
    expect(day).toHaveTextContent('signed in, as manager');
  });

  it('says of a personal value only that it changed', async () => {
    serve(() =>
      pageOf([
        entry({ changes: [{ field: 'private name', personal: true, before: 'f00d', after: 'beef' }] }),
      ]),
    );
    renderAt('/audit');
    const term = await screen.findByText('private name');
    expect(term.parentElement).toHaveTextContent(/^private namechanged$/);
    expect(screen.queryByText(/f00d|beef/)).toBeNull();
  });

  it('says that the log is whole, or what is wrong with it', async () => {
    serve(() => pageOf([entry()]));
    const { unmount } = renderAt('/audit');
    expect(await screen.findByText(/Every entry up to number 41/)).toBeInTheDocument();
    unmount();
    serve(() => pageOf([entry()]), { ...whole, state: 'broken', faults: ['Entry 5 was altered.'] });
    renderAt('/audit');
    expect(await screen.findByRole('alert')).toHaveTextContent('Entry 5 was altered.');
  });

  it('keeps its filters in the address, and takes them along when downloading', async () => {
    const asked: unknown[] = [];
    serve((query) => {
      asked.push(query);
      return pageOf([entry()]);
    });
    renderAt('/audit?before=40');
    await userEvent.selectOptions(await screen.findByLabelText('Did'), 'change');
    await userEvent.type(screen.getByLabelText('Words'), 'review{Enter}');
    expect(screen.getByTestId('address')).toHaveTextContent('/audit?action=change&text=review');
    expect(await screen.findByRole('link', { name: 'Download these (CSV)' })).toHaveAttribute(
      'href',
      '/api/audit.csv?action=change&text=review',
    );
    expect(asked.at(-1)).toEqual({ action: 'change', text: 'review', limit: 50 });
  });

  it('leads to older entries and back to the latest', async () => {
    serve((query) => pageOf([entry({ sequence: query['before'] ? 20 : 41 })], query['before'] ? null : 30));
    renderAt('/audit?kind=context');
    await userEvent.click(await screen.findByRole('link', { name: 'Older entries' }));
    expect(screen.getByTestId('address')).toHaveTextContent('/audit?kind=context&before=30');
    expect(await screen.findByText(/Number 20/)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Older entries' })).toBeNull();
    await userEvent.click(screen.getByRole('link', { name: 'Latest entries' }));
    expect(screen.getByTestId('address')).toHaveTextContent('/audit?kind=context');
  });

  it('says so when nothing fits, and when a filter in the address cannot be', async () => {
    serve(() => pageOf([]));
    const { unmount } = renderAt('/audit?kind=grant');
    expect(await screen.findByText('No entry fits these filters.')).toBeInTheDocument();
    unmount();
    renderAt('/audit?action=dancing');
    expect(await screen.findByText(/holds a filter that cannot be/)).toBeInTheDocument();
  });

  it('is in the navigation of those who may read it, and of nobody else', async () => {
    serve(() => pageOf([entry()]));
    const { unmount } = renderAt('/audit');
    const nav = await screen.findByRole('navigation', { name: 'Main' });
    expect(within(nav).getByRole('link', { name: 'Audit log' })).toBeInTheDocument();
    unmount();
    contractServer({
      session: () => ({ ...session, actor: { ...someActor, role: 'practitioner' } }),
      methods: () => [],
    });
    renderAt('/methods');
    const theirs = await screen.findByRole('navigation', { name: 'Main' });
    await within(theirs).findByRole('link', { name: 'Methods' });
    await waitFor(() => expect(within(theirs).queryByRole('link', { name: 'Audit log' })).toBeNull());
  });
});
