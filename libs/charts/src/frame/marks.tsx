import { memo, type ReactElement, type SVGProps } from 'react';
import { cssColour, pathData } from '../draw/draw-svg';
import type { Fill, Mark, Stroke } from '../marks/mark';

const strokeProps = (stroke?: Stroke): SVGProps<SVGElement> =>
  !stroke || stroke.width === 0
    ? {}
    : {
        stroke: cssColour(stroke.ink),
        strokeWidth: stroke.width,
        strokeOpacity: stroke.opacity,
        strokeDasharray: stroke.dash?.join(' '),
        strokeLinecap: stroke.round && stroke.dash ? 'round' : undefined,
        strokeLinejoin: stroke.round ? 'round' : undefined,
      };
const fillProps = (fill?: Fill): SVGProps<SVGElement> =>
  fill ? { fill: cssColour(fill.ink), fillOpacity: fill.opacity } : { fill: 'none' };

function element(mark: Mark, key: number): ReactElement {
  const className = `wm-${mark.role}`;
  switch (mark.shape) {
    case 'rect': {
      const { x, y, width, height } = mark;
      return (
        <g key={key}>
          {mark.hatch ? (
            <path
              className="wm-hatch"
              d={mark.hatch.segments.map((segment) => pathData(segment, false)).join('')}
              fill="none"
              stroke={cssColour(mark.hatch.stroke.ink)}
              strokeWidth={mark.hatch.stroke.width}
            />
          ) : null}
          <rect
            className={className}
            {...{ x, y, width, height }}
            fill={mark.fill ? cssColour(mark.fill.ink) : 'none'}
            fillOpacity={mark.fill?.opacity}
            stroke={mark.stroke ? cssColour(mark.stroke.ink) : undefined}
            strokeWidth={mark.stroke?.width}
            strokeDasharray={mark.stroke?.dash?.join(' ')}
          />
        </g>
      );
    }
    case 'line': {
      const [[x1, y1], [x2, y2]] = [mark.from, mark.to];
      const props = strokeProps(mark.stroke) as SVGProps<SVGLineElement>;
      return <line key={key} className={className} {...{ x1, y1, x2, y2 }} {...props} />;
    }
    case 'path': {
      const props = { ...fillProps(mark.fill), ...strokeProps(mark.stroke) } as SVGProps<SVGPathElement>;
      return <path key={key} className={className} d={pathData(mark.points, mark.closed)} {...props} />;
    }
    case 'circle': {
      const { cx, cy, r } = mark;
      const props = { ...fillProps(mark.fill), ...strokeProps(mark.stroke) } as SVGProps<SVGCircleElement>;
      return <circle key={key} className={className} data-cell={mark.cell} {...{ cx, cy, r }} {...props} />;
    }
    case 'text':
      return (
        <text
          key={key}
          className={className}
          x={mark.x}
          y={mark.y}
          fontSize={mark.size}
          fontWeight={mark.strong ? 600 : undefined}
          textAnchor={mark.anchor}
          fill={cssColour(mark.ink)}
        >
          {mark.text}
        </text>
      );
  }
}

/** Marks as SVG elements in the colours of the page. Hidden from screen readers: name, sentence and table say it. */
export const Marks = memo(function Marks({ marks }: { marks: readonly Mark[] }) {
  return (
    <g className="wm-marks" aria-hidden="true">
      {marks.map(element)}
    </g>
  );
});
