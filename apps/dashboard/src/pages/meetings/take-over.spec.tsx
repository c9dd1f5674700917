import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { Observation, TakeOverLine } from '@waymark/contract';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { contractServer } from '../../testing/contract-server';
import { framework } from '../../testing/samples';
import { SchoolScorecard } from '../plan/school-scorecard';
import { TakeOver } from './take-over';

function show(part: ReactNode) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter>{part}</MemoryRouter>
    </QueryClientProvider>,
  );
}

const line = (state: TakeOverLine['state'], numerator: number): TakeOverLine => ({
  indicator: 'SYS-18',
  title: 'Decisions carried out',
  breakdown: '',
  source: 'meetings in Waymark',
  figures: { kind: 'counts', numerator, denominator: 3 },
  sentence: `${numerator} of 3 decisions were done.`,
  state,
});

describe(TakeOver, () => {
  it('shows what was counted, records it when asked, and then offers nothing more', async () => {
    let state: TakeOverLine['state'] = 'changed';
    const server = contractServer({
      takeOver: () => ({
        contextId: 7,
        halfYears: [{ start: '2024-01-01', end: '2024-06-30', lines: [line(state, 2)] }],
      }),
      takeOverHalfYear: () => {
        state = 'same';
        return { created: 0, corrected: 1, unchanged: 0 };
      },
    });
    show(<TakeOver contextId={7} />);
    expect(await screen.findByText('2 of 3 decisions were done.')).toBeInTheDocument();
    expect(screen.getByText('recorded otherwise: would be corrected')).toBeInTheDocument();
    const button = screen.getByRole('button', {
      name: 'Record this figure of 1 January 2024 to 30 June 2024',
    });
    await userEvent.click(button);
    expect(await screen.findByText('Recorded 0, corrected 1, unchanged 0.')).toBeInTheDocument();
    expect(server.asked.find(({ name }) => name === 'takeOverHalfYear')?.body).toEqual({
      start: '2024-01-01',
    });
    expect(await screen.findByText('recorded')).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('says that there is nothing to take over', async () => {
    contractServer({ takeOver: () => ({ contextId: 7, halfYears: [] }) });
    show(<TakeOver contextId={7} />);
    expect(await screen.findByText('No half-year with something to count is over yet.')).toBeInTheDocument();
  });
});

const marked = (
  breakdown: string,
  end: string,
  numerator: number,
  state: Observation['state'] = 'current',
) => ({
  id: numerator,
  contextId: 7,
  areaCode: null,
  indicator: 'SCH-05',
  indicatorVersion: 1,
  start: `${end.slice(0, 4)}-01-01`,
  end,
  breakdown,
  round: '',
  source: 'self-assessment',
  figures: { kind: 'counts' as const, numerator, denominator: 12 },
  state,
  supersedes: null,
  reason: null,
  importId: null,
  recordedAt: '2026-05-02T09:00:00.000Z',
  recordedBy: 'Sam',
});

describe(SchoolScorecard, () => {
  it('shows lever by lever and year by year what the school marked, and what it did not record', async () => {
    contractServer({
      framework: () => framework(),
      observations: () => [
        marked('lever=systems', '2024-07-20', 4),
        marked('lever=systems', '2025-07-20', 7),
        marked('lever=systems', '2025-07-20', 6, 'superseded'),
        marked('lever=response', '2025-07-20', 5),
      ],
    });
    show(<SchoolScorecard contextId={7} />);
    const cells = (name: RegExp) =>
      within(screen.getByRole('row', { name }))
        .getAllByRole('cell')
        .map((cell) => cell.textContent);
    await screen.findByRole('table');
    expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual([
      'Lever',
      '20 July 2024',
      '20 July 2025',
    ]);
    expect(cells(/^systems/)).toEqual(['4 of 12', '7 of 12']);
    expect(cells(/^response/)).toEqual(['not recorded', '5 of 12']);
    expect(cells(/^All items/)).toEqual(['not recorded', 'not recorded']);
  });
});
