import type { INestApplication } from '@nestjs/common';
import { newContext, newGrant, newResponse, newSeriesBreak } from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import { OrganisationEntity } from '../access/organisation.entity';
import { ContextEntity } from '../catalogue/context.entity';
import { ContextLinkEntity } from '../catalogue/context-link.entity';
import { GrantContextEntity, GrantEntity } from '../catalogue/grant.entity';
import { ResponseEntity } from '../catalogue/response.entity';
import { SeriesBreakEntity } from '../catalogue/series-break.entity';
import { SiteEntity } from '../catalogue/site.entity';
import type { Config } from '../config';
import { Reader } from '../database/reader';
import { UnitOfWork } from '../database/unit-of-work';
import { CONFIG } from '../settings.module';
import { addDemoPlan } from './demo-plans';
import { readDemoFiles, type Row } from './demo-files';
import { readDemoPlans } from './plan-files';

type DemoFiles = ReturnType<typeof readDemoFiles>;
type Contexts = ReadonlyMap<string, ContextEntity>;

/**
 * The invented places, grants and responses of data/demo, in one transaction; their observations are imported after, by
 * the same path as anybody's. Answers whether there was anything to do. Refuses a database of real work.
 */
export async function seedDemoPlaces(
  app: INestApplication,
  begins: () => void = () => undefined,
): Promise<boolean> {
  const config = app.get<Config>(CONFIG);
  if (config.mode !== 'demo') throw new Error('Demo data is never loaded into a database of real work.');
  if ((await app.get(Reader).manager.count(OrganisationEntity)) > 0) return false;
  const files = readDemoFiles(config.home);
  begins();
  await app.get(UnitOfWork).run(async (m) => {
    const contexts = await addContexts(m, await addSites(m, files), files);
    await addLinks(m, files, contexts);
    await addGrants(m, files.grants, contexts);
    await addResponses(m, files.responses, contexts);
    await addBreaks(m, files.breaks, contexts);
    for (const plan of readDemoPlans(config.home))
      await addDemoPlan(m, plan, known(contexts, plan.context), contexts);
  });
  return true;
}

function known(contexts: Contexts, code: string | undefined): ContextEntity {
  const found = contexts.get(code ?? '');
  if (!found) throw new Error(`data/demo names the context ${code}, which contexts.csv does not have`);
  return found;
}

async function addSites(m: EntityManager, files: DemoFiles): Promise<ReadonlyMap<string, SiteEntity>> {
  const sites = new Map<string, SiteEntity>();
  for (const { name, site } of files.organisations) {
    const organisation = await m.save(m.create(OrganisationEntity, { name }));
    const entity = m.create(SiteEntity, {
      ...site,
      note: '',
      organisationId: organisation.id,
      archived: false,
    });
    sites.set(name, await m.save(entity));
  }
  return sites;
}

async function addContexts(
  m: EntityManager,
  sites: ReadonlyMap<string, SiteEntity>,
  files: DemoFiles,
): Promise<Contexts> {
  const contexts = new Map<string, ContextEntity>();
  for (const row of files.contexts) {
    const code = row['context'] ?? '';
    const site = sites.get(row['site'] ?? '');
    const extra = files.extras.get(code);
    if (!site || !extra)
      throw new Error(`data/demo/contexts.csv: ${code} lacks its site or its line in contexts-extra.yaml`);
    const { cameFrom: _lineage, ...told } = extra;
    const fields = newContext.parse({
      ...told,
      siteId: site.id,
      level: row['level'],
      kind: row['kind'],
      pseudonym: row['public_pseudonym'],
      opened: row['opened'],
      closed: row['closed'] || null,
    });
    const entity = m.create(ContextEntity, {
      ...fields,
      organisationId: site.organisationId,
      archived: false,
    });
    contexts.set(code, await m.save(entity));
  }
  return contexts;
}

async function addLinks(m: EntityManager, files: DemoFiles, contexts: Contexts): Promise<void> {
  for (const row of files.contexts) {
    const from = known(contexts, row['context']);
    for (const link of (row['links'] ?? '').split(';').filter((l) => l.trim())) {
      const [words = '', code] = link.split('=').map((part) => part.trim());
      await m.insert(ContextLinkEntity, {
        organisationId: from.organisationId,
        // the file says "within community"; the type of the link is "within"
        type: words.startsWith('within') ? 'within' : words,
        fromContextId: from.id,
        toContextId: known(contexts, code).id,
        start: from.opened,
        end: from.closed,
        note: '',
      });
    }
  }
  for (const { code, cameFrom } of files.extras.values())
    for (const { from, on, note } of cameFrom) {
      const { id: fromContextId, organisationId } = known(contexts, from);
      await m.insert(ContextLinkEntity, {
        organisationId,
        fromContextId,
        toContextId: known(contexts, code).id,
        ...{ type: 'became', start: on, end: null, note },
      });
    }
}

/** A grant for contexts of several organisations is one award each. */
async function addGrants(m: EntityManager, rows: readonly Row[], contexts: Contexts): Promise<void> {
  for (const row of rows) {
    const its = (row['contexts'] ?? '').split(';').map((code) => known(contexts, code.trim()));
    for (const organisationId of new Set(its.map((c) => c.organisationId))) {
      const { contextIds, ...fields } = newGrant.parse({
        identifier: row['grant'],
        funder: row['funder'],
        title: row['title'],
        start: row['start'],
        end: row['end'],
        amountGbp: Number(row['amount_gbp']),
        askedFor: row['asked_for'],
        contextIds: its.filter((c) => c.organisationId === organisationId).map((c) => c.id),
      });
      const grant = await m.save(m.create(GrantEntity, { ...fields, organisationId, archived: false }));
      await m.insert(
        GrantContextEntity,
        contextIds.map((contextId) => ({ grantId: grant.id, contextId })),
      );
    }
  }
}

async function addResponses(m: EntityManager, rows: readonly Row[], contexts: Contexts): Promise<void> {
  for (const row of rows) {
    const { id: contextId, organisationId } = known(contexts, row['context']);
    const fields = newResponse.parse({
      title: row['response'],
      start: row['start'],
      end: row['end'] || null,
      orientation: row['orientation'],
      approach: row['approach'] || null,
      ownerKind: row['owner_kind'],
      state: row['state'],
    });
    await m.insert(ResponseEntity, { ...fields, contextId, organisationId, archived: false });
  }
}

async function addBreaks(m: EntityManager, rows: readonly Row[], contexts: Contexts): Promise<void> {
  for (const row of rows) {
    const { id: contextId, organisationId } = known(contexts, row['context']);
    const fields = newSeriesBreak.parse({
      date: row['date'],
      kind: row['kind'],
      reason: row['reason'],
      indicators: row['indicator'] === '*' ? [] : (row['indicator'] ?? '').split(';'),
    });
    await m.insert(SeriesBreakEntity, { ...fields, contextId, organisationId, archived: false });
  }
}
