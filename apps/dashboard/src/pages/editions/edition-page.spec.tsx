import type { Edition, EditionOverview, EditionPreviewPlace, PublishedEdition } from '@waymark/contract';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer, type Handlers, refuse } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { context, edition, editionSummary as summary, session, someActor } from '../../testing/samples';

const step = (by: string, note = '') => ({ by, at: '2026-09-14T10:00:00.000Z', note });
const SHA = 'a'.repeat(64);
const period = { start: '2026-04-01', end: '2026-04-30', label: 'April 2026' };
const overview: EditionOverview = {
  places: [
    { id: 1, pseudonym: 'The Green', kind: 'park', site: 'Harbour', shown: 12, withheld: 3, missing: 1 },
  ],
  summary,
  refused: [
    {
      contextId: 1,
      indicator: 'LOC-02',
      breakdown: '',
      period,
      editions: [1],
      isolates: 'it would tell how many joined.',
    },
  ],
  changes: [],
  obstacles: [],
};
const part: EditionPreviewPlace = {
  table: {
    kind: 'waymark_edition_table',
    place: {
      id: 1,
      level: 'location',
      setting: 'neighbourhood',
      kind: 'park',
      pseudonym: 'The Green',
      site: 'Harbour',
      siteId: 1,
      organisation: 'Harbour Youth',
      opened: '2020-01-01',
      closed: null,
      goals: [],
      headlineIndicators: [],
      grants: [],
      responses: [],
      breaks: [],
      links: [],
    },
    series: [
      {
        indicator: 'LOC-12',
        indicatorVersion: 1,
        breakdown: 'girls',
        grouping: 'financial_year',
        cells: [{ state: 'withheld', period, round: 'spring 2026' }],
        breaks: [],
        ended: null,
        crosses: 0,
      },
    ],
  },
  withheld: [
    {
      contextId: 1,
      place: 'The Green',
      indicator: 'LOC-01',
      breakdown: '',
      period,
      round: 'spring 2026',
      grouping: 'as_collected',
      cause: 'small base',
      why: 'Nine were asked.',
      wouldShowMore: [{ change: 'ask more people', sentence: 'Ask twenty or more.' }],
    },
  ],
};
const published: PublishedEdition = {
  number: 3,
  title: 'To summer 2026',
  organisation: 'Harbour Youth',
  standing: 'provisional',
  released: '2026-09-15',
  cells: { shown: 12, withheld: 3, missing: 1 },
  contexts: [{ id: 1, pseudonym: 'The Green', file: 'tables/1.json' }],
  sha256: SHA,
  notices: [{ kind: 'withdrawn', on: '2026-09-20', why: 'One school asked for it.' }],
};

const at = (address: string, found: Edition, more: Handlers = {}) => {
  const server = contractServer({
    session: () => session,
    edition: () => found,
    editions: () => [found],
    editionPreview: () => overview,
    editionPreviewPlace: () => part,
    shareLinks: () => [],
    ...more,
  });
  renderAt(address);
  return server;
};

