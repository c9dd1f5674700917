import { Marks } from '../frame/marks';
import { usePlotWidth } from '../frame/use-plot-width';
import { layoutPlaces, type ComparedPlace } from './places';

/** Before and after of each place on one scale. The table beside it says the same in words. */
export function PlacesChart({
  places,
  grey,
  decimals,
}: {
  readonly places: readonly ComparedPlace[];
  readonly grey: boolean;
  readonly decimals: number;
}) {
  const { ref, width } = usePlotWidth(560);
  const layout = layoutPlaces(places, { width: width || 640, grey, decimals });
  return (
    <div ref={ref} className="wm-chart" style={{ height: layout.height }}>
      {width === 0 ? null : (
        <svg className="wm-svg" width={width} height={layout.height} aria-hidden="true">
          <Marks marks={layout.marks} />
        </svg>
      )}
    </div>
  );
}
