import type { ChartModel, ChartPoint } from '../model/chart-model';
import { baseHeader } from '../model/wording';

/** One wave in words, from what the chart and its table already hold: figure, interval, n, state, source. */
export function pointWords(model: ChartModel, point: ChartPoint): { period: string; facts: string[] } {
  const { row } = model;
  if (point.state !== 'shown') {
    const source = point.source === '' ? [] : [point.source];
    return { period: point.period.label, facts: [point.text, ...source] };
  }
  const cell = row.cells[point.index];
  const label = cell?.state === 'shown' ? cell.base?.label : undefined;
  const unit =
    row.scale.kind === 'percent' ? ' percent' : row.scale.kind === 'level' ? '' : ` ${row.scale.unit}`;
  const figure = row.scale.kind === 'level' ? `level ${point.text}` : `${point.text}${unit}`;
  return {
    period: point.period.label,
    facts: [
      figure,
      ...(point.intervalText === null ? [] : [`95% interval ${point.intervalText}`]),
      ...(point.noInterval === null ? [] : [`no interval: ${point.noInterval}`]),
      ...(point.baseText === null || label === undefined ? [] : [`${baseHeader(label)} ${point.baseText}`]),
      ...point.remarks,
      ...(point.note === null ? [] : [point.note]),
      ...(point.source === '' ? [] : [point.source]),
    ],
  };
}

/** Beside the pointer or the focused wave. It repeats; it never adds. */
export function Readout({ model, index, live }: { model: ChartModel; index: number; live: boolean }) {
  const point = model.points[index];
  if (!point) return null;
  const { period, facts } = pointWords(model, point);
  return (
    <div className="wm-readout" role={live ? 'status' : undefined}>
      <b>{period}</b>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </div>
  );
}
