import {
  chartModel,
  drawSvg,
  gutters,
  layoutRow,
  layoutStrip,
  type Mark,
  paperType,
  screenType,
} from '@waymark/charts';
import type { ChartPen, Surface } from '@waymark/reports';

/** A unit is half as tall on paper as on a screen, so that page one stays one page. */
const settingOf = ({ medium, width }: Surface) =>
  medium === 'paper'
    ? { width, type: paperType, gutter: { left: 30, right: 8 }, zoom: 0.5, tint: true }
    : { width, type: screenType, gutter: gutters.wide, zoom: 0.8, tint: true };

/** The browser's own model and layout, drawn on the server: a report shows what the page shows. */
export const chartPen: ChartPen = {
  drawRow: ({ row }, { axis, grants }, on) => layoutRow(chartModel(row), axis, { ...settingOf(on), grants }),
  drawStrip: ({ axis, grants }, on) => {
    const { width, type, gutter } = settingOf(on);
    return layoutStrip(axis, { width, type, gutter, grants, responses: [] });
  },
  // The marks are the layout's own, handed back: reports declares them by structure, with any word for a role.
  svg: ({ marks, width, height }, title) => drawSvg(marks as readonly Mark[], { width, height, title }),
};
