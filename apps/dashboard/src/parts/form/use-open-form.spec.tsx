import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { z } from 'zod';
import { TextField } from './field';
import { aroundAForm } from '../../testing/around-a-form';
import { SendForm } from './send-form';
import { useKeptForm } from './use-kept-form';
import { useOpenForm } from './use-open-form';

let send: () => Promise<unknown> = () => Promise.resolve(null);

function Inside({ onDone }: { readonly onDone: () => void }) {
  const form = useKeptForm('own', 'inside', { name: '' });
  return (
    <SendForm
      form={form}
      schema={z.strictObject({ name: z.string() })}
      body={(values) => values}
      send={() => send()}
      label="Save"
      onSaved={onDone}
      onCancel={onDone}
    >
      <TextField {...form.field('name')} label="Name" help="What it is called." />
    </SendForm>
  );
}

function List() {
  const { open, show, close } = useOpenForm();
  return (
    <ul>
      {[1, 2].map((id) => (
        <li key={id}>
          {open === id ? (
            <Inside onDone={close} />
          ) : (
            <button type="button" onClick={() => show(id)}>
              Edit {id}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

describe(useOpenForm, () => {
  beforeEach(() => localStorage.clear());

  it.each(['Close', 'Save'])(
    'leads the focus into the form, and back to its button after "%s"',
    async (button) => {
      render(<List />, { wrapper: aroundAForm() });
      await userEvent.click(screen.getByRole('button', { name: 'Edit 2' }));
      expect(screen.getByLabelText('Name')).toHaveFocus();
      await userEvent.click(screen.getByRole('button', { name: button }));
      await waitFor(() => expect(screen.getByRole('button', { name: 'Edit 2' })).toHaveFocus());
    },
  );

  describe('while it is being saved', () => {
    let arrive = () => undefined as void;
    beforeEach(() => {
      const answer = new Promise<void>((done) => (arrive = done));
      send = () => answer;
    });
    afterEach(() => (send = () => Promise.resolve(null)));
    const saving = async () => {
      await userEvent.click(screen.getByRole('button', { name: 'Edit 2' }));
      await userEvent.type(screen.getByLabelText('Name'), 'Quay');
      await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    };
    const later = () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));

    it('takes the focus from nobody who went on', async () => {
      render(
        <>
          <List />
          <input aria-label="Elsewhere" />
        </>,
        { wrapper: aroundAForm() },
      );
      await saving();
      await userEvent.click(screen.getByLabelText('Elsewhere'));
      arrive();
      await screen.findByRole('button', { name: 'Edit 2' });
      await later();
      expect(screen.getByLabelText('Elsewhere')).toHaveFocus();
    });

    it('closes no other form that was opened meanwhile', async () => {
      render(<List />, { wrapper: aroundAForm() });
      await saving();
      await userEvent.click(screen.getByRole('button', { name: 'Close' }));
      await userEvent.click(screen.getByRole('button', { name: 'Edit 1' }));
      await waitFor(() => expect(screen.getByLabelText('Name')).toHaveFocus());
      arrive();
      await later();
      expect(screen.getByRole('button', { name: 'Edit 2' })).toBeInTheDocument();
      expect(screen.getByLabelText('Name')).toHaveFocus();
    });
  });
});
