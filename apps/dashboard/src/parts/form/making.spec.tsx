import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type Concern, newSharing, ONCE_HEADER, SAVED_BEFORE } from '@waymark/contract';
import { useState } from 'react';
import { useSend } from '../../api/queries';
import { scopeOf } from '../../outbox/scope';
import { OutboxLine } from '../../outbox/outbox-line';
import { ConcernForm } from '../../pages/concerns/concern-forms';
import { aroundAForm } from '../../testing/around-a-form';
import { contractServer } from '../../testing/contract-server';
import { concern } from '../../testing/plans';
import { session } from '../../testing/samples';
import { TextField } from './field';
import { SendForm } from './send-form';
import { useMaking } from './making';
import { useKeptForm } from './use-kept-form';

/** A server that makes one concern of each name it is told, as the real one does; its answers can be held back, or lost. */
function farEnd() {
  const concerns: Concern[] = [];
  const made = new Map<string, number>();
  const state = { answersLost: false };
  const tries: string[] = [];
  let release: (() => void) | null = null;
  let gate: Promise<void> = Promise.resolve();
  const server = contractServer({
    session: () => session,
    addConcern: ({ body }) => {
      const one = concern({ ...body, id: concerns.length + 31, version: 1 });
      concerns.push(one);
      return one;
    },
    addSharing: ({ body }) => ({ ...body, ...REST_OF_ANSWER }),
    changeConcern: ({ body }) => {
      const { version, ...change } = body;
      const [old] = concerns as [Concern];
      expect(version).toBe(old.version);
      concerns[0] = { ...old, ...(change as Partial<Concern>), version: old.version + 1 };
      return concerns[0];
    },
  });
  const answer = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    if (init?.method !== 'POST') return answer(input, init);
    const once = new Headers(init.headers).get(ONCE_HEADER) ?? '';
    tries.push(once);
    const before = made.get(once);
    if (before !== undefined && !state.answersLost)
      return Response.json(
        {
          type: 'about:blank',
          title: SAVED_BEFORE,
          status: 409,
          detail: 'This was saved when it was sent before.',
          errors: [],
          requestId: 'r-1',
          made: before,
        },
        { status: 409 },
      );
    const response = before === undefined ? await answer(input, init) : null;
    if (before === undefined) made.set(once, concerns.at(-1)?.id ?? 0);
    await gate;
    if (state.answersLost || !response) throw new TypeError('the answer broke off');
    return response;
  };
  return {
    ...server,
    state,
    tries,
    concerns,
    sent: (name: string) => server.asked.filter((one) => one.name === name).map(({ body }) => body),
    holdAnswers: () => {
      gate = new Promise((done) => {
        release = done;
      });
    },
    letGo: () => act(async () => release?.()),
    online: () => act(() => void window.dispatchEvent(new Event('online'))),
  };
}

function Register() {
  const [open, setOpen] = useState(true);
  if (!open) return <p>The form is closed.</p>;
  return <ConcernForm scope={scopeOf(session)} contextId={7} one={null} onDone={() => setOpen(false)} />;
}
const show = () =>
  render(
    <>
      <OutboxLine />
      <Register />
    </>,
    { wrapper: aroundAForm() },
  );
const done = () => screen.getByLabelText(/^What was done/);
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save the concern' }));
async function fillIn() {
  await userEvent.type(screen.getByLabelText('Month'), '2026-05');
  await userEvent.selectOptions(screen.getByLabelText('Kind of concern'), 'harassment');
  await userEvent.selectOptions(screen.getByLabelText('Who raised it'), 'residents');
  await userEvent.type(done(), 'The lamp');
}

