import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { NewYoungWords, YoungDesk, YoungOffer } from '@waymark/contract';
import { contractServer, refuse } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { session } from '../../testing/samples';

const TOKEN = 'a'.repeat(43);
const page = {
  place: 'Meadow',
  greeting: '',
  said: [{ date: '2026-05-12', words: 'The path is too dark.', answer: '' }],
  done: [],
  next: [
    { date: null, words: 'New lamps.', state: 'planned' as const },
    { date: '2026-03-31', words: 'New paint.', state: 'late' as const },
  ],
  survey: null,
  heard: [],
  expires: '2026-12-31',
  invented: false,
};

describe('the young people’s page', () => {
  it('opens without an account, says what was not answered and not done, and keeps nothing', async () => {
    const server = contractServer({ session: () => ({ ...session, actor: null }), openYoung: () => page });
    renderAt(`/ours#${TOKEN}`);
    await screen.findByRole('heading', { level: 1, name: 'Your place: Meadow' });
    screen.getByText('The path is too dark.');
    screen.getByText('The adults have not answered this yet.');
    screen.getByText('Nothing has been finished yet.');
    screen.getByText('No date yet');
    screen.getByText('Promised for March 2026, and not done yet');
    expect(server.asked.filter(({ name }) => name === 'openYoung').map(({ body }) => body)).toEqual([
      { token: TOKEN },
    ]);
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
  });

  it('says what to do where the link is not whole, or is closed', async () => {
    contractServer({
      session: () => ({ ...session, actor: null }),
      openYoung: () => refuse(410, 'This link does not work any more.'),
    });
    const { unmount } = renderAt('/ours');
    await screen.findByRole('heading', { level: 1, name: 'This link is not complete' });
    unmount();
    renderAt(`/ours#${TOKEN}`);
    await screen.findByText('This link does not work any more.');
  });
});

describe('what a manager lets young people read', () => {
  const offer = (change: Partial<YoungOffer>): YoungOffer => ({
    source: 'view-1-0',
    section: 'said',
    date: '2026-05-12',
    original: 'A film about the dark path',
    originalAnswer: '',
    state: 'not chosen',
    words: '',
    answer: '',
    ...change,
  });
  const desk: YoungDesk = {
    contextId: 7,
    place: 'Meadow',
    greeting: '',
    offers: [
      offer({}),
      offer({
        source: 'decision-2',
        section: 'next',
        original: 'Lamps',
        state: 'changed',
        words: 'New lamps.',
      }),
    ],
    links: [],
  };

  it('is ticked and told in plain words; what is ticked needs them', async () => {
    const server = contractServer({
      session: () => session,
      youngDesk: () => desk,
      setYoungWords: () => desk,
      addYoungLink: () => ({
        link: {
          id: 1,
          contextId: 7,
          expires: '2026-12-31',
          note: '',
          createdBy: 'Ada',
          createdAt: '2026-09-15T10:00:00Z',
          revokedAt: null,
        },
        url: 'https://waymark.example.org/ours#secret',
      }),
    });
    const user = userEvent.setup();
    renderAt('/contexts/7/ours');
    await screen.findByText('Not shown just now:');
    await user.click(await screen.findByRole('checkbox', { name: /A film about the dark path/ }));
    await user.click(screen.getByRole('button', { name: 'Save what they read' }));
    expect((await screen.findAllByText(/Tell it in plain words|Fill this in/)).length).toBeGreaterThan(0);
    const [first] = screen.getAllByLabelText('In plain words');
    await user.type(first as HTMLElement, 'It is too dark.');
    await user.click(screen.getByRole('button', { name: 'Save what they read' }));
    await screen.findByText(/Saved/);
    const sent = server.asked.filter(({ name }) => name === 'setYoungWords');
    expect(sent.map(({ body }) => (body as NewYoungWords).choices)).toEqual([
      [
        { source: 'view-1-0', words: 'It is too dark.', answer: '' },
        { source: 'decision-2', words: 'New lamps.', answer: '' },
      ],
    ]);
    await user.click(screen.getByRole('button', { name: 'Make a link for young people' }));
    await user.type(screen.getByLabelText('Opens until'), '2026-12-31');
    await user.click(screen.getByRole('button', { name: 'Make the link' }));
    await screen.findByText('https://waymark.example.org/ours#secret');
    screen.getByRole('img', { name: 'QR code of the young people’s page' });
  });
});
