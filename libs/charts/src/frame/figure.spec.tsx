/** @jest-environment jsdom */
import '../testing/setup-dom';
import type { ReleasedRow } from '@waymark/contract';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useXAxisScale, useYAxisScale, ComposedChart, Line, XAxis, YAxis } from 'recharts';
import { layoutRow } from '../layout/row';
import { chartModel } from '../model/chart-model';
import { timeScale } from '../model/time';
import {
  feelsSafe,
  percent,
  row,
  sixYears,
  threeGrants,
  twoResponses,
  withheld,
  youngWomen,
} from '../testing/rows';
import { Figure, type FigureProps } from './figure';

const show = (of: ReleasedRow, change: Partial<FigureProps> = {}) =>
  render(
    <Figure
      model={chartModel(of)}
      axis={sixYears}
      grants={threeGrants}
      responses={twoResponses}
      syncId="page"
      wide
      place="The Garages"
      footing="Released figures"
      method={<a href="/methods/newcombe">How this is judged</a>}
      csvHref="/api/series.csv"
      {...change}
    />,
  );
const dots = (container: HTMLElement) =>
  [...container.querySelectorAll('.wm-dot')].map((dot) => Number(dot.getAttribute('data-cell')));

describe('a figure', () => {
  it('says title, unit, source, verdict, sentence and offers method, table, CSV and SVG', () => {
    show(feelsSafe);
    expect(screen.getByRole('heading', { name: 'Feels safe here by day' })).toBeVisible();
    expect(screen.getByText(/Young people very or fairly safe .* Percent\./)).toBeVisible();
    expect(screen.getByText(/LOC-01\. Place survey\. Published\./)).toBeVisible();
    expect(screen.getByText('Improving')).toHaveTextContent('Improving since 2016');
    expect(screen.getByText('74 in 100').tagName).toBe('B');
    for (const name of ['How this is judged', 'Table', 'CSV'])
      expect(screen.getByRole('link', { name })).toBeVisible();
    expect(screen.getByRole('button', { name: 'SVG' })).toBeVisible();
  });

  it('draws the marks of the layout inside the surface of Recharts', () => {
    const { container } = show(youngWomen);
    expect(container.querySelectorAll('.recharts-surface')).toHaveLength(1);
    expect(dots(container)).toEqual([1, 2, 4, 5]);
    expect(container.querySelectorAll('.wm-withheld')).toHaveLength(1);
    expect(container.querySelectorAll('.wm-missing')).toHaveLength(1);
  });

  it('has a table twin with the same cells, states in words', () => {
    show(youngWomen);
    const table = screen.getByRole('table', { hidden: true });
    const [percents] = within(table).getAllByRole('row', { hidden: true }).slice(1);
    if (!percents) throw new Error('no row');
    const cells = within(percents).getAllByRole('cell', { hidden: true });
    expect(cells.map((cell) => cell.textContent)).toEqual(['not asked', '50', '57', 'withheld', '67', '71']);
    expect(within(table).getAllByRole('columnheader', { hidden: true })[1]).toHaveAttribute('scope', 'col');
    expect(within(percents).getByRole('rowheader', { hidden: true })).toHaveTextContent('Percent');
  });

  it('opens its table from the link', async () => {
    const { container } = show(feelsSafe);
    expect(container.querySelector('details')?.open).toBe(false);
    await userEvent.click(screen.getByRole('link', { name: 'Table' }));
    expect(container.querySelector('details')?.open).toBe(true);
  });

  it('draws one point, and none, without breaking', () => {
    const one = show(row([percent(2018, 0.5, 0.4, 0.6, 60)]));
    expect(dots(one.container)).toEqual([0]);
    // nothing of Recharts' own may lie over it
    expect(one.container.querySelectorAll('circle')).toHaveLength(1);
    one.unmount();
    const none = show(row([]));
    expect(dots(none.container)).toEqual([]);
    none.unmount();
    const hidden = show(row([withheld(2016)]));
    expect(dots(hidden.container)).toEqual([]);
    expect(hidden.container.querySelectorAll('.wm-withheld')).toHaveLength(1);
  });

  it('keeps a context-only row grey, hollow and beside its pair, and names what is not measured', () => {
    const indicator = { ...feelsSafe.indicator, role: 'context_only' as const, title: 'Recorded incidents' };
    const verdict = { ...feelsSafe.verdict, kind: 'context_only' as const, word: 'higher' as const };
    const { container } = show(
      { ...feelsSafe, indicator, verdict },
      { pairs: [chartModel(feelsSafe)], pairMissing: ['would tell an adult'] },
    );
    expect(screen.getByText('Context only')).toHaveTextContent('Context only higher since 2016');
    expect(container.querySelector('.wm-verdict')).toHaveClass('wm-verdict-context');
    expect(container.querySelector('.wm-dot')).toHaveAttribute('fill', 'var(--paper)');
    expect(container.querySelectorAll('.wm-pair .recharts-surface')).toHaveLength(1);
    expect(screen.getByText(/would tell an adult: not measured/)).toBeVisible();
  });
});

describe('by keyboard', () => {
  it('the figure takes focus with its name and its sentence, and arrows walk along the waves', async () => {
    show(youngWomen);
    const chart = screen.getByRole('application', { name: /Percent who feel safe by day/ });
    expect(chart).toHaveAccessibleDescription(/74 in 100 felt safe here by day/);
    const user = userEvent.setup();
    await act(() => {
      chart.focus();
    });
    expect(screen.getByRole('status')).toHaveTextContent(/^2016not asked/);
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('status')).toHaveTextContent(
      '201750 percent95% interval 33–67Asked (n) 30Place survey',
    );
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(screen.getByRole('status')).toHaveTextContent(/^2019withheld$/);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('status')).toBeNull();
  });
});

/** What Recharts makes of the same domain, margin and size. */
it('stands on the same x and y as the scales of Recharts', () => {
  const model = chartModel(feelsSafe);
  const layout = layoutRow(model, sixYears, { width: 654 });
  const time = timeScale(sixYears);
  const seen: { x: (number | undefined)[]; y: (number | undefined)[] } = { x: [], y: [] };
  function Probe() {
    const [x, y] = [useXAxisScale(), useYAxisScale()];
    seen.x = model.points.map((point) => x?.(point.day));
    seen.y = model.points.map((point) => y?.(point.value));
    return null;
  }
  const { plot } = layout;
  render(
    <ComposedChart
      width={654}
      height={layout.height}
      data={model.points.map(({ day, value }) => ({ day, value }))}
      margin={{ left: 44, right: 10, top: plot.top, bottom: layout.height - plot.bottom }}
    >
      <XAxis type="number" dataKey="day" domain={[time.from, time.to]} allowDataOverflow hide />
      <YAxis type="number" domain={[layout.scale.bottom, layout.scale.top]} allowDataOverflow hide />
      <Line dataKey="value" isAnimationActive={false} />
      <Probe />
    </ComposedChart>,
  );
  layout.x.forEach((x, i) => expect(seen.x[i]).toBeCloseTo(x, 3));
  layout.y.forEach((y, i) => expect(seen.y[i]).toBeCloseTo(y ?? NaN, 3));
});
