import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { newContext, newGrant, newResponse, newSeriesBreak } from '@waymark/contract';
import { parse as parseCsv } from 'csv-parse/sync';
import type { EntityManager } from 'typeorm';
import { OrganisationEntity } from '../access/organisation.entity';
import { PersonEntity } from '../access/person.entity';
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
import { readDemoExtra } from './demo-extra';

type Row = Record<string, string>;

/** The invented places, grants and responses of data/demo, in one transaction. Their observations are imported after. */
export async function seedDemoPlaces(app: INestApplication): Promise<boolean> {
  const config = app.get<Config>(CONFIG);
  if (config.mode !== 'demo') throw new Error('Demo data is never loaded into a database of real work.');
  if ((await app.get(Reader).manager.count(OrganisationEntity)) > 0) return false;
  const folder = join(config.home, 'data/demo');
  const table = (name: string): Row[] =>
    parseCsv(readFileSync(join(folder, name)), { columns: true, bom: true, skip_empty_lines: true }) as Row[];
  const extraFile = join(folder, 'contexts-extra.yaml');
  const extra = readDemoExtra(existsSync(extraFile) ? readFileSync(extraFile, 'utf8') : null);
  await app.get(UnitOfWork).run(async (m) => {
    await m.insert(PersonEntity, { name: 'demo administrator', role: 'administrator' });
    const contexts = await addContexts(m, table('contexts.csv'), extra);
    await addGrants(m, table('grants.csv'), contexts);
    for (const row of table('responses.csv')) {
      const context = known(contexts, row['context']);
      const fields = newResponse.parse({
        title: row['response'],
        start: row['start'],
        end: row['end'] || null,
        orientation: row['orientation'],
        approach: row['approach'] || null,
        ownerKind: row['owner_kind'],
        state: row['state'],
      });
      await m.insert(ResponseEntity, {
        ...fields,
        contextId: context.id,
        organisationId: context.organisationId,
        archived: false,
      });
    }
    for (const row of table('breaks.csv')) {
      const context = known(contexts, row['context']);
      const fields = newSeriesBreak.parse({
        date: row['date'],
        kind: row['kind'],
        reason: row['reason'],
        indicators: row['indicator'] === '*' ? [] : (row['indicator'] ?? '').split(';'),
      });
      await m.insert(SeriesBreakEntity, {
        ...fields,
        contextId: context.id,
        organisationId: context.organisationId,
        archived: false,
      });
    }
  });
  return true;
}

function known(contexts: ReadonlyMap<string, ContextEntity>, code: string | undefined): ContextEntity {
  const found = contexts.get(code ?? '');
  if (!found) throw new Error(`data/demo names the context ${code}, which contexts.csv does not have`);
  return found;
}

async function addContexts(m: EntityManager, rows: readonly Row[], extra: ReturnType<typeof readDemoExtra>) {
  const sites = new Map<string, SiteEntity>();
  const contexts = new Map<string, ContextEntity>();
  for (const row of rows) {
    const siteName = row['site'] ?? '';
    if (!sites.has(siteName)) {
      const organisation = await m.save(m.create(OrganisationEntity, { name: siteName }));
      const site = { organisationId: organisation.id, ...extra.site(siteName), archived: false };
      sites.set(siteName, await m.save(m.create(SiteEntity, site)));
    }
    const site = sites.get(siteName) as SiteEntity;
    const code = row['code'] ?? row['context'] ?? '';
    const fields = newContext.parse({
      siteId: site.id,
      code,
      level: row['level'],
      setting: settingOf(row),
      kind: row['kind'],
      pseudonym: row['public_pseudonym'],
      opened: row['opened'],
      closed: row['closed'] || null,
      ...(row['level'] === 'peer' ? { sizeBand: '2 to 5', ageBand: '13 to 15' } : {}),
      ...extra.context(code),
    });
    const entity = m.create(ContextEntity, {
      ...fields,
      organisationId: site.organisationId,
      archived: false,
    });
    contexts.set(code, await m.save(entity));
  }
  for (const row of rows) {
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
  return contexts;
}

function settingOf(row: Row): string {
  if (row['level'] === 'peer') return 'peer group';
  if (row['level'] === 'community') return 'community';
  return /school/.test(row['kind'] ?? '') ? 'school' : 'neighbourhood';
}

/** A grant for contexts of several organisations is one award each. */
async function addGrants(
  m: EntityManager,
  rows: readonly Row[],
  contexts: ReadonlyMap<string, ContextEntity>,
) {
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
