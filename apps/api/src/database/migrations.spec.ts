import { DataSource } from 'typeorm';
import { startTestDatabase, type TestDatabase } from '../testing/test-database';
import { writerOptions } from './data-source';

/**
 * Tables are made by migrations and described by entities: the two must never say different things.
 * Looked at on a connection nothing else uses. On the server's, TypeORM's one SQLite runner forgets the tables it has
 * read whenever any other query ends, and every table then seems to be missing.
 */
describe('migrations', () => {
  let database: TestDatabase;
  let source: DataSource;
  beforeAll(async () => {
    database = await startTestDatabase();
    source = await new DataSource(writerOptions(database.place)).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.remove();
  });

  it('leave nothing for the entities to add or to change', async () => {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    expect(upQueries.map((q) => q.query)).toEqual([]);
  });

  it('can all be taken back, down to an empty database', async () => {
    const migrations = await source.runMigrations();
    expect(migrations).toEqual([]);
    for (let i = 0; i < source.migrations.length; i++) await source.undoLastMigration();
    const runner = source.createQueryRunner();
    for (const { tableName } of source.entityMetadatas)
      expect([tableName, await runner.hasTable(tableName)]).toEqual([tableName, false]);
    await runner.release();
  });
});
