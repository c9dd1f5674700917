import { Injectable } from '@nestjs/common';
import type { Figures } from '@waymark/contract';
import type { CheckedRow } from '@waymark/ingest';
import { rollUp, type RollableObservation, statsOf } from '@waymark/outcomes';
import type { EntityManager } from 'typeorm';
import { Reader } from '../database/reader';
import { rollupRow } from '../measures/measures.store';

/** One row to be written, and what it replaces. */
export interface StagedRow {
  readonly row: CheckedRow;
  readonly supersedes: number | null;
}

/** A figure's place in the rollups: subject, indicator, period and breakdown. */
export type Cell = Pick<CheckedRow, 'contextId' | 'areaCode' | 'indicator' | 'start' | 'end' | 'breakdown'>;

export interface StoredRow extends Omit<CheckedRow, 'row'> {
  readonly id: number;
}

/** Rows of a chunk, by how their rollups are made. */
export interface Chunk {
  /** Alone in their cell: each is its own rollup. */
  readonly plain: readonly StagedRow[];
  /** Scores alone in their cell. */
  readonly scores: readonly StagedRow[];
  /** Sharing their cell with each other only. */
  readonly grouped: readonly StagedRow[];
  /** Sharing a cell with something written before: their rollups are made by rebuild(). */
  readonly later: readonly StagedRow[];
}

/** A rollup in the order of its columns. */
type RollupLine = readonly (string | number | null)[];

export interface Moment {
  readonly lastIntake: number;
  readonly hidden: readonly number[];
}

const OBSERVATION_COLUMNS =
  'id, organisation_id, context_id, area_code, indicator, indicator_version, start_date, end_date, breakdown, round, source, figures, supersedes';
const ROLLUP_COLUMNS =
  'organisation_id, context_id, area_code, indicator, indicator_version, breakdown, start_date, end_date, round, source, stats, observation_ids';
const STORED =
  'o.id, o.organisation_id AS "organisationId", o.context_id AS "contextId", o.area_code AS "areaCode", o.indicator, o.indicator_version AS "indicatorVersion", o.start_date AS "start", o.end_date AS "end", o.breakdown, o.round, o.source, o.figures';

/** Tables an import writes under its intake. */
const IMPORTED = ['rollup', 'observation', 'area_population', 'area_relation', 'paired_rollup'] as const;

const whole = (i: number) => `CAST(r.value->>${i} AS integer)`;
const text = (i: number) => `r.value->>${i}`;

/**
 * Bulk SQL of imports. Rows travel as one JSON text a chunk and become rows inside the database, which costs the
 * main thread next to nothing; the same statements run on SQLite and PostgreSQL.
 */
@Injectable()
export class StagingStore {
  constructor(private readonly reader: Reader) {}

  private list(position: number, name: string): string {
    return this.reader.isPostgres
      ? `jsonb_array_elements($${position}::jsonb) AS ${name}(value)`
      : `json_each($${position}) AS ${name}`;
  }

  /** Numbers nobody else will use, in order. */
  private async reserve(manager: EntityManager, count: number): Promise<number[]> {
    if (this.reader.isPostgres) {
      const rows: { id: string }[] = await manager.query(
        `SELECT nextval(pg_get_serial_sequence('observation', 'id')) AS id FROM generate_series(1, $1)`,
        [count],
      );
      return rows.map((r) => Number(r.id)).sort((a, b) => a - b);
    }
    const [row]: { seq: number }[] = await manager.query(
      `SELECT seq FROM sqlite_sequence WHERE name = 'observation'`,
    );
    const first = (row?.seq ?? 0) + 1;
    return Array.from({ length: count }, (_, i) => first + i);
  }

