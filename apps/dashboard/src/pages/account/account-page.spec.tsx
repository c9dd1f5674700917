import type { Account } from '@waymark/contract';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer, refuse } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { session, someActor } from '../../testing/samples';

const account: Account = {
  name: 'Sam',
  login: 'sam.field',
  memberships: [
    { id: 1, role: 'administrator', scope: { kind: 'organisation', id: 1, name: 'Harbour Youth' } },
    { id: 2, role: 'commissioner', scope: { kind: 'grant', id: 4, name: 'Safer evenings' } },
  ],
  secondFactor: { on: true, required: true, recoveryCodesLeft: 2 },
  passwordChangedAt: '2026-09-01T10:00:00.000Z',
};

function open(change: Partial<Account> = {}) {
  const here = { id: 1, current: true, device: 'Firefox on Linux', role: 'administrator' as const };
  const there = { ...here, id: 2, current: false, device: 'Safari on iPhone' };
  const times = { startedAt: '2026-09-15T08:00:00.000Z', lastSeenAt: '2026-09-15T09:00:00.000Z' };
  const server = contractServer({
    session: () => ({
      ...session,
      actor: { ...someActor, capacities: ['administrator', 'commissioner'] },
    }),
    account: () => ({ ...account, ...change }),
    accountSessions: () => [
      { ...here, ...times },
      { ...there, ...times },
    ],
    endSession: () => [{ ...here, ...times }],
    changePassword: ({ body }) =>
      body?.current === 'tide pools and lanterns'
        ? account
        : refuse(403, 'That is not your password now.', [
            { field: 'current', sentence: 'That is not your password now.' },
          ]),
    beginTotp: ({ body }) =>
      body?.proof && !('code' in body.proof && body.proof.code === '222222')
        ? refuse(400, 'This code does not fit.', [{ field: 'proof', sentence: 'This code does not fit.' }])
        : body?.proof || body?.password === 'tide pools and lanterns'
          ? { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Waymark:sam?secret=JBSWY3DPEHPK3PXP' }
          : refuse(400, 'This is not the password of this account.', [
              { field: 'password', sentence: 'Type the password you sign in with now.' },
            ]),
    newRecoveryCodes: () => ({ codes: ['aaaa-bbbb-cccc-dddd'] }),
  });
  renderAt('/account');
  return server;
}

describe('one’s own account', () => {
  it('says which roles one has, what each may see and reaches, and which one acts in', async () => {
    open();
    const roles = within(await screen.findByRole('region', { name: 'Your roles' }));
    expect(roles.getByText('For the grant Safer evenings')).toBeInTheDocument();
    expect(roles.getByText(/They never see true counts/)).toBeInTheDocument();
    expect(roles.getByText('acting in it now')).toBeInTheDocument();
    expect(roles.getByRole('button', { name: 'Act as a commissioner' })).toBeInTheDocument();
    expect(roles.queryByRole('button', { name: /administrator/ })).not.toBeInTheDocument();
  });

  it('changes the password with the one there is, and keeps neither in the browser', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Change the password' }));
    await userEvent.type(screen.getByLabelText('Password now'), 'wrong');
    await userEvent.type(screen.getByLabelText('New password'), 'copper kettles in the rain');
    await userEvent.click(screen.getByRole('button', { name: 'Change it' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('not your password now');
    await userEvent.clear(screen.getByLabelText('Password now'));
    await userEvent.type(screen.getByLabelText('Password now'), 'tide pools and lanterns');
    await userEvent.click(screen.getByRole('button', { name: 'Change it' }));
    expect(await screen.findByText(/Your password is changed/)).toBeInTheDocument();
    expect(JSON.stringify(localStorage)).not.toMatch(/kettles|lanterns/);
  });

  it('makes new recovery codes after the password and a code, and warns where few are left', async () => {
    const server = open();
    expect(await screen.findByText(/Few recovery codes are left/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Do without it' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'New recovery codes' }));
    await userEvent.type(screen.getByLabelText('Password', { selector: 'input' }), 'tide pools and lanterns');
    await userEvent.type(screen.getByLabelText(/^Code of the app you have now/), '123 456');
    await userEvent.click(screen.getByRole('button', { name: 'Make new codes' }));
    expect(await screen.findByText('aaaa-bbbb-cccc-dddd')).toBeInTheDocument();
    expect(server.asked.find(({ name }) => name === 'newRecoveryCodes')?.body).toEqual({
      password: 'tide pools and lanterns',
      proof: { code: '123456' },
    });
  });

  it('asks for the password before an app is set up: an open screen is not its owner', async () => {
    const server = open({ secondFactor: { on: false, required: false, recoveryCodesLeft: 0 } });
    await userEvent.click(await screen.findByRole('button', { name: 'Set up an authenticator app' }));
    expect(server.asked.some(({ name }) => name === 'beginTotp')).toBe(false);
    const password = screen.getByLabelText('Password', { selector: 'input' });
    await userEvent.type(password, 'another one');
    await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
    // whoever mistyped it types it again
    expect(await screen.findByRole('alert')).toHaveTextContent('Type the password you sign in with now.');
    await userEvent.clear(password);
    await userEvent.type(password, 'tide pools and lanterns');
    await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
    expect(await screen.findByLabelText('Code that the app shows now')).toBeInTheDocument();
    expect(server.asked.findLast(({ name }) => name === 'beginTotp')?.body).toEqual({
      proof: null,
      password: 'tide pools and lanterns',
    });
  });

  it('asks again for a code that did not fit before the app is moved, and never sends the same one twice', async () => {
    const server = open();
    await userEvent.click(await screen.findByRole('button', { name: 'Move to another app or phone' }));
    const code = screen.getByLabelText(/^Code of the app you have now/);
    await userEvent.type(code, '111 111');
    await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('This code does not fit.');
    expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
    await userEvent.clear(screen.getByLabelText(/^Code of the app you have now/));
    await userEvent.type(screen.getByLabelText(/^Code of the app you have now/), '222222');
    await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
    expect(await screen.findByLabelText('Code that the app shows now')).toBeInTheDocument();
    const begun = server.asked.filter(({ name }) => name === 'beginTotp');
    expect(begun.map(({ body }) => body)).toMatchObject([
      { proof: { code: '111111' } },
      { proof: { code: '222222' } },
    ]);
  });

  it('lets one do without a second step only where no role asks for it', async () => {
    open({ secondFactor: { on: true, required: false, recoveryCodesLeft: 10 } });
    expect(await screen.findByRole('button', { name: 'Do without it' })).toBeInTheDocument();
  });

  it('shows where one is signed in, and ends one of them', async () => {
    const server = open();
    const table = within(await screen.findByRole('table'));
    expect(table.getByText('now, here')).toBeInTheDocument();
    await userEvent.click(table.getByRole('button', { name: /there: Safari on iPhone/ }));
    expect(server.asked.some(({ name }) => name === 'endSession')).toBe(false);
    await userEvent.type(screen.getByLabelText('Password', { selector: 'input' }), 'tide pools and lanterns');
    await userEvent.click(screen.getByRole('button', { name: 'Sign out on Safari on iPhone' }));
    expect(await screen.findByRole('button', { name: 'Sign out everywhere, here too' })).toBeInTheDocument();
    expect(server.asked.find(({ name }) => name === 'endSession')?.body).toEqual({
      password: 'tide pools and lanterns',
    });
  });
});
