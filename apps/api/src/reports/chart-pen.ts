import {
  chartModel,
  cssColour,
  darkPalette,
  drawSvg,
  gutters,
  layoutRow,
  layoutStrip,
  lightPalette,
  type Mark,
  pageModel,
  pageOptions,
  paperType,
  screenType,
} from '@waymark/charts';
import type { ChartPen, Surface } from '@waymark/reports';

/** A unit is half as tall on paper as on a screen, so that page one stays one page. */
const settingOf = ({ medium, width }: Surface) =>
  medium === 'paper'
    ? { width, type: paperType, gutter: { left: 30, right: 8 }, zoom: 0.5, tint: true }
    : { width, type: screenType, gutter: gutters.wide, zoom: 0.8, tint: true };

/** Narrower than this, px, each row of a page names its own periods and grants. */
const WIDE_PAGE = 600;

/** The browser's own model and layout, drawn on the server: a report shows what the page shows. */
export const chartPen: ChartPen = {
  palettes: { light: lightPalette, dark: darkPalette },
  drawRow: ({ row, pairOf }, { axis, grants, responses = [] }, on) => {
    if (on.medium !== 'page') return layoutRow(chartModel(row), axis, { ...settingOf(on), grants });
    const pair = pairOf !== null;
    const options = pageOptions({ grants, responses, wide: on.width >= WIDE_PAGE, pair });
    return layoutRow(pageModel(row, pair), axis, { ...options, width: on.width, tint: true });
  },
  drawStrip: ({ axis, grants, responses = [] }, on) => {
    const { width, type, gutter } = settingOf(on);
    if (on.medium !== 'page') return layoutStrip(axis, { width, type, gutter, grants, responses: [] });
    const onPage = pageOptions({ wide: width >= WIDE_PAGE });
    return layoutStrip(axis, { width, type, gutter: onPage.gutter, grants, responses });
  },
  // The marks are the layout's own, handed back: reports declares them by structure, with any word for a role.
  svg: ({ marks, width, height }, title, medium) =>
    drawSvg(marks as readonly Mark[], {
      width,
      height,
      title,
      ...(medium === 'page' ? { colour: cssColour } : {}),
    }),
};
