import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Reader } from '../database/reader';
import { IntakeEntity } from '../measures/intake.entity';
import { ObservationEntity } from '../measures/observation.entity';
import { seedSmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';
import { ImportEntity, ImportProblemEntity } from './import.entity';
import { runImport } from './run-import';

describe('an import from the command line', () => {
  let test: TestApp;
  const folder = mkdtempSync(join(tmpdir(), 'waymark-import-'));
  const path = join(folder, 'figures.csv');
  const write = (...rows: string[]) =>
    writeFileSync(
      path,
      ['context,indicator,period_start,period_end,numerator,denominator', ...rows].join('\n'),
    );
  beforeAll(async () => {
    test = await startTestApp();
    await seedSmallWorld(test.app);
  });
  afterAll(async () => {
    await test.stop();
    rmSync(folder, { recursive: true });
  });
  const count = async (
    ...entities: (
      typeof ImportEntity | typeof ObservationEntity | typeof IntakeEntity | typeof ImportProblemEntity
    )[]
  ) =>
    Promise.all(entities.map((entity) => test.app.get(Reader).manager.count(entity as typeof ImportEntity)));

  it('leaves nothing behind after a dry run', async () => {
    write('park,LOC-01,2024-04-01,2024-04-30,30,62', 'park,LOC-01,2024-05-01,2024-05-31,63,62');
    const before = await count(ImportEntity, ObservationEntity, IntakeEntity, ImportProblemEntity);
    const result = await runImport(test.app, path, { dryRun: true });
    expect(result).toMatchObject({
      created: 1,
      changed: 0,
      unchanged: 0,
      rejected: 1,
      exitCode: 1,
      id: null,
    });
    expect(await count(ImportEntity, ObservationEntity, IntakeEntity, ImportProblemEntity)).toEqual(before);
  });

  it('imports the good rows, lists the others and says so by its exit code', async () => {
    const result = await runImport(test.app, path);
    expect(result).toMatchObject({ created: 1, rejected: 1, exitCode: 1 });
    expect(result.problems).toMatchObject([
      { file: 'figures.csv', row: 3, column: 'numerator', value: '63' },
    ]);
    write('park,LOC-01,2024-04-01,2024-04-30,30,62');
    expect(await runImport(test.app, path)).toMatchObject({
      created: 0,
      unchanged: 1,
      rejected: 0,
      exitCode: 0,
    });
  });

  it('answers a file that is not there, or is no table, without a stack', async () => {
    expect(await runImport(test.app, join(folder, 'missing.csv'))).toMatchObject({
      exitCode: 1,
      problems: [{ code: 'no-such-file' }],
    });
    writeFileSync(path, '');
    expect(await runImport(test.app, path)).toMatchObject({
      created: 0,
      exitCode: 1,
      problems: [{ code: 'empty-file' }],
    });
  });
});
