import type { Context, Session, Site } from '@waymark/contract';
import { screen } from '@testing-library/react';
import { contractServer } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { context, session, site, someActor } from '../../testing/samples';

function start(state: { session?: Partial<Session>; sites?: Site[]; contexts?: Context[] }) {
  const now = { ...session, ...state.session };
  const server = contractServer({
    session: () => now,
    sites: () => state.sites ?? [],
    contexts: () => state.contexts ?? [],
    observations: () => [],
  });
  renderAt('/');
  return server;
}

describe('the first page', () => {
  beforeEach(() => localStorage.clear());

  it('tells whoever opens an empty database to use the link that was printed', async () => {
    start({ session: { needsSetup: true, organisations: [], actor: null } });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Waymark is not set up yet' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/printed a one-time link/)).toBeInTheDocument();
    expect(screen.queryByRole('navigation', { name: 'Main' })).not.toBeInTheDocument();
  });

  it('leads from an organisation without sites to the first site', async () => {
    start({});
    expect(await screen.findByRole('heading', { level: 1, name: 'Harbour Youth' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Add the site' })).toHaveAttribute('href', '/sites/new');
  });

  it('shows a commissioner the grants they were let in to, and asks for nothing else', async () => {
    const server = start({
      session: {
        organisations: [],
        actor: {
          ...someActor,
          role: 'commissioner',
          capacities: ['commissioner'],
          scopes: [{ kind: 'grant', id: 4, name: 'Safer evenings' }],
        },
      },
    });
    expect(await screen.findByRole('heading', { level: 2, name: 'Safer evenings' })).toBeInTheDocument();
    expect(screen.getByText(/never see true counts/)).toBeInTheDocument();
    const asked = new Set(server.asked.map(({ name }) => name));
    expect(asked.has('sites')).toBe(false);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
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
