import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type Concern, ONCE_HEADER, SAVED_BEFORE } from '@waymark/contract';
import { useState } from 'react';
import { OutboxLine } from '../../outbox/outbox-line';
import { scopeOf } from '../../outbox/scope';
import { ConcernForm } from '../../pages/concerns/concern-forms';
import { aroundAForm } from '../../testing/around-a-form';
import { contractServer, refuse } from '../../testing/contract-server';
import { concern } from '../../testing/plans';
import { session } from '../../testing/samples';
import { useResend } from './use-resend';

const one = concern();

function Register() {
  const [open, setOpen] = useState(true);
  return open ? (
    <ConcernForm scope={scopeOf(session)} contextId={7} one={one} onDone={() => setOpen(false)} />
  ) : (
    <p>The form is closed.</p>
  );
}
const show = () =>
  render(
    <>
      <OutboxLine />
      <Register />
    </>,
    { wrapper: aroundAForm() },
  );

/** The server of a form, and the names its changes came under. */
function withServer(change: () => Response | Concern = () => concern({ version: 2 })) {
  const server = contractServer({ session: () => session, changeConcern: change });
  const names: (string | null)[] = [];
  const fetched = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    if (init?.method === 'PATCH') names.push(new Headers(init.headers).get(ONCE_HEADER));
    return fetched(input, init);
  };
  const sent = () => server.asked.filter(({ name }) => name === 'changeConcern').map(({ body }) => body);
  const online = () =>
    act(() => {
      server.comeBack();
      window.dispatchEvent(new Event('online'));
    });
  return { ...server, names, sent, online };
}
const done = () => screen.getByLabelText(/^What was done/);
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save the concern' }));

describe(useResend, () => {
  beforeEach(() => localStorage.clear());

  it('sends a form by itself when the connection is back, and says so before and after', async () => {
    const { goOffline, online, sent, names } = withServer();
    goOffline();
    show();
    await userEvent.type(done(), 'The lamp was mended.');
    await save();
    expect(await screen.findByText(/^Kept on this device at \d\d:\d\d\. It is sent by itself/)).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();

    await online();
    expect(await screen.findByText('The form is closed.')).toBeVisible();
    expect(await screen.findByText(/^The concern: saved at \d\d:\d\d\.$/)).toBeVisible();
    expect(sent()).toEqual([{ done: 'The lamp was mended.', version: 1 }]);
    // the first try and all later ones are the same change to the server
    expect(new Set(names).size).toBe(1);
    expect(Object.keys(localStorage).filter((key) => /draft|outbox/.test(key))).toEqual([]);
  });

  it('sends what waits after a reload, though its form was not opened again', async () => {
    const { goOffline, comeBack, sent } = withServer();
    goOffline();
    const before = show();
    await userEvent.type(done(), 'The lamp was mended.');
    await save();
    await screen.findByText(/It is sent by itself/);
    before.unmount();

    comeBack();
    render(<OutboxLine />, { wrapper: aroundAForm() });
    await waitFor(() => expect(sent()).toEqual([{ done: 'The lamp was mended.', version: 1 }]));
    await waitFor(() =>
      expect(Object.keys(localStorage).filter((key) => /draft|outbox/.test(key))).toEqual([]),
    );
  });

  it('takes along what was typed while it waited', async () => {
    const { goOffline, online, sent } = withServer();
    goOffline();
    show();
    await userEvent.type(done(), 'The lamp');
    await save();
    await screen.findByText(/It is sent by itself/);
    await userEvent.type(done(), ' was mended.');
    await online();
    await waitFor(() => expect(sent()).toEqual([{ done: 'The lamp was mended.', version: 1 }]), {
      timeout: 4000,
    });
  });

  it('comes back to its form where somebody else was quicker, with every word', async () => {
    const { goOffline, online } = withServer(() => refuse(409, 'Somebody else changed this concern.'));
    goOffline();
    show();
    await userEvent.type(done(), 'The lamp was mended.');
    await save();
    await screen.findByText(/It is sent by itself/);
    await online();
    expect(await screen.findByRole('alert')).toHaveTextContent('Somebody else changed this concern.');
    expect(done()).toHaveValue('The lamp was mended.');
    expect(screen.getByRole('button', { name: 'Save the concern' })).toBeEnabled();
  });

  it('is done where it had arrived, and only the answer was lost', async () => {
    const { goOffline, online } = withServer(() =>
      Response.json(
        {
          type: 'about:blank',
          title: SAVED_BEFORE,
          status: 409,
          detail: 'This was saved when it was sent before.',
          errors: [],
          requestId: 'r-1',
        },
        { status: 409 },
      ),
    );
    goOffline();
    show();
    await userEvent.type(done(), 'The lamp was mended.');
    await save();
    await screen.findByText(/It is sent by itself/);
    await online();
    expect(await screen.findByText('The form is closed.')).toBeVisible();
  });
});
