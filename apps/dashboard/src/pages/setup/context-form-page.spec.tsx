import type {
  Context,
  ContextLink,
  NewContext,
  Response as WorkResponse,
  SeriesBreak,
} from '@waymark/contract';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer, refuse } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { context, framework, goal, indicator, session, site } from '../../testing/samples';
import { codeFrom } from './context-values';

const words = framework({
  goals: ['N1', 'N2', 'N3', 'N4', 'N5', 'N6'].map((code) => goal({ code, statement: `Goal ${code} holds` })),
  indicators: [
    indicator(),
    indicator({ code: 'PEER-01', title: 'Friends look out', level: 'peer', setting: 'peer group' }),
  ],
});

/** A server that remembers one context and what hangs on it. */
function world(first: Context = context()) {
  const state = {
    context: first,
    links: [] as ContextLink[],
    responses: [] as WorkResponse[],
    breaks: [] as SeriesBreak[],
  };
  const server = contractServer({
    session: () => session,
    sites: () => [site()],
    framework: () => words,
    contexts: () => [
      state.context,
      context({ id: 8, code: 'estate', pseudonym: 'The Estate', level: 'community', setting: 'community' }),
    ],
    contextSetup: () => ({ context: state.context, links: state.links }),
    responses: () => state.responses,
    breaks: () => state.breaks,
    observations: () => [],
    addContext: ({ body }) => {
      state.context = context({ ...(body as Context), id: 7 });
      return state.context;
    },
    changeContext: ({ body }) => {
      state.context = { ...state.context, ...(body as Partial<Context>) };
      return state.context;
    },
    addLink: ({ body, params }) => {
      const link: ContextLink = {
        id: 1,
        fromContextId: Number(params.id),
        otherName: 'The Estate',
        direction: 'out',
        ...(body as Omit<ContextLink, 'id' | 'fromContextId' | 'otherName' | 'direction'>),
      };
      state.links = [link];
      return link;
    },
    addBreak: ({ body, params }) => {
      const one = { ...(body as SeriesBreak), id: 1, contextId: Number(params.id), archived: false };
      state.breaks = [one];
      return one;
    },
  });
  const sent = <T,>(name: string) => server.asked.filter((a) => a.name === name).map((a) => a.body as T);
  return { state, sent };
}
const name = () => screen.getByLabelText('Public name (a pseudonym)');
const save = (label: string) => userEvent.click(screen.getByRole('button', { name: label }));

