import { screen, within } from '@testing-library/react';
import type { Morning, OverviewPage } from '@waymark/contract';
import { contractServer } from '../../testing/contract-server';
import { axis } from '../../testing/measured';
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
  soon: [{ ...yard, by: '2026-09-30', sentence: 'A bench: housing is to do it.' }],
  missing: [{ ...quay, sentence: 'Choose a few goals for this context.' }],
  changed: [{ ...quay, date: '2026-07-01', sentence: 'Done by residents: the hut is open.' }],
  drifted: [{ ...yard, state: 'drifted', sentence: 'This plan has drifted.' }],
};
const series = { code: 'LOC-01', breakdown: '', method: 'proportions' };
const overview: OverviewPage = {
  view: 'team',
  asOf: '2026-09-15',
  site: { id: 2, name: 'Harbour', organisation: 'Harbour Youth', areaName: null },
  lede: '',
  axis,
  grants: [],
  due: [
    { contextId: 1, context: 'Quay steps', what: 'review of the plan', by: '2026-05-18', late: true },
    { contextId: 1, context: 'Quay steps', what: 'next wave: Feels safe', by: '2026-10-31', late: false },
  ],
  changed: [
    {
      contextId: 1,
      context: 'Quay steps',
      indicator: 'Feels safe',
      what: 'improving: 30 points higher',
      series,
    },
  ],
  cannotSay: [],
  drifted: [],
  groups: [],
};
const harbour = { ...overview.site, organisationId: 1, areaCode: null, note: '', archived: false };
const open = (data: Morning, site: OverviewPage = overview) => {
  contractServer({
    session: () => session,
    morning: () => data,
    sites: () => [harbour],
    overview: () => site,
  });
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
    expect(await linesOf('Coming up')).toEqual([
      'Canal YardA bench: housing is to do it. by 30 September 2026',
    ]);
    await screen.findByText('Feels safe: improving: 30 points higher');
    expect(await linesOf('New in the figures')).toEqual([
      expect.stringMatching(
        /^Quay stepsFeels safe: improving: 30 points higherHow this is judged.*Its whole time/,
      ),
    ]);
    // the review of the plan stands among what is due
    expect(await linesOf('To be observed next')).toEqual([
      'Quay stepsNext wave: Feels safe by 31 October 2026',
    ]);
    expect(
      within(await screen.findByRole('region', { name: /^Due/ })).getByRole('link', { name: 'Canal Yard' }),
    ).toHaveAttribute('href', '/contexts/2/plan');
  });

  it('says so where there is nothing of a kind, and shows no empty list', async () => {
    open(
      { ...morning, due: [], soon: [], missing: [], changed: [], drifted: [] },
      { ...overview, due: [], changed: [] },
    );
    for (const words of [
      'Of 2 contexts: nothing is due, and no plan has drifted.',
      'Nothing is due.',
      'Nothing comes up in the next 30 days.',
      'No verdict changed at the latest wave.',
      'No wave is due in two months.',
      'Nothing changed in three months.',
      'No plan has drifted from its context.',
      'Every plan has what it needs.',
    ])
      expect(await screen.findByText(words)).toBeInTheDocument();
    expect(screen.queryAllByRole('listitem').filter((one) => one.closest('.wm-morning'))).toEqual([]);
  });

  it('leads on from an empty database', async () => {
    open({ ...morning, contexts: 0, due: [], soon: [], missing: [], changed: [], drifted: [] });
    expect(await screen.findByText('No context is in your reach yet.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Set up the first' })).toHaveAttribute('href', '/contexts/new');
  });
});
