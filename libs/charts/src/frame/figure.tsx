import { PairsFrame, FigureFrame, type FigureFrameProps, type PairsProps } from './figure-frame';
import { figureSvg } from './figure-svg';
import { SeriesChart } from './series-chart';
import { SvgButton } from './svg-button';

export interface FigureProps extends FigureFrameProps {
  /** The context or place, for the file name and the heading of a download. */
  readonly place: string;
  /** "Team figures: exact counts" or "Released figures". */
  readonly footing: string;
}

/** The pairs of a context-only row in the browser. */
export const Pairs = (props: PairsProps) => <PairsFrame {...props} Chart={SeriesChart} />;

/** One row of the score in the browser: hosted by Recharts, with its drawing to take away. */
export function Figure(props: FigureProps) {
  const { model, axis, grants, responses, place, footing } = props;
  const { row } = model;
  return (
    <FigureFrame
      {...props}
      Chart={SeriesChart}
      take={
        <SvgButton
          name={`${place} ${row.indicator.code} ${row.breakdownLabel}`}
          draw={() => figureSvg(model, axis, { grants, responses, place, footing })}
        />
      }
    />
  );
}
