import { KEPT_WORDS_HEADER } from '@waymark/contract';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { z } from 'zod';
import { call } from '../../api/client';
import { keptKeys } from '../../api/kept-words';
import { contractServer, refuse } from '../../testing/contract-server';
import { LongTextField } from './field';
import { aroundAForm } from '../../testing/around-a-form';
import { SendForm } from './send-form';
import { useKeptForm } from './use-kept-form';

const text = 'Seen with Jayden at the steps.';
const marked = {
  text,
  findings: [
    {
      key: '00112233445566aa',
      kind: 'name' as const,
      start: 10,
      end: 16,
      words: 'Jayden',
      advice: 'Take the name out.',
    },
  ],
};
const params = { id: 7 };

function Note() {
  const form = useKeptForm('own', 'note', { note: '' });
  return (
    <SendForm
      form={form}
      schema={z.strictObject({ note: z.string() })}
      body={(values) => values}
      send={(body) => call('changeResponse', { params, body })}
      label="Save"
      onSaved={() => undefined}
    >
      <LongTextField {...form.field('note')} label="Note" help="What happened." />
    </SendForm>
  );
}

it('shows marked words where a form was refused, and saves them once somebody looked and keeps them', async () => {
  localStorage.clear();
  const headers: (string | null)[] = [];
  const server = contractServer({
    changeResponse: () =>
      keptKeys() === ''
        ? refuse(422, 'Some words may lead to a person.', [{ field: 'note', sentence: 'Look here.', marked }])
        : Response.json({}),
  });
  const answered = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    headers.push(new Headers(init?.headers).get(KEPT_WORDS_HEADER));
    return answered(input, init);
  };
  render(<Note />, { wrapper: aroundAForm() });
  await userEvent.type(screen.getByLabelText('Note'), text);
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect((await screen.findByText('Jayden')).tagName).toBe('MARK');
  expect(screen.getByText(/Take the name out/)).toBeInTheDocument();
  expect(screen.getByLabelText('Note')).toBeInvalid();
  expect(localStorage).toHaveLength(1);

  await userEvent.click(screen.getByRole('checkbox', { name: /this names no young person/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/^Saved on the server/)).toBeInTheDocument();
  expect(headers).toEqual([null, '00112233445566aa']);
  expect(server.asked.map(({ body }) => body)).toEqual([{ note: text }, { note: text }]);
});
