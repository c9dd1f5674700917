import type { FundingBand, ResponseMark } from '@waymark/contract';
import { gutters, type AxisLike } from '../layout/frame';
import { Marks } from '../frame/marks';
import { usePlotWidth } from '../frame/use-plot-width';
import { layoutStrip } from './strip';

export interface TimeStripProps {
  readonly axis: AxisLike;
  readonly grants: readonly FundingBand[];
  readonly responses: readonly ResponseMark[];
  /** Years and grants stay in sight while rows scroll; responses scroll away. */
  readonly part: 'money' | 'responses';
  readonly wide: boolean;
  readonly gutter?: { readonly left: number; readonly right: number };
  readonly printWidth?: number;
}

/** Years, grants and numbered responses over the rows of a page, on the same verticals. */
export function TimeStrip(props: TimeStripProps) {
  const { axis, grants, responses, part, wide, printWidth = 560 } = props;
  const { ref, width, type } = usePlotWidth(printWidth);
  const gutter = props.gutter ?? (wide ? gutters.wide : gutters.narrow);
  const strip = layoutStrip(axis, {
    width: width || 640,
    gutter,
    type,
    grants,
    responses,
    part,
    words: wide,
  });
  return (
    <div ref={ref} className={`wm-strip wm-strip-${part}`} style={{ height: strip.height }}>
      {width === 0 ? null : (
        <svg className="wm-svg" width={width} height={strip.height} aria-hidden="true">
          <Marks marks={strip.marks} />
        </svg>
      )}
    </div>
  );
}
