import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const whole = (name: string, isNullable = false) => ({ name, type: 'integer', isNullable });
const text = (name: string, length: number, isNullable = false) => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});

/** Answers to figures that look odd. */
export class QualityAnswers1790000000500 implements MigrationInterface {
  name = 'QualityAnswers1790000000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'quality_answer',
        columns: [
          { ...whole('id'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
          whole('organisation_id'),
          whole('context_id', true),
          text('area_code', 9, true),
          text('finding_key', 900),
          { name: 'cells', type: 'text' },
          text('action', 10),
          text('reason', 500),
          text('answered_by', 120),
          text('answered_at', 24),
        ],
        indices: [
          { name: 'ix_quality_answer_context', columnNames: ['context_id'] },
          { name: 'ix_quality_answer_area', columnNames: ['organisation_id', 'area_code'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('quality_answer');
  }
}
