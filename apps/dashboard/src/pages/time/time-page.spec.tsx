import type { TimePage } from '@waymark/contract';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer } from '../../testing/contract-server';
import { axis, percent, row, withheld } from '../../testing/measured';
import { renderAt } from '../../testing/render-at';
import { session } from '../../testing/samples';

const wave = (y: number) => ({ start: `${y}-01-01`, end: `${y}-12-31`, label: String(y) });

function page(change: Partial<Extract<TimePage, { view: 'external' }>> = {}): TimePage {
  const lines = {
    centre: [0.5, 0.5, null, 0.5],
    lower: [0.3, 0.3, null, 0.3],
    upper: [0.69, 0.69, null, 0.69],
  };
  return {
    view: 'external',
    asOf: '2024-01-15',
    periods: 'as_collected',
    context: {
      id: 1,
      name: 'A waterside place',
      level: 'location',
      site: 'Harbour',
      siteId: 2,
      invented: false,
    },
    axis,
    grants: [],
    gaps: [],
    responses: [
      {
        id: 5,
        number: 1,
        title: 'Park hosts',
        start: '2021-02-01',
        end: null,
        orientation: 'ecological',
        approach: null,
        state: 'under way',
      },
    ],
    row: row({
      cells: [percent(2020, 0.4), percent(2021, 0.5), withheld(2022), percent(2023, 0.7)],
      control: {
        kind: 'p',
        ...lines,
        signals: [['outside the limits'], [], [], ['outside the limits']],
        sentence: 'In 2023 the figure was unusual.',
      },
    }),
    chart: {
      asked: 'auto',
      drawn: 'p',
      method: 'p-chart',
      why: '20 points.',
      choices: [
        { chart: 'auto', label: 'by the amount of data', offered: true, why: '' },
        { chart: 'control', label: 'control chart', offered: true, why: '' },
        { chart: 'run', label: 'run chart', offered: true, why: '' },
      ],
    },
    stretches: [
      {
        start: wave(2020),
        end: wave(2023),
        opening: 'first figures',
        points: 3,
        kind: 'p',
        centre: 0.5,
        lower: 0.3,
        upper: 0.69,
        remark: '3 points.',
      },
    ],
    phases: [],
    latest: 'In 2023 the figure was 70.0%, which is unusual for this stretch.',
    events: [
      { date: '2021-02-01', what: 'Park hosts', sentence: '2021 was the first point after it: usual.' },
    ],
    older: 'One older point is ringed and not announced.',
    next: [
      'Two more points in a row above 63.0%, or one above 69.0%.',
      'Reckoned with the lines as they stand.',
    ],
    windows: [
      { from: null, to: null, label: 'the whole series', points: 3, chosen: true },
      { from: '2022-01-01', to: '2023-12-31', label: 'Jan 2022 to Dec 2023', points: 1, chosen: false },
    ],
    windowNote: '',
    refusal: null,
    looked: 'This is one of 3 series followed here.',
    pairs: [],
    pairMissing: [],
    footnote: 'Released figures.',
    ...change,
  };
}

describe('one series over its whole time', () => {
  it('says the latest point, what would come next, and leads to its method in one click', async () => {
    contractServer({ session: () => session, timePage: () => page() });
    renderAt('/contexts/1/indicators/LOC-01?view=external');
    await screen.findByRole('heading', { level: 1, name: 'Feels safe by day' });
    expect(screen.getByText(/In 2023 the figure was 70.0%/)).toBeInTheDocument();
    expect(screen.getByText(/Two more points in a row above 63.0%/)).toBeInTheDocument();
    expect(screen.getByText('This is one of 3 series followed here.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'How this chart is made' })).toHaveAttribute(
      'href',
      '/methods/p-chart',
    );
    expect(screen.getByRole('link', { name: 'CSV' }).getAttribute('href')).toContain(
      '/api/contexts/1/indicators/LOC-01/time.csv',
    );
    // phases are stated by the team
    expect(screen.queryByRole('button', { name: 'Start a phase' })).not.toBeInTheDocument();
  });

  it('tells centre, limits and marks in the table', async () => {
    contractServer({ session: () => session, timePage: () => page() });
    renderAt('/contexts/1/indicators/LOC-01?view=external');
    const table = await screen.findByRole('table', { name: /Feels safe by day/, hidden: true });
    const header = within(table).getByRole('rowheader', { name: 'Upper limit', hidden: true });
    expect(header.closest('tr')).toHaveTextContent('69.0');
    expect(
      within(table).getByRole('rowheader', { name: 'Marked', hidden: true }).closest('tr'),
    ).toHaveTextContent('outside the limits');
  });

  it('holds chart and window in the address', async () => {
    const asked: unknown[] = [];
    contractServer({
      session: () => session,
      timePage: ({ query }) => {
        asked.push([query?.chart, query?.from, query?.to]);
        return page();
      },
    });
    renderAt('/contexts/1/indicators/LOC-01?view=external');
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Chart' }), 'run chart');
    expect(screen.getByTestId('address')).toHaveTextContent('chart=run');
    await userEvent.selectOptions(
      await screen.findByRole('combobox', { name: 'Window' }),
      'Jan 2022 to Dec 2023 (1 points)',
    );
    expect(screen.getByTestId('address')).toHaveTextContent('from=2022-01-01&to=2023-12-31');
    expect(asked).toContainEqual(['run', '2022-01-01', '2023-12-31']);
  });

  it('starts a phase with a reason, and not without', async () => {
    const team = {
      ...page(),
      view: 'team',
      row: null,
    } as TimePage;
    const full = { ...team, row: { ...page().row, cells: [] } } as unknown as TimePage;
    const server = contractServer({
      session: () => session,
      timePage: () => full,
      phases: () => [],
      addPhase: ({ body }) => ({
        ...body,
        breakdown: body.breakdown ?? '',
        responseId: body.responseId ?? null,
        id: 9,
        contextId: 1,
        recordedBy: 'Sam',
        recordedAt: '2024-01-15T10:00:00.000Z',
        archived: false,
      }),
    });
    renderAt('/contexts/1/indicators/LOC-01');
    await userEvent.click(await screen.findByRole('button', { name: 'Start a phase' }));
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'What begins it' }), '5');
    await userEvent.click(screen.getByRole('button', { name: 'Save the phase' }));
    expect(server.asked.some(({ name }) => name === 'addPhase')).toBe(false);
    await userEvent.type(screen.getByRole('textbox', { name: 'Why' }), 'Hosts were there every day.');
    await userEvent.click(screen.getByRole('button', { name: 'Save the phase' }));
    await screen.findByRole('button', { name: 'Start a phase' });
    expect(server.asked.find(({ name }) => name === 'addPhase')?.body).toMatchObject({
      indicator: 'LOC-01',
      date: '2021-02-01',
      responseId: 5,
      reason: 'Hosts were there every day.',
    });
  });
});
