import type { Session } from '@waymark/contract';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer, type Handlers, refuse } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { context, session, site, someActor } from '../../testing/samples';

const outside: Session = { ...session, actor: null, organisations: [] };

/** A server that knows who is signed in; `now` may be changed by the calls. */
function door(begin: Session, more: (now: { session: Session }) => Handlers = () => ({})) {
  const now = { session: begin };
  const server = contractServer({
    session: () => now.session,
    sites: () =>
      now.session.actor ? [site()] : refuse(401, 'You are not signed in. Sign in, and try again.'),
    contexts: () =>
      now.session.actor ? [context()] : refuse(401, 'You are not signed in. Sign in, and try again.'),
    ...more(now),
  });
  return { now, server };
}
const type = (label: string | RegExp, text: string) => userEvent.type(screen.getByLabelText(label), text);

describe('the door', () => {
  beforeEach(() => localStorage.clear());

  it('stands at the address that was opened, and asks the server for nothing behind it', async () => {
    const { server } = door(outside);
    renderAt('/contexts?site=1');
    expect(await screen.findByRole('heading', { level: 1, name: 'Sign in' })).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent('/contexts?site=1');
    expect(server.asked.map(({ name }) => name)).toEqual(['session']);
    expect(screen.queryByRole('navigation', { name: 'Main' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Try the demo/ })).not.toBeInTheDocument();
  });

  it('lets in by name and password, to the page of the address, and moves the focus to its heading', async () => {
    const { server } = door(outside, (now) => ({
      signIn: () => {
        now.session = session;
        return { next: 'done' };
      },
    }));
    renderAt('/contexts');
    await screen.findByRole('heading', { level: 1, name: 'Sign in' });
    await type('E-mail address or sign-in name', 'sam.field');
    await type('Password', 'five words that do not belong');
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    const heading = await screen.findByRole('heading', { level: 1, name: 'Contexts' });
    await waitFor(() => expect(heading).toHaveFocus());
    expect(server.asked.find(({ name }) => name === 'signIn')?.body).toEqual({
      login: 'sam.field',
      password: 'five words that do not belong',
    });
  });

  it('reads a refusal aloud, keeps the password out of the browser’s storage, and hides it', async () => {
    door(outside, () => ({
      signIn: () => refuse(403, 'That name and password do not belong together.'),
    }));
    renderAt('/');
    await screen.findByRole('heading', { level: 1, name: 'Sign in' });
    await type('E-mail address or sign-in name', 'sam.field');
    await type('Password', 'a wrong but secret one');
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('do not belong together');
    await waitFor(() => expect(alert).toHaveFocus());
    expect(JSON.stringify(localStorage)).not.toContain('secret');
    expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'password');
    await userEvent.click(screen.getByRole('button', { name: /^Show/ }));
    expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'text');
  });

  it('offers the demo’s accounts with their roles, one click each', async () => {
    const { server } = door(
      {
        ...outside,
        mode: 'demo',
        demoAccounts: [
          { account: 'manager', name: 'Ada Quill', role: 'manager', about: 'Runs the youth project.' },
          { account: 'commissioner', name: 'Bea Rook', role: 'commissioner', about: 'Pays for it.' },
        ],
      },
      (now) => ({
        demoSignIn: () => {
          now.session = session;
          return now.session;
        },
      }),
    );
    renderAt('/contexts');
    await userEvent.click(await screen.findByRole('button', { name: 'Ada Quill, a manager' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Contexts' })).toBeInTheDocument();
    expect(server.asked.find(({ name }) => name === 'demoSignIn')?.body).toEqual({ account: 'manager' });
  });

  it('asks for the second step, takes a recovery code in its place, and lets one begin again', async () => {
    const { server } = door({ ...outside, pending: 'second factor' }, (now) => ({
      secondFactor: ({ body }) => {
        if (body && 'code' in body) return refuse(403, 'That code is not right, or was used already.');
        now.session = session;
        return { next: 'done' };
      },
    }));
    renderAt('/contexts');
    await screen.findByRole('heading', { level: 1, name: 'Second step' });
    await type('Code of the authenticator app', '12');
    await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('six figures');
    await type('Code of the authenticator app', '3 456');
    await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
    expect(await screen.findByText('That code is not right, or was used already.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Sign in as somebody else' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Use a recovery code' }));
    await type('Recovery code', 'abcd-efgh-ijkl-mnop');
    await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Contexts' })).toBeInTheDocument();
    expect(server.asked.filter(({ name }) => name === 'secondFactor').map(({ body }) => body)).toEqual([
      { code: '123456' },
      { recoveryCode: 'abcd-efgh-ijkl-mnop' },
    ]);
  });

  it('sets up an app with a code to scan or a key to type, and holds the recovery codes until they are kept', async () => {
    const { now } = door({ ...outside, pending: 'set up second factor' }, () => ({
      beginTotp: () => ({
        secret: 'JBSWY3DPEHPK3PXP',
        uri: 'otpauth://totp/Waymark:sam?secret=JBSWY3DPEHPK3PXP&issuer=Waymark',
      }),
      confirmTotp: () => {
        // from here on the server counts them as signed in; the codes must stay on the screen all the same
        now.session = session;
        return { codes: ['aaaa-bbbb-cccc-dddd', 'eeee-ffff-gggg-hhhh'] };
      },
    }));
    renderAt('/contexts');
    const picture = await screen.findByRole('img', { name: 'QR code for the authenticator app' });
    expect(picture.querySelector('path')?.getAttribute('d')?.length).toBeGreaterThan(2000);
    expect(screen.getByText('JBSW Y3DP EHPK 3PXP')).toBeInTheDocument();
    await type('Code that the app shows now', '123456');
    await userEvent.click(screen.getByRole('button', { name: 'Confirm' }));
    expect(await screen.findByText('aaaa-bbbb-cccc-dddd')).toBeInTheDocument();
    // a window that comes back to the front asks again who is signed in
    window.dispatchEvent(new Event('visibilitychange'));
    expect(screen.getByRole('heading', { name: 'Your recovery codes' })).toHaveFocus();
    expect(screen.getByRole('button', { name: 'Go on' })).toBeDisabled();
    await userEvent.click(screen.getByLabelText('I have kept these codes'));
    await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Contexts' })).toBeInTheDocument();
    expect(screen.queryByText('aaaa-bbbb-cccc-dddd')).not.toBeInTheDocument();
  });

  it('after a session has run out, says that what was typed is kept, and gives it back after signing in', async () => {
    const { now } = door(session, (state) => ({
      addSite: () => refuse(401, 'You are not signed in. Sign in, and try again.'),
      areas: () => [],
      signIn: () => {
        state.session = session;
        return { next: 'done' };
      },
    }));
    renderAt('/sites/new');
    await userEvent.type(await screen.findByLabelText(/^Name/), 'Harbour ward');
    now.session = outside;
    await userEvent.click(screen.getByRole('button', { name: /^(Save|Add|Begin)/ }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Sign in' })).toBeInTheDocument();
    expect(screen.getByText(/What you typed is kept on this device/)).toBeInTheDocument();
    expect(screen.queryByText('Harbour ward')).not.toBeInTheDocument();
    await type('E-mail address or sign-in name', 'sam.field');
    await type('Password', 'five words that do not belong');
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByLabelText(/^Name/)).toHaveValue('Harbour ward');
  });

  it('never gives what one person typed to the next who signs in on the same computer', async () => {
    door(session, (state) => ({
      areas: () => [],
      signOut: () => {
        state.session = outside;
        return state.session;
      },
      signIn: () => {
        state.session = { ...session, actor: { ...someActor, personId: 2, name: 'Ash' } };
        return { next: 'done' };
      },
    }));
    renderAt('/sites/new');
    await userEvent.type(await screen.findByLabelText(/^Name/), 'Harbour ward');
    await userEvent.click(screen.getByText('Sam,', { exact: false }));
    await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(await screen.findByText('You are signed out on this device.')).toBeInTheDocument();
    await type('E-mail address or sign-in name', 'ash');
    await type('Password', 'five words that do not belong');
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await screen.findByText(/Ash,/);
    await userEvent.click(await screen.findByRole('link', { name: 'Contexts' }));
    await userEvent.click(await screen.findByRole('link', { name: 'New site' }));
    expect(await screen.findByLabelText(/^Name/)).toHaveValue('');
  });
});

describe('who is signed in', () => {
  beforeEach(() => localStorage.clear());

  it('is said in the header, with the other roles and the way out; a change of role fetches everything anew', async () => {
    const both: Session = {
      ...session,
      actor: { ...someActor, capacities: ['administrator', 'practitioner'] },
    };
    const { server } = door(both, (now) => ({
      actAs: ({ body }) => {
        now.session = {
          ...both,
          actor: {
            ...someActor,
            role: body?.role ?? 'manager',
            capacities: ['administrator', 'practitioner'],
          },
        };
        return now.session;
      },
    }));
    renderAt('/contexts');
    await screen.findByRole('heading', { level: 1, name: 'Contexts' });
    const before = server.asked.filter(({ name }) => name === 'contexts').length;
    const header = within(screen.getByRole('banner'));
    expect(header.getByText('administrator')).toBeInTheDocument();
    await userEvent.click(header.getByText(/Sam,/));
    await userEvent.click(header.getByRole('button', { name: 'Act as practitioner' }));
    expect(await header.findByText('practitioner')).toBeInTheDocument();
    await waitFor(() =>
      expect(server.asked.filter(({ name }) => name === 'contexts').length).toBeGreaterThan(before),
    );
  });
});
