import { Injectable } from '@nestjs/common';
import { type KnownArea, NEIGHBOURS, UPPER_TIER } from '@waymark/ingest';
import { type EntityManager, In } from 'typeorm';
import { Reader } from '../database/reader';
import { AreaEntity, AreaPopulationEntity, AreaRelationEntity } from '../measures/area.entity';
import { IntakeEntity } from '../measures/intake.entity';
import type { StagedRow, StoredRow } from './staging.store';

type NamedArea = KnownArea & { readonly firstYear: number; readonly lastYear: number };

const isRelation = (series: string) => series === NEIGHBOURS || series === UPPER_TIER;

/** Areas and populations: reference data of the installation, written by imports of published files. */
@Injectable()
export class ReferenceStore {
  constructor(private readonly reader: Reader) {}

  /** Populations and relations that stand, as rows with a natural key like every other figure. */
  async standing(pairs: readonly (readonly [number | string, string])[]): Promise<StoredRow[]> {
    const relations = pairs.filter(([, series]) => isRelation(series));
    const populations = pairs.filter(([, series]) => !isRelation(series));
    return [
      ...(relations.length > 0 ? await this.standingRelations(relations) : []),
      ...(populations.length > 0 ? await this.standingPopulations(populations) : []),
    ];
  }

  private async standingRelations(
    pairs: readonly (readonly [number | string, string])[],
  ): Promise<StoredRow[]> {
    const rows = await this.reader.manager
      .createQueryBuilder(AreaRelationEntity, 'it')
      .innerJoin(IntakeEntity, 'written', 'written.id = it.intakeId AND written.visible = :yes', {
        yes: true,
      })
      .leftJoin(IntakeEntity, 'gone', 'gone.id = it.replacedBy AND gone.visible = :yes')
      .where('gone.id IS NULL AND it.areaCode IN (:...codes) AND it.series IN (:...series)', {
        codes: [...new Set(pairs.map(([code]) => String(code)))],
        series: [...new Set(pairs.map(([, series]) => series))],
      })
      .getMany();
    return rows.map((row) => ({
      id: row.id,
      organisationId: null,
      contextId: null,
      areaCode: row.areaCode,
      indicator: row.series,
      indicatorVersion: 1,
      breakdown: row.rank,
      source: '',
      start: `${row.year}-01-01`,
      end: `${row.year}-12-31`,
      round: '',
      figures: JSON.stringify({
        from: row.name,
        note: row.note,
        other: row.otherCode,
        otherName: row.otherName,
      }),
    }));
  }

  private async standingPopulations(
    pairs: readonly (readonly [number | string, string])[],
  ): Promise<StoredRow[]> {
    const codes = [...new Set(pairs.map(([code]) => String(code)))];
    const series = [...new Set(pairs.map(([, name]) => name))];
    const rows = await this.reader.manager
      .createQueryBuilder(AreaPopulationEntity, 'it')
      .innerJoin(IntakeEntity, 'written', 'written.id = it.intakeId AND written.visible = :yes', {
        yes: true,
      })
      .leftJoin(IntakeEntity, 'gone', 'gone.id = it.replacedBy AND gone.visible = :yes')
      .where('gone.id IS NULL AND it.areaCode IN (:...codes) AND it.series IN (:...series)', {
        codes,
        series,
      })
      .getMany();
    return rows.map((row) => ({
      id: row.id,
      organisationId: null,
      contextId: null,
      areaCode: row.areaCode,
      indicator: row.series,
      indicatorVersion: 1,
      breakdown: '',
      source: '',
      start: `${row.year}-06-30`,
      end: `${row.year}-06-30`,
      round: '',
      figures: `{"kind":"stock","stock":${row.population}}`,
    }));
  }

  /** Reference rows of an import: each to its own table. */
  async write(manager: EntityManager, intakeId: number, rows: readonly StagedRow[]): Promise<void> {
    await this.writeRelations(
      manager,
      intakeId,
      rows.filter(({ row }) => isRelation(row.indicator)),
    );
    await this.writePopulations(
      manager,
      intakeId,
      rows.filter(({ row }) => !isRelation(row.indicator)),
    );
  }

