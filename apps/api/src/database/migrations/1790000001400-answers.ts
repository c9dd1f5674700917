import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const whole = (name: string, isNullable = false) => ({ name, type: 'integer', isNullable });
const text = (name: string, length: number, isNullable = false) => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});
const id = { ...whole('id'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' as const };

/** Answers of single people, and the sums of their pairs. */
export class Answers1790000001400 implements MigrationInterface {
  name = 'Answers1790000001400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'answer',
        columns: [
          id,
          whole('organisation_id'),
          whole('context_id'),
          text('round', 80),
          text('start_date', 10),
          text('end_date', 10),
          text('source', 160),
          text('submission_id', 80),
          text('respondent_code', 24, true),
          text('item', 16),
          text('value', 40),
          text('keep_until', 10),
          whole('intake_id'),
        ],
        indices: [
          { name: 'ix_answer_round', columnNames: ['context_id', 'start_date', 'end_date'] },
          { name: 'ix_answer_respondent', columnNames: ['organisation_id', 'respondent_code'] },
          { name: 'ix_answer_keep_until', columnNames: ['keep_until'] },
          { name: 'ix_answer_intake', columnNames: ['intake_id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'paired_rollup',
        columns: [
          id,
          whole('organisation_id'),
          whole('context_id'),
          text('indicator', 12),
          text('breakdown', 200),
          text('baseline_start', 10),
          text('latest_start', 10),
          { name: 'pairs', type: 'text' },
          whole('intake_id'),
          whole('replaced_by', true),
        ],
        indices: [
          { name: 'ix_paired_rollup_context', columnNames: ['context_id', 'indicator'] },
          { name: 'ix_paired_rollup_intake', columnNames: ['intake_id'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('paired_rollup');
    await runner.dropTable('answer');
  }
}
