import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { context, session, site } from '../../testing/samples';

const all = [
  context({ id: 1, pseudonym: 'The Foyer', privateName: 'Central library' }),
  context({ id: 2, pseudonym: 'Canal Yard' }),
  context({ id: 3, pseudonym: 'Old Market', archived: true }),
  context({ id: 4, pseudonym: 'West Park', siteId: 2, site: 'Westgate' }),
];

describe('the list of contexts', () => {
  beforeEach(() =>
    contractServer({
      session: () => session,
      sites: () => [site(), site({ id: 2, name: 'Westgate' })],
      contexts: () => all,
    }),
  );
  const names = () => screen.getAllByRole('heading', { level: 3 }).map((h) => h.textContent);

  it('goes by the alphabet of the names the team uses, and says the public one beside it', async () => {
    renderAt('/contexts?site=1');
    await screen.findByRole('heading', { level: 3, name: 'Canal Yard' });
    expect(names()).toEqual(['Canal Yard', 'Central library']);
    expect(screen.getByText('Outside the team: The Foyer')).toBeInTheDocument();
  });

  it('keeps its filters in the address', async () => {
    renderAt('/contexts');
    await userEvent.selectOptions(await screen.findByLabelText('Site'), 'Harbour ward');
    await userEvent.click(screen.getByRole('checkbox', { name: /archived/ }));
    expect(screen.getByTestId('address')).toHaveTextContent('/contexts?site=1&archived=shown');
    expect(names()).toEqual(['Canal Yard', 'Central library', 'Old Marketarchived']);
  });
});
