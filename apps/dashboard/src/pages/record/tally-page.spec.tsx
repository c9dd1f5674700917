import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { context, framework, indicator, session } from '../../testing/samples';

const MINUTE = 60_000;
const START = Date.UTC(2026, 8, 15, 15);

function serve() {
  return contractServer({
    session: () => session,
    framework: () =>
      framework({
        indicators: [
          indicator(),
          indicator({
            code: 'LOC-14',
            title: 'Use of the place',
            aggregation: 'moments',
            counts: 'things',
            measure_type: 'mean_per_observation',
            range: null,
          }),
        ],
      }),
    contextSetup: () => ({ context: context(), links: [] }),
    addObservations: ({ body }) => ({ created: body.observations.length, unchanged: 0, observations: [] }),
  });
}

describe('the tally page', () => {
  beforeEach(() => {
    localStorage.clear();
    jest.useFakeTimers({ now: START });
  });
  afterEach(() => jest.useRealTimers());
  const user = () => userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  const plus = () => screen.findByRole('button', { name: /^Young people present/ });

  it('has nowhere to write a word about anybody', async () => {
    serve();
    renderAt('/contexts/7/tally');
    await screen.findByRole('button', { name: 'Start 30 minutes' });
    const texts = screen
      .queryAllByRole('textbox', { hidden: true })
      .map((field) => field.getAttribute('inputmode'));
    expect(texts.every((mode) => mode === 'numeric')).toBe(true);
  });

  it('finds clock and taps again after a reload, takes the last tap back, and keeps a full observation', async () => {
    const server = serve();
    const hand = user();
    const page = renderAt('/contexts/7/tally');
    await hand.click(await screen.findByRole('button', { name: 'Start 30 minutes' }));
    for (let taps = 0; taps < 4; taps += 1) await hand.click(await plus());
    await hand.click(screen.getByRole('button', { name: 'Undo the last tap' }));
    act(() => jest.advanceTimersByTime(10 * MINUTE));
    page.unmount();
    renderAt('/contexts/7/tally');
    expect(await plus()).toHaveAccessibleName(/3 so far/);
    expect(screen.getByRole('timer')).toHaveTextContent(/^(20:00|19:5\d)$/);
    expect(screen.getByRole('button', { name: 'Keep this observation' })).toBeDisabled();
    act(() => jest.advanceTimersByTime(21 * MINUTE));
    expect(await plus()).toBeDisabled();
    await hand.click(screen.getByRole('button', { name: 'Keep this observation' }));
    await hand.click(screen.getByRole('button', { name: 'Save this observation' }));
    expect(await screen.findByText(/Saved on the server at/)).toBeInTheDocument();
    expect(server.asked.find((a) => a.name === 'addObservations')?.body).toMatchObject({
      observations: [
        {
          indicator: 'LOC-14',
          start: '2026-09-15',
          end: '2026-09-15',
          source: 'timed observation',
          figures: { kind: 'moments', n: 1, mean: 3, sd: null },
        },
      ],
    });
  });

  it('sums observations counted on paper, and sends friendly contacts apart', async () => {
    const server = serve();
    const hand = user();
    renderAt('/contexts/7/tally');
    await hand.click(await screen.findByRole('checkbox', { name: /^Count friendly contacts/ }));
    await hand.click(screen.getByText('Add one that was counted on paper'));
    const write = async (day: string, present: string, contacts: string) => {
      await hand.type(screen.getByLabelText('Day'), day);
      await hand.type(screen.getByLabelText('Young people present'), present);
      await hand.type(screen.getByLabelText('Friendly contacts with adults'), contacts);
      await hand.click(screen.getByRole('button', { name: 'Add this observation' }));
    };
    await write('2026-09-01', '2.5', '1');
    expect(screen.getByLabelText('Young people present')).toHaveAccessibleDescription(
      expect.stringContaining('Use a whole number'),
    );
    await hand.clear(screen.getByLabelText('Young people present'));
    await hand.type(screen.getByLabelText('Young people present'), '2');
    await hand.click(screen.getByRole('button', { name: 'Add this observation' }));
    await write('2026-09-08', '4', '1');
    await write('2026-09-12', '9', '1');
    expect(screen.getByText(/n 3, mean 5 young people present, standard deviation 3.6/)).toBeInTheDocument();
    await hand.click(screen.getByRole('button', { name: 'Save these observations' }));
    await screen.findByText(/Saved on the server at/);
    expect(server.asked.find((a) => a.name === 'addObservations')?.body).toMatchObject({
      observations: [
        { breakdown: '', start: '2026-09-01', end: '2026-09-12', figures: { n: 3, mean: 5, sd: 3.6056 } },
        { breakdown: 'seen=friendly contacts with adults', figures: { n: 3, mean: 1, sd: 0 } },
      ],
    });
  });
});
