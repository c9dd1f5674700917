import { Fragment, type CSSProperties, type Ref } from 'react';
import { MAX_LABELLED } from '../layout/foot';
import type { AxisLike } from '../layout/frame';
import type { ChartModel } from '../model/chart-model';
import { tableTwin, type Twin, type TwinCell } from '../model/table-twin';
import { timeScale } from '../model/time';

const classOf = (cell: TwinCell, broken: boolean) =>
  [`wm-cell-${cell.state}`, broken ? 'wm-cell-broken' : ''].join(' ').trim();
const content = (cell: TwinCell) =>
  cell.state === 'withheld' ? <span>{cell.text}</span> : cell.strong ? <b>{cell.text}</b> : cell.text;

/**
 * Where columns can stand under their waves: the room before the first, and the width of each, in fractions
 * of the plot. Null where waves are many or not evenly spaced; then each wave is a line instead.
 */
export function columnsUnderWaves(model: ChartModel, axis: AxisLike): { lead: number; each: number } | null {
  if (model.points.length < 2 || model.points.length > MAX_LABELLED || model.ended !== null) return null;
  const time = timeScale(axis);
  const at = model.points.map((point) => time.fraction(point.day));
  const gaps = at.slice(1).map((x, i) => x - (at[i] ?? 0));
  const each = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  // Half a per cent of a plot is two or three pixels: leap years pass, a missed wave does not.
  if (gaps.some((gap) => Math.abs(gap - each) > 0.005)) return null;
  const lead = (at[0] ?? 0) - each / 2;
  return lead < -0.005 || each < 0.1 ? null : { lead: Math.max(0, lead), each };
}

// The rows are laid out as flex lines, which would take their table meaning from them: hence the roles.
function Columns({ twin, place }: { twin: Twin; place: { lead: number; each: number } }) {
  const style = { '--lead': place.lead, '--each': place.each } as CSSProperties;
  return (
    <table role="table" className="wm-twin-table wm-twin-columns" style={style}>
      <caption>{twin.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            <span className="wm-hidden">Quantity</span>
          </th>
          {twin.columns.map((column) => (
            <th
              key={column.cell}
              scope="col"
              role="columnheader"
              className={column.broken ? 'wm-cell-broken' : undefined}
            >
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {twin.lines.map((line) => (
          <tr key={line.header} role="row">
            <th scope="row" role="rowheader">
              {line.header}
            </th>
            {line.cells.map((cell, i) => (
              <td key={i} role="cell" className={classOf(cell, twin.columns[i]?.broken ?? false)}>
                {content(cell)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lines({ twin }: { twin: Twin }) {
  return (
    <table className="wm-twin-table wm-twin-lines">
      <caption>{twin.caption}</caption>
      <thead>
        <tr>
          <th scope="col">Period</th>
          {twin.lines.map((line) => (
            <th key={line.header} scope="col">
              {line.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {twin.columns.map((column, i) => (
          <tr key={`${column.label} ${i}`} className={column.broken ? 'wm-line-broken' : undefined}>
            <th scope="row">{column.label}</th>
            {twin.lines.map((line) => {
              const cell = line.cells[i];
              return cell ? (
                <td key={line.header} className={classOf(cell, false)}>
                  {content(cell)}
                </td>
              ) : (
                <Fragment key={line.header} />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The same cells in words, behind one click: a real table, waves as columns under the plot where they fit. */
export function TableTwin({
  model,
  axis,
  id,
  ref,
}: {
  model: ChartModel;
  axis: AxisLike;
  id: string;
  ref?: Ref<HTMLDetailsElement>;
}) {
  const twin = tableTwin(model);
  const place = columnsUnderWaves(model, axis);
  const subject = twin.caption.split(':')[0] ?? '';
  return (
    <details className="wm-twin" id={id} ref={ref}>
      <summary>
        Table<span className="wm-hidden">: {subject}</span>
      </summary>
      <div className="wm-twin-body" id={`${id}-body`}>
        {place ? <Columns twin={twin} place={place} /> : <Lines twin={twin} />}
        {twin.notes.length === 0 ? null : (
          <ul className="wm-notes">
            {twin.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}
