import { Injectable } from '@nestjs/common';
import type { ImportProblem } from '@waymark/contract';
import { type EntityManager, type FindOptionsWhere, In, IsNull, LessThan } from 'typeorm';
import type { Actor } from '../access/actor';
import { OrganisationEntity } from '../access/organisation.entity';
import { ContextEntity } from '../catalogue/context.entity';
import { ownedBy } from '../catalogue/scope';
import { Reader } from '../database/reader';
import { UnitOfWork } from '../database/unit-of-work';
import { IntakeEntity } from '../measures/intake.entity';
import { BESIDE } from './figures-beside';
import { ImportEntity, ImportProblemEntity } from './import.entity';
import { wholeFilesOnly } from './import-words';

/** A list longer than this is read by nobody; the counts stay exact. */
export const MOST_PROBLEMS_KEPT = 50_000;

/** All SQL of import jobs and their problems. */
@Injectable()
export class ImportsStore {
  constructor(
    private readonly reader: Reader,
    private readonly work: UnitOfWork,
  ) {}

  /** An import of figures belongs to its organisation; reference data and mixed files to everybody who has them all. */
  async list(actor: Actor): Promise<ImportEntity[]> {
    const where = await this.usable(actor);
    if (where.length === 0) return [];
    return this.reader.manager.find(ImportEntity, {
      where,
      order: { id: 'DESC' },
      take: 200,
    });
  }

  async job(actor: Actor, id: number): Promise<ImportEntity | null> {
    const mine = (await this.usable(actor)).map((where) => ({ ...where, id }));
    return mine.length ? this.reader.manager.findOne(ImportEntity, { where: mine }) : null;
  }

  /** The contexts that an import brought figures for, as the team calls them, the first of them; for the way to their pages. */
  contextsOf(actor: Actor, id: number, most: number): Promise<{ id: number; code: string; name: string }[]> {
    return this.reader.manager
      .createQueryBuilder(ContextEntity, 'context')
      .select('context.id', 'id')
      .addSelect('context.code', 'code')
      .addSelect("COALESCE(NULLIF(context.privateName, ''), context.pseudonym)", 'name')
      .where({ organisationId: In([...actor.organisationIds]) })
      .andWhere(
        'EXISTS (SELECT 1 FROM observation o WHERE o.intake_id = :id AND o.context_id = context.id)',
        { id },
      )
      .orderBy('name')
      .limit(most)
      .getRawMany();
  }

  /** A file may hold any place of an organisation, so imports are of those who reach all of it. */
  private async usable(actor: Actor): Promise<FindOptionsWhere<ImportEntity>[]> {
    if (actor.siteIds) return [];
    const organisations = await this.reader.manager.find(OrganisationEntity, { select: { id: true } });
    const all = organisations.every(({ id }) => actor.organisationIds.includes(id));
    return [ownedBy(actor), ...(all ? [{ organisationId: IsNull() }] : [])];
  }

  /** Whether a file of this name stands: imported, and not taken back. */
  stands(file: string): Promise<boolean> {
    return this.reader.manager.existsBy(ImportEntity, { file, state: 'committed' });
  }

  byId(id: number): Promise<ImportEntity> {
    return this.reader.manager.findOneByOrFail(ImportEntity, { id });
  }

  /** A new job with its intake, which nobody sees until it is committed. */
  begin(
    actor: Actor,
    file: string,
    keptAt: string | null,
    reading: Pick<ImportEntity, 'mapping' | 'mappingVersion' | 'mappingUse' | 'digest'>,
    now: string,
  ): Promise<number> {
    if (actor.siteIds) throw wholeFilesOnly();
    return this.work.run(async (m) => {
      const intake = await m.save(
        m.create(IntakeEntity, {
          organisationId: null,
          kind: 'import',
          batch: null,
          visible: false,
          reason: `import ${file}`.slice(0, 500),
          recordedAt: now,
          recordedBy: actor.name,
        }),
      );
      const only = actor.organisationIds.length === 1 ? (actor.organisationIds[0] ?? null) : null;
      await m.insert(ImportEntity, {
        id: intake.id,
        organisationId: only,
        file,
        keptAt,
        ...reading,
        format: '',
        formatLabel: '',
        state: 'checking',
        progress: 0,
        counts: { rows: 0, created: 0, changed: 0, unchanged: 0, rejected: 0 },
        problemCount: 0,
        summary: [],
        unusedColumns: [],
        message: null,
        uploadedAt: now,
        aliveAt: now,
        committedAt: null,
        undoneAt: null,
      });
      return intake.id;
    });
  }

