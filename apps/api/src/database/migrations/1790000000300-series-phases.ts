import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const whole = (name: string, isNullable = false) => ({ name, type: 'integer', isNullable });
const text = (name: string, length: number) => ({ name, type: 'varchar', length: String(length) });

/** Days from which a series is expected to run at another level, with their reasons. */
export class SeriesPhases1790000000300 implements MigrationInterface {
  name = 'SeriesPhases1790000000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'series_phase',
        columns: [
          {
            name: 'id',
            type: 'integer',
            isPrimary: true,
            isGenerated: true,
            generationStrategy: 'increment',
          },
          whole('organisation_id'),
          whole('context_id'),
          text('indicator', 12),
          text('breakdown', 200),
          text('phase_date', 10),
          whole('response_id', true),
          { name: 'reason', type: 'text' },
          text('recorded_by', 120),
          text('recorded_at', 30),
          { name: 'archived', type: 'boolean' },
        ],
        indices: [{ name: 'ix_series_phase_context', columnNames: ['context_id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('series_phase');
  }
}
