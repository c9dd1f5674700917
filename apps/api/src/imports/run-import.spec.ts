import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Reader } from '../database/reader';
import { IntakeEntity } from '../measures/intake.entity';
import { MeasuresStore } from '../measures/measures.store';
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

  describe('of figures beside others of the same days', () => {
    const rows = (...lines: string[]) =>
      writeFileSync(
        path,
        [
          'context,indicator,period_start,period_end,breakdown,numerator,denominator,missing_reason,source,round',
          ...lines,
        ].join('\n'),
      );
    beforeAll(async () => {
      rows(
        'school,LOC-01,2023-04-01,2023-04-28,,30,62,,survey,spring',
        'school,LOC-01,2023-10-01,2023-10-28,,31,60,,survey,autumn',
      );
      expect(await runImport(test.app, path)).toMatchObject({ created: 2, problems: [] });
    });

    it('warns where they come from another source or round, and says what becomes of it and what to do', async () => {
      rows(
        'school,LOC-01,2023-04-01,2023-04-28,,12,20,,register,spring',
        'school,LOC-01,2023-10-01,2023-10-28,,12,20,,survey,second',
        'school,LOC-01,2023-11-01,2023-11-28,,12,20,,survey,third',
      );
      const { created, changed, exitCode, problems } = await runImport(test.app, path, { dryRun: true });
      expect({ created, changed, exitCode }).toEqual({ created: 3, changed: 0, exitCode: 0 });
      const [first, second, ...others] = problems;
      expect(others).toEqual([]);
      expect(first).toMatchObject({
        severity: 'warning',
        row: 2,
        value: 'source “register”, round “spring”',
      });
      expect(first?.fix).toMatch(
        /^The figure of LOC-01 for .+ \(school\), 1 Apr 2023 to 28 Apr 2023, has another beside it already, from source “survey”, round “spring”\. Imported so, the two are added together\. If both are about the same people, give this file the same source and the same round/,
      );
      expect(second).toMatchObject({
        row: 3,
        value: 'source “survey”, round “second”',
        fix: expect.stringContaining('source “survey”, round “autumn”'),
      });
      // as told, so it is
      await runImport(test.app, path);
      const rollups = await test.app.get(MeasuresStore).rollups({ indicators: ['LOC-01'] });
      expect(rollups.find(({ start }) => start === '2023-04-01')?.stats).toEqual({
        kind: 'counts',
        numerator: 42,
        denominator: 82,
      });
    });

    it('says it once for many figures, with the rounds that are there', async () => {
      rows(
        'school,LOC-01,2023-04-01,2023-04-28,,12,20,,count,',
        'school,LOC-01,2023-10-01,2023-10-28,,12,20,,count,',
      );
      const { problems } = await runImport(test.app, path, { dryRun: true });
      expect(problems).toMatchObject([{ row: 2, value: 'source “count”, round without a name' }]);
      expect(problems[0]?.fix).toMatch(
        /^2 figures have others of the same days beside them already \(the first: LOC-01/,
      );
      expect(problems[0]?.fix).toContain('from source “survey”, rounds “spring” and “autumn”.');
    });

    it('says nothing of a correction, of another group, or of a reason why there is no figure', async () => {
      rows(
        'school,LOC-01,2023-04-01,2023-04-28,,33,62,,survey,spring',
        'school,LOC-01,2023-04-01,2023-04-28,sex=girls,3,6,,register,spring',
        'school,LOC-01,2023-10-01,2023-10-28,,,,not asked,register,autumn',
      );
      expect(await runImport(test.app, path, { dryRun: true })).toMatchObject({
        created: 2,
        changed: 1,
        problems: [],
      });
    });

    it('says in the summary where two of one file are added together', async () => {
      rows(
        'school,LOC-01,2022-04-01,2022-04-28,,30,62,,survey,one',
        'school,LOC-01,2022-04-01,2022-04-28,,12,20,,survey,two',
      );
      const { problems, summary } = await runImport(test.app, path, { dryRun: true });
      expect(problems).toEqual([]);
      expect(summary).toContain(
        'One figure stands beside another of this file for the same days, under another source or round: they are added together.',
      );
    });
  });
});
