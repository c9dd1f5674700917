import { Injectable } from '@nestjs/common';
import type { EditionPreviewPlace, LedgerEntry } from '@waymark/contract';
import type { AuditedContext, SealedFile } from '@waymark/outcomes';
import { type EntityManager, type FindManyOptions, In, IsNull, Not } from 'typeorm';
import type { Actor } from '../access/actor';
import { OrganisationEntity } from '../access/organisation.entity';
import { ownedBy } from '../catalogue/scope';
import { Reader } from '../database/reader';
import {
  EditionAuditEntity,
  EditionEntity,
  EditionFileEntity,
  EditionPartEntity,
  LedgerEntryEntity,
  type ListedEdition,
} from './edition.entity';

const AT_ONCE = 200;

/** All SQL of editions, their files and the ledger. */
@Injectable()
export class EditionsStore {
  constructor(private readonly reader: Reader) {}

  all(actor: Actor): Promise<ListedEdition[]> {
    return this.listed({ where: ownedBy(actor), order: { id: 'DESC' } });
  }

  edition(
    actor: Actor,
    id: number,
    manager: EntityManager = this.reader.manager,
  ): Promise<EditionEntity | null> {
    return manager.findOne(EditionEntity, { where: { ...ownedBy(actor), id } });
  }

  /** By its number within an organisation. */
  numbered(
    organisationId: number,
    number: number,
    manager: EntityManager = this.reader.manager,
  ): Promise<EditionEntity | null> {
    return manager.findOne(EditionEntity, { where: { organisationId, number } });
  }

  async nextNumber(organisationId: number, manager: EntityManager = this.reader.manager): Promise<number> {
    const last = await manager.findOne(EditionEntity, {
      where: { organisationId, number: Not(IsNull()) },
      order: { number: 'DESC' },
    });
    return (last?.number ?? 0) + 1;
  }

  async organisationName(id: number): Promise<string> {
    return (await this.reader.manager.findOneByOrFail(OrganisationEntity, { id })).name;
  }

  /** Released editions of all organisations, whoever asks: only what their reader reaches may leave. */
  released(): Promise<ListedEdition[]> {
    return this.listed({
      where: { state: In(['published', 'withdrawn']) },
      order: { id: 'DESC' },
    });
  }

  /** Drafts of every organisation that are not decided to the end, oldest first. */
  unfinished(): Promise<ListedEdition[]> {
    return this.listed({ where: { state: 'draft', preview: IsNull() }, order: { id: 'ASC' } });
  }

  bySha(sha256: string): Promise<EditionEntity | null> {
    return this.reader.manager.findOne(EditionEntity, {
      where: { sha256, state: In(['published', 'withdrawn']) },
    });
  }

  /** Released editions that have these places, each with the place it was found for. */
  async editionsWith(
    contextIds: readonly number[],
  ): Promise<{ readonly contextId: number; readonly edition: ListedEdition }[]> {
    if (contextIds.length === 0) return [];
    const byPath = new Map(contextIds.map((id) => [`tables/${id}.json`, id]));
    const files = await this.reader.manager.find(EditionFileEntity, {
      select: { editionId: true, path: true },
      where: { path: In([...byPath.keys()]) },
    });
    const editions = await this.listed({
      where: {
        id: In([...new Set(files.map(({ editionId }) => editionId))]),
        state: In(['published', 'withdrawn']),
      },
    });
    const byId = new Map(editions.map((one) => [one.id, one]));
    return files.flatMap(({ editionId, path }) => {
      const [edition, contextId] = [byId.get(editionId), byPath.get(path)];
      return edition && contextId !== undefined ? [{ contextId, edition }] : [];
    });
  }

