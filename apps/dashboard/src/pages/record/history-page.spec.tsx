import type { Observation, QualityFinding } from '@waymark/contract';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer, refuse } from '../../testing/contract-server';
import { renderAt } from '../../testing/render-at';
import { context, framework, indicator, session } from '../../testing/samples';

const observation = (change: Partial<Observation> = {}): Observation => ({
  id: 1,
  contextId: 7,
  areaCode: null,
  indicator: 'LOC-01',
  indicatorVersion: 1,
  start: '2026-04-01',
  end: '2026-04-30',
  breakdown: '',
  round: 'spring 2026',
  source: 'survey',
  figures: { kind: 'counts', numerator: 30, denominator: 62 },
  state: 'current',
  supersedes: null,
  reason: null,
  importId: null,
  recordedAt: '2026-05-02T09:00:00.000Z',
  recordedBy: 'Sam',
  ...change,
});

const finding = (change: Partial<QualityFinding> = {}): QualityFinding => ({
  key: 'jump LOC-01',
  kind: 'jump',
  contextId: 7,
  areaCode: null,
  indicators: [{ code: 'LOC-01', title: 'Daylight' }],
  cells: [{ row: 'LOC-01', start: '2026-04-01', end: '2026-04-30', figure: '30 of 62' }],
  period: 'spring 2026',
  start: '2026-04-01',
  odd: 'It fell by half.',
  why: 'It may be another way of asking.',
  cure: 'Look at the forms.',
  goTo: 'history',
  state: 'checked',
  answers: [
    { id: 1, action: 'checked', reason: 'A fight the week before.', by: 'Ada', at: '2026-05-03T09:00:00Z' },
  ],
  ...change,
});

function serve(all: Observation[], correct?: () => Response, findings: QualityFinding[] = []) {
  return contractServer({
    quality: () => ({
      asOf: '2026-06-01',
      lede: '',
      places: [
        { name: 'Green', contextId: 7, areaCode: null, siteId: 1, site: 'Harbour', series: 1, findings },
      ],
      rules: [],
    }),
    session: () => session,
    framework: () =>
      framework({ indicators: [indicator(), indicator({ code: 'LOC-02', title: 'After dark' })] }),
    contextSetup: () => ({ context: context(), links: [] }),
    observations: () => all,
    correctObservation: ({ params, body }) => {
      if (correct) return correct();
      const old = all.find((o) => o.id === Number(params.id));
      if (!old) return refuse(404, 'There is no such observation.');
      old.state = 'superseded';
      const better = observation({ id: 2, figures: body.figures, supersedes: old.id, reason: body.reason });
      all.push(better);
      return better;
    },
  });
}

describe('the history page', () => {
  beforeEach(() => localStorage.clear());

  it('says beside a figure what looked odd, and what was answered', async () => {
    serve([observation(), observation({ id: 2, indicator: 'LOC-02' })], undefined, [finding()]);
    renderAt('/contexts/7/history');
    const said = await screen.findByText(/^Looked odd: It fell by half/);
    expect(said).toHaveTextContent('Checked by Ada on 3 May 2026: A fight the week before.');
    expect(screen.getAllByText(/Looked odd/)).toHaveLength(1);
  });

  it('does not take an answer for another figure as one for this', async () => {
    serve([observation()], undefined, [finding({ state: 'changed' })]);
    renderAt('/contexts/7/history');
    const said = await screen.findByText(/^Looked odd/);
    expect(said).toHaveTextContent('Answered for another figure, which changed since.');
    expect(said).not.toHaveTextContent('A fight');
  });

  it('corrects with a reason, and the old figure stays visible', async () => {
    const server = serve([observation()]);
    const user = userEvent.setup();
    renderAt('/contexts/7/history');
    await user.click(await screen.findByRole('button', { name: /^Correct it \(30 of 62/ }));
    const field = screen.getByLabelText('How many');
    expect(field).toHaveValue('30');
    await user.clear(field);
    await user.type(field, '29');
    await user.click(screen.getByRole('button', { name: 'Save the correction' }));
    expect(screen.getByLabelText('Why it changes')).toHaveAccessibleDescription(
      expect.stringContaining('Say in a few words why the figure changes'),
    );
    await user.type(screen.getByLabelText('Why it changes'), 'One form was counted twice');
    await user.click(screen.getByRole('button', { name: 'Save the correction' }));
    expect(await screen.findByText('Corrected because: One form was counted twice')).toBeInTheDocument();
    expect(screen.getByText('29 of 62')).toBeInTheDocument();
    expect(screen.getByText('30 of 62').tagName).toBe('DEL');
    expect(screen.getAllByRole('button', { name: /^Correct it/ })).toHaveLength(1);
    expect(server.asked.at(-1)?.name).not.toBe('correctObservation');
  });

  it('keeps a correction on this device when it is refused', async () => {
    serve([observation()], () =>
      refuse(409, 'These are the figures that stand already: nothing was changed.'),
    );
    const user = userEvent.setup();
    const page = renderAt('/contexts/7/history');
    await user.click(await screen.findByRole('button', { name: /^Correct it/ }));
    await user.type(screen.getByLabelText('Why it changes'), 'Counted twice');
    await user.click(screen.getByRole('button', { name: 'Save the correction' }));
    expect(await screen.findByText(/figures that stand already/)).toBeInTheDocument();
    page.unmount();
    renderAt('/contexts/7/history');
    await user.click(await screen.findByRole('button', { name: /^Correct it/ }));
    expect(screen.getByLabelText('Why it changes')).toHaveValue('Counted twice');
  });

  it('keeps the chosen indicator in the address', async () => {
    serve([observation(), observation({ id: 3, indicator: 'LOC-02' })]);
    const user = userEvent.setup();
    renderAt('/contexts/7/history?indicator=LOC-02');
    expect(await screen.findByRole('heading', { name: /After dark/ })).toBeInTheDocument();
    expect(screen.queryByRole('heading', { name: /Feels safe by day/ })).not.toBeInTheDocument();
    await user.selectOptions(screen.getByLabelText('Indicator'), 'All that were recorded');
    expect(screen.getByTestId('address')).toHaveTextContent(/^\/contexts\/7\/history$/);
  });

  it('says of a figure taken back that its import was', async () => {
    serve([observation({ state: 'undone', importId: 4 })]);
    renderAt('/contexts/7/history');
    const line = (await screen.findByText('taken back with its import')).closest('li');
    expect(line).not.toBeNull();
    expect(within(line as HTMLElement).getByRole('link', { name: 'import 4' })).toHaveAttribute(
      'href',
      '/import/4',
    );
    expect(screen.queryByRole('button', { name: /^Correct it/ })).not.toBeInTheDocument();
  });
});
