import type { NewAssessment, PlanGoal } from '@waymark/contract';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer, refuse } from '../../testing/contract-server';
import { contextPage, row } from '../../testing/measured';
import { planGoal, planGuides, planPage } from '../../testing/plans';
import { renderAt } from '../../testing/render-at';
import { framework, session } from '../../testing/samples';

/** A server that keeps one plan, and refuses a change made on an older version. */
function world(change: Parameters<typeof planPage>[0] = {}) {
  const state = { plan: planPage(change) };
  const server = contractServer({
    session: () => session,
    planPage: () => state.plan,
    planGuides: () => planGuides,
    contextPage: () => contextPage(),
    framework: () => framework({ glossary: [{ term: 'drift', means: 'From conditions to behaviour.' }] }),
    grants: () => [],
    responses: () => [],
    addAssessment: ({ body }) => ({
      ...(body as NewAssessment),
      id: 1,
      contextId: 7,
      version: 1,
      archived: false,
    }),
    changeGoal: ({ body }) => {
      const { version, reason: _reason, ...fields } = body as Partial<PlanGoal> & { reason: string };
      const before = state.plan.goals[0] as PlanGoal;
      if (version !== before.version)
        return refuse(409, 'Somebody else changed this goal while you were writing.');
      const after = { ...before, ...fields, version: before.version + 1 } as PlanGoal;
      state.plan = { ...state.plan, goals: [after] };
      return after;
    },
  });
  const sent = (name: string) => server.asked.filter((one) => one.name === name).map(({ body }) => body);
  const theySave = (fields: Partial<PlanGoal>) => {
    const before = state.plan.goals[0] as PlanGoal;
    state.plan = { ...state.plan, goals: [{ ...before, ...fields, version: before.version + 1 }] };
  };
  return { state, sent, theySave, ...server };
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const press = (name: string | RegExp) => userEvent.click(button(name));

describe('the plan of a context', () => {
  beforeEach(() => localStorage.clear());

  it('leads into both places side by side where one lies next to another', async () => {
    world({
      links: [
        {
          contextId: 9,
          name: 'The Precinct',
          level: 'location',
          type: 'next to',
          direction: 'out',
          start: '2020-01-01',
          end: null,
          note: '',
        },
      ],
    });
    renderAt('/contexts/7/plan');
    expect(await screen.findByRole('link', { name: /^See both side by side/ })).toHaveAttribute(
      'href',
      '/compare?indicator=LOC-01&contexts=7%2C9&order=chosen',
    );
  });

  it('says of each measure of a goal where it stands by now, in the words of its verdict', async () => {
    const measure = { indicator: 'LOC-01', baseline: null, targets: [] };
    world({ goals: [planGoal({ measures: [measure, { ...measure, indicator: 'LOC-09' }] })] });
    renderAt('/contexts/7/plan');
    const said = await screen.findByText(row().verdict.sentence, { exact: false });
    expect(said).toHaveTextContent(/^Improving/);
    // of what was not measured nothing is said
    expect(screen.getAllByRole('link', { name: /^How this is judged/ })).toHaveLength(1);
  });

  it('tells a term on focus by the line of the glossary', async () => {
    world();
    renderAt('/contexts/7/plan');
    expect(await screen.findByRole('button', { name: 'Drift' })).toHaveAccessibleDescription(
      'From conditions to behaviour.',
    );
  });

  it('warns above five open goals, not at five', async () => {
    const goals = [1, 2, 3, 4, 5, 6].map((id) => planGoal({ id, statement: `Goal ${id}` }));
    const { state } = world({ goals: goals.slice(0, 5) });
    const first = renderAt('/contexts/7/plan');
    await screen.findByRole('heading', { name: 'Goal 5' });
    expect(screen.queryByText(/goals are open/)).not.toBeInTheDocument();
    first.unmount();
    state.plan = planPage({ goals });
    renderAt('/contexts/7/plan');
    expect(await screen.findByText(/^6 goals are open/)).toBeInTheDocument();
  });

  it('takes an assessment by the questions of its guide, with counts of people and no name', async () => {
    const { sent } = world();
    renderAt('/contexts/7/plan');
    await userEvent.click(await screen.findByRole('button', { name: 'Record an assessment' }));
    await userEvent.type(screen.getByLabelText('From'), '2026-05-04');
    await userEvent.type(screen.getByLabelText(/^Which adults are there\?/), 'Two, whom they trust');
    await press('Add who took part');
    await userEvent.selectOptions(screen.getByLabelText('Who'), 'young people');
    await userEvent.type(screen.getByLabelText('How many'), '14');
    await press('Name what weighs most');
    await userEvent.type(screen.getByLabelText('1. What weighs'), 'The unlit corner');
    await press('Save the assessment');
    expect(await screen.findByRole('alert')).toHaveTextContent('Say why it weighs so much.');
    await userEvent.type(screen.getByLabelText('Why it comes here'), 'It decides the way home');
    await press('Save the assessment');
    await waitFor(() => expect(sent('addAssessment')).toHaveLength(1));
    expect(sent('addAssessment')[0]).toEqual({
      guide: 'neighbourhood',
      start: '2026-05-04',
      end: null,
      methods: [],
      tookPart: [{ party: 'young people', people: 14 }],
      findings: [{ prompt: 'adults', text: 'Two, whom they trust' }],
      weighting: [{ factor: 'The unlit corner', contextId: null, why: 'It decides the way home' }],
      note: '',
    });
    expect(screen.queryByLabelText(/name/i)).not.toBeInTheDocument();
  });

  it('keeps a goal as it is typed, through a lost connection and a reload', async () => {
    const { goOffline, comeBack, sent } = world({ goals: [planGoal()] });
    const first = renderAt('/contexts/7/plan');
    await userEvent.click(await screen.findByRole('button', { name: 'Edit The yard is lit' }));
    await userEvent.type(screen.getByLabelText(/^Hope/), ' again');
    goOffline();
    await press('Save the goal');
    expect(await screen.findByText(/^Kept on this device at .* It is sent by itself/)).toBeInTheDocument();
    first.unmount();
    comeBack();
    // nobody opens the form again: what was to be saved is
    renderAt('/contexts/7/plan');
    await waitFor(() => expect(sent('changeGoal')).toHaveLength(1));
    expect(await screen.findByText('The way home is short again')).toBeInTheDocument();
    expect(sent('changeGoal')[0]).toEqual({ hope: 'The way home is short again', reason: '', version: 1 });
  });

  it('sets theirs beside mine when somebody else was quicker, and loses nothing', async () => {
    const { theySave, state } = world({ goals: [planGoal()] });
    renderAt('/contexts/7/plan');
    await userEvent.click(await screen.findByRole('button', { name: 'Edit The yard is lit' }));
    await userEvent.clear(screen.getByLabelText(/^Hope/));
    await userEvent.type(screen.getByLabelText(/^Hope/), 'Mine');
    theySave({ hope: 'Theirs', sign: 'Their sign' });
    await press('Save the goal');
    const theirs = await screen.findByRole('status', {
      name: 'Somebody else saved this while you were writing',
    });
    expect(within(theirs).getByRole('radio', { name: 'Mine: Mine' })).toBeChecked();
    expect(within(theirs).getByRole('radio', { name: 'Theirs: Theirs' })).not.toBeChecked();
    expect(theirs).toHaveTextContent('Their sign');
    expect(screen.getByLabelText(/^Hope/)).toHaveValue('Mine');
    await press('Put both together');
    await press('Save the goal');
    await waitFor(() =>
      expect(state.plan.goals[0]).toMatchObject({ hope: 'Mine', sign: 'Their sign', version: 3 }),
    );
  });

  it('simply shows what another one saved where nothing was typed', async () => {
    const { theySave, state } = world({ goals: [planGoal({ id: 3 })] });
    renderAt('/contexts/7/plan');
    await userEvent.click(await screen.findByRole('button', { name: 'Edit The yard is lit' }));
    theySave({ hope: 'Theirs' });
    window.dispatchEvent(new Event('visibilitychange'));
    await waitFor(() => expect(screen.getByLabelText(/^Hope/)).toHaveValue('Theirs'));
    await userEvent.type(screen.getByLabelText(/^Sign/), '!');
    await press('Save the goal');
    await waitFor(() =>
      expect(state.plan.goals[0]).toMatchObject({ hope: 'Theirs', sign: 'They walk through!' }),
    );
  });
});
