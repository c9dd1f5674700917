import { Injectable } from '@nestjs/common';
import type { ReferenceArea, ReferenceAreaPage } from '@waymark/contract';
import { NEIGHBOURS, UPPER_TIER } from '@waymark/ingest';
import { Reader } from '../database/reader';

/** One committed import of a published file, and what of it stands. */
export interface Load {
  readonly importId: number;
  readonly format: string;
  readonly file: string;
  readonly rows: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly loadedAt: string;
  readonly loadedBy: string;
}

type FoundArea = Omit<ReferenceArea, 'lineage'>;

/** Rows that count: written by a visible intake, and replaced by none. */
const STANDS = `JOIN intake w ON w.id = o.intake_id AND w.visible = true
  LEFT JOIN intake g ON g.id = o.replaced_by AND g.visible = true`;

/** All reading of reference data: areas of any tier, populations, neighbours, and what was loaded when. */
@Injectable()
export class ReferenceReader {
  constructor(private readonly reader: Reader) {}

  private async query<T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    const rows: T[] = await this.reader.source.query(sql, [...parameters]);
    return rows;
  }

  /** Committed imports of published files, newest first. */
  async loads(): Promise<Load[]> {
    const jobs = await this.query<Omit<Load, 'rows' | 'from' | 'to'>>(
      `SELECT j.intake_id AS "importId", j.format AS "format", j.file AS "file", j.committed_at AS "loadedAt",
         w.recorded_by AS "loadedBy"
       FROM import_job j JOIN intake w ON w.id = j.intake_id AND w.visible = true
       WHERE j.state = 'committed' AND j.format <> 'waymark-table' ORDER BY j.intake_id DESC`,
    );
    const ids = jobs.map((job) => Number(job.importId));
    if (ids.length === 0) return [];
    const spans = await this.query<{ id: number; rows: string | number; from: string; to: string }>(
      `SELECT o.intake_id AS "id", COUNT(*) AS "rows", MIN(o.start_date) AS "from", MAX(o.end_date) AS "to"
         FROM observation o ${STANDS} WHERE g.id IS NULL AND o.intake_id IN (${ids.join(',')}) GROUP BY o.intake_id
       UNION ALL
       SELECT o.intake_id, COUNT(*), MIN(o.year) || '-06-30', MAX(o.year) || '-06-30'
         FROM area_population o ${STANDS} WHERE g.id IS NULL AND o.intake_id IN (${ids.join(',')}) GROUP BY o.intake_id
       UNION ALL
       SELECT o.intake_id, COUNT(*), MIN(o.year) || '-01-01', MAX(o.year) || '-12-31'
         FROM area_relation o ${STANDS} WHERE g.id IS NULL AND o.intake_id IN (${ids.join(',')}) GROUP BY o.intake_id`,
    );
    return jobs.flatMap((job) => {
      const span = spans.find((one) => one.id === job.importId);
      return span ? [{ ...job, rows: Number(span.rows), from: span.from, to: span.to }] : [];
    });
  }

  /** Areas of any tier whose name or code has these letters, by name. */
  async areas(search: string): Promise<FoundArea[]> {
    const wanted = `%${search
      .trim()
      .toLowerCase()
      .replace(/[%_\\]/g, '')}%`;
    const [known, tiers] = await Promise.all([
      this.query<Omit<FoundArea, 'upperTier'>>(
        `SELECT code, name, kind, vintage, first_year AS "firstYear", last_year AS "lastYear" FROM area
         WHERE LOWER(name) LIKE $1 OR LOWER(code) LIKE $1`,
        [wanted],
      ),
      this.query<{ code: string; name: string; year: number; upper: string; upperName: string }>(
        `SELECT o.area_code AS "code", o.name AS "name", o.year AS "year", o.other_code AS "upper", o.other_name AS "upperName"
         FROM area_relation o ${STANDS} WHERE g.id IS NULL AND o.series = '${UPPER_TIER}'
         ORDER BY o.year`,
      ),
    ]);
    const upper = new Map(
      tiers.flatMap((t) =>
        t.upper === t.code ? [] : [[t.code, { code: t.upper, name: t.upperName }] as const],
      ),
    );
    const found = new Map<string, FoundArea>(
      tiers
        .filter((t) => `${t.name}\n${t.code}`.toLowerCase().includes(search.trim().toLowerCase()))
        .map((t) => [
          t.code,
          {
            code: t.code,
            name: t.name,
            kind: t.upper === t.code ? 'local authority' : 'lower tier area',
            vintage: String(t.year),
            firstYear: null,
            lastYear: null,
            upperTier: null,
          },
        ]),
    );
    for (const area of known) found.set(area.code, { ...area, upperTier: null });
    return [...found.values()]
      .map((area) => ({ ...area, upperTier: upper.get(area.code) ?? null }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB') || (a.code < b.code ? -1 : 1));
  }

  populations(code: string): Promise<ReferenceAreaPage['populations']> {
    return this.query(
      `SELECT o.year AS "year", o.population AS "population" FROM area_population o ${STANDS}
       WHERE g.id IS NULL AND o.area_code = $1 ORDER BY o.year`,
      [code],
    );
  }

  /** Statistical neighbours, nearest first. The publisher names them by an older number, which the areas' own file explains. */
  async neighbours(code: string): Promise<ReferenceAreaPage['neighbours']> {
    const rows = await this.query<{ number: string; rank: string; note: string; listed: string | null }>(
      `SELECT o.other_code AS "number", o.rank AS "rank", o.note AS "note", n.name AS "listed"
       FROM area_relation o ${STANDS}
       JOIN area a ON a.la_number = o.area_code AND a.code = $1
       LEFT JOIN (SELECT DISTINCT o.area_code, o.name FROM area_relation o ${STANDS}
         WHERE g.id IS NULL AND o.series = '${NEIGHBOURS}') n ON n.area_code = o.other_code
       WHERE g.id IS NULL AND o.series = '${NEIGHBOURS}' ORDER BY o.rank`,
      [code],
    );
    const areas = await this.query<{ number: string; code: string; name: string }>(
      `SELECT la_number AS "number", code, name FROM area WHERE la_number IS NOT NULL ORDER BY last_year`,
    );
    // the newest code of a number is the one that stands
    const byNumber = new Map(areas.map((area) => [area.number, area]));
    return rows.map(({ number, rank, note, listed }) => {
      const area = byNumber.get(number);
      return {
        rank: Number(rank),
        code: area?.code ?? null,
        number,
        name: area?.name ?? listed ?? `number ${number}`,
        closeness: note,
      };
    });
  }

  lowerTier(code: string): Promise<ReferenceAreaPage['lowerTier']> {
    return this.query(
      `SELECT o.area_code AS "code", o.name AS "name" FROM area_relation o ${STANDS}
       WHERE g.id IS NULL AND o.series = '${UPPER_TIER}' AND o.other_code = $1 AND o.area_code <> $1 ORDER BY o.name`,
      [code],
    );
  }

  /** What each loaded file leaves open: areas of sites it does not name, numbers that match nothing, years without a base. */
  async gaps(siteAreas: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
    const [numbers, populations, factors] = await Promise.all([
      this.query<{ number: string; name: string }>(
        `SELECT DISTINCT o.area_code AS "number", o.name AS "name" FROM area_relation o ${STANDS}
         WHERE g.id IS NULL AND o.series = '${NEIGHBOURS}'
           AND o.area_code NOT IN (SELECT la_number FROM area WHERE la_number IS NOT NULL) ORDER BY o.name`,
      ),
      this.query<{ code: string; year: number }>(
        `SELECT o.area_code AS "code", o.year AS "year" FROM area_population o ${STANDS} WHERE g.id IS NULL`,
      ),
      this.query<{ code: string; ends: string }>(
        `SELECT DISTINCT o.area_code AS "code", o.end_date AS "ends" FROM rollup o ${STANDS}
         WHERE g.id IS NULL AND o.indicator IN ('AREA-01','AREA-02','AREA-03','AREA-04')`,
      ),
    ]);
    const gaps = new Map<string, string[]>();
    const say = (id: string, sentence: string) => gaps.set(id, [...(gaps.get(id) ?? []), sentence]);
    if (numbers.length > 0)
      say(
        'statistical-neighbours',
        `${numbers.length} of the areas listed could not be matched to a loaded area: ${numbers
          .slice(0, 8)
          .map(({ number, name }) => `${name} (${number})`)
          .join(
            ', ',
          )}${numbers.length > 8 ? ' and others' : ''}. The numbers are explained by the file of assessment factors: import that too.`,
      );
    const based = new Set(populations.map(({ code, year }) => `${code}|${year}`));
    const without = factors.filter(({ code, ends }) => !based.has(`${code}|${Number(ends.slice(0, 4)) - 1}`));
    if (without.length > 0)
      say(
        'ons-child-population',
        `${without.length} years of areas have counts and no population of the year before, so no rate: ${[
          ...new Set(without.map(({ code }) => code)),
        ]
          .slice(0, 6)
          .join(', ')}. The publisher leaves them out, or a newer file is needed.`,
      );
    const named = { 'dfe-assessment-factors': factors, 'ons-child-population': populations };
    for (const [id, rows] of Object.entries(named)) {
      const there = new Set(rows.map(({ code }) => code));
      const absent = siteAreas.filter((code) => !there.has(code));
      if (absent.length > 0)
        say(id, `Areas of your sites that it does not name: ${[...new Set(absent)].sort().join(', ')}.`);
    }
    return gaps;
  }
}