  private async writeRelations(
    manager: EntityManager,
    intakeId: number,
    rows: readonly StagedRow[],
  ): Promise<void> {
    for (let i = 0; i < rows.length; i += 500) {
      const some = rows.slice(i, i + 500);
      await manager.insert(
        AreaRelationEntity,
        some.map(({ row }) => {
          const { from, other, otherName, note } = JSON.parse(row.figures) as Record<string, string>;
          return {
            areaCode: row.areaCode ?? '',
            name: (from ?? '').slice(0, 120),
            series: row.indicator,
            rank: row.breakdown,
            year: Number(row.start.slice(0, 4)),
            otherCode: other ?? '',
            otherName: (otherName ?? '').slice(0, 120),
            note: (note ?? '').slice(0, 40),
            intakeId,
            replacedBy: null,
          };
        }),
      );
      const replaced = some.flatMap((r) => (r.supersedes === null ? [] : [r.supersedes]));
      if (replaced.length > 0)
        await manager.update(AreaRelationEntity, { id: In(replaced) }, { replacedBy: intakeId });
    }
  }

  private async writePopulations(
    manager: EntityManager,
    intakeId: number,
    rows: readonly StagedRow[],
  ): Promise<void> {
    for (let i = 0; i < rows.length; i += 500) {
      const some = rows.slice(i, i + 500);
      await manager.insert(
        AreaPopulationEntity,
        some.flatMap(({ row }) => {
          const figures = JSON.parse(row.figures) as { kind: string; stock?: number };
          return figures.stock === undefined
            ? []
            : [
                {
                  areaCode: row.areaCode ?? '',
                  series: row.indicator,
                  year: Number(row.start.slice(0, 4)),
                  population: figures.stock,
                  intakeId,
                  replacedBy: null,
                },
              ];
        }),
      );
      const replaced = some.flatMap((r) => (r.supersedes === null ? [] : [r.supersedes]));
      if (replaced.length > 0)
        await manager.update(AreaPopulationEntity, { id: In(replaced) }, { replacedBy: intakeId });
    }
  }

  /** Names and years of the areas of a file join those known already. */
  async nameAreas(manager: EntityManager, areas: readonly NamedArea[]): Promise<void> {
    if (areas.length === 0) return;
    const known = new Map(
      (await manager.find(AreaEntity, { where: { code: In(areas.map((a) => a.code)) } })).map((a) => [
        a.code,
        a,
      ]),
    );
    await manager.upsert(
      AreaEntity,
      areas.map(({ code, name, kind, firstYear, lastYear, number, vintage }) => {
        const before = known.get(code);
        return {
          code,
          name: before && before.lastYear > lastYear ? before.name : name,
          kind,
          firstYear: Math.min(firstYear, before?.firstYear ?? firstYear),
          lastYear: Math.max(lastYear, before?.lastYear ?? lastYear),
          laNumber: number ?? before?.laNumber ?? null,
          vintage: vintage ?? before?.vintage ?? null,
        };
      }),
      ['code'],
    );
  }

  /** Areas that nothing visible names any longer go; the years of the others shrink to what stands. */
  async forgetAreas(manager: EntityManager): Promise<void> {
    const rows: { code: string; first: number | string; last: number | string }[] = await manager.query(
      `SELECT code, MIN(year) AS first, MAX(year) AS last FROM (
         SELECT p.area_code AS code, p.year AS year FROM area_population p
           JOIN intake w ON w.id = p.intake_id AND w.visible = true
         UNION ALL
         SELECT r.area_code AS code, CAST(SUBSTR(r.end_date, 1, 4) AS integer) AS year FROM rollup r
           JOIN intake w ON w.id = r.intake_id AND w.visible = true WHERE r.area_code IS NOT NULL
       ) named GROUP BY code`,
    );
    const years = new Map(
      rows.map((r) => [r.code, { firstYear: Number(r.first), lastYear: Number(r.last) }]),
    );
    const gone: string[] = [];
    for (const area of await manager.find(AreaEntity)) {
      const left = years.get(area.code);
      if (!left) gone.push(area.code);
      else if (left.firstYear !== area.firstYear || left.lastYear !== area.lastYear)
        await manager.update(AreaEntity, { code: area.code }, left);
    }
    if (gone.length > 0) await manager.delete(AreaEntity, { code: In(gone) });
  }
}
