import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';

const id: TableColumnOptions = {
  name: 'id',
  type: 'integer',
  isPrimary: true,
  isGenerated: true,
  generationStrategy: 'increment',
};
const text = (name: string, length: number, isNullable = false): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});
const long = (name: string, isNullable = false): TableColumnOptions => ({ name, type: 'text', isNullable });
const whole = (name: string, isNullable = false): TableColumnOptions => ({
  name,
  type: 'integer',
  isNullable,
});
const date = (name: string, isNullable = false) => text(name, 10, isNullable);
const archived: TableColumnOptions = { name: 'archived', type: 'boolean' };
const seriesKey = [
  whole('organisation_id', true),
  whole('context_id', true),
  text('area_code', 9, true),
  text('indicator', 12),
  whole('indicator_version'),
];

const tables: Table[] = [
  new Table({
    name: 'organisation',
    columns: [id, { ...text('name', 120), isUnique: true }],
  }),
  new Table({ name: 'person', columns: [id, text('name', 120), text('role', 20)] }),
  new Table({
    name: 'site',
    columns: [
      id,
      whole('organisation_id'),
      text('name', 120),
      text('area_code', 9, true),
      text('area_name', 120, true),
      long('note'),
      archived,
    ],
    indices: [{ name: 'ix_site_organisation', columnNames: ['organisation_id'] }],
  }),
  new Table({
    name: 'context',
    columns: [
      id,
      whole('organisation_id'),
      whole('site_id'),
      text('code', 40),
      text('level', 20),
      text('setting', 20),
      text('kind', 160),
      text('pseudonym', 120),
      text('private_name', 160),
      date('opened'),
      date('closed', true),
      text('size_band', 12, true),
      text('age_band', 12, true),
      long('goals'),
      long('headline_indicators'),
      date('next_review', true),
      long('note'),
      archived,
    ],
    indices: [{ name: 'ux_context_code', columnNames: ['organisation_id', 'code'], isUnique: true }],
  }),
  new Table({
    name: 'context_link',
    columns: [
      id,
      whole('organisation_id'),
      text('type', 20),
      whole('from_context_id'),
      whole('to_context_id'),
      date('start_date'),
      date('end_date', true),
      long('note'),
    ],
    indices: [
      { name: 'ix_context_link_from', columnNames: ['from_context_id'] },
      { name: 'ix_context_link_to', columnNames: ['to_context_id'] },
    ],
  }),
  new Table({
    name: 'grant_award',
    columns: [
      id,
      whole('organisation_id'),
      text('identifier', 80),
      text('funder', 160),
      text('title', 140),
      date('start_date'),
      date('end_date'),
      { name: 'amount_gbp', type: 'double precision', isNullable: true },
      long('asked_for'),
      archived,
    ],
    indices: [{ name: 'ix_grant_award_organisation', columnNames: ['organisation_id'] }],
  }),
  new Table({
    name: 'grant_context',
    columns: [
      { ...whole('grant_id'), isPrimary: true },
      { ...whole('context_id'), isPrimary: true },
    ],
    indices: [{ name: 'ix_grant_context_context', columnNames: ['context_id'] }],
  }),
  new Table({
    name: 'response',
    columns: [
      id,
      whole('organisation_id'),
      whole('context_id'),
      text('title', 160),
      date('start_date'),
      date('end_date', true),
      text('orientation', 20),
      text('approach', 20, true),
      text('owner_kind', 80),
      text('state', 20),
      long('note'),
      archived,
    ],
    indices: [{ name: 'ix_response_context', columnNames: ['context_id'] }],
  }),
  new Table({
    name: 'series_break',
    columns: [
      id,
      whole('organisation_id'),
      whole('context_id'),
      date('break_date'),
      text('kind', 30),
      long('reason'),
      long('indicators'),
      archived,
    ],
    indices: [{ name: 'ix_series_break_context', columnNames: ['context_id'] }],
  }),
  new Table({
    name: 'intake',
    columns: [
      id,
      whole('organisation_id', true),
      text('kind', 12),
      text('batch', 80, true),
      { name: 'visible', type: 'boolean' },
      long('reason', true),
      text('recorded_at', 30),
      text('recorded_by', 120),
    ],
    indices: [{ name: 'ux_intake_batch', columnNames: ['batch'], isUnique: true }],
  }),
  new Table({
    name: 'observation',
    columns: [
      id,
      ...seriesKey,
      date('start_date'),
      date('end_date'),
      text('breakdown', 200),
      text('round', 80),
      text('source', 160),
      long('figures'),
      whole('supersedes', true),
      whole('intake_id'),
      whole('replaced_by', true),
    ],
    indices: [
      { name: 'ix_observation_series', columnNames: ['context_id', 'indicator', 'start_date'] },
      {
        name: 'ix_observation_area',
        columnNames: ['area_code', 'indicator', 'start_date'],
        where: 'area_code IS NOT NULL',
      },
      { name: 'ix_observation_intake', columnNames: ['intake_id'] },
    ],
  }),
  new Table({
    name: 'rollup',
    columns: [
      id,
      ...seriesKey,
      text('breakdown', 200),
      date('start_date'),
      date('end_date'),
      text('round', 80),
      text('source', 160),
      long('stats'),
      long('observation_ids'),
      whole('intake_id'),
      whole('replaced_by', true),
    ],
    indices: [
      { name: 'ix_rollup_context', columnNames: ['context_id', 'indicator'] },
      { name: 'ix_rollup_area', columnNames: ['area_code', 'indicator'], where: 'area_code IS NOT NULL' },
      { name: 'ix_rollup_indicator', columnNames: ['indicator', 'organisation_id'] },
      { name: 'ix_rollup_intake', columnNames: ['intake_id'] },
    ],
  }),
  new Table({
    name: 'area',
    columns: [
      { ...text('code', 9), isPrimary: true },
      text('name', 120),
      text('kind', 60),
      whole('first_year'),
      whole('last_year'),
    ],
  }),
  new Table({
    name: 'area_population',
    columns: [
      id,
      text('area_code', 9),
      text('series', 12),
      whole('year'),
      whole('population'),
      whole('intake_id'),
      whole('replaced_by', true),
    ],
    indices: [
      { name: 'ix_area_population_area', columnNames: ['area_code', 'series', 'year'] },
      { name: 'ix_area_population_intake', columnNames: ['intake_id'] },
    ],
  }),
];

/** Tables of the first version, by TypeORM's Table API so that SQLite and PostgreSQL get the same. */
export class Begin1790000000000 implements MigrationInterface {
  name = 'Begin1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.dropTable(table, true);
  }
}
