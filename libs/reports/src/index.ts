export { compose } from './compose';
export { gapsOf } from './gaps';
export { strengthLimit } from './strength';
export type { Strength, StrengthLimit } from './strength';
export { renderHtml } from './render-html';
export { renderPdf } from './render-pdf';
export type { ReportFonts } from './pdf/setting';
export type { ChartPen, Drawing, Surface } from './chart-pen';
export type { Block, Gap, ReportDocument, ReportTable, Section } from './document';
