import type { Person, Session } from '@waymark/contract';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer, refuse } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { session, site, someActor } from '../../testing/samples';

const ash: Person = {
  id: 2,
  name: 'Ash Rowan',
  login: 'ash',
  state: 'active',
  memberships: [
    { id: 9, role: 'practitioner', scope: { kind: 'organisation', id: 1, name: 'Harbour Youth' } },
  ],
  secondFactor: false,
  lastSeenAt: null,
  wholly: true,
};
const sam: Person = {
  ...ash,
  id: 1,
  name: 'Sam',
  login: 'sam',
  memberships: [
    { id: 1, role: 'administrator', scope: { kind: 'organisation', id: 1, name: 'Harbour Youth' } },
  ],
};

function people(as: Session = session) {
  const server = contractServer({
    session: () => as,
    people: () => [sam, ash],
    invitations: () => [],
    sites: () => [site()],
    grants: () => [],
    addInvitation: ({ body }) => ({
      invitation: {
        id: 5,
        role: body?.role ?? 'partner',
        scope: { kind: 'site', id: 1, name: 'Harbour ward' },
        forWhom: body?.forWhom ?? '',
        invitedBy: 'Sam',
        createdAt: '2026-09-15T10:00:00.000Z',
        expiresAt: '2026-09-22T10:00:00.000Z',
        state: 'open',
      },
      link: { url: 'http://localhost:3333/link#abc', expiresAt: '2026-09-22T10:00:00.000Z' },
    }),
    changePerson: ({ body }) =>
      body?.state === 'suspended' ? { ...ash, state: 'suspended' } : refuse(409, 'Not possible.'),
  });
  renderAt('/people');
  return server;
}

describe('the people of an organisation', () => {
  it('are invited to a role and its reach; the link is shown once, and to nobody else', async () => {
    const server = people();
    await userEvent.click(await screen.findByRole('button', { name: 'Invite somebody' }));
    await userEvent.click(screen.getByRole('button', { name: 'Make the link' }));
    expect(screen.getByRole('alert')).toHaveTextContent('Say for whom this is.');
    await userEvent.type(screen.getByLabelText('For whom'), 'Kit');
    await userEvent.click(screen.getByRole('radio', { name: /^manager/ }));
    const reach = await screen.findByLabelText('Reaches');
    expect(
      within(reach)
        .getAllByRole('option')
        .map((one) => one.textContent),
    ).toEqual(['Choose', 'Everything of Harbour Youth', `Only the site ${site().name}`]);
    await userEvent.selectOptions(reach, `site:${site().id}`);
    await userEvent.click(screen.getByRole('button', { name: 'Make the link' }));
    const shown = await screen.findByRole('region', { name: 'Link for Kit' });
    expect(shown).toHaveFocus();
    expect(within(shown).getByText('http://localhost:3333/link#abc')).toBeInTheDocument();
    expect(server.asked.find(({ name }) => name === 'addInvitation')?.body).toEqual({
      role: 'manager',
      scope: { kind: 'site', id: site().id },
      forWhom: 'Kit',
    });
    await userEvent.click(within(shown).getByRole('button', { name: 'I have handed it over' }));
    expect(screen.queryByText('http://localhost:3333/link#abc')).not.toBeInTheDocument();
  });

  it('are suspended with a reason, never by themselves', async () => {
    const server = people();
    expect(await screen.findByRole('button', { name: /^Suspend ?: Ash Rowan/ })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Suspend ?: Sam/ })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /^Suspend ?: Ash Rowan/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Suspend' }));
    expect(screen.getByRole('alert')).toHaveTextContent('Say why');
    await userEvent.type(screen.getByLabelText('Why'), 'On leave');
    await userEvent.click(screen.getByRole('button', { name: 'Suspend' }));
    await screen.findByRole('button', { name: /^Suspend ?: Ash Rowan/ });
    expect(server.asked.find(({ name }) => name === 'changePerson')?.body).toEqual({
      state: 'suspended',
      reason: 'On leave',
    });
  });

  it('are offered by a manager the roles that a manager may give, and no account to end', async () => {
    people({ ...session, actor: { ...someActor, role: 'manager', capacities: ['manager'] } });
    await userEvent.click(await screen.findByRole('button', { name: 'Invite somebody' }));
    const names = screen.getAllByRole('radio').map((one) => (one as HTMLInputElement).value);
    expect(names).toEqual(['practitioner', 'partner']);
    expect(screen.queryByRole('button', { name: /End the account/ })).not.toBeInTheDocument();
  });
});
