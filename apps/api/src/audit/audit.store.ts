import { Injectable } from '@nestjs/common';
import type { AuditFilters } from '@waymark/contract';
import { Brackets, In, type SelectQueryBuilder } from 'typeorm';
import type { Actor } from '../access/actor';
import { OrganisationEntity } from '../access/organisation.entity';
import { PersonEntity } from '../access/person.entity';
import { ContextEntity } from '../catalogue/context.entity';
import { GrantEntity } from '../catalogue/grant.entity';
import { ResponseEntity } from '../catalogue/response.entity';
import { ownedBy } from '../catalogue/scope';
import { SiteEntity } from '../catalogue/site.entity';
import { Reader } from '../database/reader';
import { AuditEntryEntity } from './audit-entry.entity';
import { endOfDay, startOfDay } from './london-day';

/** All SQL that reads the log. */
@Injectable()
export class AuditStore {
  constructor(private readonly reader: Reader) {}

  /** Latest first, below `before`. */
  page(
    actor: Actor,
    filters: AuditFilters,
    before: number | undefined,
    take: number,
  ): Promise<AuditEntryEntity[]> {
    const query = this.visible(actor);
    narrow(query, filters);
    if (before !== undefined) query.andWhere('it.sequence < :before', { before });
    return query.orderBy('it.sequence', 'DESC').take(take).getMany();
  }

  async choices(actor: Actor): Promise<{ kinds: string[]; people: string[] }> {
    const distinct = async (column: 'kind' | 'actorName') => {
      const rows = await this.visible(actor)
        .select(`it.${column}`, 'word')
        .distinct(true)
        .orderBy('word', 'ASC')
        .limit(500)
        .getRawMany<{ word: string }>();
      return rows.map((row) => row.word);
    };
    return { kinds: await distinct('kind'), people: await distinct('actorName') };
  }

  /** What things are called today, as `kind id` -> name: of the actor's own only. */
  async names(actor: Actor, entries: readonly AuditEntryEntity[]): Promise<Map<string, string>> {
    const ids = (kind: string) => [
      ...new Set(entries.flatMap((it) => (it.kind === kind && it.objectId ? [Number(it.objectId)] : []))),
    ];
    const contexts = new Set([...ids('context'), ...entries.flatMap((it) => it.contextId ?? [])]);
    const m = this.reader.manager;
    const own = (list: readonly number[]) => ({ ...ownedBy(actor), id: In([...list]) });
    const names = new Map<string, string>();
    const add = (kind: string, rows: readonly { id: number }[], name: (row: never) => string) => {
      for (const row of rows) names.set(`${kind} ${row.id}`, name(row as never));
    };
    add(
      'context',
      await m.find(ContextEntity, { where: own([...contexts]) }),
      (it: ContextEntity) => it.pseudonym,
    );
    add('site', await m.find(SiteEntity, { where: own(ids('site')) }), (it: SiteEntity) => it.name);
    add('grant', await m.find(GrantEntity, { where: own(ids('grant')) }), (it: GrantEntity) => it.title);
    add(
      'response',
      await m.find(ResponseEntity, { where: own(ids('response')) }),
      (it: ResponseEntity) => it.title,
    );
    add(
      'organisation',
      await m.find(OrganisationEntity, {
        where: { id: In(ids('organisation').filter((id) => actor.organisationIds.includes(id))) },
      }),
      (it: OrganisationEntity) => it.name,
    );
    if (actor.role === 'administrator')
      add(
        'account',
        await m.find(PersonEntity, { where: { id: In(ids('account')) } }),
        (it: PersonEntity) => it.name,
      );
    return names;
  }

  /**
   * What an actor may read of the log: their organisations'. Entries of the whole installation are the administrators'; whoever
   * is limited to sites reads what was done in those.
   */
  private visible(actor: Actor): SelectQueryBuilder<AuditEntryEntity> {
    const { organisationIds, siteIds, contextIds, role } = actor;
    return this.reader.manager.createQueryBuilder(AuditEntryEntity, 'it').where(
      new Brackets((own) => {
        own.where('1 = 0');
        if (organisationIds.length > 0 && siteIds === undefined && contextIds === undefined)
          own.orWhere('it.organisationId IN (:...organisationIds)', { organisationIds });
        if (organisationIds.length > 0 && contextIds && contextIds.length > 0)
          own.orWhere('it.organisationId IN (:...organisationIds) AND it.contextId IN (:...contextIds)', {
            organisationIds,
            contextIds,
          });
        if (organisationIds.length > 0 && siteIds && siteIds.length > 0)
          own.orWhere(
            `it.organisationId IN (:...organisationIds) AND it.kind = 'site' AND it.objectId IN (:...siteIds)`,
            { organisationIds, siteIds: siteIds.map(String) },
          );
        if (role === 'administrator' && siteIds === undefined) own.orWhere('it.organisationId IS NULL');
      }),
    );
  }
}

function narrow(query: SelectQueryBuilder<AuditEntryEntity>, filters: AuditFilters): void {
  const { who, action, kind, objectId, contextId, from, to, text } = filters;
  const like = (words: string) => `%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  if (who) query.andWhere(`LOWER(it.actorName) LIKE :who ESCAPE '\\'`, { who: like(who) });
  if (action) query.andWhere('it.action = :action', { action });
  if (kind) query.andWhere('it.kind = :kind', { kind });
  if (objectId) query.andWhere('it.objectId = :objectId', { objectId });
  if (contextId) query.andWhere('it.contextId = :contextId', { contextId });
  if (from) query.andWhere('it.at >= :from', { from: startOfDay(from) });
  if (to) query.andWhere('it.at < :to', { to: endOfDay(to) });
  if (text)
    query.andWhere(
      new Brackets((any) => {
        for (const column of ['action', 'kind', 'changes', 'details', 'reason'])
          any.orWhere(`LOWER(it.${column}) LIKE :text ESCAPE '\\'`, { text: like(text) });
      }),
    );
}
