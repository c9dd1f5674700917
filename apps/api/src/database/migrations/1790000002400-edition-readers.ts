import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';

/** Which edition a report tells of; and the summary of a draft beside its preview, so that a list need not read whole drafts. */
export class EditionReaders1790000002400 implements MigrationInterface {
  name = 'EditionReaders1790000002400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn(
      'report_draft',
      new TableColumn({ name: 'edition', type: 'integer', isNullable: true }),
    );
    await runner.addColumn('edition', new TableColumn({ name: 'summary', type: 'text', isNullable: true }));
    const rows = (await runner.query('SELECT id, preview FROM edition WHERE preview IS NOT NULL')) as {
      id: number;
      preview: string;
    }[];
    for (const { id, preview } of rows)
      await runner.manager
        .createQueryBuilder()
        .update('edition')
        .set({ summary: JSON.stringify((JSON.parse(preview) as { summary: unknown }).summary) })
        .where('id = :id', { id })
        .execute();
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('edition', 'summary');
    await runner.dropColumn('report_draft', 'edition');
  }
}
