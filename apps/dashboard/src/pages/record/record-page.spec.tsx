import type { newObservation, Observation } from '@waymark/contract';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { z } from 'zod';
import { contractServer, type Handlers, refuse } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { context, framework, indicator, session } from '../../testing/samples';

const whole = framework({
  indicators: [
    indicator(),
    indicator({ code: 'LOC-02', title: 'Feels safe after dark' }),
    indicator({
      code: 'LOC-05',
      title: 'Guardianship in this place',
      aggregation: 'level',
      counts: 'none',
      range: [0, 4],
      rubric_anchors: ['Nobody cares', 'Somebody', 'Some adults', 'Most adults', 'All adults'],
    }),
    indicator({
      code: 'SYS-01',
      title: 'A plan',
      level: 'partnership',
      setting: 'partnership',
      aggregation: 'milestone',
    }),
  ],
});

const recorded = (one: z.input<typeof newObservation>, change: Partial<Observation> = {}): Observation => ({
  ...one,
  id: 11,
  areaCode: null,
  indicatorVersion: 1,
  breakdown: one.breakdown ?? '',
  round: one.round ?? '',
  source: one.source ?? '',
  state: 'current',
  supersedes: null,
  reason: null,
  importId: null,
  recordedAt: '2026-09-15T09:40:00.000Z',
  recordedBy: 'Sam',
  ...change,
});

function serve(change: Handlers = {}) {
  const batches: string[] = [];
  const server = contractServer({
    session: () => session,
    framework: () => whole,
    contextSetup: () => ({ context: context(), links: [] }),
    observations: () => [],
    addObservations: ({ body }) => {
      const observations = body.observations.map((one) => recorded(one));
      batches.push(body.batch);
      return { created: observations.length, unchanged: 0, observations };
    },
    ...change,
  });
  return { ...server, batches };
}
const sent = (server: ReturnType<typeof serve>) => server.asked.filter((a) => a.name === 'addObservations');
const row = (title: string) => screen.findByRole('group', { name: new RegExp(`^${title}`) });
const periodAndFirstRow = async (user: ReturnType<typeof userEvent.setup>, numerator = '30') => {
  await user.selectOptions(await screen.findByLabelText('Period'), 'Last month: August 2026');
  const first = await row('Feels safe by day');
  await user.type(within(first).getByLabelText('How many'), numerator);
  await user.type(within(first).getByLabelText('Of how many asked'), '62');
  return first;
};

