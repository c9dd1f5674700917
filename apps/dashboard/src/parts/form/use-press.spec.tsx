import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Concern } from '@waymark/contract';
import { OutboxLine } from '../../outbox/outbox-line';
import { aroundAForm } from '../../testing/around-a-form';
import { contractServer, refuse } from '../../testing/contract-server';
import { concern } from '../../testing/plans';
import { session } from '../../testing/samples';
import { useSend } from '../../api/queries';
import { PressLine, usePress } from './use-press';

function Ticks() {
  const tick = usePress('changeConcern', 'concern-1', 'The concern about the yard');
  const press = (archived: boolean) => () =>
    tick.mutate({ params: { id: 1 }, body: { archived, version: 1 } });
  return (
    <>
      <OutboxLine />
      <button type="button" onClick={press(true)}>
        Archive
      </button>
      <button type="button" onClick={press(false)}>
        Put back
      </button>
      <PressLine press={tick} named="the concern" />
    </>
  );
}

function withServer(change: () => Response | Concern = () => concern({ version: 2 })) {
  const server = contractServer({ session: () => session, changeConcern: change });
  const sent = () => server.asked.filter(({ name }) => name === 'changeConcern').map(({ body }) => body);
  const online = () =>
    act(() => {
      server.comeBack();
      window.dispatchEvent(new Event('online'));
    });
  return { ...server, sent, online };
}
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
/** The name of the database is known before the connection goes. */
const show = async () => {
  const shown = render(<Ticks />, { wrapper: aroundAForm() });
  await waitFor(() => expect(Object.keys(localStorage)).toContain('waymark:last-scope'));
  return shown;
};
const NOT_ARCHIVED: unknown = expect.stringContaining('"archived":false');
const held = () => Object.keys(localStorage).filter((key) => key.includes('outbox'));

describe(usePress, () => {
  beforeEach(() => localStorage.clear());

  it('waits for the connection, says so on the page, and is sent by itself', async () => {
    const { goOffline, online, sent } = withServer();
    await show();
    goOffline();
    await press('Archive');
    expect(await screen.findByText(/^The concern about the yard is kept on this device since/)).toBeVisible();
    expect(screen.getByText(/It is sent by itself when the connection is back\./)).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
    await online();
    await waitFor(() => expect(held()).toEqual([]));
    expect(sent()).toEqual([{ archived: true, version: 1 }]);
  });

  it('is sent though its page was closed, and only what was pressed last', async () => {
    const { goOffline, comeBack, sent } = withServer();
    const before = await show();
    goOffline();
    await press('Archive');
    await screen.findByText(/is kept on this device since/);
    await press('Put back');
    await waitFor(() => expect(held().map((key) => localStorage.getItem(key))).toEqual([NOT_ARCHIVED]));
    before.unmount();
    comeBack();
    render(<OutboxLine />, { wrapper: aroundAForm() });
    await waitFor(() => expect(sent()).toEqual([{ archived: false, version: 1 }]));
    // the first page lives on in this test, and learns as another window does
    act(() => void window.dispatchEvent(new Event('storage')));
  });

  it('can be taken back while it waits', async () => {
    const { goOffline, online, sent } = withServer();
    await show();
    goOffline();
    await press('Archive');
    const takeBack = await screen.findByRole('button', { name: /^Take it back/ });
    // not while it is just being tried
    await waitFor(() => expect(takeBack).toBeEnabled());
    await userEvent.click(takeBack);
    expect(held()).toEqual([]);
    await online();
    expect(sent()).toEqual([]);
  });

  it('says where it was not taken, until somebody has seen it', async () => {
    const { goOffline, online } = withServer(() => refuse(409, 'Somebody else changed this concern.'));
    await show();
    goOffline();
    await press('Archive');
    await screen.findByText(/It is sent by itself/);
    await online();
    expect(await screen.findByRole('alert')).toHaveTextContent('Somebody else changed this concern.');
    expect(screen.getByText(/^The concern about the yard was not taken/)).toBeVisible();
    await press(/^I have seen this/);
    expect(screen.queryByText(/was not taken/)).toBeNull();
  });

  it('is not for what has to be looked at again: that says that it was not done', async () => {
    function Release() {
      const send = useSend('changeConcern');
      return (
        <>
          <button
            type="button"
            onClick={() => send.mutate({ params: { id: 1 }, body: { archived: true, version: 1 } })}
          >
            Archive
          </button>
          <p>{send.error?.sentence}</p>
        </>
      );
    }
    const { goOffline } = withServer();
    render(<Release />, { wrapper: aroundAForm() });
    goOffline();
    await press('Archive');
    expect(await screen.findByText(/this was not done, and it is not tried again by itself/)).toBeVisible();
  });
});
