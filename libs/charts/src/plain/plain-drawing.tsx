import { cssColour, drawSvg } from '../draw/draw-svg';
import { gutters } from '../layout/frame';
import { pageOptions } from '../layout/page-row';
import { layoutRow } from '../layout/row';
import type { SeriesChartProps } from '../frame/series-chart';
import type { Mark } from '../marks/mark';
import { layoutStrip } from '../strip/strip';
import type { TimeStripProps } from '../strip/time-strip';

/**
 * A page without scripts cannot measure itself. Each row is drawn for a few widths, and the style sheet shows the one that fits
 * and scales it a little; at 360 and at 1480 px and more it is the drawing of the dashboard to the pixel. The steps and their
 * gutters are agreed with plain.css.
 */
export const STEPS = [
  { name: 'phone', width: 328, wide: false },
  { name: 'tablet', width: 620, wide: false },
  { name: 'small', width: 440, wide: true },
  { name: 'middle', width: 620, wide: true },
  { name: 'full', width: 760, wide: true },
] as const;

interface Laid {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** Marks and texts are our own, and `drawSvg` escapes what people named things. Words beside it say it to screen readers. */
function Steps({
  lay,
  className,
}: {
  readonly lay: (step: (typeof STEPS)[number]) => Laid;
  readonly className: string;
}) {
  return STEPS.map((step) => {
    const { marks, width, height } = lay(step);
    const svg = drawSvg(marks, { width, height, title: '', colour: cssColour });
    return (
      <div
        key={step.name}
        className={`${className} wm-step wm-step-${step.name}`}
        aria-hidden="true"
        dangerouslySetInnerHTML={{ __html: svg }}
      />
    );
  });
}

/** What Recharts hosts in the dashboard: the same layout, as marks alone. */
export function PlainChart({ model, axis, grants, responses, grantRoom, scale, zoom = 1 }: SeriesChartProps) {
  return (
    <Steps
      className="wm-chart"
      lay={({ width, wide }) =>
        layoutRow(model, axis, {
          ...pageOptions({ grants, responses, wide, pair: zoom !== 1 }),
          grantRoom,
          scale,
          width,
        })
      }
    />
  );
}

export function PlainStrip({
  axis,
  grants,
  responses,
  part,
}: Pick<TimeStripProps, 'axis' | 'grants' | 'responses' | 'part'>) {
  return (
    <Steps
      className={`wm-strip wm-strip-${part}`}
      lay={({ width, wide }) => ({
        ...layoutStrip(axis, {
          width,
          gutter: wide ? gutters.wide : gutters.narrow,
          grants,
          responses,
          part,
          words: wide,
        }),
        width,
      })}
    />
  );
}