describe('a new context', () => {
  beforeEach(() => localStorage.clear());

  it('asks a peer group for bands and never for a name', async () => {
    const { sent } = world();
    renderAt('/contexts/new');
    await userEvent.click(await screen.findByRole('radio', { name: /^Peer group/ }));
    expect(screen.queryByLabelText(/Name the team uses/)).not.toBeInTheDocument();
    await userEvent.type(name(), 'The Tuesday group');
    await userEvent.type(screen.getByLabelText('What it is, in a few words'), 'friends after school');
    await userEvent.type(screen.getByLabelText('Opened'), '2026-04-01');
    await save('Save the context');
    expect(screen.getByRole('alert')).toHaveTextContent('Choose about how many belong to the group.');
    expect(sent('addContext')).toEqual([]);

    await userEvent.selectOptions(screen.getByLabelText('About how many young people'), '2 to 5');
    await userEvent.selectOptions(screen.getByLabelText('About how old'), '13 to 15');
    await save('Save the context');
    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/contexts/7/record'));
    expect(sent<NewContext>('addContext')).toMatchObject([
      {
        level: 'peer',
        setting: 'peer group',
        sizeBand: '2 to 5',
        ageBand: '13 to 15',
        privateName: '',
        code: 'the-tuesday-group',
        siteId: 1,
      },
    ]);
  });

  it('asks once for each thing that is missing, and for nothing that may stay empty', async () => {
    world();
    renderAt('/contexts/new');
    await userEvent.click(await screen.findByRole('button', { name: 'Save the context' }));
    const asked = within(await screen.findByRole('alert')).getAllByRole('listitem');
    expect(asked.map(({ textContent }) => textContent)).toEqual([
      'Level: Choose one.',
      'Give the kind of context in a few words.',
      'Give the context a public name (a pseudonym).',
      'Opened: Fill this in.',
    ]);
  });

  it('warns above five goals and lets them be saved all the same', async () => {
    world();
    renderAt('/contexts/new');
    for (const code of ['N1', 'N2', 'N3', 'N4', 'N5'])
      await userEvent.click(await screen.findByRole('checkbox', { name: new RegExp(`^${code}`) }));
    expect(screen.queryByText(/goals are chosen/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('checkbox', { name: /^N6/ }));
    expect(screen.getByText(/^6 goals are chosen\./)).toBeInTheDocument();
  });

  it('loses nothing in a reload', async () => {
    world();
    const first = renderAt('/contexts/new');
    await userEvent.type(await screen.findByLabelText('Public name (a pseudonym)'), 'Canal Yard');
    first.unmount();
    renderAt('/contexts/new');
    expect(await screen.findByLabelText('Public name (a pseudonym)')).toHaveValue('Canal Yard');
  });
});

describe('an existing context', () => {
  beforeEach(() => localStorage.clear());

  it('changes, and is archived instead of deleted', async () => {
    const { sent } = world();
    renderAt('/contexts/7/edit');
    await userEvent.clear(await screen.findByLabelText('Public name (a pseudonym)'));
    await userEvent.type(name(), 'The Yard');
    await save('Save the changes');
    expect(await screen.findByRole('heading', { level: 1, name: 'Edit The Yard' })).toBeInTheDocument();
    await save('Archive this context');
    expect(await screen.findByRole('button', { name: 'Take this context up again' })).toBeInTheDocument();
    expect(sent('changeContext')).toEqual([
      // what was not touched here may have been changed elsewhere meanwhile: it is not sent
      { pseudonym: 'The Yard' },
      { archived: true },
    ]);
    expect(screen.queryByRole('button', { name: /delete/i })).not.toBeInTheDocument();
  });

  it('is linked to another one, with dates', async () => {
    const { sent } = world();
    renderAt('/contexts/7/edit');
    await userEvent.click(await screen.findByRole('button', { name: 'Add a link' }));
    await userEvent.click(await screen.findByRole('radio', { name: /^is within/i }));
    await userEvent.selectOptions(screen.getByLabelText(/other context/i), '8');
    await save('Save the link');
    expect(await screen.findByText('The Estate', { selector: 'strong' })).toBeInTheDocument();
    expect(sent('addLink')).toEqual([
      { type: 'within', toContextId: 8, start: '2024-04-01', end: null, note: '' },
    ]);
  });

  it('breaks its series only with a reason', async () => {
    const { sent } = world();
    renderAt('/contexts/7/edit');
    await userEvent.click(await screen.findByRole('button', { name: 'Record a break' }));
    await userEvent.type(screen.getByLabelText('From which day'), '2026-04-01');
    await userEvent.selectOptions(screen.getByLabelText('What changed'), 'boundary redrawn');
    await save('Save the break');
    const why = screen.getByLabelText('Why');
    expect(why).toBeInvalid();
    expect(why).toHaveAccessibleDescription(/Give the reason for the break\.$/);
    expect(sent('addBreak')).toEqual([]);
    await userEvent.type(why, 'building begins');
    await save('Save the break');
    expect(await screen.findByText('building begins')).toBeInTheDocument();
    expect(sent('addBreak')).toHaveLength(1);
  });

  it('keeps the page when one of its lists cannot be read', async () => {
    contractServer({
      session: () => session,
      sites: () => [site()],
      framework: () => words,
      contextSetup: () => ({ context: context(), links: [] }),
      responses: () => refuse(500, 'This is a fault of Waymark, not yours.'),
      breaks: () => [],
      observations: () => [],
    });
    renderAt('/contexts/7/edit');
    const trouble = await screen.findByRole('alert');
    expect(trouble).toHaveTextContent('This is a fault of Waymark, not yours.');
    expect(within(trouble).getByRole('button', { name: 'Try again' })).toBeInTheDocument();
    expect(name()).toHaveValue('Canal Yard');
  });
});

describe(codeFrom, () => {
  it.each([
    ['Canal Yard', 'canal-yard'],
    ['  Café & Co. ', 'cafe-co'],
    ['…', ''],
  ])('makes a code of %j', (pseudonym, code) => {
    expect(codeFrom(pseudonym)).toBe(code);
  });
});
