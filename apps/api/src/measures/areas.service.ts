import { Injectable } from '@nestjs/common';
import type { Area } from '@waymark/contract';
import { type AreaRecord, type Population, withPopulation } from '@waymark/outcomes';
import { In } from 'typeorm';
import { FrameworkService } from '../catalogue/framework.service';
import { Reader } from '../database/reader';
import { AreaEntity, AreaPopulationEntity } from './area.entity';
import { LineageService } from './lineage.service';
import { IntakeEntity } from './intake.entity';
import { MeasuresStore } from './measures.store';

/** Areas with their published figures and populations. Public already: no actor, no release. */
@Injectable()
export class AreasService {
  constructor(
    private readonly reader: Reader,
    private readonly measures: MeasuresStore,
    private readonly framework: FrameworkService,
    private readonly lineage: LineageService,
  ) {}

  async search(text: string): Promise<Area[]> {
    const query = this.reader.manager
      .createQueryBuilder(AreaEntity, 'it')
      .orderBy('it.name', 'ASC')
      .limit(400);
    const wanted = text
      .trim()
      .toLowerCase()
      .replace(/[%_\\]/g, '');
    if (wanted)
      query.where('LOWER(it.name) LIKE :wanted OR LOWER(it.code) LIKE :wanted', { wanted: `%${wanted}%` });
    const rows = await query.getMany();
    const latest = await this.latestOfKinds();
    return rows.map(({ code, name, kind, lastYear }) => ({
      code,
      name,
      kind,
      ended:
        this.lineage.ending(code) ??
        (lastYear < (latest.get(kind) ?? 0) ? `last named in ${lastYear}` : null),
    }));
  }

  /** The last year in which files name areas of a kind: one that is not named any longer has ended. */
  private async latestOfKinds(): Promise<ReadonlyMap<string, number>> {
    const rows: { kind: string; latest: number }[] = await this.reader.manager
      .createQueryBuilder(AreaEntity, 'it')
      .select('it.kind', 'kind')
      .addSelect('MAX(it.lastYear)', 'latest')
      .groupBy('it.kind')
      .getRawMany();
    return new Map(rows.map(({ kind, latest }) => [kind, Number(latest)]));
  }

  /** The named areas, alphabetical, with their figures of this indicator as rates of the year before's population. */
  records(indicator: string, codes: readonly string[] | null): Promise<AreaRecord[]> {
    return this.histories(codes ?? [], [indicator]);
  }

  /** Everything published about the named areas, or what is published of some indicators. */
  async histories(codes: readonly string[], indicators?: readonly string[]): Promise<AreaRecord[]> {
    if (codes.length === 0) return [];
    const [areas, rollups, populations] = await Promise.all([
      this.reader.manager.find(AreaEntity, { where: { code: In([...codes]) }, order: { name: 'ASC' } }),
      this.measures.rollups({ areaCodes: codes, ...(indicators ? { indicators } : {}) }),
      this.populations(codes),
    ]);
    // only rates rest on a population: a plain count of incidents stays a count
    const perHead = new Set(
      this.framework.framework.indicators.flatMap((i) => (i.per === null ? [] : [i.code])),
    );
    const rates = [
      ...withPopulation(
        rollups.filter((r) => perHead.has(r.indicator)),
        populations,
      ),
      ...rollups.filter((r) => !perHead.has(r.indicator)),
    ];
    return areas.map(({ code, name }) => ({
      code,
      name,
      lineage: this.lineage.sentences(code),
      rollups: rates.filter((r) => 'areaCode' in r.subject && r.subject.areaCode === code),
    }));
  }

  private async populations(codes: readonly string[]): Promise<Population[]> {
    const rows = await this.reader.manager
      .createQueryBuilder(AreaPopulationEntity, 'it')
      .innerJoin(IntakeEntity, 'written', 'written.id = it.intakeId AND written.visible = :yes', {
        yes: true,
      })
      .leftJoin(IntakeEntity, 'gone', 'gone.id = it.replacedBy AND gone.visible = :yes')
      .where('gone.id IS NULL AND it.areaCode IN (:...codes)', { codes })
      .orderBy('it.year', 'ASC')
      .getMany();
    return rows.map(({ areaCode, year, population }) => ({ areaCode, year, population }));
  }
}
