import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { framework, goal, indicator, session } from '../../testing/samples';
import { narrow } from './framework-filters';
import { methodOf } from './indicator-entry';

const whole = framework({
  goals: [goal(), goal({ code: 'U2', side: 'guardianship', statement: 'Adults notice and act' })],
  indicators: [
    indicator(),
    indicator({
      code: 'LOC-05',
      title: 'Guardianship in this place',
      goal: 'U2',
      measure_type: 'rubric_0_4',
      aggregation: 'level',
      counts: 'none',
      rubric_anchors: ['Nobody', 'Somebody', 'Some adults', 'Most adults', 'All adults'],
    }),
    indicator({
      code: 'PEER-01',
      title: 'Friends look out',
      level: 'peer',
      role: 'context_only',
      direction: 'none',
    }),
  ],
});

describe('the framework page', () => {
  beforeEach(() => contractServer({ session: () => session, framework: () => whole }));

  it('says at every indicator what its wording rests on', async () => {
    renderAt('/framework');
    const entry = await screen.findByRole('article', { name: 'LOC-01 Feels safe by day' });
    expect(within(entry).getByText('derived, not validated')).toBeInTheDocument();
    expect(within(entry).getByRole('link', { name: 'Feels safe by day' })).toHaveAttribute(
      'href',
      '/indicators/LOC-01',
    );
    expect(within(entry).getByRole('link', { name: 'The method, explained' })).toHaveAttribute(
      'href',
      '/methods/proportions',
    );
  });

  it('shows the five anchors of a rubric, from level 0', async () => {
    renderAt('/framework');
    const entry = await screen.findByRole('article', { name: /^LOC-05/ });
    const anchors = within(entry).getByText('Nobody').closest('ol');
    expect(anchors).toHaveAttribute('start', '0');
    expect(within(entry).getByText('All adults')).toBeInTheDocument();
  });

  it('keeps a choice in the address, and reads it from there', async () => {
    renderAt('/framework?level=peer');
    expect(await screen.findByRole('article', { name: /^PEER-01/ })).toBeInTheDocument();
    expect(screen.queryByRole('article', { name: /^LOC-01/ })).not.toBeInTheDocument();
    expect(screen.getByText('1 of 2 goals, 1 of 3 indicators.')).toBeInTheDocument();
    await userEvent.selectOptions(screen.getByLabelText('Level'), 'location');
    expect(screen.getByTestId('address')).toHaveTextContent('/framework?level=location');
    await userEvent.selectOptions(screen.getByLabelText('Level'), 'All levels');
    expect(screen.getByTestId('address')).toHaveTextContent(/^\/framework$/);
  });
});

describe(narrow, () => {
  const any = { level: '', side: '', role: '', find: '' } as const;
  it('finds words in titles and meanings', () => {
    expect(narrow(whole, { ...any, find: 'guardianship' }).indicators.map((i) => i.code)).toEqual(['LOC-05']);
  });
  it('finds a goal by its own words, with no indicator that has them', () => {
    expect(narrow(whole, { ...any, find: 'notice and act' })).toEqual({
      goals: [whole.goals[1]],
      indicators: [],
    });
  });
  it('goes by the side of the goal', () => {
    expect(narrow(whole, { ...any, side: 'guardianship' }).indicators.map((i) => i.code)).toEqual(['LOC-05']);
  });
});

describe(methodOf, () => {
  it.each([
    ['shares of people', indicator(), 'proportions'],
    ['shares of events', indicator({ counts: 'events' }), 'event-shares'],
    ['a fixed list of things', indicator({ counts: 'things', fixed_list: true }), 'listed-things'],
    ['effort', indicator({ role: 'effort', aggregation: 'sum' }), 'not-judged'],
    ['official figures', indicator({ setting: 'local authority area', aggregation: 'sum' }), 'area-trend'],
    ['a mean of levels', indicator({ measure_type: 'mean_of_levels', aggregation: 'moments' }), 'levels'],
    ['a mean of observations', indicator({ measure_type: 'mean_per_observation' }), 'not-judged'],
  ] as const)('leads from %s to its method', (_what, one, slug) => {
    expect(methodOf(one)).toBe(slug);
  });
});
