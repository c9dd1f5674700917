import { Controller } from '@nestjs/common';
import { endpoints as e, openApi } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { FrameworkService } from './framework.service';
import { MethodsService } from './methods.service';
import { PlacesService } from './places.service';
import { VERSION } from '../version';
import { WorkService } from './work.service';

type E = typeof e;

/** The same for everybody, and half a second of work: made when it is first asked for. */
let described: string | undefined;

@Controller()
export class CatalogueController {
  constructor(
    private readonly framework: FrameworkService,
    private readonly methods: MethodsService,
  ) {}

  @Endpoint(e.openApi)
  async openApi(@Input() { response }: Call<E['openApi']>): Promise<void> {
    response.type('application/json').send((described ??= JSON.stringify(openApi(VERSION))));
  }

  @Endpoint(e.framework)
  readFramework(): Answer<E['framework']> {
    return this.framework.framework;
  }

  @Endpoint(e.methods)
  listMethods(): Answer<E['methods']> {
    return this.methods.list();
  }

  @Endpoint(e.method)
  readMethod(@Input() { params }: Call<E['method']>): Answer<E['method']> {
    return this.methods.page(params.slug);
  }
}

@Controller()
export class PlacesController {
  constructor(private readonly places: PlacesService) {}

  @Endpoint(e.sites)
  sites(@Input() { actor }: Call<E['sites']>): Promise<Answer<E['sites']>> {
    return this.places.sites(actor);
  }

  @Endpoint(e.addSite)
  addSite(@Input() { actor, body }: Call<E['addSite']>): Promise<Answer<E['addSite']>> {
    return this.places.addSite(actor, body);
  }

  @Endpoint(e.changeSite)
  changeSite(@Input() { actor, params, body }: Call<E['changeSite']>): Promise<Answer<E['changeSite']>> {
    return this.places.changeSite(actor, params.id, body);
  }

  @Endpoint(e.contexts)
  contexts(@Input() { actor, query }: Call<E['contexts']>): Promise<Answer<E['contexts']>> {
    return this.places.contexts(actor, query.siteId);
  }

  @Endpoint(e.sharedContexts)
  sharedContexts(@Input() { actor }: Call<E['sharedContexts']>): Promise<Answer<E['sharedContexts']>> {
    return this.places.sharedContexts(actor);
  }

  @Endpoint(e.addContext)
  addContext(@Input() { actor, body }: Call<E['addContext']>): Promise<Answer<E['addContext']>> {
    return this.places.addContext(actor, body);
  }

  @Endpoint(e.contextSetup)
  contextSetup(@Input() { actor, params }: Call<E['contextSetup']>): Promise<Answer<E['contextSetup']>> {
    return this.places.contextSetup(actor, params.id);
  }

  @Endpoint(e.changeContext)
  changeContext(
    @Input() { actor, params, body }: Call<E['changeContext']>,
  ): Promise<Answer<E['changeContext']>> {
    return this.places.changeContext(actor, params.id, body);
  }

  @Endpoint(e.addLink)
  addLink(@Input() { actor, params, body }: Call<E['addLink']>): Promise<Answer<E['addLink']>> {
    return this.places.addLink(actor, params.id, body);
  }

  @Endpoint(e.changeLink)
  changeLink(@Input() { actor, params, body }: Call<E['changeLink']>): Promise<Answer<E['changeLink']>> {
    return this.places.changeLink(actor, params.id, body);
  }
}

@Controller()
export class WorkController {
  constructor(private readonly work: WorkService) {}

  @Endpoint(e.grants)
  grants(@Input() { actor }: Call<E['grants']>): Promise<Answer<E['grants']>> {
    return this.work.grants(actor);
  }

  @Endpoint(e.addGrant)
  addGrant(@Input() { actor, body }: Call<E['addGrant']>): Promise<Answer<E['addGrant']>> {
    return this.work.addGrant(actor, body);
  }

  @Endpoint(e.changeGrant)
  changeGrant(@Input() { actor, params, body }: Call<E['changeGrant']>): Promise<Answer<E['changeGrant']>> {
    return this.work.changeGrant(actor, params.id, body);
  }

  @Endpoint(e.responses)
  responses(@Input() { actor, params }: Call<E['responses']>): Promise<Answer<E['responses']>> {
    return this.work.responses(actor, params.id);
  }

  @Endpoint(e.addResponse)
  addResponse(@Input() { actor, params, body }: Call<E['addResponse']>): Promise<Answer<E['addResponse']>> {
    return this.work.addResponse(actor, params.id, body);
  }

  @Endpoint(e.changeResponse)
  changeResponse(
    @Input() { actor, params, body }: Call<E['changeResponse']>,
  ): Promise<Answer<E['changeResponse']>> {
    return this.work.changeResponse(actor, params.id, body);
  }

  @Endpoint(e.breaks)
  breaks(@Input() { actor, params }: Call<E['breaks']>): Promise<Answer<E['breaks']>> {
    return this.work.breaks(actor, params.id);
  }

  @Endpoint(e.addBreak)
  addBreak(@Input() { actor, params, body }: Call<E['addBreak']>): Promise<Answer<E['addBreak']>> {
    return this.work.addBreak(actor, params.id, body);
  }

  @Endpoint(e.changeBreak)
  changeBreak(@Input() { actor, params, body }: Call<E['changeBreak']>): Promise<Answer<E['changeBreak']>> {
    return this.work.changeBreak(actor, params.id, body);
  }
}
