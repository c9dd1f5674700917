import type { FundingBand, ResponseMark } from '@waymark/contract';
import { useMemo, useState, type KeyboardEvent } from 'react';
import {
  ComposedChart,
  Line,
  Tooltip,
  useActiveTooltipLabel,
  useIsTooltipActive,
  XAxis,
  YAxis,
} from 'recharts';
import { gutters, type AxisLike } from '../layout/frame';
import { layoutRow } from '../layout/row';
import type { ChartModel } from '../model/chart-model';
import type { PlotScale } from '../model/plot-scale';
import { timeScale } from '../model/time';
import { Marks } from './marks';
import { Readout } from './readout';
import { usePlotWidth } from './use-plot-width';

export interface SeriesChartProps {
  readonly model: ChartModel;
  readonly axis: AxisLike;
  /** Rows that follow one another when one is pointed at or walked through. */
  readonly syncId: string;
  readonly grants?: readonly FundingBand[];
  readonly responses?: readonly ResponseMark[];
  /** No strip stands above: periods under the n row, grants named above the plot. */
  readonly alone?: boolean;
  readonly gutter?: { readonly left: number; readonly right: number };
  /** Panels side by side keep room for the names of grants, so that their plots stand level. */
  readonly grantRoom?: boolean;
  readonly scale?: PlotScale;
  readonly zoom?: number;
  /** Id of the sentence that describes the chart. */
  readonly describedBy?: string;
  /** px that the style sheet gives the plot on paper. */
  readonly printWidth?: number;
}

/** The line under the pointer, in this row and in those that follow it. */
function Cursor({ top, bottom, xOf }: { top: number; bottom: number; xOf: (day: number) => number }) {
  const active = useIsTooltipActive();
  const day = Number(useActiveTooltipLabel());
  if (!active || !Number.isFinite(day)) return null;
  return <line className="wm-cursor" x1={xOf(day)} x2={xOf(day)} y1={top} y2={bottom} />;
}

const noDot = () => <g />;

/** Before its width is known a chart already has the height it will have. */
const GUESSED_WIDTH = 640;

/**
 * One row of the score. Recharts hosts scale, pointer, tooltip, keyboard and the tie between rows;
 * the marks inside it are those of `layoutRow`, which a report draws as well.
 */
export function SeriesChart(props: SeriesChartProps) {
  const { model, axis, alone = false, grantRoom, scale, zoom, grants, responses, printWidth = 560 } = props;
  const { ref, width, type } = usePlotWidth(printWidth);
  const [here, setHere] = useState(false);
  const [dismissed, setDismissed] = useState(false);
  const gutter = props.gutter ?? (alone ? gutters.narrow : gutters.wide);
  const { left, right } = gutter;
  const layout = useMemo(
    () =>
      layoutRow(model, axis, {
        width: width || GUESSED_WIDTH,
        gutter: { left, right },
        type,
        alone,
        grants,
        responses,
        grantRoom,
        scale,
        zoom,
      }),
    [model, axis, width, left, right, type, alone, grants, responses, grantRoom, scale, zoom],
  );
  const time = useMemo(() => timeScale(axis), [axis]);
  const data = useMemo(() => model.points.map(({ day, value }) => ({ day, value })), [model]);
  const { plot } = layout;
  const xOf = (day: number) => plot.left + time.fraction(day) * (plot.right - plot.left);
  const onKeyDown = (event: KeyboardEvent) => setDismissed(event.key === 'Escape');
  return (
    <div
      ref={ref}
      className="wm-chart"
      style={{ height: layout.height }}
      onFocus={() => setHere(true)}
      onBlur={() => setHere(false)}
      onMouseEnter={() => {
        setHere(true);
        setDismissed(false);
      }}
      onMouseLeave={() => setHere(false)}
      onKeyDown={onKeyDown}
    >
      {width === 0 ? null : (
        <ComposedChart
          width={width}
          height={layout.height}
          data={data}
          margin={{
            left,
            right,
            top: plot.top,
            bottom: layout.height - plot.bottom,
          }}
          syncId={props.syncId}
          syncMethod="value"
          accessibilityLayer
          aria-label={`${model.row.caption}. Arrow keys move from wave to wave.`}
          aria-describedby={props.describedBy}
        >
          <XAxis
            type="number"
            dataKey="day"
            domain={[time.from, time.to]}
            allowDataOverflow
            hide
            tickLine={false}
          />
          <YAxis type="number" domain={[layout.scale.bottom, layout.scale.top]} allowDataOverflow hide />
          <Cursor top={plot.top - 4} bottom={plot.bottom + 4} xOf={xOf} />
          <Marks marks={layout.marks} />
          <Line
            dataKey="value"
            type="linear"
            stroke="none"
            // a lone point would get a dot of Recharts' own on top of ours
            dot={noDot}
            activeDot={false}
            connectNulls={false}
            isAnimationActive={false}
          />
          <Tooltip
            cursor={false}
            isAnimationActive={false}
            filterNull={false}
            offset={12}
            wrapperStyle={{ zIndex: 3 }}
            content={({ active, activeIndex }) =>
              active && here && !dismissed ? <Readout model={model} index={Number(activeIndex)} live /> : null
            }
          />
        </ComposedChart>
      )}
    </div>
  );
}