  /** Released editions of an organisation in whose sealed files these words stand, in any place of them; newest first. */
  async holding(organisationId: number, words: string): Promise<ListedEdition[]> {
    const written = JSON.stringify(words).slice(1, -1);
    const files = await this.reader.manager
      .createQueryBuilder(EditionFileEntity, 'file')
      .innerJoin(EditionEntity, 'edition', 'edition.id = file.editionId')
      .where('edition.organisationId = :organisationId', { organisationId })
      // narrowed by the database, whatever it thinks of capitals; decided below
      .andWhere("file.body LIKE :like ESCAPE '!'", { like: `%${written.replace(/[!%_]/g, '!$&')}%` })
      .getMany();
    const plain = written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${plain}(?![\\p{L}\\p{N}])`, 'u');
    const ids = new Set(files.filter(({ body }) => whole.test(body)).map(({ editionId }) => editionId));
    return ids.size === 0 ? [] : this.listed({ where: { id: In([...ids]) }, order: { number: 'DESC' } });
  }

  /** Without previews, which hold whole drafts and are asked for one at a time. */
  private async listed(choice: FindManyOptions<EditionEntity>): Promise<ListedEdition[]> {
    const { columns } = this.reader.manager.connection.getMetadata(EditionEntity);
    const select = columns
      .map(({ propertyName }) => propertyName)
      .filter((name) => name !== 'preview') as (keyof EditionEntity)[];
    return this.reader.manager.find(EditionEntity, { ...choice, select });
  }

  file(editionId: number, path: string): Promise<EditionFileEntity | null> {
    return this.reader.manager.findOne(EditionFileEntity, { where: { editionId, path } });
  }

  files(editionId: number): Promise<EditionFileEntity[]> {
    return this.reader.manager.find(EditionFileEntity, { where: { editionId }, order: { path: 'ASC' } });
  }

  manifests(editionIds: readonly number[]): Promise<EditionFileEntity[]> {
    if (editionIds.length === 0) return Promise.resolve([]);
    return this.reader.manager.find(EditionFileEntity, {
      where: { editionId: In([...editionIds]), path: 'edition.json' },
    });
  }

  async ledger(organisationId: number, manager: EntityManager = this.reader.manager): Promise<LedgerEntry[]> {
    const rows = await manager.find(LedgerEntryEntity, { where: { organisationId }, order: { id: 'ASC' } });
    return rows.map(({ body }) => JSON.parse(body) as LedgerEntry);
  }

  ledgerSize(organisationId: number, manager: EntityManager = this.reader.manager): Promise<number> {
    return manager.count(LedgerEntryEntity, { where: { organisationId } });
  }

  /** What was decided of one place; all of them at once may be more than the server has room for. */
  async audited(editionId: number, contextId: number): Promise<AuditedContext | null> {
    const row = await this.reader.manager.findOne(EditionAuditEntity, { where: { editionId, contextId } });
    return row && (JSON.parse(row.body) as AuditedContext);
  }

  /** What a draft would enter in the ledger. */
  async entriesOf(editionId: number): Promise<LedgerEntry[]> {
    const rows = await this.reader.manager.find(EditionAuditEntity, {
      select: { contextId: true },
      where: { editionId },
      order: { contextId: 'ASC' },
    });
    const entries: LedgerEntry[] = [];
    for (const { contextId } of rows)
      for (const entry of (await this.audited(editionId, contextId))?.entries ?? []) entries.push(entry);
    return entries;
  }

  async keepAudited(manager: EntityManager, editionId: number, one: AuditedContext): Promise<void> {
    await manager.delete(EditionAuditEntity, { editionId, contextId: one.contextId });
    await manager.insert(EditionAuditEntity, {
      editionId,
      contextId: one.contextId,
      body: JSON.stringify(one),
    });
  }

  /** All but those of these places. */
  async dropAudited(
    manager: EntityManager,
    editionId: number,
    but: ReadonlySet<number> = new Set(),
  ): Promise<void> {
    await manager.delete(EditionAuditEntity, { editionId, contextId: Not(In([...but])) });
  }

  /** What the draft shows of one place. */
  async part(
    editionId: number,
    contextId: number,
    manager: EntityManager = this.reader.manager,
  ): Promise<EditionPreviewPlace | null> {
    const row = await manager.findOne(EditionPartEntity, { where: { editionId, contextId } });
    return row && (JSON.parse(row.body) as EditionPreviewPlace);
  }

  async keepPart(manager: EntityManager, editionId: number, part: EditionPreviewPlace): Promise<void> {
    const contextId = part.table.place.id;
    await manager.insert(EditionPartEntity, { editionId, contextId, body: JSON.stringify(part) });
  }

  async dropParts(manager: EntityManager, editionId: number): Promise<void> {
    await manager.delete(EditionPartEntity, { editionId });
  }

  async keepFile(
    manager: EntityManager,
    editionId: number,
    { path, sha256, bytes, body }: SealedFile,
  ): Promise<void> {
    await manager.insert(EditionFileEntity, { editionId, path, sha256, bytes, body });
  }

  /** What every later edition is held against. */
  async enter(
    manager: EntityManager,
    { id: editionId, organisationId }: EditionEntity,
    entries: readonly LedgerEntry[],
  ): Promise<void> {
    for (let i = 0; i < entries.length; i += AT_ONCE)
      await manager.insert(
        LedgerEntryEntity,
        entries
          .slice(i, i + AT_ONCE)
          .map((entry) => ({ organisationId, editionId, body: JSON.stringify(entry) })),
      );
  }
}