  /** Writes observations under an intake that nobody sees yet, with the rollups of those whose cell is theirs alone. */
  async write(manager: EntityManager, intakeId: number, chunk: Chunk): Promise<void> {
    const { plain, scores, grouped, later } = chunk;
    const all = [...plain, ...scores, ...grouped, ...later];
    if (all.length === 0) return;
    const ids = await this.reserve(manager, all.length);
    const rows = all.map(({ row: r, supersedes }, i) => [
      ids[i],
      r.organisationId,
      r.contextId,
      r.areaCode,
      r.indicator,
      r.indicatorVersion,
      r.start,
      r.end,
      r.breakdown,
      r.round,
      r.source,
      r.figures,
      supersedes,
    ]);
    await manager.query(
      `INSERT INTO observation (${OBSERVATION_COLUMNS}, intake_id)
       SELECT ${whole(0)}, ${whole(1)}, ${whole(2)}, ${text(3)}, ${text(4)}, ${whole(5)}, ${text(6)}, ${text(7)},
         ${text(8)}, ${text(9)}, ${text(10)}, ${text(11)}, ${whole(12)}, ${Number(intakeId)}
       FROM ${this.list(1, 'r')}`,
      [JSON.stringify(rows)],
    );
    const replaced = all.flatMap((r) => (r.supersedes === null ? [] : [r.supersedes]));
    if (replaced.length > 0)
      await manager.query(
        `UPDATE observation SET replaced_by = ${Number(intakeId)}
         WHERE id IN (SELECT CAST(r.value AS integer) FROM ${this.list(1, 'r')})`,
        [JSON.stringify(replaced)],
      );
    // alone in its cell, a figure is its own rollup: copied inside the database
    if (plain.length > 0)
      await manager.query(
        `INSERT INTO rollup (${ROLLUP_COLUMNS}, intake_id)
         SELECT organisation_id, context_id, area_code, indicator, indicator_version, breakdown, start_date, end_date,
           round, source, figures, '[' || id || ']', intake_id
         FROM observation WHERE id BETWEEN $1 AND $2 AND intake_id = ${Number(intakeId)}`,
        [ids[0], ids[plain.length - 1]],
      );
    // a score's rollup holds M2 instead of the standard deviation, so it is computed
    const computed = scores.map(({ row }, i) => scoreRollup(row, ids[plain.length + i] ?? 0));
    await this.insertRollups(manager, intakeId, computed);
    const from = plain.length + scores.length;
    const numbered = grouped.map(({ row }, i) => ({ ...row, id: ids[from + i] ?? 0 }));
    await this.writeRollups(manager, intakeId, numbered);
  }

  private async writeRollups(
    manager: EntityManager,
    intakeId: number,
    observations: readonly StoredRow[],
  ): Promise<void> {
    const organisations = new Map(observations.map((o) => [o.id, o.organisationId]));
    const rows = rollUp(observations.map(rollable)).map((rollup): RollupLine => {
      const r = rollupRow(rollup);
      return [
        organisations.get(rollup.observationIds[0] ?? 0) ?? null,
        r.contextId,
        r.areaCode,
        r.indicator,
        r.indicatorVersion,
        r.breakdown,
        r.start,
        r.end,
        r.round,
        r.source,
        r.stats,
        r.observationIds,
      ];
    });
    await this.insertRollups(manager, intakeId, rows);
  }

  private async insertRollups(
    manager: EntityManager,
    intakeId: number,
    rows: readonly RollupLine[],
  ): Promise<void> {
    if (rows.length === 0) return;
    await manager.query(
      `INSERT INTO rollup (${ROLLUP_COLUMNS}, intake_id)
       SELECT ${whole(0)}, ${whole(1)}, ${text(2)}, ${text(3)}, ${whole(4)}, ${text(5)}, ${text(6)}, ${text(7)},
         ${text(8)}, ${text(9)}, ${text(10)}, ${text(11)}, ${Number(intakeId)}
       FROM ${this.list(1, 'r')}`,
      [JSON.stringify(rows)],
    );
  }

