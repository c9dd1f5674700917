import type { DocumentsPage, NewPlanDocument, PlanDocument, PlanTemplates } from '@waymark/contract';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer, refuse } from '../../../testing/contract-server';
import { renderAt } from '../../../testing/render-at';
import { framework, session } from '../../../testing/samples';

const levels = ['Nowhere', 'Once', 'Sometimes', 'Mostly', 'Always'].map((says, level) => ({ level, says }));
const values = [
  { code: 'ecological', label: 'Ecological', ask: 'Does the plan change places?' },
  { code: 'rights', label: 'Rights-based', ask: 'Whose rights does it hold up?' },
];
const source = 'https://example.org/values';
const templates: PlanTemplates = {
  guardians: {
    version: 1,
    source,
    roles: [
      {
        code: 'shop',
        label: 'Shop staff',
        sees: 'Who waits outside.',
        does: ['Greet them.'],
        raises: 'With the youth worker.',
        avoid: 'Photographs.',
      },
    ],
  },
  incident: {
    version: 1,
    source,
    phases: [
      { code: 'hour', label: 'First hour', tasks: [{ text: 'Open the youth room', owner: 'VCS' }] },
      { code: 'day', label: 'First day', tasks: [{ text: 'Meet families', owner: 'school' }] },
    ],
  },
  values: { version: 1, source, levels, values },
};
const page: DocumentsPage = {
  contextId: 7,
  name: 'Canal Yard',
  documents: [],
  week: [],
  values: { version: 0, levels, values, changes: [] },
  parity: { vcs: null, statutory: null },
  mayRate: ['VCS', 'statutory'],
};
const saved = (body: NewPlanDocument, change: Partial<PlanDocument> = {}): PlanDocument => ({
  id: 12,
  contextId: 7,
  version: 1,
  number: 1,
  closedOn: null,
  archived: false,
  by: 'Sam',
  body,
  ...change,
});
const task = (text: string, done: string | null = null) => ({
  phase: 'hour',
  text,
  owner: 'VCS' as const,
  done,
});
const incident = (change: Partial<PlanDocument> = {}): PlanDocument =>
  saved(
    {
      kind: 'incident plan',
      date: '2026-09-01',
      title: 'A fight at the stop',
      tasks: [task('Open the youth room')],
      support: '',
      learning: '',
    },
    change,
  );

/** A server that keeps the documents of one context, and refuses a save on an older version. */
function world(documents: readonly PlanDocument[] = []) {
  const state = { documents: [...documents] };
  const server = contractServer({
    session: () => session,
    framework: () => framework(),
    planTemplates: () => templates,
    planDocuments: () => ({ ...page, documents: state.documents }),
    addPlanDocument: ({ body }) => {
      const made = saved(body as NewPlanDocument);
      state.documents = [...state.documents, made];
      return made;
    },
    changePlanDocument: ({ body }) => {
      const [before] = state.documents as [PlanDocument];
      if (before.version !== body.version)
        return refuse(409, 'Somebody else changed this document while you were writing.');
      const after = { ...before, version: before.version + 1, body: body.body as NewPlanDocument };
      state.documents = [after];
      return after;
    },
    closePlanDocument: () => refuse(400, 'Write what was learned first. Then it can be closed.'),
  });
  const sent = (name: string) => server.asked.filter((one) => one.name === name).map(({ body }) => body);
  return { state, sent, ...server };
}
/** What can be pressed may stand a moment after what can be read: templates and documents are two answers. */
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const open = async () => {
  renderAt('/contexts/7/documents');
  await screen.findByRole('heading', { level: 1, name: 'Guardians of Canal Yard' });
};

