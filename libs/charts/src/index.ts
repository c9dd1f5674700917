export { chartModel } from './model/chart-model';
export type { ChartControl, ChartCourse, ChartModel, ChartPoint, Weight } from './model/chart-model';
export { chartKinds } from './model/chart-kinds';
export type { ChartKind } from './model/chart-kind';
export { sharedScale } from './model/plot-scale';
export type { PlotScale } from './model/plot-scale';
export { tableTwin } from './model/table-twin';
export type { Twin, TwinCell, TwinColumn } from './model/table-twin';
export { dayNumber, timeScale } from './model/time';
export type { TimeScale } from './model/time';
export { figureText, rangeText } from './model/wording';
export { gutters, paperType, screenType } from './layout/frame';
export type { RowLayout, RowOptions, TypeSizes } from './layout/frame';
export { layoutRow } from './layout/row';
export { pageModel, pageOptions } from './layout/page-row';
export type { OnPage } from './layout/page-row';
export { layoutSpark, SPARK_HEIGHT } from './sparkline/sparkline';
export { layoutStrip } from './strip/strip';
export type { StripOptions } from './strip/strip';
export { fundingGaps, fundingSpans } from './strip/funding';
export { inks } from './marks/mark';
export type {
  CircleMark,
  Fill,
  Ink,
  LineMark,
  Mark,
  MarkRole,
  PathMark,
  PointXY,
  RectMark,
  Stroke,
  TextMark,
} from './marks/mark';
export { textWidth, wrapText } from './marks/text-width';
export { figureSvg, moveMark } from './frame/figure-svg';
export { cssColour, drawSvg, paperPalette } from './draw/draw-svg';
export type { DrawOptions } from './draw/draw-svg';
export { layoutPlaces } from './places/places';
export { placesSvg } from './places/places-svg';
export type { ComparedPlace } from './places/places';
