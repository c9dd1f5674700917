import type { Session } from '@waymark/contract';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer, type Handlers, refuse } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { session } from '../../testing/samples';

const TOKEN = 'a'.repeat(43);
const outside: Session = { ...session, actor: null, organisations: [] };
const invited = {
  kind: 'invitation',
  forWhom: 'Ash',
  role: 'practitioner',
  scope: 'Harbour ward',
  organisation: 'Harbour Youth',
  invitedBy: 'Sam Field',
  expiresAt: '2026-09-22T10:00:00.000Z',
} as const;

function open(begin: Session, more: (now: { session: Session }) => Handlers) {
  const now = { session: begin };
  const server = contractServer({
    session: () => now.session,
    sites: () => [],
    contexts: () => [],
    ...more(now),
  });
  renderAt(`/link#${TOKEN}`);
  return server;
}

describe('a one-time link', () => {
  beforeEach(() => localStorage.clear());

  it('takes its secret out of the address, tells what the role sees before it is taken, and makes an account', async () => {
    const server = open(outside, (now) => ({
      lookAtLink: () => invited,
      acceptInvitation: () => {
        now.session = session;
        return { next: 'done' };
      },
    }));
    expect(await screen.findByText(/Sam Field invites Ash to Waymark as a practitioner/)).toBeInTheDocument();
    expect(screen.getByText(/A practitioner records and reads true figures/)).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent(/^\/link$/);
    await userEvent.type(screen.getByLabelText('Your name'), 'Ash Rowan');
    await userEvent.type(screen.getByLabelText('E-mail address or sign-in name'), 'ash');
    await userEvent.type(screen.getByLabelText('New password'), 'short');
    await userEvent.click(screen.getByRole('button', { name: 'Make the account' }));
    expect(screen.getByRole('alert')).toHaveTextContent('at least 12 characters');
    await userEvent.type(screen.getByLabelText('New password'), ' but longer than twelve');
    await userEvent.click(screen.getByRole('button', { name: 'Make the account' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Harbour Youth' })).toBeInTheDocument();
    expect(server.asked.find(({ name }) => name === 'acceptInvitation')?.body).toEqual({
      token: TOKEN,
      account: { name: 'Ash Rowan', login: 'ash', password: 'short but longer than twelve' },
    });
    expect(JSON.stringify(localStorage)).not.toMatch(/longer than|aaaa/);
  });

  it('gives the role to the account that is signed in, without a new one', async () => {
    const server = open(session, () => ({
      lookAtLink: () => invited,
      acceptInvitation: () => ({ next: 'done' }),
      account: () => ({
        name: 'Sam',
        login: 'sam',
        memberships: [],
        secondFactor: { on: true, required: true, recoveryCodesLeft: 10 },
        passwordChangedAt: null,
      }),
      accountSessions: () => [],
    }));
    expect(await screen.findByText('You are signed in as Sam.')).toBeInTheDocument();
    expect(screen.queryByLabelText('New password')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Take the role of practitioner too' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Your account' })).toBeInTheDocument();
    expect(server.asked.find(({ name }) => name === 'acceptInvitation')?.body).toEqual({
      token: TOKEN,
      account: null,
    });
  });

  it('says what to do with one that was used or ran out', async () => {
    open(outside, () => ({
      lookAtLink: () => refuse(404, 'This link was used, withdrawn or ran out. Ask for a new one.'),
    }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Ask for a new one');
  });

  it('chooses a new password, and says that the app is forgotten where it is', async () => {
    const server = open(outside, (now) => ({
      lookAtLink: () => ({
        kind: 'reset',
        login: 'sam.field',
        secondFactorToo: true,
        expiresAt: '2026-09-16T10:00:00.000Z',
      }),
      resetPassword: () => {
        now.session = { ...outside, pending: 'set up second factor' };
        return { next: 'set up second factor' };
      },
      beginTotp: () => ({ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP' }),
    }));
    expect(await screen.findByText(/authenticator app is forgotten too/)).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText('New password'), 'copper kettles in the rain');
    await userEvent.click(screen.getByRole('button', { name: 'Use this password' }));
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Set up the second step' }),
    ).toBeInTheDocument();
    expect(server.asked.some(({ name }) => name === 'resetPassword')).toBe(true);
  });
});