  change(id: number, fields: Partial<Omit<ImportEntity, 'id'>>): Promise<void> {
    return this.work.run((m) => this.changeIn(m, id, fields));
  }

  async changeIn(
    manager: EntityManager,
    id: number,
    fields: Partial<Omit<ImportEntity, 'id'>>,
  ): Promise<void> {
    await manager.update(ImportEntity, { id }, fields);
  }

  /** Changes a job only if it still is as it was read; of two who ask at once, one gets false. */
  move(id: number, from: ImportEntity['state'], fields: Partial<Omit<ImportEntity, 'id'>>): Promise<boolean> {
    return this.work.run(
      async (m) => (await m.update(ImportEntity, { id, state: from }, fields)).affected === 1,
    );
  }

  /** Says of these jobs that somebody is at work on them. */
  async sayAlive(ids: readonly number[], at: string): Promise<void> {
    await this.work.run((m) => m.update(ImportEntity, { id: In([...ids]) }, { aliveAt: at }));
  }

  /** Removes a job that was only a look. */
  async discard(id: number): Promise<void> {
    await this.work.run(async (m) => {
      await m.delete(ImportProblemEntity, { importId: id });
      await m.delete(ImportEntity, { id });
      await m.delete(IntakeEntity, { id, visible: false });
    });
  }

  async addProblems(id: number, problems: readonly ImportProblem[]): Promise<void> {
    await this.work.run(async (m) => {
      for (let i = 0; i < problems.length; i += 400)
        await m.insert(
          ImportProblemEntity,
          problems.slice(i, i + 400).map((problem) => ({ importId: id, problem: JSON.stringify(problem) })),
        );
    });
  }

  async forgetProblems(id: number): Promise<void> {
    await this.work.run((m) => m.delete(ImportProblemEntity, { importId: id }));
  }

  async problems(id: number, take: number, after = 0): Promise<{ id: number; problem: ImportProblem }[]> {
    const rows = await this.reader.manager
      .createQueryBuilder(ImportProblemEntity, 'it')
      .where('it.importId = :id AND it.id > :after', { id, after })
      .orderBy('it.id', 'ASC')
      .limit(take)
      .getMany();
    return rows.map((row) => ({ id: row.id, problem: JSON.parse(row.problem) as ImportProblem }));
  }

  /** The first problems to show: what may count people twice, then errors, then warnings, each in the order of the file. */
  async worstProblems(id: number, take: number): Promise<ImportProblem[]> {
    const rows = await this.reader.manager
      .createQueryBuilder(ImportProblemEntity, 'it')
      // the severity is the first key of the JSON, the code the last
      .addSelect(
        `CASE WHEN it.problem LIKE '%"code":"${BESIDE}"}' THEN 0 WHEN it.problem LIKE '{"severity":"error%' THEN 1 ELSE 2 END`,
        'rank',
      )
      .where('it.importId = :id', { id })
      .orderBy('rank', 'ASC')
      .addOrderBy('it.id', 'ASC')
      .limit(take)
      .getMany();
    return rows.map((row) => JSON.parse(row.problem) as ImportProblem);
  }

  /** Jobs whose process fell silent. */
  silentSince(moment: string): Promise<ImportEntity[]> {
    return this.reader.manager.find(ImportEntity, {
      where: { state: In(['checking', 'committing', 'undoing']), aliveAt: LessThan(moment) },
    });
  }

  /** Checked files that nobody committed. */
  leftLyingSince(moment: string): Promise<ImportEntity[]> {
    return this.reader.manager.find(ImportEntity, {
      where: { state: 'checked', uploadedAt: LessThan(moment) },
    });
  }
}
