import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import type { Actor } from '../access/actor';
import { OrganisationEntity } from '../access/organisation.entity';
import { ownedBy } from '../catalogue/scope';
import { Reader } from '../database/reader';
import { UnitOfWork } from '../database/unit-of-work';
import { ImportDraftEntity, SavedMappingEntity } from './mapping.entity';

/** All SQL of saved mappings and of files sent to be mapped. */
@Injectable()
export class MappingsStore {
  constructor(
    private readonly reader: Reader,
    private readonly work: UnitOfWork,
  ) {}

  /** Every version, newest first. */
  versions(actor: Actor, name?: string): Promise<SavedMappingEntity[]> {
    return this.reader.manager.find(SavedMappingEntity, {
      where: { ...ownedBy(actor), ...(name === undefined ? {} : { name }) },
      order: { name: 'ASC', version: 'DESC' },
    });
  }

  mapping(actor: Actor, id: number): Promise<SavedMappingEntity | null> {
    return this.reader.manager.findOne(SavedMappingEntity, { where: { ...ownedBy(actor), id } });
  }

  /** The next version under its name; one that is like the version before is that version. */
  save(
    fields: Omit<SavedMappingEntity, 'id' | 'version' | 'mapping'>,
    content: (version: number) => string,
  ): Promise<SavedMappingEntity> {
    return this.work.run(async (m) => {
      const { organisationId, name } = fields;
      const last = await m.findOne(SavedMappingEntity, {
        where: { organisationId, name },
        order: { version: 'DESC' },
      });
      if (last && !last.archived && last.label === fields.label && last.mapping === content(last.version))
        return last;
      // a name that is used again is wanted again
      if (last?.archived) await m.update(SavedMappingEntity, { organisationId, name }, { archived: false });
      const version = (last?.version ?? 0) + 1;
      return m.save(m.create(SavedMappingEntity, { ...fields, version, mapping: content(version) }));
    });
  }

  /** A mapping is archived with all its versions. */
  async archive({ organisationId, name }: SavedMappingEntity, archived: boolean): Promise<void> {
    await this.work.run((m) => m.update(SavedMappingEntity, { organisationId, name }, { archived }));
  }

  organisations(actor: Actor): Promise<OrganisationEntity[]> {
    return this.reader.manager.find(OrganisationEntity, { where: { id: In([...actor.organisationIds]) } });
  }

  drafts(): Promise<ImportDraftEntity[]> {
    return this.reader.manager.find(ImportDraftEntity, { order: { uploadedAt: 'DESC' }, take: 500 });
  }

  draft(id: string): Promise<ImportDraftEntity | null> {
    return this.reader.manager.findOne(ImportDraftEntity, { where: { id } });
  }

  async addDraft(draft: ImportDraftEntity): Promise<void> {
    await this.work.run((m) => m.insert(ImportDraftEntity, draft));
  }

  async changeDraft(id: string, fields: Partial<Omit<ImportDraftEntity, 'id'>>): Promise<void> {
    await this.work.run((m) => m.update(ImportDraftEntity, { id }, fields));
  }

  async removeDraft(id: string): Promise<void> {
    await this.work.run((m) => m.delete(ImportDraftEntity, { id }));
  }

  expired(now: string): Promise<ImportDraftEntity[]> {
    return this.reader.manager.find(ImportDraftEntity, { where: { expiresAt: LessThan(now) } });
  }
}
