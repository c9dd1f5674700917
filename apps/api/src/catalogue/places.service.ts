import { Inject, Injectable } from '@nestjs/common';
import type {
  Context,
  ContextLink,
  ContextSetup,
  NewContext,
  NewLink,
  NewSite,
  SharedContext,
  Site,
  View,
} from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, Conflict, NotFound } from '../http/refusals';
import { ContextEntity } from './context.entity';
import { ContextLinkEntity } from './context-link.entity';
import { FrameworkService } from './framework.service';
import { named, type Patch, refuseBackwards } from './patch';
import { PlacesStore } from './places.store';
import { organisationFor } from './scope';
import { SiteEntity } from './site.entity';
import { CONFIG } from '../settings.module';

/** Sites, contexts and their links. */
@Injectable()
export class PlacesService {
  constructor(
    private readonly store: PlacesStore,
    private readonly work: UnitOfWork,
    private readonly framework: FrameworkService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async sites(actor: Actor): Promise<Site[]> {
    const names = await this.organisationNames(actor);
    return (await this.store.sites(actor)).map((site) => siteAnswer(site, names));
  }

  async addSite(actor: Actor, { organisationId, ...fields }: NewSite): Promise<Site> {
    const entity = { ...fields, organisationId: organisationFor(actor, organisationId), archived: false };
    const site = await this.work.run((m) => m.save(m.create(SiteEntity, entity)));
    return siteAnswer(site, await this.organisationNames(actor));
  }

  async changeSite(actor: Actor, id: number, patch: Patch<Omit<NewSite, 'organisationId'>>): Promise<Site> {
    const site = await this.work.run(async (m) => {
      const found = await this.store.site(actor, id, m);
      if (!found) throw new NotFound('site');
      return m.save(Object.assign(found, named(patch)));
    });
    return siteAnswer(site, await this.organisationNames(actor));
  }

  async contexts(actor: Actor, siteId?: number): Promise<Context[]> {
    const contexts = await this.store.contexts(actor, siteId);
    const { sites, organisations } = await this.store.namesAround(contexts);
    return contexts.map((c) => contextAnswer(c, sites, organisations));
  }

  /** Contexts for pages: where a community agreed, the public name is the place's own. */
  async namedContexts(actor: Actor): Promise<Context[]> {
    const [contexts, agreed] = await Promise.all([
      this.contexts(actor),
      this.store.agreedNames(this.config.today()),
    ]);
    return contexts.map((one) => ({ ...one, pseudonym: agreed.get(one.id) ?? one.pseudonym }));
  }

  /** Names of places that readers outside may not see, with those they see instead. */
  hiddenNames(): Promise<{ pseudonym: string; privateName: string }[]> {
    return this.store.hiddenNames(this.config.today());
  }

  /** What somebody outside the team was let into. No private name, no note, no goal leaves by it. */
  async sharedContexts(actor: Actor): Promise<SharedContext[]> {
    const contexts = (await this.store.contexts(actor)).filter(({ archived }) => !archived);
    const { sites, organisations } = await this.store.namesAround(contexts);
    const reasons = await this.store.reasonsFor(actor);
    return contexts.map(({ id, pseudonym, kind, level, siteId, organisationId, opened, closed }) => ({
      id,
      pseudonym,
      kind,
      level: level as SharedContext['level'],
      site: sites.get(siteId) ?? '',
      organisation: organisations.get(organisationId) ?? '',
      opened,
      closed,
      by: reasons.get(id) ?? [],
    }));
  }

  async addContext(actor: Actor, fields: NewContext): Promise<Context> {
    this.checkContext(fields);
    const id = await this.work.run(async (m) => {
      const site = await this.store.site(actor, fields.siteId, m);
      if (!site) throw new NotFound('site');
      await this.refuseTakenCode(m, site.organisationId, fields.code);
      const entity = m.create(ContextEntity, {
        ...fields,
        organisationId: site.organisationId,
        archived: false,
      });
      return (await m.save(entity)).id;
    });
    return this.contextAnswer(actor, id);
  }

  async changeContext(actor: Actor, id: number, patch: Patch<NewContext>): Promise<Context> {
    await this.work.run(async (m) => {
      const found = await this.store.context(actor, id, m);
      if (!found) throw new NotFound('context');
      const changed = Object.assign(found, named(patch));
      this.checkContext(changed as unknown as NewContext);
      if (patch.siteId !== undefined) {
        const site = await this.store.site(actor, patch.siteId, m);
        if (!site || site.organisationId !== found.organisationId) throw new NotFound('site');
      }
      if (patch.code !== undefined) await this.refuseTakenCode(m, found.organisationId, patch.code, id);
      await m.save(changed);
    });
    return this.contextAnswer(actor, id);
  }

  async contextSetup(actor: Actor, id: number): Promise<ContextSetup> {
    return { context: await this.contextAnswer(actor, id), links: await this.store.linksOf(actor, id) };
  }

  /** Links as a reader may see them: outside the team only public names. */
  async links(actor: Actor, contextId: number, view: View): Promise<ContextLink[]> {
    const links = await this.store.linksOf(actor, contextId, view);
    if (view === 'team') return links;
    const agreed = await this.store.agreedNames(this.config.today());
    return links.map((link) => ({
      ...link,
      otherName:
        agreed.get(link.direction === 'out' ? link.toContextId : link.fromContextId) ?? link.otherName,
    }));
  }

  async addLink(actor: Actor, contextId: number, link: NewLink): Promise<ContextLink> {
    const from = await this.store.context(actor, contextId);
    if (!from) throw new NotFound('context');
    // the other end may belong to another organisation: a group spends time in somebody else's park
    if (link.toContextId === contextId)
      throw new BadInput('A context cannot be linked to itself: choose another one.', [
        { field: 'toContextId', sentence: 'Choose another context.' },
      ]);
    if (!(await this.store.context(actor, link.toContextId))) throw new NotFound('context to link to');
    refuseBackwards(link.start, link.end);
    const saved = await this.work.run((m) =>
      m.save(
        m.create(ContextLinkEntity, {
          ...link,
          fromContextId: contextId,
          organisationId: from.organisationId,
        }),
      ),
    );
    return this.linkAnswer(actor, contextId, saved.id);
  }

  async changeLink(
    actor: Actor,
    id: number,
    patch: { start?: string | undefined; end?: string | null | undefined; note?: string | undefined },
  ): Promise<ContextLink> {
    const saved = await this.work.run(async (m) => {
      const found = await this.store.link(actor, id, m);
      if (!found) throw new NotFound('link');
      const changed = Object.assign(found, named(patch));
      refuseBackwards(changed.start, changed.end);
      return m.save(changed);
    });
    return this.linkAnswer(actor, saved.fromContextId, id);
  }

  private async linkAnswer(actor: Actor, contextId: number, id: number): Promise<ContextLink> {
    const link = (await this.store.linksOf(actor, contextId)).find((l) => l.id === id);
    if (!link) throw new NotFound('link');
    return link;
  }

  private async contextAnswer(actor: Actor, id: number): Promise<Context> {
    const found = (await this.contexts(actor)).find((c) => c.id === id);
    if (!found) throw new NotFound('context');
    return found;
  }

  async organisationNames(actor: Actor): Promise<ReadonlyMap<number, string>> {
    return new Map((await this.store.organisations(actor)).map((o) => [o.id, o.name]));
  }

  private async refuseTakenCode(
    manager: EntityManager,
    organisationId: number,
    code: string,
    except?: number,
  ): Promise<void> {
    const taken = await manager.findOne(ContextEntity, { where: { organisationId, code } });
    if (taken && taken.id !== except)
      throw new Conflict(`The code ${code} is already used by ${taken.pseudonym}: choose another one.`, [
        { field: 'code', sentence: 'This code is taken.' },
      ]);
  }

  private checkContext(
    fields: Pick<
      NewContext,
      'level' | 'goals' | 'headlineIndicators' | 'opened' | 'closed' | 'sizeBand' | 'ageBand'
    >,
  ): void {
    refuseBackwards(fields.opened, fields.closed, 'closed');
    if (fields.level !== 'peer' && (fields.sizeBand || fields.ageBand))
      throw new BadInput(
        'Only a peer group has a size band and an age band: leave them empty for this level.',
        [{ field: 'sizeBand', sentence: 'Leave this empty unless the context is a peer group.' }],
      );
    for (const goal of fields.goals)
      if (!this.framework.goal(goal))
        throw new BadInput(`The framework has no goal ${goal}.`, [
          { field: 'goals', sentence: `${goal} is not a goal of the framework.` },
        ]);
    for (const code of fields.headlineIndicators)
      if (!this.framework.indicator(code))
        throw new BadInput(`The framework has no indicator ${code}.`, [
          { field: 'headlineIndicators', sentence: `${code} is not an indicator of the framework.` },
        ]);
  }
}

function siteAnswer(site: SiteEntity, names: ReadonlyMap<number, string>): Site {
  const { id, organisationId, name, areaCode, areaName, note, archived } = site;
  return {
    id,
    organisationId,
    organisation: names.get(organisationId) ?? '',
    name,
    areaCode,
    areaName,
    note,
    archived,
  };
}

function contextAnswer(
  context: ContextEntity,
  sites: ReadonlyMap<number, string>,
  organisations: ReadonlyMap<number, string>,
): Context {
  return {
    ...context,
    site: sites.get(context.siteId) ?? '',
    organisation: organisations.get(context.organisationId) ?? '',
  } as Context;
}
