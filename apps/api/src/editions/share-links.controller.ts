import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { codebookCsv, dataCsv, takenFromContext } from '../across/page-csv';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { EditionPagesService } from './edition-pages.service';
import { PublishedService } from './published.service';
import { ShareLinksService } from './share-links.service';
import { type Opener, SharedService } from './shared.service';

type E = typeof e;

@Controller()
export class ShareLinksController {
  constructor(private readonly links: ShareLinksService) {}

  @Endpoint(e.shareLinks)
  all(@Input() { actor, params }: Call<E['shareLinks']>): Promise<Answer<E['shareLinks']>> {
    return this.links.of(actor, params.id);
  }

  @Endpoint(e.addShareLink)
  add(@Input() { actor, body }: Call<E['addShareLink']>): Promise<Answer<E['addShareLink']>> {
    return this.links.add(actor, body);
  }

  @Endpoint(e.revokeShareLink)
  revoke(@Input() { actor, params }: Call<E['revokeShareLink']>): Promise<Answer<E['revokeShareLink']>> {
    return this.links.revoke(actor, params.id);
  }
}

/** Pages and rows of an edition beside its bytes: before release for the team, after it for whoever may read it. */
@Controller()
export class EditionPagesController {
  constructor(
    private readonly pages: EditionPagesService,
    private readonly published: PublishedService,
  ) {}

  @Endpoint(e.editionPlacePage)
  draftPage(
    @Input() { actor, params, query }: Call<E['editionPlacePage']>,
  ): Promise<Answer<E['editionPlacePage']>> {
    return this.pages.draftPage(actor, params.id, params.contextId, query.periods);
  }

  @Endpoint(e.publishedCsv)
  async csv(@Input() { actor, params, query, response }: Call<E['publishedCsv']>): Promise<void> {
    const page = await this.published.page(actor, params.sha256, params.id, 'as_collected');
    const taken = takenFromContext(page);
    const name = `${page.context.pseudonym}-edition-${query.part}.csv`.replace(/[^A-Za-z0-9.-]+/g, '-');
    response
      .type('text/csv; charset=utf-8')
      .attachment(name)
      .send(query.part === 'data' ? dataCsv(taken) : codebookCsv(taken));
  }
}

@Controller()
export class SharedController {
  constructor(private readonly shared: SharedService) {}

  @Endpoint(e.openShared)
  open(@Input() { body, visitor }: Call<E['openShared']>): Promise<Answer<E['openShared']>> {
    return this.shared.open(opener(body, visitor));
  }

  @Endpoint(e.sharedPage)
  page(@Input() { body, visitor }: Call<E['sharedPage']>): Promise<Answer<E['sharedPage']>> {
    return this.shared.page(opener(body, visitor), body.contextId, body.periods);
  }

  @Endpoint(e.sharedFile)
  async file(@Input() { body, visitor, response }: Call<E['sharedFile']>): Promise<void> {
    const { body: bytes, sha256 } = await this.shared.file(opener(body, visitor), body.path);
    response
      .set({ ETag: `"${sha256}"`, 'Cache-Control': 'no-store' })
      .type('application/json')
      .send(bytes);
  }
}

const opener = (
  { token, passphrase }: { readonly token: string; readonly passphrase: string },
  { address }: { readonly address: string },
): Opener => ({ token, passphrase, address });