describe('an edition on its way', () => {
  it('shows what is withheld, why, and what would show more', async () => {
    const server = at('/editions/7', edition());
    const why = await screen.findByRole('region', { name: 'What they will not see, and why' });
    expect(within(why).getByRole('row', { name: /Too few were asked 3/ })).toBeInTheDocument();
    expect(within(why).getByText(/May show up to 2 of the 3/)).toBeInTheDocument();
    // figures of a place are asked for when somebody wants them
    expect(server.asked.map(({ name }) => name)).not.toContain('editionPreviewPlace');
    await userEvent.click(screen.getByRole('button', { name: 'What is withheld, and why of The Green' }));
    expect(
      await screen.findByRole('row', { name: /LOC-01 April 2026 Nine were asked\. Ask twenty/ }),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Every cell of its table of The Green' }));
    const table = screen.getByRole('region', { name: 'Table of The Green' });
    expect(within(table).getByRole('row', { name: /LOC-12 girls, financial years/ })).toHaveTextContent(
      'April 2026: withheld',
    );
    expect(screen.getByText(/held against edition 1, it would tell how many joined/)).toBeInTheDocument();
  });

  it('says what keeps it from being handed in', async () => {
    at('/editions/7', edition(), {
      editionPreview: () => ({ ...overview, obstacles: ['It holds no figure at all.'] }),
    });
    expect(await screen.findByText('It holds no figure at all.')).toBeInTheDocument();
  });

  it('tells how far the draft is, and goes on where it stopped', async () => {
    const server = at('/editions/7', edition({ summary: null, progress: { done: 3, of: 9 } }), {
      redraftEdition: () => edition({ summary: null }),
    });
    expect(await screen.findByText(/3 of 9 places decided/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Hand it in for approval' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Go on where it stopped' }));
    expect(server.asked.map(({ name }) => name)).toContain('redraftEdition');
  });

  it('is not approved by whoever handed it in', async () => {
    at('/editions/7', edition({ state: 'submitted', submitted: step(someActor.name) }));
    expect(await screen.findByText(/You handed this edition in/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Approve/ })).toBeNull();
  });

  it('is returned by somebody else with a reason, and not without one', async () => {
    const server = at(
      '/editions/7',
      edition({ state: 'submitted', submitted: step('Ash', 'Look at 2020.') }),
      {
        decideEdition: () => edition({ state: 'returned' }),
      },
    );
    expect(await screen.findByText('Look at 2020.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'Return it with a reason' }));
    await userEvent.click(screen.getByRole('button', { name: 'Return the edition' }));
    expect((await screen.findAllByText('Say what should change.')).length).toBeGreaterThan(0);
    await userEvent.type(screen.getByLabelText('What you say to it'), 'Leave 2020 out.');
    await userEvent.click(screen.getByRole('button', { name: 'Return the edition' }));
    expect(server.asked.find(({ name }) => name === 'decideEdition')?.body).toEqual({
      decision: 'return',
      note: 'Leave 2020 out.',
    });
  });

  it('that was returned is chosen anew, from what it was to hold; what was asked for stands beside it', async () => {
    const server = at(
      '/editions/7',
      edition({
        state: 'returned',
        embargoedUntil: '2026-12-01',
        returned: [step('Ash', 'No embargo, please.')],
      }),
      {
        sites: () => [],
        contexts: () => [context()],
        changeEdition: () => edition({ summary: null, progress: { done: 0, of: 0 } }),
      },
    );
    expect(await screen.findByText('No embargo, please.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Change what it holds' }));
    expect(await screen.findByLabelText('Title')).toHaveValue('To summer 2026');
    expect(screen.getByRole('radio', { name: 'Every place of the organisation' })).toBeChecked();
    await userEvent.clear(screen.getByLabelText(/^Embargo/));
    await userEvent.click(screen.getByRole('button', { name: 'Draft it so' }));
    await waitFor(() => expect(server.asked.map(({ name }) => name)).toContain('changeEdition'));
    expect(server.asked.find(({ name }) => name === 'changeEdition')?.body).toMatchObject({
      title: 'To summer 2026',
      scope: {
        organisationId: 1,
        siteIds: [],
        contextIds: [],
        period: { start: '2020-01-01', end: '2026-06-30' },
      },
      standing: 'final',
      embargoedUntil: null,
    });
  });

  it('is thrown away after a second thought, and the list is where its page was', async () => {
    let there = true;
    const server = at('/editions/7', edition(), {
      editions: () => (there ? [edition()] : []),
      dropEdition: () => {
        there = false;
        return { removed: true };
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Throw it away' }));
    await userEvent.click(screen.getByRole('button', { name: 'Keep it' }));
    await userEvent.click(screen.getByRole('button', { name: 'Throw it away' }));
    expect(screen.getByText(/It cannot be brought back/)).toBeInTheDocument();
    expect(server.asked.map(({ name }) => name)).not.toContain('dropEdition');
    await userEvent.click(screen.getByRole('button', { name: 'Throw it away' }));
    expect(await screen.findByText(/Nothing was published yet/)).toBeInTheDocument();
    expect(server.asked.filter(({ name }) => name === 'edition')).toHaveLength(1);
  });

  it('tells a correction under embargo to its team only as one that is to come', async () => {
    at('/editions/7', {
      ...edition({ state: 'published', number: 3, sha256: SHA, released: '2026-05-01' }),
      notices: [{ kind: 'corrected', on: '2026-12-01', by: 4 }],
    });
    expect(
      await screen.findByText(/Edition 4 corrects it\. Its readers are told so from 1 December 2026/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/Read that one instead/)).toBeNull();
  });

  it('that was withdrawn before it came out says that nobody saw it', async () => {
    at('/editions/7', {
      ...edition({
        state: 'withdrawn',
        number: 3,
        sha256: SHA,
        released: '2026-05-01',
        embargoedUntil: '2026-12-01',
      }),
      notices: [{ kind: 'withdrawn', on: '2026-09-01', why: 'Wrong months.' }],
    });
    expect(await screen.findByText(/withdrawn before it came out: nobody outside/)).toBeInTheDocument();
    expect(
      await screen.findByRole('heading', { name: 'What outsiders would have seen' }),
    ).toBeInTheDocument();
  });

  it('lists periods that are withheld for one reason in one line', async () => {
    const [line] = part.withheld;
    const later = { ...period, label: 'May 2026' };
    at('/editions/7', edition(), {
      editionPreviewPlace: () => ({ ...part, withheld: line ? [line, { ...line, period: later }] : [] }),
    });
    await userEvent.click(await screen.findByRole('button', { name: /^What is withheld/ }));
    expect(await screen.findByRole('row', { name: /LOC-01 April 2026, May 2026 Nine/ })).toBeVisible();
  });

  it('begins with what it is to hold; a scope without a place is not sent', async () => {
    const server = at('/editions', edition(), {
      sites: () => [],
      contexts: () => [context()],
      addEdition: () => edition(),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'New edition' }));
    await userEvent.type(await screen.findByLabelText('Title'), 'All of it');
    await userEvent.click(screen.getByRole('radio', { name: 'Single places and groups' }));
    await userEvent.type(screen.getByLabelText('First day'), '2020-01-01');
    await userEvent.type(screen.getByLabelText('Last day'), '2026-06-30');
    await userEvent.click(screen.getByRole('button', { name: 'Begin the draft' }));
    expect((await screen.findAllByText('Choose at least one place.')).length).toBeGreaterThan(0);
    await userEvent.click(screen.getByRole('radio', { name: 'Every place of the organisation' }));
    await userEvent.click(screen.getByRole('button', { name: 'Begin the draft' }));
    await screen.findByRole('heading', { level: 1, name: 'To summer 2026' });
    expect(server.asked.find(({ name }) => name === 'addEdition')?.body).toMatchObject({
      title: 'All of it',
      scope: { siteIds: [], contextIds: [], period: { start: '2020-01-01', end: '2026-06-30' } },
      corrects: null,
    });
  });
});

describe('an edition outside', () => {
  it('is cited by number and hash, and says as large as itself that it was withdrawn', async () => {
    contractServer({ session: () => session, publishedEditions: () => [published] });
    renderAt(`/published/${SHA}`);
    expect(await screen.findByText(/Withdrawn on 20 September 2026/)).toBeInTheDocument();
    expect(
      screen.getByText(
        `Harbour Youth (2026). To summer 2026. Edition 3, released 15 September 2026, provisional, withdrawn. Waymark. SHA-256: ${SHA}`,
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'The Green' })).toHaveAttribute(
      'href',
      `/published/${SHA}/places/1`,
    );
  });

  it('opens by a link without an account, once its passphrase is right', async () => {
    const token = 't'.repeat(43);
    const server = contractServer({
      session: () => ({ ...session, actor: null, organisations: [] }),
      openShared: ({ body }) =>
        body?.passphrase === 'kites over the green'
          ? { edition: published, expires: '2026-12-31', invented: false }
          : refuse(403, 'This link asks for a passphrase.', [
              { field: 'passphrase', sentence: 'This link asks for a passphrase.' },
            ]),
    });
    renderAt(`/shared#${token}`);
    await userEvent.type(await screen.findByLabelText('Passphrase'), 'kites over the green');
    await userEvent.click(screen.getByRole('button', { name: 'Open' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'To summer 2026' })).toBeInTheDocument();
    expect(screen.getByText(/until 31 December 2026/)).toBeInTheDocument();
    expect(server.asked.filter(({ name }) => name === 'openShared').at(-1)?.body).toEqual({
      token,
      passphrase: 'kites over the green',
    });
  });

  it('says so where a link was taken back', async () => {
    contractServer({
      session: () => ({ ...session, actor: null, organisations: [] }),
      openShared: () => refuse(410, 'This link was taken back. Ask whoever gave it to you for a new one.'),
    });
    renderAt(`/shared#${'t'.repeat(43)}`);
    expect(await screen.findByText(/was taken back/)).toBeInTheDocument();
  });
});
