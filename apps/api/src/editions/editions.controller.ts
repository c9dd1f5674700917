import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import type { Response } from 'express';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { EditionReleaseService } from './edition-release.service';
import { EditionsService } from './editions.service';
import { PublishedService } from './published.service';
import type { SealedBytes } from './sealed-bytes';

type E = typeof e;

@Controller()
export class EditionsController {
  constructor(
    private readonly before: EditionsService,
    private readonly sealing: EditionReleaseService,
  ) {}

  @Endpoint(e.editions)
  editions(@Input() { actor }: Call<E['editions']>): Promise<Answer<E['editions']>> {
    return this.before.list(actor);
  }

  @Endpoint(e.addEdition)
  addEdition(@Input() { actor, body }: Call<E['addEdition']>): Promise<Answer<E['addEdition']>> {
    return this.before.add(actor, body);
  }

  @Endpoint(e.edition)
  edition(@Input() { actor, params }: Call<E['edition']>): Promise<Answer<E['edition']>> {
    return this.before.edition(actor, params.id);
  }

  @Endpoint(e.editionPreview)
  preview(@Input() { actor, params }: Call<E['editionPreview']>): Promise<Answer<E['editionPreview']>> {
    return this.before.preview(actor, params.id);
  }

  @Endpoint(e.editionPreviewPlace)
  part(
    @Input() { actor, params }: Call<E['editionPreviewPlace']>,
  ): Promise<Answer<E['editionPreviewPlace']>> {
    return this.before.part(actor, params.id, params.contextId);
  }

  @Endpoint(e.redraftEdition)
  redraft(@Input() { actor, params }: Call<E['redraftEdition']>): Promise<Answer<E['redraftEdition']>> {
    return this.before.redraft(actor, params.id);
  }

  @Endpoint(e.changeEdition)
  change(@Input() { actor, params, body }: Call<E['changeEdition']>): Promise<Answer<E['changeEdition']>> {
    return this.before.change(actor, params.id, body);
  }

  @Endpoint(e.dropEdition)
  async drop(@Input() { actor, params }: Call<E['dropEdition']>): Promise<Answer<E['dropEdition']>> {
    await this.before.drop(actor, params.id);
    return { removed: true };
  }

  @Endpoint(e.submitEdition)
  submit(@Input() { actor, params, body }: Call<E['submitEdition']>): Promise<Answer<E['submitEdition']>> {
    return this.before.submit(actor, params.id, body.note);
  }

  @Endpoint(e.decideEdition)
  decide(@Input() { actor, params, body }: Call<E['decideEdition']>): Promise<Answer<E['decideEdition']>> {
    return this.before.decide(actor, params.id, body);
  }

  @Endpoint(e.releaseEdition)
  release(@Input() { actor, params }: Call<E['releaseEdition']>): Promise<Answer<E['releaseEdition']>> {
    return this.sealing.release(actor, params.id);
  }

  @Endpoint(e.withdrawEdition)
  withdraw(
    @Input() { actor, params, body }: Call<E['withdrawEdition']>,
  ): Promise<Answer<E['withdrawEdition']>> {
    return this.sealing.withdraw(actor, params.id, body.why);
  }
}

@Controller()
export class PublishedController {
  constructor(private readonly published: PublishedService) {}

  @Endpoint(e.publishedEditions)
  editions(@Input() { actor }: Call<E['publishedEditions']>): Promise<Answer<E['publishedEditions']>> {
    return this.published.list(actor);
  }

  @Endpoint(e.publishedManifest)
  async manifest(@Input() { actor, params, response }: Call<E['publishedManifest']>): Promise<void> {
    send(response, await this.published.manifest(actor, params.sha256));
  }

  @Endpoint(e.publishedTable)
  async table(@Input() { actor, params, response }: Call<E['publishedTable']>): Promise<void> {
    send(response, await this.published.table(actor, params.sha256, params.file));
  }

  @Endpoint(e.publishedPage)
  page(@Input() { actor, params, query }: Call<E['publishedPage']>): Promise<Answer<E['publishedPage']>> {
    return this.published.page(actor, params.sha256, params.id, query.periods);
  }
}

/** The bytes as they were sealed. Their address holds the hash of the edition, so they may be kept for ever by whoever may read them. */
function send(response: Response, { body, sha256 }: SealedBytes): void {
  response
    .set({ ETag: `"${sha256}"`, 'Cache-Control': 'private, max-age=31536000, immutable' })
    .type('application/json')
    .send(body);
}