describe(useMaking, () => {
  beforeEach(() => localStorage.clear());

  it('makes one thing of a form that is typed on while it is saved: saving again changes it', async () => {
    const { sent, concerns, holdAnswers, letGo } = farEnd();
    show();
    await fillIn();
    holdAnswers();
    await save();
    await userEvent.type(done(), ' was mended.');
    await letGo();
    expect(await screen.findByText(/^What you had sent was saved at .* is still here\.$/)).toBeVisible();
    expect(screen.getByText(/^This is saved already\. If you save again/)).toBeVisible();

    await save();
    expect(await screen.findByText('The form is closed.')).toBeVisible();
    expect(concerns).toMatchObject([{ id: 31, done: 'The lamp was mended.' }]);
    expect(sent('changeConcern')).toEqual([{ done: 'The lamp was mended.', version: 1 }]);
    expect(Object.keys(localStorage).filter((key) => /draft|making|outbox/.test(key))).toEqual([]);
  });

  it('still makes one where the page was loaded anew before the second saving', async () => {
    const { concerns, holdAnswers, letGo } = farEnd();
    const before = show();
    await fillIn();
    holdAnswers();
    await save();
    await userEvent.type(done(), ' was mended.');
    await letGo();
    await screen.findByText(/is still here\.$/);
    before.unmount();

    show();
    expect(done()).toHaveValue('The lamp was mended.');
    expect(screen.getByText(/^This is saved already/)).toBeVisible();
    await save();
    await screen.findByText('The form is closed.');
    expect(concerns).toMatchObject([{ id: 31, done: 'The lamp was mended.' }]);
  });

  it('makes one where the answer was lost and more was typed meanwhile', async () => {
    const { concerns, state, sent, online } = farEnd();
    state.answersLost = true;
    show();
    await fillIn();
    await save();
    await screen.findByText(/It is sent by itself/);
    await userEvent.type(done(), ' was mended.');
    state.answersLost = false;
    await online();
    await waitFor(() => expect(concerns).toMatchObject([{ id: 31, done: 'The lamp was mended.' }]), {
      timeout: 4000,
    });
    expect(sent('addConcern')).toHaveLength(1);
    expect(await screen.findByText('The form is closed.')).toBeVisible();
  });

  it('sends what was typed between the press and the failure, too', async () => {
    const { concerns, state, tries, holdAnswers, letGo } = farEnd();
    show();
    await fillIn();
    holdAnswers();
    state.answersLost = true;
    await save();
    await userEvent.type(done(), ' was mended.');
    await letGo();
    // the outbox tried it once more, as it was
    await waitFor(() => expect(tries).toHaveLength(2));
    state.answersLost = false;
    await waitFor(() => expect(concerns).toMatchObject([{ done: 'The lamp was mended.' }]), {
      timeout: 4000,
    });
    expect(await screen.findByText('The form is closed.')).toBeVisible();
  });

  it('says where nothing changes what was saved, and makes another only when it is asked to', async () => {
    const { sent, holdAnswers, letGo } = farEnd();
    render(<Sharing />, { wrapper: aroundAForm() });
    const partner = () => screen.getByLabelText('With whom');
    const press = () => userEvent.click(screen.getByRole('button', { name: 'Save the agreement' }));
    await userEvent.type(partner(), 'School');
    holdAnswers();
    await press();
    await userEvent.type(partner(), ' board');
    await letGo();
    expect(await screen.findByText(/is not in it: if you save again, that makes another/)).toBeVisible();
    await press();
    expect(await screen.findByText(/^Saved on the server at/)).toBeVisible();
    expect(sent('addSharing')).toMatchObject([{ partner: 'School' }, { partner: 'School board' }]);
  });
});

const REST_OF_ANSWER = {
  id: 5,
  organisationId: 1,
  purpose: 'Learning',
  endedOn: null,
  state: 'in force',
  mayShare: true,
  because: '',
  recordedBy: 'Sam',
  recordedAt: '2026-01-01',
} as const;
const REST = {
  reference: 'A-1',
  purposeId: 1,
  what: 'Figures',
  startsOn: '2026-01-01',
  endsOn: '2027-01-01',
};

function Sharing() {
  const send = useSend('addSharing');
  const form = useKeptForm('own', 'sharing-new', { partner: '' });
  return (
    <SendForm
      form={form}
      schema={newSharing}
      body={({ partner }) => ({ partner, ...REST })}
      makes="unchangeable"
      send={(body, how) => send.mutateAsync({ body, ...how })}
      label="Save the agreement"
      onSaved={() => undefined}
    >
      <TextField {...form.field('partner')} label="With whom" help="The organisation." />
    </SendForm>
  );
}
