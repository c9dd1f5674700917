import type { FundingBand, ResponseMark } from '@waymark/contract';
import { dayNumber, timeScale } from '../model/time';
import type { AxisLike } from '../layout/frame';
import { fundingGaps, fundingSpans } from './funding';

const percent = (fraction: number) => `${Math.round(fraction * 1e5) / 1e3}%`;

/**
 * Grants behind whatever stands in the same box, in fractions of the axis: one layer behind all rows of a page,
 * or one behind a plot that stands alone. It needs no measuring and so is there before any chart.
 */
export function FundingTint({
  axis,
  grants,
  responses = [],
  className = '',
}: {
  axis: AxisLike;
  grants: readonly FundingBand[];
  responses?: readonly ResponseMark[];
  className?: string;
}) {
  const time = timeScale(axis);
  const spans = fundingSpans(time, grants);
  const edges = fundingGaps(spans).flatMap((gap) => [gap.from, gap.to]);
  return (
    <svg className={`wm-tint-layer ${className}`} aria-hidden="true" width="100%" height="100%">
      {spans.map((span) =>
        span.depth === 0 ? null : (
          <rect
            key={span.from}
            x={percent(span.from)}
            width={percent(span.to - span.from)}
            y="0"
            height="100%"
            fill={span.depth === 2 ? 'var(--fund-2)' : 'var(--fund)'}
          />
        ),
      )}
      {edges.map((edge) => (
        <line key={edge} className="wm-gap-edge" x1={percent(edge)} x2={percent(edge)} y1="0" y2="100%" />
      ))}
      {responses.map((response) => {
        const x = percent(time.fraction(dayNumber(response.start)));
        return <line key={response.id} className="wm-response" x1={x} x2={x} y1="0" y2="100%" />;
      })}
    </svg>
  );
}