describe('the documents of a context', () => {
  beforeEach(() => localStorage.clear());

  it('begin empty, each part with what it is for', async () => {
    world();
    await open();
    expect(await screen.findByText(/No week has been drawn yet/)).toBeVisible();
    expect(screen.getByText(/No plan was needed/)).toBeVisible();
    expect(screen.getByText('Not looked at yet.')).toBeVisible();
    expect(screen.getAllByText('Not rated yet.')).toHaveLength(2);
  });

  it('draw a week by role and number: a line that is refused says so at its field', async () => {
    const { sent } = world();
    await open();
    await press(/^Draw the week/);
    await userEvent.type(screen.getByLabelText('As of'), '2026-09-01');
    await press('Add who is there');
    await userEvent.selectOptions(screen.getByLabelText('Days'), 'school day');
    await userEvent.selectOptions(screen.getByLabelText('Time'), 'evening');
    await userEvent.selectOptions(screen.getByLabelText('Role'), 'shop');
    await press('Save the week');
    expect(screen.getByLabelText('Adults')).toBeInvalid();
    expect(sent('addPlanDocument')).toEqual([]);
    await userEvent.type(screen.getByLabelText('Adults'), '2');
    await press('Save the week');
    await waitFor(() => expect(sent('addPlanDocument')).toHaveLength(1));
    expect(sent('addPlanDocument')).toMatchObject([
      {
        kind: 'guardianship map',
        slots: [
          { week: 'school day', day: 'evening', role: 'shop', adults: 2, trained: 0, trust: 'not asked' },
        ],
      },
    ]);
  });

  it('tick a task with the day it was done, on the version that was read', async () => {
    const { sent } = world([incident({ version: 4, number: 2 })]);
    await open();
    expect(await screen.findByText('version 2')).toBeVisible();
    await userEvent.click(screen.getByRole('checkbox', { name: /Open the youth room/ }));
    await waitFor(() => expect(screen.getByRole('checkbox', { name: /done/ })).toBeChecked());
    expect(sent('changePlanDocument')).toMatchObject([
      { version: 4, body: { tasks: [{ text: 'Open the youth room', done: '2026-09-15' }] } },
    ]);
  });

  it('say why a plan cannot be closed yet', async () => {
    world([incident()]);
    await open();
    await press('Close with what was learned');
    expect(await screen.findByRole('alert')).toHaveTextContent('Write what was learned first.');
  });

  it('lay a colleague’s save beside what is being written, and lose neither', async () => {
    const { state, sent } = world([incident()]);
    await open();
    await press(/^Edit.*A fight at the stop/);
    await userEvent.type(screen.getByLabelText(/^Friends and peers/), 'Youth workers, each evening');
    const [before] = state.documents as [PlanDocument];
    const body = { ...before.body, learning: 'Adults at the stop by four' } as NewPlanDocument;
    state.documents = [{ ...before, version: 2, body }];
    await press('Save the plan');
    const beside = (await screen.findByText('Somebody else saved this while you were writing')).closest(
      'section',
    ) as HTMLElement;
    expect(beside).toHaveTextContent('Adults at the stop by four');
    await userEvent.click(within(beside).getByRole('button', { name: 'Put both together' }));
    await press('Save the plan');
    await waitFor(() => expect(sent('changePlanDocument')).toHaveLength(2));
    expect(sent('changePlanDocument')[1]).toMatchObject({
      version: 2,
      body: { support: 'Youth workers, each evening', learning: 'Adults at the stop by four' },
    });
  });

  it('ask for what shows a level of a value', async () => {
    const { sent } = world();
    await open();
    await press('Begin a values review');
    const part = screen.getByRole('region', { name: 'Ecological' });
    await userEvent.type(screen.getByLabelText('Day'), '2026-09-01');
    await userEvent.selectOptions(within(part).getByLabelText('Level'), '3');
    await press('Save the values review');
    expect(within(part).getByLabelText('What shows it')).toHaveAccessibleDescription(
      /a level without evidence is a wish/i,
    );
    expect(within(part).getByLabelText('What shows it')).toBeInvalid();
    expect(sent('addPlanDocument')).toEqual([]);
    await userEvent.type(within(part).getByLabelText('What shows it'), 'Nine of twelve actions');
    await press('Save the values review');
    await waitFor(() =>
      expect(sent('addPlanDocument')).toMatchObject([
        { entries: [{ value: 'ecological', level: 3, evidence: 'Nine of twelve actions' }] },
      ]),
    );
  });

  it('say what is the matter where they cannot be read', async () => {
    contractServer({
      session: () => session,
      framework: () => framework(),
      planTemplates: () => templates,
      planDocuments: () => refuse(404, 'There is no such context here.'),
    });
    renderAt('/contexts/7/documents');
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no such context here.');
  });
});
