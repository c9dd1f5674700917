import { DataSource } from 'typeorm';
import { startTestApp, type TestApp } from '../testing/test-app';

/** Tables are made by migrations and described by entities: the two must never say different things. */
describe('migrations', () => {
  let test: TestApp;
  beforeAll(async () => (test = await startTestApp()));
  afterAll(() => test.stop());

  it('leave nothing for the entities to add or to change', async () => {
    const { upQueries } = await test.app.get(DataSource).driver.createSchemaBuilder().log();
    expect(upQueries.map((q) => q.query)).toEqual([]);
  });

  it('can all be taken back, down to an empty database', async () => {
    const source = test.app.get(DataSource);
    const migrations = await source.runMigrations();
    expect(migrations).toEqual([]);
    for (let i = 0; i < source.migrations.length; i++) await source.undoLastMigration();
    const runner = source.createQueryRunner();
    for (const { tableName } of source.entityMetadatas)
      expect([tableName, await runner.hasTable(tableName)]).toEqual([tableName, false]);
    await runner.release();
  });
});
