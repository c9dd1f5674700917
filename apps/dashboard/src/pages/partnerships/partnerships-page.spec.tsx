import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PartnershipPage, Sharing } from '@waymark/contract';
import { contractServer } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { context, session, someActor } from '../../testing/samples';

const asked: PartnershipPage = {
  id: 3,
  name: 'The yard together',
  organisation: 'Harbour Youth',
  state: 'open',
  because: 'Agreement ISA-1, until 2027-03-31.',
  archived: false,
  standing: 'asked',
  places: [{ contextId: 7, name: 'Canal Yard' }],
  agreement: {
    id: 5,
    reference: 'ISA-1',
    partner: 'Northbrook School',
    purpose: 'Working on a place',
    what: 'The plan of the yard.',
    startsOn: '2026-04-01',
    endsOn: '2027-03-31',
  },
  terms: 2,
  sees: [{ what: 'Figures of the places', home: 'As they were recorded.', partner: 'As released.' }],
  parties: [
    {
      id: 1,
      side: 'home',
      organisation: 'Harbour Youth',
      party: 'VCS',
      person: '',
      joinedOn: '2026-04-20',
      current: true,
    },
  ],
  agreed: false,
};
const partner = {
  ...session,
  actor: { ...someActor, role: 'partner' as const, capacities: ['partner' as const] },
};
const sharing: Sharing = {
  id: 5,
  organisationId: 1,
  partner: 'Northbrook School',
  reference: 'ISA-1',
  purposeId: 2,
  what: 'The plan of the yard.',
  startsOn: '2026-04-01',
  endsOn: '2027-03-31',
  purpose: 'Working on a place',
  endedOn: null,
  state: 'in force',
  mayShare: true,
  because: 'Agreement ISA-1, until 2027-03-31.',
  recordedBy: 'Sam',
  recordedAt: '2026-04-01T10:00:00Z',
};

describe('a partnership', () => {
  beforeEach(() => localStorage.clear());

  it('shows somebody who is asked to join what each may see, and joins on the terms that were read', async () => {
    let page = asked;
    const server = contractServer({
      session: () => partner,
      partnership: () => page,
      joinPartnership: () => (page = { ...asked, standing: 'joined', agreed: true }),
    });
    renderAt('/partnerships/3');
    const table = await screen.findByRole('table');
    expect(within(table).getByText('As released.')).toBeInTheDocument();
    // nothing leads into a plan that is not shared yet
    expect(screen.queryByRole('link', { name: 'Canal Yard' })).toBeNull();
    await userEvent.type(screen.getByLabelText('Your organisation'), 'Northbrook School');
    await userEvent.selectOptions(screen.getByLabelText('Kind of partner'), 'school');
    await userEvent.click(screen.getByRole('button', { name: 'I have read this and join' }));
    expect(await screen.findByText('You have read this and agreed to it.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Canal Yard' })).toHaveAttribute('href', '/contexts/7/plan');
    expect(server.asked.find(({ name }) => name === 'joinPartnership')?.body).toEqual({
      terms: 2,
      organisation: 'Northbrook School',
      party: 'school',
    });
  });

  it('asks twice before somebody leaves', async () => {
    const server = contractServer({
      session: () => partner,
      partnership: () => ({ ...asked, standing: 'joined', agreed: true }),
      leavePartnership: () => ({ left: asked.name }),
      sharedContexts: () => [],
    });
    renderAt('/partnerships/3');
    await userEvent.click(await screen.findByRole('button', { name: 'Leave the partnership' }));
    expect(server.asked.map(({ name }) => name)).not.toContain('leavePartnership');
    await userEvent.click(screen.getByRole('button', { name: 'Yes, leave the partnership' }));
    expect(
      await screen.findByRole('heading', { level: 1, name: 'What you were let in to' }),
    ).toBeInTheDocument();
    expect(server.asked.map(({ name }) => name)).toContain('leavePartnership');
  });

  it('is begun for named places under an agreement that holds', async () => {
    const server = contractServer({
      session: () => session,
      partnerships: () => [],
      contexts: () => [context()],
      sharings: () => [sharing, { ...sharing, id: 6, reference: 'ISA-0', mayShare: false }],
      addPartnership: () => ({ ...asked, standing: 'home', state: 'not shared' }),
      partnership: () => ({ ...asked, standing: 'home', state: 'not shared' }),
    });
    renderAt('/partnerships?edit=new');
    await userEvent.type(await screen.findByLabelText('Name'), 'The yard together');
    expect(screen.queryByRole('option', { name: /ISA-0/ })).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText('Agreement to share'), '5');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Canal Yard' }));
    await userEvent.click(screen.getByRole('button', { name: 'Begin the partnership' }));
    expect(await screen.findByRole('button', { name: 'We have read this and agree' })).toBeInTheDocument();
    expect(server.asked.find(({ name }) => name === 'addPartnership')?.body).toEqual({
      name: 'The yard together',
      contextIds: [7],
      sharingId: 5,
    });
  });

  it('says first that an agreement to share is needed', async () => {
    contractServer({
      session: () => session,
      partnerships: () => [],
      contexts: () => [context()],
      sharings: () => [],
    });
    renderAt('/partnerships?edit=new');
    expect(await screen.findByRole('link', { name: 'Record an agreement to share' })).toHaveAttribute(
      'href',
      '/protection/sharing',
    );
  });
});
