import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { reportPolicy } from '../http/headers';
import { ReportsService } from './reports.service';

type E = typeof e;

@Controller()
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  @Endpoint(e.reports)
  list(@Input() { actor }: Call<E['reports']>): Promise<Answer<E['reports']>> {
    return this.reports.list(actor);
  }

  @Endpoint(e.addReport)
  add(@Input() { actor, body }: Call<E['addReport']>): Promise<Answer<E['addReport']>> {
    return this.reports.add(actor, body);
  }

  @Endpoint(e.report)
  report(@Input() { actor, params }: Call<E['report']>): Promise<Answer<E['report']>> {
    return this.reports.report(actor, params.id);
  }

  @Endpoint(e.changeReport)
  change(@Input() { actor, params, body }: Call<E['changeReport']>): Promise<Answer<E['changeReport']>> {
    return this.reports.change(actor, params.id, body);
  }

  @Endpoint(e.reportHtml)
  async html(@Input() { actor, params, response }: Call<E['reportHtml']>): Promise<void> {
    const page = await this.reports.html(actor, params.id);
    response
      .set({ 'Content-Security-Policy': reportPolicy(page), 'Cache-Control': 'no-store' })
      .type('text/html')
      .send(page);
  }

  @Endpoint(e.reportPdf)
  async pdf(@Input() { actor, params, response }: Call<E['reportPdf']>): Promise<void> {
    const { name, bytes } = await this.reports.pdf(actor, params.id);
    response
      .set({ 'Content-Disposition': `inline; filename="${name}.pdf"`, 'Cache-Control': 'no-store' })
      .type('application/pdf')
      .send(Buffer.from(bytes));
  }
}
