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

  it('imports words that may lead to a person only where somebody says that they looked', async () => {
    const heading = 'context,indicator,period_start,period_end,level,raters,evidence';
    writeFileSync(path, `${heading}\npark,SYS-04,2024-04-01,2024-04-28,2,2,as Kayleigh saw it`);
    const before = await count(ObservationEntity);
    const refused = await runImport(test.app, path);
    expect(refused).toMatchObject({
      created: 0,
      exitCode: 1,
      message: expect.stringContaining('One cell of this file has words'),
      problems: [{ row: 2, column: 'evidence', code: 'may-lead-to-a-person', severity: 'warning' }],
    });
    expect(await count(ObservationEntity)).toEqual(before);
    expect(await runImport(test.app, path, { keepWords: true })).toMatchObject({ created: 1, exitCode: 0 });
  });
});
