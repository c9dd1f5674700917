import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { reportPolicy } from '../http/headers';
import { DpiaService } from './dpia.service';
import { ProtectionPageService } from './protection-page.service';
import { RetentionService } from './retention.service';
import { SubjectService } from './subject.service';
import { TextCheckService } from './text-check.service';

type E = typeof e;

/** Where data protection stands, how long records live, one person, marked words, and the assessment. */
@Controller()
export class ProtectionController {
  constructor(
    private readonly pages: ProtectionPageService,
    private readonly schedule: RetentionService,
    private readonly subject: SubjectService,
    private readonly texts: TextCheckService,
    private readonly dpia: DpiaService,
  ) {}

  @Endpoint(e.protection)
  page(@Input() { actor }: Call<E['protection']>): Promise<Answer<E['protection']>> {
    return this.pages.page(actor);
  }

  @Endpoint(e.retention)
  retention(@Input() { actor }: Call<E['retention']>): Promise<Answer<E['retention']>> {
    return this.schedule.page(actor);
  }

  @Endpoint(e.setRetention)
  setRetention(@Input() { actor, body }: Call<E['setRetention']>): Promise<Answer<E['setRetention']>> {
    return this.schedule.setTerm(actor, body);
  }

  @Endpoint(e.runRetention)
  runRetention(@Input() { actor, body }: Call<E['runRetention']>): Promise<Answer<E['runRetention']>> {
    return this.schedule.run(actor, body.expected);
  }

  @Endpoint(e.aboutSubject)
  about(@Input() { actor, body }: Call<E['aboutSubject']>): Promise<Answer<E['aboutSubject']>> {
    return this.subject.about(actor, body);
  }

  @Endpoint(e.exportSubject)
  async export(@Input() { actor, body, response }: Call<E['exportSubject']>): Promise<void> {
    const text = await this.subject.export(actor, body);
    response
      .set({
        // a file name travels further than its content: no code in it
        'Content-Disposition': `attachment; filename="one-person.${body.format}"`,
        'Cache-Control': 'no-store',
      })
      .type(body.format === 'csv' ? 'text/csv' : 'application/json')
      .status(200)
      .send(text);
  }

  @Endpoint(e.eraseSubject)
  erase(@Input() { actor, body }: Call<E['eraseSubject']>): Promise<Answer<E['eraseSubject']>> {
    return this.subject.erase(actor, body);
  }

  @Endpoint(e.checkText)
  async checkText(@Input() { actor, body }: Call<E['checkText']>): Promise<Answer<E['checkText']>> {
    const [checked] = await this.texts.check(actor, [body.text]);
    return checked ?? { text: body.text, findings: [] };
  }

  @Endpoint(e.textDecisions)
  textDecisions(@Input() { actor }: Call<E['textDecisions']>): Promise<Answer<E['textDecisions']>> {
    return this.texts.decisions(actor);
  }

  @Endpoint(e.dpiaHtml)
  async html(@Input() { actor, response }: Call<E['dpiaHtml']>): Promise<void> {
    const page = await this.dpia.html(actor);
    response
      .set({ 'Content-Security-Policy': reportPolicy(page), 'Cache-Control': 'no-store' })
      .type('text/html')
      .send(page);
  }

  @Endpoint(e.dpiaPdf)
  async pdf(@Input() { actor, response }: Call<E['dpiaPdf']>): Promise<void> {
    const bytes = await this.dpia.pdf(actor);
    response
      .set({ 'Content-Disposition': 'inline; filename="dpia.pdf"', 'Cache-Control': 'no-store' })
      .type('application/pdf')
      .send(Buffer.from(bytes));
  }
}
