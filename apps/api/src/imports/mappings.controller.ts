import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { DraftsService } from './drafts.service';
import { MappingsService } from './mappings.service';

type E = typeof e;

@Controller()
export class MappingsController {
  constructor(
    private readonly drafts: DraftsService,
    private readonly service: MappingsService,
  ) {}

  @Endpoint(e.importDrafts)
  listDrafts(@Input() { actor }: Call<E['importDrafts']>): Promise<Answer<E['importDrafts']>> {
    return this.drafts.list(actor);
  }

  @Endpoint(e.addImportDraft)
  add(@Input() { actor, query, request }: Call<E['addImportDraft']>): Promise<Answer<E['addImportDraft']>> {
    return this.drafts.add(actor, query.name, request);
  }

  @Endpoint(e.importDraft)
  draft(@Input() { actor, params }: Call<E['importDraft']>): Promise<Answer<E['importDraft']>> {
    return this.drafts.draft(actor, params.id);
  }

  @Endpoint(e.removeImportDraft)
  async remove(
    @Input() { actor, params }: Call<E['removeImportDraft']>,
  ): Promise<Answer<E['removeImportDraft']>> {
    await this.drafts.remove(actor, params.id);
    return { removed: true };
  }

  @Endpoint(e.importDraftCells)
  cells(
    @Input() { actor, params, query }: Call<E['importDraftCells']>,
  ): Promise<Answer<E['importDraftCells']>> {
    return this.drafts.cells(actor, params.id, query.sheet, query.from, query.rows);
  }

  @Endpoint(e.importDraftProposal)
  proposal(
    @Input() { actor, params, query }: Call<E['importDraftProposal']>,
  ): Promise<Answer<E['importDraftProposal']>> {
    const { saved, sheet = 0, heading, headingRows = 1 } = query;
    const said = heading === undefined ? null : { sheet, row: heading, rows: headingRows };
    return this.service.proposal(actor, params.id, saved, said);
  }

  @Endpoint(e.previewMapping)
  preview(@Input() { actor, params, body }: Call<E['previewMapping']>): Promise<Answer<E['previewMapping']>> {
    return this.service.preview(actor, params.id, body);
  }

  @Endpoint(e.importWithMapping)
  check(
    @Input() { actor, params, body }: Call<E['importWithMapping']>,
  ): Promise<Answer<E['importWithMapping']>> {
    return this.service.check(actor, params.id, body);
  }

  @Endpoint(e.mappings)
  list(@Input() { actor, query }: Call<E['mappings']>): Promise<Answer<E['mappings']>> {
    return this.service.list(actor, query.name);
  }

  @Endpoint(e.saveMapping)
  save(@Input() { actor, body }: Call<E['saveMapping']>): Promise<Answer<E['saveMapping']>> {
    return this.service.save(actor, body);
  }

  @Endpoint(e.savedMapping)
  one(@Input() { actor, params }: Call<E['savedMapping']>): Promise<Answer<E['savedMapping']>> {
    return this.service.one(actor, params.id);
  }

  @Endpoint(e.archiveMapping)
  archive(@Input() { actor, params, body }: Call<E['archiveMapping']>): Promise<Answer<E['archiveMapping']>> {
    return this.service.archive(actor, params.id, body.archived);
  }

  @Endpoint(e.mappingYaml)
  async yaml(@Input() { actor, params, response }: Call<E['mappingYaml']>): Promise<void> {
    const { name, text } = await this.service.yaml(actor, params.id);
    response.set({ 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'no-store' });
    response.type('application/yaml; charset=utf-8').send(text);
  }
}
