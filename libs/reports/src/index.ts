export { compose } from './compose';
export { gapsOf } from './gaps';
export { strengthLimit } from './strength';
export type { Strength, StrengthLimit } from './strength';
export { renderPdf } from './render-pdf';
export type { ReportFonts } from './pdf/setting';
export type { ChartPen, Drawing } from './chart-pen';
export type { Block, Gap, ReportDocument, ReportTable, Section } from './document';
