import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const whole = (name: string) => ({ name, type: 'integer' });
const long = (name: string) => ({ name, type: 'text' });
const flag = (name: string) => ({ name, type: 'boolean' });
const text = (name: string, length: number, isNullable = false) => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});
const numbered = {
  ...whole('id'),
  isPrimary: true,
  isGenerated: true,
  generationStrategy: 'increment',
} as const;
const drawn = { ...whole('id'), isPrimary: true };
const place = [whole('organisation_id'), whole('context_id')];

/** Rounds of questions for young people, the letterbox they fall into, and words with who may read them. */
export class YoungSurveys1790000002600 implements MigrationInterface {
  name = 'YoungSurveys1790000002600';

  async up(runner: QueryRunner): Promise<void> {
    const create = (table: ConstructorParameters<typeof Table>[0]) => runner.createTable(new Table(table));
    await create({
      name: 'young_survey',
      columns: [
        numbered,
        ...place,
        text('round', 80),
        text('start_date', 10),
        text('end_date', 10),
        long('indicators'),
        flag('ask_voice'),
        flag('ask_code'),
        long('help'),
        whole('purpose_id'),
        text('created_by', 120),
        text('settled', 20, true),
        whole('submissions'),
        whole('with_answers'),
      ],
      indices: [{ name: 'ix_young_survey_context', columnNames: ['context_id'] }],
    });
    await create({
      name: 'young_submission',
      columns: [
        drawn,
        ...place,
        whole('survey_id'),
        text('digest', 64),
        text('respondent_code', 24, true),
        long('answers'),
        text('end_date', 10),
        text('keep_until', 10),
      ],
      indices: [
        { name: 'ix_young_submission_survey', columnNames: ['survey_id'] },
        { name: 'ix_young_submission_digest', columnNames: ['digest'], isUnique: true },
      ],
    });
    await create({
      name: 'young_letter',
      columns: [
        drawn,
        ...place,
        whole('survey_id'),
        text('digest', 64),
        long('words'),
        text('audience', 20),
        text('end_date', 10),
        text('keep_until', 10),
      ],
      indices: [
        { name: 'ix_young_letter_context', columnNames: ['context_id'] },
        { name: 'ix_young_letter_digest', columnNames: ['digest'], isUnique: true },
      ],
    });
    await create({
      name: 'voice',
      columns: [
        numbered,
        ...place,
        text('who', 40),
        long('words'),
        text('audience', 20),
        text('came', 20),
        text('state', 20),
        text('heard_on', 10),
        text('expires_on', 10),
        long('reason'),
        text('decided_by', 120),
        text('digest', 64, true),
        long('traces'),
      ],
      indices: [
        { name: 'ix_voice_context', columnNames: ['context_id'] },
        { name: 'ix_voice_digest', columnNames: ['digest'] },
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['voice', 'young_letter', 'young_submission', 'young_survey'])
      await runner.dropTable(table);
  }
}
