import type { OverviewPage } from '@waymark/contract';
import { screen, within } from '@testing-library/react';
import { contractServer } from '../../testing/contract-server';
import { axis, row, withheld } from '../../testing/measured';
import { renderAt } from '../../testing/render-at';
import { session } from '../../testing/samples';

// a page is loaded when first needed; the first test should not have to wait for the drawing library
beforeAll(() => import('./overview-page'));

const line = (context: string, what: string, contextId = 1) => ({
  contextId,
  context,
  indicator: 'Feels safe by day',
  what,
  series: { code: 'LOC-01', breakdown: '', method: 'proportions' },
});
const overview: OverviewPage = {
  view: 'external',
  asOf: '2024-01-15',
  site: { id: 2, name: 'Harbour', organisation: 'Harbour Youth', areaName: 'Anytown' },
  lede: 'Two contexts, each followed on its own.',
  axis,
  grants: [],
  due: [{ contextId: 1, context: 'Quay steps', what: 'next wave', by: '2024-03-31', late: false }],
  changed: [line('Quay steps', '30 points higher')],
  cannotSay: Array.from({ length: 7 }, (_, i) => line(`Place ${i}`, 'too few to tell', i + 10)),
  drifted: [],
  groups: [
    {
      label: 'Location: neighbourhood',
      contexts: [
        {
          id: 1,
          name: 'Quay steps',
          kind: 'steps',
          line: 'Latest 2023',
          words: null,
          grants: [],
          rows: [row(), row({ key: 'x', cells: [withheld(2023)] }, { title: 'Named an adult' })],
        },
      ],
    },
    {
      label: 'Peer',
      contexts: [
        {
          id: 3,
          name: 'A group',
          kind: 'friends',
          line: '',
          words: 'Words and levels only.',
          grants: [],
          rows: [],
        },
      ],
    },
  ],
};

it('reads as four lists first, then contexts as quiet rows with figure, interval, n and verdict', async () => {
  contractServer({ session: () => session, overview: () => overview });
  renderAt('/sites/2');
  expect(await screen.findByRole('heading', { level: 1, name: 'Harbour' })).toBeInTheDocument();
  const lists = ['Due', 'Changed', 'Cannot be said', 'Drifted'].map((name) =>
    screen.getByRole('region', { name }),
  );
  const [due, changed, unsaid, drifted] = lists;
  if (!due || !changed || !unsaid || !drifted) throw new Error('four lists');
  expect(due).toHaveTextContent('next wave by 31 March 2024');
  expect(within(changed).getByRole('link', { name: 'Quay steps' })).toHaveAttribute('href', '/contexts/1');
  expect(within(unsaid).getByText('2 more')).toBeInTheDocument();
  expect(drifted).toHaveTextContent('No plan has drifted from its context.');
  const quay = screen.getByRole('region', { name: 'Quay steps' });
  expect(within(quay).getByText('70')).toHaveTextContent('70%');
  expect(quay).toHaveTextContent('60–80, n 60');
  expect(within(quay).getAllByText('Improving')).toHaveLength(2);
  expect(within(quay).getByText('withheld')).toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'A group' })).toHaveTextContent('Words and levels only.');
});

it('leads on in the same view: a link from what a funder sees is no way into team figures', async () => {
  contractServer({ session: () => session, overview: () => overview });
  renderAt('/sites/2?view=external');
  const links = await screen.findAllByRole('link', { name: 'Quay steps' });
  expect(links.length).toBeGreaterThan(1);
  for (const link of links) expect(link).toHaveAttribute('href', '/contexts/1?view=external');
});
