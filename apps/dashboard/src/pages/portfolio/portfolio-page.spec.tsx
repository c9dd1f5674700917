import type { PortfolioPage } from '@waymark/contract';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { grant, session } from '../../testing/samples';

const none: PortfolioPage = {
  asOf: '2026-09-15',
  lede: 'Choose grants.',
  chosen: [],
  contexts: [],
  footnote: '',
};
const full: PortfolioPage = {
  asOf: '2026-09-15',
  lede: '1 grant, 1 context.',
  chosen: [
    {
      id: 3,
      label: 'G1',
      title: 'Safer spaces',
      funder: 'Harbour Foundation',
      start: '2024-04-01',
      end: '2025-03-31',
    },
  ],
  contexts: [
    {
      contextId: 7,
      name: 'Canal Yard',
      level: 'location',
      kind: 'park',
      site: 'Harbour',
      line: 'Followed since 2022.',
      goals: [
        {
          code: 'N2',
          statement: 'This context feels safe',
          measures: [
            {
              code: 'LOC-01',
              breakdown: '',
              title: 'Feels safe by day',
              method: 'proportions',
              kind: 'verdict',
              word: 'cannot say',
              reference: 'since spring 2022',
              lack: 'the latest wave is withheld',
              checked: 1,
              beside: [],
            },
            {
              code: 'LOC-12',
              breakdown: '',
              title: 'Police records',
              method: 'proportions',
              kind: 'context_only',
              word: 'higher',
              reference: '',
              lack: null,
              checked: 0,
              beside: ['Feels safe by day: cannot say'],
            },
          ],
        },
      ],
      grants: [
        {
          grantId: 3,
          label: 'G1',
          title: 'Safer spaces',
          funder: 'Harbour Foundation',
          start: '2024-04-01',
          end: '2025-03-31',
          before: { shown: 4, withheld: 0, missing: 0 },
          during: { shown: 2, withheld: 1, missing: 1 },
          after: { shown: 0, withheld: 0, missing: 0 },
          continues: ['No series was observed after it.'],
        },
      ],
      cannotSay: [
        { about: 'Whether the work caused any of this', because: 'Two points in time have no comparison.' },
      ],
    },
  ],
  footnote: 'Released figures.',
};

describe('a portfolio', () => {
  it('is made of the grants one chooses, and tells status, waves and what cannot be said', async () => {
    contractServer({
      session: () => session,
      grants: () => [grant(), grant({ id: 4, title: 'Second grant' })],
      portfolio: ({ query }) => ((query as { grants?: string } | undefined)?.grants === '3' ? full : none),
    });
    renderAt('/portfolio');
    await userEvent.selectOptions(await screen.findByLabelText('Add a grant'), '3');
    expect(screen.getByTestId('address')).toHaveTextContent('/portfolio?grants=3');
    const place = await screen.findByRole('region', { name: 'Canal Yard' });
    expect(place).toHaveTextContent('Cannot say');
    expect(place).toHaveTextContent('the latest wave is withheld, 1 figure looked odd and checked');
    expect(place).toHaveTextContent('to be read beside Feels safe by day: cannot say');
    expect(within(place).getByText('Context only: higher').closest('.wm-verdict')).toHaveClass(
      'wm-verdict-context',
    );
    const cells = within(place)
      .getAllByRole('cell')
      .map((cell) => cell.textContent);
    expect(cells).toEqual(['4 shown', '2 shown, 1 withheld, 1 missing', 'none']);
    const headings = within(place)
      .getAllByRole('heading', { level: 3 })
      .map((one) => one.textContent);
    expect(headings).toEqual(['Goals', 'Evidence and grants', 'What cannot be said']);
    await userEvent.click(screen.getByRole('button', { name: /^Take out Safer spaces/ }));
    expect(screen.getByTestId('address')).toHaveTextContent(/\/portfolio$/);
  });
});
