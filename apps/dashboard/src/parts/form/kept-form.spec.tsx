import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { z } from 'zod';
import { Trouble } from '../../api/errors';
import { TextField } from './field';
import { aroundAForm } from '../../testing/around-a-form';
import { SendForm } from './send-form';
import { useKeptForm } from './use-kept-form';

const schema = z.strictObject({
  name: z.string().min(1, 'Give it a name.'),
  size: z.number().max(50, 'Fifty at most.').nullable(),
});
const nothing = { name: '', size: '' };

function Small({
  scope,
  send,
}: {
  scope: string;
  send: (body: z.output<typeof schema>) => Promise<unknown>;
}) {
  const form = useKeptForm(scope, 'small', nothing);
  return (
    <SendForm
      form={form}
      schema={schema}
      body={({ name, size }) => ({ name, size: size === '' ? null : Number(size) })}
      send={send}
      label="Save"
      onSaved={() => undefined}
    >
      <TextField {...form.field('name')} label="Name" help="What it is called." />
      <TextField {...form.field('size')} kind="number" label="Size" help="How many." optional />
    </SendForm>
  );
}
const sendsNothing = () => Promise.reject(new Error('nothing should be sent'));

describe(useKeptForm, () => {
  beforeEach(() => localStorage.clear());

  it('finds what was typed after a reload, and says that it is kept', async () => {
    const first = render(<Small scope="own" send={sendsNothing} />, { wrapper: aroundAForm() });
    await userEvent.type(screen.getByLabelText('Name'), 'Canal Yard');
    expect(screen.getByText(/^Kept on this device at \d\d:\d\d, not yet sent\.$/)).toBeInTheDocument();
    first.unmount();
    render(<Small scope="own" send={sendsNothing} />, { wrapper: aroundAForm() });
    expect(screen.getByLabelText('Name')).toHaveValue('Canal Yard');
  });

  it('brings back what was thrown away by mistake, and keeps the focus where it was', async () => {
    render(<Small scope="own" send={sendsNothing} />, { wrapper: aroundAForm() });
    await userEvent.type(screen.getByLabelText('Name'), 'Canal Yard');
    await userEvent.click(screen.getByRole('button', { name: 'Throw away what I typed' }));
    expect(screen.getByLabelText('Name')).toHaveValue('');
    expect(localStorage).toHaveLength(0);
    const back = screen.getByRole('button', { name: 'Bring back what I threw away' });
    expect(back).toHaveFocus();
    await userEvent.click(back);
    expect(screen.getByLabelText('Name')).toHaveValue('Canal Yard');
    expect(screen.queryByRole('button', { name: /^Bring back/ })).not.toBeInTheDocument();
  });

  it('keeps drafts of one database out of another', async () => {
    const first = render(<Small scope="demo" send={sendsNothing} />, { wrapper: aroundAForm() });
    await userEvent.type(screen.getByLabelText('Name'), 'Invented');
    first.unmount();
    render(<Small scope="own" send={sendsNothing} />, { wrapper: aroundAForm() });
    expect(screen.getByLabelText('Name')).toHaveValue('');
  });

  it('says so where the browser keeps nothing', async () => {
    const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('private', 'QuotaExceededError');
    });
    try {
      render(<Small scope="own" send={sendsNothing} />, { wrapper: aroundAForm() });
      await userEvent.type(screen.getByLabelText('Name'), 'C');
      expect(screen.getByText(/This browser keeps nothing/)).toBeInTheDocument();
    } finally {
      full.mockRestore();
    }
  });
});

describe(SendForm, () => {
  beforeEach(() => localStorage.clear());

  it('ties each field to its help and its refusal, and leads from the box to the field', async () => {
    render(<Small scope="own" send={sendsNothing} />, { wrapper: aroundAForm() });
    const name = screen.getByLabelText('Name');
    expect(name).toHaveAccessibleDescription('What it is called.');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByRole('alert')).toHaveFocus();
    expect(name).toBeInvalid();
    expect(name).toHaveAccessibleDescription('What it is called. Give it a name.');
    await userEvent.click(screen.getByRole('link', { name: 'Give it a name.' }));
    expect(name).toHaveFocus();
    await userEvent.type(name, 'C');
    expect(name).not.toBeInvalid();
  });

  it('keeps what is typed while it is being saved, and says what was saved', async () => {
    let arrive = () => undefined as void;
    const send = () => new Promise<void>((done) => (arrive = done));
    render(<Small scope="own" send={send} />, { wrapper: aroundAForm() });
    await userEvent.type(screen.getByLabelText('Name'), 'Canal');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await userEvent.type(screen.getByLabelText('Name'), ' Yard');
    arrive();
    expect(await screen.findByText(/^What you had sent was saved at/)).toBeInTheDocument();
    expect(screen.getByLabelText('Name')).toHaveValue('Canal Yard');
    expect(screen.getByLabelText('Name')).toHaveFocus();
    expect(localStorage).toHaveLength(1);
  });

  it('names the field where a sentence alone would not', async () => {
    const Plain = () => {
      const form = useKeptForm('own', 'plain', { day: '' });
      return (
        <SendForm
          form={form}
          schema={z.strictObject({ day: z.iso.date() })}
          body={(values) => values}
          send={sendsNothing}
          label="Save"
          onSaved={() => undefined}
        >
          <TextField {...form.field('day')} kind="date" label="Held on" help="The day." />
        </SendForm>
      );
    };
    render(<Plain />, { wrapper: aroundAForm() });
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByRole('link', { name: 'Held on: Fill this in.' })).toBeInTheDocument();
    expect(screen.getByLabelText('Held on')).toHaveAccessibleDescription('The day. Fill this in.');
  });

  it('sends what fits, forgets the draft only then, and brings a refusal of the server to its field', async () => {
    const sent: unknown[] = [];
    const answers = [
      () =>
        Promise.reject(
          new Trouble('refused', 'That name is taken.', [{ field: 'name', sentence: 'Taken.' }]),
        ),
      () => Promise.resolve({}),
    ];
    render(
      <Small
        scope="own"
        send={(body) => {
          sent.push(body);
          return answers[sent.length - 1]?.() ?? Promise.reject(new Error('sent too often'));
        }}
      />,
      { wrapper: aroundAForm() },
    );
    await userEvent.type(screen.getByLabelText('Name'), 'Canal Yard');
    await userEvent.type(screen.getByLabelText(/Size/), '51');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByLabelText(/Size/)).toBeInvalid();
    expect(sent).toEqual([]);

    await userEvent.clear(screen.getByLabelText(/Size/));
    await userEvent.type(screen.getByLabelText(/Size/), '12');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('That name is taken.')).toBeInTheDocument();
    expect(screen.getByLabelText('Name')).toBeInvalid();
    expect(localStorage).toHaveLength(1);

    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/^Saved on the server at \d\d:\d\d\.$/)).toBeInTheDocument();
    expect(sent).toEqual([
      { name: 'Canal Yard', size: 12 },
      { name: 'Canal Yard', size: 12 },
    ]);
    expect(localStorage).toHaveLength(0);
  });
});
