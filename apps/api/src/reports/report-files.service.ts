import { Inject, Injectable } from '@nestjs/common';
import { type ReportInput, reportInput } from '@waymark/contract';
import { compose, renderHtml, renderPdf, type ReportFonts } from '@waymark/reports';
import type { Config } from '../config';
import { CONFIG } from '../settings.module';
import { chartPen } from './chart-pen';
import { readFonts } from './report-fonts';

/** Draws a report. The input passes the contract's strict schema first: a raw count has no place in it. */
@Injectable()
export class ReportFilesService {
  private fonts: Promise<ReportFonts> | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  html(input: ReportInput): string {
    return renderHtml(compose(reportInput.parse(input)), chartPen);
  }

  async pdf(input: ReportInput): Promise<Uint8Array> {
    this.fonts ??= readFonts(this.config.home);
    return renderPdf(compose(reportInput.parse(input)), chartPen, await this.fonts);
  }
}
