import type { TimeChart, TimePage } from '@waymark/contract';

/** Which chart is drawn. What the points do not allow can still be read: the reason stands with it. */
export function ChartChoice({
  chart,
  setChart,
}: {
  chart: TimePage['chart'];
  setChart: (next: TimeChart) => void;
}) {
  return (
    <label className="wm-choice">
      Chart{' '}
      <select
        value={chart.asked}
        onChange={(event) =>
          setChart(chart.choices.find((one) => one.chart === event.target.value)?.chart ?? 'auto')
        }
      >
        {chart.choices.map((one) => (
          <option key={one.chart} value={one.chart} disabled={!one.offered && one.chart !== chart.asked}>
            {one.label}
            {one.offered ? '' : ' (too few points)'}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Two or three years at a time: a long chart always shows a signal somewhere. */
export function WindowChoice({
  windows,
  setWindow,
}: {
  windows: TimePage['windows'];
  setWindow: (next: { from: string | null; to: string | null }) => void;
}) {
  const chosen = windows.findIndex((one) => one.chosen);
  return (
    <label className="wm-choice">
      Window{' '}
      <select
        value={chosen}
        onChange={(event) => {
          const next = windows[Number(event.target.value)];
          setWindow({ from: next?.from ?? null, to: next?.to ?? null });
        }}
      >
        {windows.map((one, i) => (
          <option key={`${one.from} ${one.to}`} value={i}>
            {one.label} ({one.points} points)
          </option>
        ))}
      </select>
    </label>
  );
}
