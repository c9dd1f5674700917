import { DataSource } from 'typeorm';
import { EditionEntity, EditionPartEntity } from '../editions/edition.entity';
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

  it('keep what a whole draft of before showed, place by place', async () => {
    const runner = source.createQueryRunner();
    const { tablePath } = source.getMetadata(EditionPartEntity);
    expect(await runner.hasTable(tablePath)).toBe(true);
    while (await runner.hasTable(tablePath)) await source.undoLastMigration();
    const place = { id: 7, pseudonym: 'The Green', kind: 'park', site: 'Harbour' };
    const table = { place, series: [{ cells: [{ state: 'shown' }, { state: 'withheld' }] }] };
    const rest = { summary: {}, refused: [], changes: [], obstacles: [] };
    const whole = { ...rest, tables: [table], withheld: [{ contextId: 7 }, { contextId: 8 }] };
    const { identifiers } = await source.manager.insert(EditionEntity, {
      organisationId: 1,
      state: 'published',
      title: 'Before',
      scope: '{}',
      standing: 'final',
      why: '',
      number: 1,
      done: 1,
      of: 1,
      ledgerSize: 0,
      preview: JSON.stringify(whole),
      steps: '{}',
      notices: '[]',
    });
    const id = Number(identifiers[0]?.['id']);
    expect((await source.runMigrations()).map(({ name }) => name)).toContain('EditionParts1790000002995');
    const part = await source.manager.findOneByOrFail(EditionPartEntity, { editionId: id });
    expect([part.contextId, JSON.parse(part.body)]).toEqual([7, { table, withheld: [{ contextId: 7 }] }]);
    const { preview } = await source.manager.findOneByOrFail(EditionEntity, { id });
    expect(JSON.parse(preview ?? '')).toEqual({
      ...rest,
      places: [{ ...place, shown: 1, withheld: 1, missing: 0 }],
    });
    await source.manager.delete(EditionEntity, { id });
    await runner.release();
  });

  it('can all be taken back, down to an empty database', async () => {
    const migrations = await source.runMigrations();
    expect(migrations).toEqual([]);
    for (let i = 0; i < source.migrations.length; i++) await source.undoLastMigration();
    const runner = source.createQueryRunner();
    for (const { tablePath } of source.entityMetadatas)
      expect([tablePath, await runner.hasTable(tablePath)]).toEqual([tablePath, false]);
    await runner.release();
  });
});
