import { Inject, Injectable } from '@nestjs/common';
import { renderHtml, renderPdf } from '@waymark/reports';
import type { Actor } from '../access/actor';
import type { Config } from '../config';
import { chartPen } from '../reports/chart-pen';
import { readFonts } from '../reports/report-fonts';
import { CONFIG } from '../settings.module';
import { type DpiaFacts, dpiaDocument } from './dpia-document';
import { DpiaFactsService } from './dpia-facts.service';

/** The assessment as a web page and as a tagged PDF, from the same facts. */
@Injectable()
export class DpiaService {
  constructor(
    private readonly facts: DpiaFactsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async html(actor: Actor): Promise<string> {
    return renderHtml(dpiaDocument(await this.read(actor)), chartPen);
  }

  async pdf(actor: Actor): Promise<Uint8Array> {
    const fonts = await readFonts(this.config.home);
    return renderPdf(dpiaDocument(await this.read(actor)), chartPen, fonts);
  }

  private read(actor: Actor): Promise<DpiaFacts> {
    return this.facts.read(actor);
  }
}
