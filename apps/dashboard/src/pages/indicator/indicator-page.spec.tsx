import type { IndicatorPage, ReleasedCell, ReleasedRow } from '@waymark/contract';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { contractServer, refuse } from '../../testing/contract-server';
import { axis, percent, row } from '../../testing/measured';
import { renderAt } from '../../testing/render-at';
import { indicator, session } from '../../testing/samples';

const framework = {
  files: [],
  goals: [],
  indicators: [
    indicator(),
    indicator({ code: 'PEER-05', title: 'Guardianship of the group', level: 'peer' }),
  ],
  earlier: [],
  methodOf: {},
  glossary: [],
};
const panel = (name: string, contextId: number, value: number) => ({
  contextId,
  areaCode: null,
  name,
  kind: 'park',
  site: 'Harbour',
  grants: [],
  row: row({ cells: [percent(2022, value), percent(2023, value)], caption: name }),
});
const bare = (y: number, value: number): ReleasedCell => {
  const cell = percent(y, value);
  return cell.state === 'shown' ? { ...cell, interval: null } : cell;
};
const page: IndicatorPage = {
  view: 'external',
  asOf: '2024-01-15',
  periods: 'as_collected',
  code: 'LOC-01',
  axis,
  panels: [panel('Larch Park', 1, 0.2), panel('Quay steps', 2, 0.8)],
  breakdowns: [
    { key: '', label: 'Everyone' },
    { key: 'sex=girls', label: 'sex: girls' },
  ],
  cannotTell: ['Which place is doing best: places differ in who uses them.'],
  adjustment: 'Two tests were read together.',
};

describe('one indicator across contexts', () => {
  it('draws every panel on one scale, in the order it was given, with definition and provenance', async () => {
    contractServer({ session: () => session, framework: () => framework, indicatorPage: () => page });
    renderAt('/indicators/LOC-01?view=external');
    expect(await screen.findByRole('heading', { level: 1, name: 'Feels safe by day' })).toBeInTheDocument();
    const panels = await screen.findAllByRole('region', { name: /Larch Park|Quay steps/ });
    expect(panels.map((one) => within(one).getByRole('heading').textContent)).toEqual([
      'Larch Park',
      'Quay steps',
    ]);
    const ticks = panels.map((one) => [...one.querySelectorAll('.wm-tick')].map((tick) => tick.textContent));
    expect(ticks).toEqual([
      ['0', '50', '100%'],
      ['0', '50', '100%'],
    ]);
    expect(screen.getByText(/Not validated\./)).toBeInTheDocument();
    expect(
      screen.getByText('Which place is doing best: places differ in who uses them.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Larch Park' })).toHaveAttribute(
      'href',
      '/contexts/1?view=external',
    );
  });

  it('asks for one group where groups have figures of their own, and keeps it in the address', async () => {
    const asked: string[] = [];
    contractServer({
      session: () => session,
      framework: () => framework,
      indicatorPage: ({ query }) => {
        asked.push(query?.breakdown ?? '');
        return page;
      },
    });
    renderAt('/indicators/LOC-01');
    await userEvent.selectOptions(await screen.findByLabelText('Of whom'), 'sex: girls');
    await waitFor(() => expect(asked).toContain('sex=girls'));
    expect(screen.getByTestId('address')).toHaveTextContent('breakdown=sex%3Dgirls');
  });

  it('gives a count its own scale beside a rate, and panels of one unit the same', async () => {
    const rate = { kind: 'rate' as const, min: 0, max: null, unit: 'per 1,000', decimals: 0 };
    const of = (name: string, id: number, value: number, scale: ReleasedRow['scale']) => ({
      ...panel(name, id, value),
      row: row({ cells: [bare(2022, value)], scale, caption: name }),
    });
    const panels = [
      of('Larch Park', 1, 40, rate),
      of('Mill Lane', 2, 80, rate),
      of('Quay steps', 3, 4, { ...rate, kind: 'count', unit: 'incidents' }),
    ];
    contractServer({
      session: () => session,
      framework: () => framework,
      indicatorPage: () => ({ ...page, panels }),
    });
    renderAt('/indicators/LOC-01?view=external');
    const regions = await screen.findAllByRole('region', { name: /Larch Park|Mill Lane|Quay steps/ });
    const tops = regions.map((one) => [...one.querySelectorAll('.wm-tick')].at(-1)?.textContent);
    expect(tops).toEqual(['80', '80', '4']);
  });

  it('never shows a context-only figure without its pair, or the word that it is not measured', async () => {
    const recorded = { code: 'LOC-12', title: 'Recorded incidents', role: 'context_only' as const };
    const lone = (name: string, contextId: number) => ({
      ...panel(name, contextId, 0.2),
      row: row({ key: 'LOC-12', pairWith: ['LOC-01', 'LOC-07'], caption: name }, recorded),
    });
    contractServer({
      session: () => session,
      framework: () => framework,
      indicatorPage: ({ params }) => {
        if (params.code === 'LOC-12') return { ...page, code: 'LOC-12', panels: [lone('Quay steps', 2)] };
        return params.code === 'LOC-01' ? page : { ...page, code: params.code, panels: [] };
      },
    });
    const { container } = renderAt('/indicators/LOC-12?view=external');
    const quay = await screen.findByRole('region', { name: 'Quay steps' });
    expect(within(quay).getByText(/Its pair: feels safe by day/)).toBeInTheDocument();
    expect(within(quay).getByText('Its pair: LOC-07: not measured.')).toBeInTheDocument();
    expect(container.querySelectorAll('.wm-pair .recharts-surface')).toHaveLength(1);
  });

  it('does not call a pair unmeasured that merely could not be read', async () => {
    let calls = 0;
    const lone = {
      ...panel('Quay steps', 2, 0.2),
      row: row({ pairWith: ['LOC-01'] }, { code: 'LOC-12', role: 'context_only' }),
    };
    contractServer({
      session: () => session,
      framework: () => framework,
      indicatorPage: ({ params }) => {
        if (params.code === 'LOC-12') return { ...page, code: 'LOC-12', panels: [lone] };
        calls += 1;
        return calls === 1 ? refuse(500, 'The figures could not be read just now.') : page;
      },
    });
    renderAt('/indicators/LOC-12?view=external');
    expect(await screen.findByRole('alert')).toHaveTextContent('The figures could not be read just now.');
    expect(screen.queryByRole('region', { name: 'Quay steps' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/Its pair: feels safe by day/)).toBeInTheDocument();
  });

  it('is found in a list by level, by a search that stays in the address', async () => {
    contractServer({ session: () => session, framework: () => framework });
    renderAt('/indicators');
    expect(await screen.findByRole('link', { name: 'Guardianship of the group' })).toHaveAttribute(
      'href',
      '/indicators/PEER-05',
    );
    await userEvent.type(screen.getByRole('searchbox', { name: 'Find' }), 'loc');
    expect(screen.queryByRole('link', { name: 'Guardianship of the group' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Feels safe by day' })).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent('/indicators?find=loc');
  });
});
