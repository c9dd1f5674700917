import type { ComparePage } from '@waymark/contract';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer } from '../../testing/contract-server';
import { axis, percent, row } from '../../testing/measured';
import { renderAt } from '../../testing/render-at';
import { context, framework, session, site } from '../../testing/samples';

const places = new Map([
  [7, 'Canal Yard'],
  [8, 'Hill School'],
  [9, 'Larch Park'],
]);
const panel = (contextId: number) => ({
  contextId,
  areaCode: null,
  name: places.get(contextId) ?? '',
  kind: 'park',
  site: 'Harbour',
  grants: [],
  row: row({ cells: [percent(2022, 0.4), percent(2023, 0.5)], caption: places.get(contextId) ?? '' }),
});
const answer = ({ query }: { query: unknown }): ComparePage => {
  const { contexts = '', order = 'alphabetical' } = query as {
    contexts?: string;
    order?: ComparePage['order'];
  };
  const panels = contexts.split(',').map(Number).map(panel);
  return {
    order,
    without: [],
    page: {
      view: 'external',
      asOf: '2024-01-15',
      periods: 'as_collected',
      code: 'LOC-01',
      axis,
      panels: order === 'chosen' ? panels : panels.sort((a, b) => (a.name < b.name ? -1 : 1)),
      breakdowns: [],
      cannotTell: ['Why the two differ: one place beside another is a description.'],
      adjustment: 'Two tests were read together.',
    },
  };
};
const around = {
  session: () => session,
  sites: () => [site()],
  areas: () => [],
  framework: () => framework(),
  contexts: () =>
    [...places].map(([id, pseudonym]) =>
      context({ id, pseudonym, privateName: `${pseudonym} behind the mill` }),
    ),
  compare: answer,
};
const panels = async () =>
  (await screen.findAllByRole('region', { name: /Canal Yard|Hill School|Larch Park/ })).map(
    (one) => within(one).getByRole('heading').textContent,
  );

describe('places side by side', () => {
  it('asks for a choice first, and keeps it in the address', async () => {
    contractServer(around);
    renderAt('/compare');
    expect(await screen.findByText(/Choose an indicator, and contexts or areas/)).toBeInTheDocument();
    await screen.findByRole('option', { name: 'LOC-01 Feels safe by day' });
    await userEvent.selectOptions(screen.getByLabelText('Indicator'), 'LOC-01');
    await userEvent.selectOptions(await screen.findByLabelText('Add a context'), '9');
    await userEvent.selectOptions(screen.getByLabelText('Add a context'), '7');
    expect(screen.getByTestId('address')).toHaveTextContent('/compare?indicator=LOC-01&contexts=9%2C7');
    expect(await panels()).toEqual(['Canal Yard', 'Larch Park']);
    expect(screen.getByText(/one place beside another is a description/)).toBeInTheDocument();
  });

  it('moves places by buttons, which makes the order the chosen one, and takes them out', async () => {
    contractServer(around);
    renderAt('/compare?indicator=LOC-01&contexts=7,8,9&view=external');
    await userEvent.click(await screen.findByRole('button', { name: 'Move Larch Park up' }));
    expect(screen.getByTestId('address')).toHaveTextContent('contexts=7%2C9%2C8&view=external&order=chosen');
    expect(await panels()).toEqual(['Canal Yard', 'Larch Park', 'Hill School']);
    await userEvent.click(screen.getByRole('button', { name: 'Take out Canal Yard' }));
    expect(screen.getByTestId('address')).toHaveTextContent('contexts=9%2C8');
    expect(document.body).not.toHaveTextContent('behind the mill');
  });

  it('gives the same figures away with their codebook', async () => {
    contractServer(around);
    renderAt('/compare?indicator=LOC-01&contexts=7,8');
    const link = await screen.findByRole('link', { name: 'Download the figures (CSV)' });
    expect(link.getAttribute('href')).toMatch(/^\/api\/compare\.csv\?indicator=LOC-01&contexts=7%2C8/);
    expect(screen.getByRole('link', { name: 'Their codebook (CSV)' }).getAttribute('href')).toContain(
      'part=codebook',
    );
  });

  it('stops at eight', async () => {
    contractServer(around);
    renderAt('/compare?indicator=LOC-01&contexts=1,2,3,4,5,6,7,8,9');
    expect(await screen.findByText(/At most 8 places can be read side by side/)).toBeInTheDocument();
  });
});