  /**
   * Makes the rollups of these cells anew under an intake nobody sees yet: from what stands, plus what this intake wrote, minus
   * what `without` wrote (an import being taken back).
   */
  async rebuild(
    manager: EntityManager,
    intakeId: number,
    cells: readonly Cell[],
    without: number | null = null,
  ): Promise<void> {
    for (const subject of ['context_id', 'area_code'] as const) {
      const its = cells.filter((c) => (subject === 'context_id') === (c.contextId !== null));
      if (its.length === 0) continue;
      const keys = JSON.stringify(
        its.map((c) => [c.contextId ?? c.areaCode, c.indicator, c.start, c.end, c.breakdown]),
      );
      const id = subject === 'context_id' ? 'CAST(k.value->>0 AS integer)' : 'k.value->>0';
      const matches = (t: string) =>
        `${t}.${subject} = ${id} AND ${t}.indicator = k.value->>1 AND ${t}.start_date = k.value->>2
         AND ${t}.end_date = k.value->>3 AND ${t}.breakdown = k.value->>4`;
      const gone = without === null ? '' : `AND o.intake_id <> ${Number(without)}`;
      const stillThere =
        without === null
          ? 'g.id IS NULL OR g.visible = false'
          : `g.id IS NULL OR g.visible = false OR g.id = ${Number(without)}`;
      const observations: StoredRow[] = await manager.query(
        `SELECT ${STORED} FROM ${this.list(1, 'k')} JOIN observation o ON ${matches('o')}
         JOIN intake w ON w.id = o.intake_id LEFT JOIN intake g ON g.id = o.replaced_by
         WHERE (w.visible = true OR w.id = ${Number(intakeId)}) ${gone}
           AND (o.replaced_by IS NULL OR o.replaced_by <> ${Number(intakeId)}) AND (${stillThere})`,
        [keys],
      );
      await manager.query(
        `DELETE FROM rollup WHERE intake_id = ${Number(intakeId)} AND id IN
         (SELECT o.id FROM ${this.list(1, 'k')} JOIN rollup o ON ${matches('o')})`,
        [keys],
      );
      await manager.query(
        `UPDATE rollup SET replaced_by = ${Number(intakeId)} WHERE intake_id <> ${Number(intakeId)} AND id IN
         (SELECT o.id FROM ${this.list(1, 'k')} JOIN rollup o ON ${matches('o')}
          JOIN intake w ON w.id = o.intake_id LEFT JOIN intake g ON g.id = o.replaced_by
          WHERE w.visible = true ${gone} AND (${stillThere}))`,
        [keys],
      );
      await this.writeRollups(manager, intakeId, observations);
    }
  }

  /** Takes single rows of an intake back, by their natural key, before anybody saw them. */
  async takeBack(manager: EntityManager, intakeId: number, rows: readonly CheckedRow[]): Promise<void> {
    const found: { id: number; supersedes: number | null }[] = await manager.query(
      `SELECT o.id, o.supersedes FROM ${this.list(1, 'r')}
       JOIN observation o ON o.indicator = ${text(1)} AND o.start_date = ${text(2)} AND o.end_date = ${text(3)}
         AND o.breakdown = ${text(4)} AND o.source = ${text(5)} AND o.round = ${text(6)}
         AND (o.context_id = ${whole(0)} OR o.area_code = ${text(7)})
       WHERE o.intake_id = ${Number(intakeId)}`,
      [
        JSON.stringify(
          rows.map((r) => [
            r.contextId,
            r.indicator,
            r.start,
            r.end,
            r.breakdown,
            r.source,
            r.round,
            r.areaCode,
          ]),
        ),
      ],
    );
    if (found.length === 0) return;
    const its = `SELECT CAST(r.value AS integer) FROM ${this.list(1, 'r')}`;
    await manager.query(
      `UPDATE observation SET replaced_by = NULL WHERE replaced_by = ${Number(intakeId)} AND id IN (${its})`,
      [JSON.stringify(found.flatMap((f) => (f.supersedes === null ? [] : [f.supersedes])))],
    );
    await manager.query(`DELETE FROM observation WHERE id IN (${its})`, [
      JSON.stringify(found.map((f) => f.id)),
    ]);
  }

  /** What stands of these series, as [context or area, indicator] pairs. */
  async standing(pairs: readonly (readonly [number | string, string])[]): Promise<StoredRow[]> {
    const rows: StoredRow[] = [];
    for (const subject of ['context_id', 'area_code'] as const) {
      const its = pairs.filter(([s]) => (typeof s === 'number') === (subject === 'context_id'));
      if (its.length === 0) continue;
      const id = subject === 'context_id' ? 'CAST(k.value->>0 AS integer)' : 'k.value->>0';
      const found: StoredRow[] = await this.reader.source.query(
        `SELECT ${STORED} FROM ${this.list(1, 'k')}
         JOIN observation o ON o.${subject} = ${id} AND o.indicator = k.value->>1
         JOIN intake w ON w.id = o.intake_id AND w.visible = true LEFT JOIN intake g ON g.id = o.replaced_by
         WHERE g.id IS NULL OR g.visible = false`,
        [JSON.stringify(its)],
      );
      for (const row of found) rows.push(row);
    }
    return rows;
  }

