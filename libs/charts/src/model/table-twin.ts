import type { ChartModel, ChartPoint } from './chart-model';
import { dayNumber } from './time';
import { baseHeader, figureText, unitHeader } from './wording';

export type TwinState = 'shown' | 'withheld' | 'missing' | 'ended' | 'empty';
export interface TwinCell {
  readonly state: TwinState;
  readonly text: string;
  readonly strong: boolean;
}
export interface TwinColumn {
  readonly label: string;
  /** A ruled line before it: the series broke between the wave before and this one. */
  readonly broken: boolean;
  /** The cell of the row it stands for; null for the column in which the series ends. */
  readonly cell: number | null;
}
export interface Twin {
  readonly caption: string;
  readonly columns: readonly TwinColumn[];
  /** One line a quantity: figure, interval, n, remarks. As many cells as columns. */
  readonly lines: readonly { readonly header: string; readonly cells: readonly TwinCell[] }[];
  readonly notes: readonly string[];
}

const empty: TwinCell = { state: 'empty', text: '', strong: false };

function line(
  model: ChartModel,
  header: string,
  textOf: (point: ChartPoint) => string | null,
  strong = false,
) {
  const cells = model.points.map((point): TwinCell => {
    if (point.state !== 'shown') return { state: point.state, text: point.text, strong: false };
    const text = textOf(point);
    return text === null ? empty : { state: 'shown', text, strong };
  });
  return { header, cells: model.ended === null ? cells : [...cells, empty] };
}

function notesOf(model: ChartModel): string[] {
  const { row } = model;
  const notes = row.breaks.map((one) => {
    const day = dayNumber(one.date);
    const before = model.points.findLast((point) => point.day < day);
    const after = model.points.find((point) => point.day >= day);
    const between =
      before && after ? `Between ${before.period.label} and ${after.period.label}` : `From ${one.date}`;
    return `${between} the series breaks (${one.kind}): ${one.reason}. Nothing is compared across it.`;
  });
  const lacks = [
    ...new Set(model.points.flatMap((point) => (point.noInterval === null ? [] : [point.noInterval]))),
  ];
  notes.push(...lacks.map((lack) => `No interval where its cell is empty: ${lack}.`));
  notes.push(
    ...model.points.flatMap((point) => (point.note === null ? [] : [`${point.period.label}: ${point.note}`])),
  );
  if (row.crosses > 0)
    notes.push(
      row.crosses === 1
        ? 'One observation crosses a boundary of these periods and is left out.'
        : `${row.crosses} observations cross a boundary of these periods and are left out.`,
    );
  return notes.map((note) => note.replace(/\.\.$/, '.'));
}

/** The table under a chart, from the same points: same cells, same states, absence in words. */
export function tableTwin(model: ChartModel): Twin {
  const { row, points } = model;
  const dayOf = (index: number) => points[index]?.day ?? 0;
  const columns = points.map((point, i): TwinColumn => ({
    label: point.period.label,
    cell: i,
    broken: i > 0 && model.breaks.some((one) => dayOf(i - 1) < one.day && one.day <= point.day),
  }));
  const figures = line(model, unitHeader(row.scale), (point) => point.text, true);
  if (model.ended !== null) {
    columns.push({ label: row.ended ?? '', cell: null, broken: false });
    figures.cells[figures.cells.length - 1] = { state: 'ended', text: 'ended', strong: false };
  }
  const level = row.cells.flatMap((cell) =>
    cell.state === 'shown' && cell.interval ? [cell.interval.level] : [],
  )[0];
  const base = row.cells.flatMap((cell) => (cell.state === 'shown' && cell.base ? [cell.base.label] : []))[0];
  const lines = [figures];
  if (level !== undefined)
    lines.push(line(model, `${Math.round(level * 100)}% interval`, (point) => point.intervalText));
  if (base) lines.push(line(model, baseHeader(base), (point) => point.baseText));
  if (points.some((point) => point.remarks.length > 0))
    lines.push(
      line(model, 'Remark', (point) => (point.remarks.length === 0 ? null : point.remarks.join(', '))),
    );
  const { control } = model;
  if (control?.whole) {
    const { whole, centre, lower, upper } = control;
    const at = (values: readonly (number | null)[]) => (point: ChartPoint) => {
      const value = values[point.index];
      return value === null || value === undefined ? null : figureText(value, 1);
    };
    lines.push(line(model, whole.centreWord === 'median' ? 'Median' : 'Average', at(centre)));
    if (upper.some((value) => value !== null)) {
      lines.push(line(model, 'Lower limit', at(lower)));
      lines.push(line(model, 'Upper limit', at(upper)));
    }
    if (whole.signals.some((words) => words.length > 0))
      lines.push(line(model, 'Marked', (point) => whole.signals[point.index]?.join('; ') || null));
  }
  const subject =
    row.breakdownLabel === '' ? row.indicator.title : `${row.indicator.title}, ${row.breakdownLabel}`;
  const unit = row.scale.kind === 'percent' ? 'percent' : row.scale.unit;
  return { caption: unit === '' ? subject : `${subject}: ${unit}`, columns, lines, notes: notesOf(model) };
}
