import { screen, within } from '@testing-library/react';
import type { Morning } from '@waymark/contract';
import { contractServer } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { session } from '../../testing/samples';

beforeAll(() => import('./morning-page'));

const quay = { contextId: 1, name: 'Quay steps' };
const yard = { contextId: 2, name: 'Canal Yard' };
const morning: Morning = {
  today: '2026-09-15',
  since: '2026-06-16',
  contexts: 2,
  due: [
    { ...yard, by: '2026-03-31', sentence: 'A lamp at the steps: housing was to do it.' },
    { ...quay, by: '2026-05-18', sentence: 'The review of this plan is due.' },
    { ...yard, by: '2026-06-01', sentence: 'Review “Adults notice”.' },
  ],
  missing: [{ ...quay, sentence: 'Choose a few goals for this context.' }],
  changed: [{ ...quay, date: '2026-07-01', sentence: 'Done by residents: the hut is open.' }],
  drifted: [{ ...yard, state: 'drifted', sentence: 'This plan has drifted.' }],
};
const open = (data: Morning) => {
  contractServer({ session: () => session, morning: () => data });
  renderAt('/morning');
};
const linesOf = async (name: string) =>
  within(await screen.findByRole('region', { name: new RegExp(`^${name}`) }))
    .queryAllByRole('listitem')
    .map(({ textContent }) => textContent);

describe('the page of a morning', () => {
  it('says on one page what is due, what changed, what has drifted and what is missing', async () => {
    open(morning);
    expect(
      await screen.findByText(/^Of 2 contexts: 3 things are due, and one plan asks/),
    ).toBeInTheDocument();
    // each context once, where its longest overdue line stands
    expect(await linesOf('Due')).toEqual([
      'Canal YardA lamp at the steps: housing was to do it. since 31 March 2026Review “Adults notice”. since 1 June 2026',
      'Quay stepsThe review of this plan is due. since 18 May 2026',
    ]);
    expect(await linesOf('Drifted')).toEqual(['Canal Yard DriftedThis plan has drifted.']);
    expect(await linesOf('Changed since 16 June 2026')).toEqual([
      'Quay steps 1 July 2026Done by residents: the hut is open.',
    ]);
    expect(await linesOf('Missing in a plan')).toEqual(['Quay stepsChoose a few goals for this context.']);
    expect(
      within(await screen.findByRole('region', { name: /^Due/ })).getByRole('link', { name: 'Canal Yard' }),
    ).toHaveAttribute('href', '/contexts/2/plan');
  });

  it('says so where there is nothing of a kind, and shows no empty list', async () => {
    open({ ...morning, due: [], missing: [], changed: [], drifted: [] });
    for (const words of [
      'Of 2 contexts: nothing is due, and no plan has drifted.',
      'Nothing is due.',
      'Nothing changed in three months.',
      'No plan has drifted from its context.',
      'Every plan has what it needs.',
    ])
      expect(await screen.findByText(words)).toBeInTheDocument();
    expect(screen.queryAllByRole('listitem').filter((one) => one.closest('.wm-morning'))).toEqual([]);
  });

  it('leads on from an empty database', async () => {
    open({ ...morning, contexts: 0, due: [], missing: [], changed: [], drifted: [] });
    expect(await screen.findByText('No context is in your reach yet.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Set up the first' })).toHaveAttribute('href', '/contexts/new');
  });
});
