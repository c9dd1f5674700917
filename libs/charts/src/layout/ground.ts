import type { FundingBand } from '@waymark/contract';
import { fundingGaps, fundingSpans } from '../strip/funding';
import { dayNumber, timeScale } from '../model/time';
import type { ChartModel } from '../model/chart-model';
import type { Mark } from '../marks/mark';
import { textWidth } from '../marks/text-width';
import { LINE_RATIO, type AxisLike, type Ground, type Plot, type RowOptions, type TypeSizes } from './frame';
import { MAX_LABELLED } from './foot';

/** Grants as a tint from top to bottom, a bare gap with its edges, and a quiet hairline at the start of each response. */
export function tintMarks(
  axis: AxisLike,
  options: Pick<RowOptions, 'grants' | 'responses'>,
  plot: Pick<Plot, 'left' | 'right'>,
  height: number,
): Mark[] {
  const time = timeScale(axis);
  const xOf = (fraction: number) => plot.left + fraction * (plot.right - plot.left);
  const spans = fundingSpans(time, options.grants ?? []);
  const tints = spans
    .filter((span) => span.depth > 0)
    .map((span): Mark => ({
      shape: 'rect',
      role: 'tint',
      x: xOf(span.from),
      y: 0,
      width: xOf(span.to) - xOf(span.from),
      height,
      fill: { ink: span.depth === 2 ? 'fund-2' : 'fund' },
    }));
  const upright = (x: number, role: 'gap-edge' | 'response'): Mark => ({
    shape: 'line',
    role,
    from: [x, 0],
    to: [x, height],
    stroke:
      role === 'gap-edge'
        ? { ink: 'fund-edge', width: 1 }
        : { ink: 'axis', width: 1, opacity: 0.75, dash: [1, 6], round: true },
  });
  const edges = fundingGaps(spans).flatMap((gap) =>
    [gap.from, gap.to].map((f) => upright(xOf(f), 'gap-edge')),
  );
  const starts = (options.responses ?? []).map((one) =>
    upright(xOf(time.fraction(dayNumber(one.start))), 'response'),
  );
  return [...tints, ...edges, ...starts];
}

/** "G1", "G1, G2", "gap" above a plot that stands alone; a name that does not fit its stretch is left to the tint. */
export function grantWords(
  axis: AxisLike,
  grants: readonly FundingBand[],
  plot: Plot,
  type: TypeSizes,
): Mark[] {
  const spans = fundingSpans(timeScale(axis), grants);
  const gaps = new Set(fundingGaps(spans));
  return spans.flatMap((span): Mark[] => {
    const text = gaps.has(span) ? 'gap' : span.labels.join(', ');
    const width = (span.to - span.from) * (plot.right - plot.left);
    if (text === '' || textWidth(text, type.small) > width - 2) return [];
    return [
      {
        shape: 'text',
        role: 'grant-name',
        x: plot.left + ((span.from + span.to) / 2) * (plot.right - plot.left),
        y: type.small + 1,
        text,
        size: type.small,
        strong: false,
        anchor: 'middle',
        ink: 'ink-2',
      },
    ];
  });
}

/** Names for stretches of time, centred, every second (third, ...) one where they would touch. */
export function spanWords(
  spans: readonly { from: number; to: number; label: string }[],
  size: number,
  strong: boolean,
): { x: number; text: string }[] {
  const every = [1, 2, 3, 5, 10].find((k) => {
    const kept = spans.filter((_, i) => i % k === 0);
    return kept.every((span, i) => {
      const next = kept[i + 1];
      if (!next) return true;
      const need = (textWidth(span.label, size, strong) + textWidth(next.label, size, strong)) / 2 + 5;
      return (next.from + next.to) / 2 - (span.from + span.to) / 2 >= need;
    });
  });
  return spans
    .filter((_, i) => every !== undefined && i % every === 0)
    .map((span) => ({ x: (span.from + span.to) / 2, text: span.label }));
}

/** The stretches between the ticks of an axis, px. */
export function tickSpans(
  axis: AxisLike,
  xOf: (day: number) => number,
): { from: number; to: number; label: string }[] {
  const { from, to } = timeScale(axis);
  const spans = axis.ticks.map((tick, i) => {
    const next = axis.ticks[i + 1];
    return { from: xOf(dayNumber(tick.date)), to: xOf(next ? dayNumber(next.date) : to), label: tick.label };
  });
  const first = axis.ticks[0];
  // An axis that begins within a year has no tick there, but that year has a name too.
  const begun = first !== undefined && first.label === first.date.slice(0, 4) && dayNumber(first.date) > from;
  return begun
    ? [{ from: xOf(from), to: spans[0]?.from ?? 0, label: axis.start.slice(0, 4) }, ...spans]
    : spans;
}

/** Periods under a plot that stands alone: its waves where their names fit, else the ticks of the axis. */
export function periodWords(
  model: ChartModel,
  axis: AxisLike,
  ground: Ground,
  xOf: (day: number) => number,
  from: number,
): { marks: Mark[]; bottom: number } {
  const { small } = ground.type;
  const waves = model.points.map((point) => {
    const x = ground.x[point.index] ?? 0;
    return { from: x, to: x, label: point.period.label };
  });
  const fit =
    waves.length > 1 &&
    waves.length <= MAX_LABELLED &&
    waves.every((wave) => textWidth(wave.label, small) <= ground.spacing - 3);
  // kept within the plot before they are looked at, so that the last two do not meet at its edge
  const spans = (fit ? waves : tickSpans(axis, xOf)).map(({ label, ...span }) => {
    const half = textWidth(label, small) / 2;
    const at = Math.min(ground.plot.right + 10 - half, (span.from + span.to) / 2);
    const x = Math.max(ground.plot.left + half - 6, at);
    return { from: x, to: x, label };
  });
  const y = from + small * LINE_RATIO;
  const marks = spanWords(spans, small, false).map(({ x, text }): Mark => ({
    shape: 'text',
    role: 'period',
    x,
    y,
    text,
    size: small,
    strong: false,
    anchor: 'middle',
    ink: 'ink-2',
  }));
  return { marks, bottom: marks.length === 0 ? from : y };
}