describe('the record page', () => {
  beforeEach(() => localStorage.clear());

  it('sends a round with the period once and says when it is on the server', async () => {
    const server = serve();
    const user = userEvent.setup();
    renderAt('/contexts/7/record');
    await periodAndFirstRow(user);
    const rubric = await row('Guardianship');
    await user.click(within(rubric).getByText(/Choose a level/));
    await user.click(within(rubric).getByRole('radio', { name: '3 Most adults' }));
    await user.type(within(rubric).getByLabelText('Evidence'), 'Two walks, day and evening.');
    await user.click(screen.getByRole('button', { name: 'Save the round' }));
    expect(await screen.findAllByText(/Say how many people rated it and agreed\./)).not.toHaveLength(0);
    await user.type(within(rubric).getByLabelText('How many raters agreed on it'), '2');
    await user.selectOptions(
      within(await row('Feels safe after dark')).getByLabelText('If there is none, why'),
      'not asked',
    );
    await user.click(screen.getByRole('button', { name: 'Save the round' }));
    expect(
      await screen.findByText(/Saved on the server at \d\d:\d\d: 3 figures for Canal Yard/),
    ).toBeInTheDocument();
    expect(sent(server)[0]?.body).toMatchObject({
      observations: [
        {
          indicator: 'LOC-01',
          start: '2026-08-01',
          end: '2026-08-31',
          figures: { numerator: 30, denominator: 62 },
        },
        { indicator: 'LOC-02', figures: { kind: 'missing', reason: 'not asked' } },
        { indicator: 'LOC-05', figures: { level: 3, raters: 2, evidence: 'Two walks, day and evening.' } },
      ],
    });
    expect(within(await row('Feels safe by day')).getByLabelText('How many')).toHaveValue('');
  });

  it('refuses at the field, in words, and leads there from the top', async () => {
    const server = serve();
    const user = userEvent.setup();
    renderAt('/contexts/7/record');
    const first = await periodAndFirstRow(user, '70');
    await user.click(screen.getByRole('button', { name: 'Save the round' }));
    const sentence = '“How many” cannot be more than “of how many”.';
    const field = within(first).getByLabelText('How many');
    expect(field).toHaveAccessibleDescription(expect.stringContaining(sentence));
    expect(screen.getByRole('alert')).toHaveFocus();
    await user.click(within(screen.getByRole('alert')).getByRole('link', { name: sentence }));
    expect(field).toHaveFocus();
    await user.clear(field);
    expect(screen.queryByText(sentence)).not.toBeInTheDocument();
    expect(sent(server)).toHaveLength(0);
  });

  it('loses nothing on a reload before it is sent', async () => {
    serve();
    const user = userEvent.setup();
    const first = renderAt('/contexts/7/record');
    await periodAndFirstRow(user);
    expect(screen.getByText(/Kept on this device at \d\d:\d\d, not yet sent/)).toBeInTheDocument();
    first.unmount();
    renderAt('/contexts/7/record');
    expect(within(await row('Feels safe by day')).getByLabelText('Of how many asked')).toHaveValue('62');
    expect(screen.getByLabelText('First day')).toHaveValue('2026-08-01');
  });

  it('keeps a round while the connection is gone, and sends it once when it is back', async () => {
    const server = serve();
    const user = userEvent.setup();
    renderAt('/contexts/7/record');
    await periodAndFirstRow(user);
    server.goOffline();
    await user.click(screen.getByRole('button', { name: 'Save the round' }));
    expect(
      await screen.findByText(/Kept on this device at \d\d:\d\d, not yet sent\. Waymark cannot be reached/),
    ).toBeInTheDocument();
    expect(screen.getByText(/One round is kept on this device/)).toBeInTheDocument();
    server.comeBack();
    act(() => void window.dispatchEvent(new Event('online')));
    expect(await screen.findByText(/Saved on the server at/)).toBeInTheDocument();
    expect(server.batches).toHaveLength(1);
    await waitFor(() => expect(screen.queryByText(/One round is kept/)).not.toBeInTheDocument());
  });

  it('brings a refused round back into the form with its sentences at the fields', async () => {
    serve({
      addObservations: () =>
        refuse(409, 'LOC-01 is already recorded with other figures.', [
          { field: 'observations.0.figures', sentence: 'Already recorded with other figures.' },
        ]),
    });
    const user = userEvent.setup();
    renderAt('/contexts/7/record');
    await periodAndFirstRow(user);
    await user.click(screen.getByRole('button', { name: 'Save the round' }));
    expect(await screen.findByText('LOC-01 is already recorded with other figures.')).toBeInTheDocument();
    const field = within(await row('Feels safe by day')).getByLabelText('How many');
    expect(field).toHaveValue('30');
    expect(field).toHaveAccessibleDescription(
      expect.stringContaining('Already recorded with other figures.'),
    );
  });

  it('shows what stands already for the period, before anybody types it again', async () => {
    const there = recorded({
      contextId: 7,
      indicator: 'LOC-01',
      start: '2026-08-01',
      end: '2026-08-31',
      figures: { kind: 'counts', numerator: 21, denominator: 40 },
    });
    serve({ observations: () => [there] });
    const user = userEvent.setup();
    renderAt('/contexts/7/record');
    await user.selectOptions(await screen.findByLabelText('Period'), 'Last month: August 2026');
    expect(await screen.findByText(/Recorded already for this period: 21 of 40/)).toBeInTheDocument();
  });

  it('moves through the grid by arrow keys and Enter, as in a spreadsheet', async () => {
    serve();
    const user = userEvent.setup();
    renderAt('/contexts/7/record');
    const first = await row('Feels safe by day');
    const second = await row('Feels safe after dark');
    await user.click(within(first).getByLabelText('How many'));
    await user.keyboard('12{ArrowRight}');
    expect(within(first).getByLabelText('Of how many asked')).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(within(second).getByLabelText('Of how many asked')).toHaveFocus();
    await user.keyboard('{ArrowLeft}{ArrowUp}');
    expect(within(first).getByLabelText('How many')).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(within(second).getByLabelText('How many')).toHaveFocus();
  });

  it('adds a subgroup, and an indicator of another level', async () => {
    const server = serve();
    const user = userEvent.setup();
    renderAt('/contexts/7/record');
    const first = await periodAndFirstRow(user);
    await user.click(within(first).getByRole('button', { name: /^Add a subgroup/ }));
    const girls = await row('Feels safe by day: a subgroup');
    await user.type(within(girls).getByLabelText('Which young people'), 'gender=girls');
    await user.type(within(girls).getByLabelText('How many'), '12');
    await user.type(within(girls).getByLabelText('Of how many asked'), '31');
    await user.selectOptions(screen.getByLabelText('Another indicator'), 'SYS-01 A plan');
    await user.click(screen.getByRole('button', { name: 'Add its row' }));
    await user.click(within(await row('A plan')).getByLabelText('Looked at, not reached yet'));
    await user.click(screen.getByRole('button', { name: 'Save the round' }));
    await screen.findByText(/Saved on the server at/);
    expect(sent(server)[0]?.body).toMatchObject({
      observations: [
        { indicator: 'LOC-01', breakdown: '' },
        { indicator: 'LOC-01', breakdown: 'gender=girls' },
        { indicator: 'SYS-01', figures: { kind: 'milestone', reached: null } },
      ],
    });
  });
});
