import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { templateCsv, templateXlsx } from '@waymark/ingest';
import { FrameworkService } from '../catalogue/framework.service';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { ImportsService } from './imports.service';
import { problemsCsv, problemsHeading } from './problems-csv';

type E = typeof e;

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller()
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly framework: FrameworkService,
  ) {}

  @Endpoint(e.imports)
  list(@Input() { actor }: Call<E['imports']>): Promise<Answer<E['imports']>> {
    return this.imports.list(actor);
  }

  @Endpoint(e.uploadImport)
  upload(@Input() { actor, query, request }: Call<E['uploadImport']>): Promise<Answer<E['uploadImport']>> {
    return this.imports.upload(actor, query.name, query.mapping ?? null, request);
  }

  @Endpoint(e.importJob)
  job(@Input() { actor, params }: Call<E['importJob']>): Promise<Answer<E['importJob']>> {
    return this.imports.job(actor, params.id);
  }

  @Endpoint(e.commitImport)
  commit(@Input() { actor, params, body }: Call<E['commitImport']>): Promise<Answer<E['commitImport']>> {
    return this.imports.commit(actor, params.id, body.keepWords ?? false);
  }

  @Endpoint(e.undoImport)
  undo(@Input() { actor, params }: Call<E['undoImport']>): Promise<Answer<E['undoImport']>> {
    return this.imports.undo(actor, params.id);
  }

  @Endpoint(e.importProblems)
  async problems(@Input() { actor, params, response }: Call<E['importProblems']>): Promise<void> {
    const name = `import-${params.id}-problems.csv`;
    const pages = this.imports.problems(actor, params.id);
    // the first page is read before anything is sent, so that a missing import is a 404 and not half a file
    let page = await pages.next();
    response.set({ 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'no-store' });
    response.type('text/csv; charset=utf-8').write(problemsHeading);
    for (; !page.done; page = await pages.next()) response.write(problemsCsv(page.value));
    response.end();
  }

  @Endpoint(e.importTemplate)
  async template(@Input() { params, response }: Call<E['importTemplate']>): Promise<void> {
    const csv = params.format === 'csv';
    response.set('Content-Disposition', `attachment; filename="waymark-table.${params.format}"`);
    const body = csv ? templateCsv() : await templateXlsx(this.framework.framework.indicators);
    response.type(csv ? 'text/csv; charset=utf-8' : XLSX).send(body);
  }
}
