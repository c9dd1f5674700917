import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const whole = (name: string, isNullable = false) => ({ name, type: 'integer', isNullable });
const text = (name: string, length: number, isNullable = false) => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});
const long = (name: string) => ({ name, type: 'text' });
const id = { ...whole('id'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' as const };
const scope = [id, whole('organisation_id'), whole('context_id')];
const archived = { name: 'archived', type: 'boolean' };

/** The plan of a context: goals with their measures, what was moved and why, assessments, reviews. */
export class Plans1790000001600 implements MigrationInterface {
  name = 'Plans1790000001600';

  async up(runner: QueryRunner): Promise<void> {
    const make = (name: string, columns: NonNullable<ConstructorParameters<typeof Table>[0]>['columns']) =>
      runner.createTable(
        new Table({
          name,
          columns: [...scope, ...(columns ?? [])],
          indices: [{ name: `ix_${name}_context`, columnNames: ['context_id'] }],
        }),
      );
    await make('plan_goal', [
      whole('version'),
      text('goal', 8, true),
      text('side', 20),
      text('statement', 240),
      long('hope'),
      long('sign'),
      long('how_known'),
      long('measures'),
      text('state', 12),
      text('next_review', 10, true),
      archived,
    ]);
    await make('plan_change', [
      whole('goal_id'),
      text('changed_on', 10),
      text('what', 12),
      text('about', 240),
      long('was'),
      long('became'),
      text('reason', 400),
      text('changed_by', 120),
    ]);
    await make('assessment', [
      whole('version'),
      text('guide', 20),
      text('start_date', 10),
      text('end_date', 10, true),
      long('methods'),
      long('took_part'),
      long('findings'),
      long('weighting'),
      long('note'),
      archived,
    ]);
    await make('plan_review', [
      whole('version'),
      text('held_on', 10),
      long('goals'),
      long('reflections'),
      long('did_not_work'),
      text('next_review', 10, true),
      text('closed_on', 10, true),
      archived,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['plan_review', 'assessment', 'plan_change', 'plan_goal'])
      await runner.dropTable(table);
  }
}
