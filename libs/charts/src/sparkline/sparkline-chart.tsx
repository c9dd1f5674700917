import type { FundingBand } from '@waymark/contract';
import { useMemo } from 'react';
import type { AxisLike } from '../layout/frame';
import type { ChartModel } from '../model/chart-model';
import { Marks } from '../frame/marks';
import { usePlotWidth } from '../frame/use-plot-width';
import { layoutSpark, SPARK_HEIGHT } from './sparkline';

/** A row of the overview. Its figure, n and verdict stand beside it as text, so the drawing itself is silent. */
export function Sparkline({
  model,
  axis,
  grants,
  printWidth = 250,
}: {
  model: ChartModel;
  axis: AxisLike;
  grants: readonly FundingBand[];
  printWidth?: number;
}) {
  const { ref, width } = usePlotWidth(printWidth);
  const layout = useMemo(
    () => layoutSpark(model, axis, { width: width || 240, grants }),
    [model, axis, width, grants],
  );
  return (
    <div ref={ref} className="wm-spark" style={{ height: SPARK_HEIGHT }}>
      {width === 0 ? null : (
        <svg className="wm-svg" width={width} height={SPARK_HEIGHT} role="img" aria-label={model.row.caption}>
          <Marks marks={layout.marks} />
        </svg>
      )}
    </div>
  );
}
