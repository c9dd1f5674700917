import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { aroundAForm } from '../testing/around-a-form';
import { contractServer } from '../testing/contract-server';
import { site } from '../testing/samples';
import { useSend } from './queries';

function Buttons() {
  const send = useSend('addSite');
  const add = (name: string) => () => send.mutate({ body: { name, areaCode: null } });
  return (
    <>
      <button type="button" onClick={add('Harbour')}>
        Harbour
      </button>
      <button type="button" onClick={add('Quay')}>
        Quay
      </button>
      <p>{send.isSuccess ? 'Saved' : ''}</p>
    </>
  );
}

describe(useSend, () => {
  it('sends once what is pressed twice at once, and again what is pressed later', async () => {
    const { asked } = contractServer({ addSite: () => site() });
    render(<Buttons />, { wrapper: aroundAForm() });
    const names = () => asked.map(({ body }) => (body as { name: string }).name);
    const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
    press('Harbour');
    press('Harbour');
    press('Quay');
    await screen.findByText('Saved');
    expect(names()).toEqual(['Harbour', 'Quay']);
    press('Harbour');
    await waitFor(() => expect(names()).toEqual(['Harbour', 'Quay', 'Harbour']));
  });
});
