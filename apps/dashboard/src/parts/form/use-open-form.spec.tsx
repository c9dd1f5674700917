import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { z } from 'zod';
import { TextField } from './field';
import { aroundAForm } from '../../testing/around-a-form';
import { SendForm } from './send-form';
import { useKeptForm } from './use-kept-form';
import { useOpenForm } from './use-open-form';

function Inside({ onDone }: { readonly onDone: () => void }) {
  const form = useKeptForm('own', 'inside', { name: '' });
  return (
    <SendForm
      form={form}
      schema={z.strictObject({ name: z.string() })}
      body={(values) => values}
      send={() => Promise.resolve(null)}
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
});
