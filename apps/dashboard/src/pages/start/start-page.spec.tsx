import type { Context, Session, Site } from '@waymark/contract';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { context, session, site } from '../../testing/samples';

function start(state: { session?: Partial<Session>; sites?: Site[]; contexts?: Context[] }) {
  const now = { ...session, ...state.session };
  const server = contractServer({
    session: () => now,
    setUp: ({ body }) => {
      now.needsSetup = false;
      now.organisations = [{ id: 1, name: (body as { organisation: string }).organisation }];
      return now;
    },
    sites: () => state.sites ?? [],
    contexts: () => state.contexts ?? [],
    observations: () => [],
  });
  renderAt('/');
  return server;
}

describe('the first page', () => {
  beforeEach(() => localStorage.clear());

  it('asks two names in an empty database, then leads to the first site', async () => {
    const server = start({ session: { needsSetup: true, organisations: [] } });
    await userEvent.click(await screen.findByRole('button', { name: 'Begin' }));
    expect(screen.getByLabelText('Your organisation')).toHaveAccessibleDescription(
      /Give your organisation a name\.$/,
    );
    await userEvent.type(screen.getByLabelText('Your organisation'), 'Harbour Youth');
    await userEvent.type(screen.getByLabelText('Your name'), 'Sam');
    await userEvent.click(screen.getByRole('button', { name: 'Begin' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Harbour Youth' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Add the site' })).toHaveAttribute('href', '/sites/new');
    expect(server.asked.filter((a) => a.name === 'setUp')).toHaveLength(1);
  });

  it('goes on where the last step ended', async () => {
    start({ sites: [site()] });
    expect(await screen.findByRole('link', { name: 'Add the context' })).toHaveAttribute(
      'href',
      '/contexts/new?site=1',
    );
    expect(screen.queryByRole('link', { name: 'Add the site' })).not.toBeInTheDocument();
  });

  it('leads from the first context to its first wave', async () => {
    start({ sites: [site()], contexts: [context()] });
    expect(await screen.findByRole('link', { name: 'Record the first wave' })).toHaveAttribute(
      'href',
      '/contexts/7/record',
    );
  });

  it('lists several sites by the alphabet, without a figure', async () => {
    start({
      session: { mode: 'demo' },
      sites: [site({ id: 1, name: 'Westgate' }), site({ id: 2, name: 'Harbour ward' })],
      contexts: [context({ siteId: 2 })],
    });
    const headings = await screen.findAllByRole('heading', { level: 2 });
    expect(headings.map((h) => h.textContent)).toEqual(['Harbour ward', 'Westgate']);
    expect(screen.getByText(/people and places are invented/)).toBeInTheDocument();
  });
});