  /** Series that hold anything at all, so that a first import asks for nothing. */
  async seriesThere(): Promise<Set<string>> {
    const rows: { subject: number | string; indicator: string }[] = await this.reader.source.query(
      `SELECT DISTINCT context_id AS subject, indicator FROM observation WHERE context_id IS NOT NULL`,
    );
    const areas: { subject: string; indicator: string }[] = await this.reader.source.query(
      `SELECT DISTINCT area_code AS subject, indicator FROM observation WHERE area_code IS NOT NULL`,
    );
    return new Set([...rows, ...areas].map((r) => `${r.subject}|${r.indicator}`));
  }

  /** Which intakes count now, so that those that join meanwhile can be told. */
  async moment(): Promise<Moment> {
    const [row]: { last: number | null }[] = await this.reader.source.query(
      'SELECT MAX(id) AS last FROM intake',
    );
    const hidden: { id: number }[] = await this.reader.source.query(
      'SELECT id FROM intake WHERE visible = false',
    );
    return { lastIntake: row?.last ?? 0, hidden: hidden.map((h) => h.id) };
  }

  /** What others made visible since: entries and corrections that came while a long import was written. */
  async since(manager: EntityManager, moment: Moment, intakeId: number): Promise<StoredRow[]> {
    return manager.query(
      `SELECT ${STORED} FROM observation o WHERE o.intake_id IN (
         SELECT id FROM intake WHERE visible = true AND id <> ${Number(intakeId)}
         AND (id > ${Number(moment.lastIntake)} OR id IN (SELECT CAST(r.value AS integer) FROM ${this.list(1, 'r')})))`,
      [JSON.stringify(moment.hidden)],
    );
  }

  /** Removes a piece of what an invisible intake wrote; false once nothing is left. Each piece is a short write. */
  async removePiece(manager: EntityManager, intakeId: number, size: number): Promise<boolean> {
    let found = false;
    for (const table of [...IMPORTED, 'answer']) {
      const ids: { id: number }[] = await manager.query(
        `SELECT id FROM ${table} WHERE intake_id = $1 LIMIT ${Number(size)}`,
        [intakeId],
      );
      if (ids.length === 0) continue;
      found = true;
      await manager.query(
        `DELETE FROM ${table} WHERE id IN (SELECT CAST(r.value AS integer) FROM ${this.list(1, 'r')})`,
        [JSON.stringify(ids.map((r) => r.id))],
      );
    }
    return found;
  }

  /** Forgets that an invisible intake was going to replace anything. */
  async forgetReplacements(manager: EntityManager, intakeId: number): Promise<void> {
    for (const table of IMPORTED)
      await manager.query(`UPDATE ${table} SET replaced_by = NULL WHERE replaced_by = $1`, [intakeId]);
  }

  /** Figures of this import that something visible has replaced since. */
  async replacedSince(intakeId: number): Promise<number> {
    const [row]: { n: string | number }[] = await this.reader.source.query(
      `SELECT COUNT(*) AS n FROM observation o JOIN intake g ON g.id = o.replaced_by AND g.visible = true
       WHERE o.intake_id = $1`,
      [intakeId],
    );
    return Number(row?.n ?? 0);
  }

  /** Cells of this import whose rollups were made anew since, because other figures joined them. */
  async cellsJoinedSince(intakeId: number): Promise<Cell[]> {
    return this.reader.source.query(
      `SELECT o.context_id AS "contextId", o.area_code AS "areaCode", o.indicator, o.start_date AS "start",
         o.end_date AS "end", o.breakdown
       FROM rollup o JOIN intake g ON g.id = o.replaced_by AND g.visible = true WHERE o.intake_id = $1`,
      [intakeId],
    );
  }
}

/** The rollup of a score alone in its cell. */
function scoreRollup(row: CheckedRow, id: number): RollupLine {
  return [
    row.organisationId,
    row.contextId,
    row.areaCode,
    row.indicator,
    row.indicatorVersion,
    row.breakdown,
    row.start,
    row.end,
    row.round,
    row.source,
    JSON.stringify(statsOf(JSON.parse(row.figures) as Figures)),
    `[${id}]`,
  ];
}

function rollable(row: StoredRow): RollableObservation {
  return { ...row, figures: JSON.parse(row.figures) as Figures, state: 'current' };
}
