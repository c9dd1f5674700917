import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tmpdir } from 'node:os';
import { parseOwnMapping, proposeMapping } from '@waymark/ingest';
import { FrameworkService } from '../catalogue/framework.service';

import { AreasService } from '../measures/areas.service';
import { startTestApp, type TestApp } from '../testing/test-app';
import { seedSmallWorld } from '../testing/small-world';
import { unknownIndicators } from './official-indicators';
import { runImport } from './run-import';

const sample = resolve(__dirname, '../../../../data/samples/tidy/not-ok/no-mapping-yet.csv');
const heading =
  'time_period,time_identifier,geographic_level,country_code,country_name,new_la_code,la_name,pupils';

describe('a tidy table with a mapping of one’s own', () => {
  let test: TestApp;
  const folder = mkdtempSync(join(tmpdir(), 'waymark-mapping-'));
  beforeAll(async () => {
    test = await startTestApp();
    await seedSmallWorld(test.app);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await test.stop();
  });
  const written = (values: string) => {
    const text = (proposeMapping(heading.split(',')) ?? '').replace(
      /values:\n(#.*\n)+/,
      `values:\n${values}\n`,
    );
    const read = parseOwnMapping(text, 'mine.yaml');
    if (!read.ok) throw new Error(read.sentence);
    return read.mapping;
  };

  it('is refused without one, with the way to get one', async () => {
    const result = await runImport(test.app, sample);
    expect(result).toMatchObject({ created: 0, exitCode: 1 });
    expect(result.problems.map((p) => p.code)).toEqual(['tidy-not-mapped']);
    expect(result.message).toContain('--propose MAPPING.yaml');
  });

  it('comes in with it, and a second time changes nothing', async () => {
    const mapping = written('  - { as: reported, column: pupils, indicator: AREA-06, unit: number }');
    expect(await runImport(test.app, sample, { mapping })).toMatchObject({
      created: 1,
      rejected: 0,
      problems: [],
    });
    expect(await runImport(test.app, sample, { mapping })).toMatchObject({ created: 0, unchanged: 1 });
    const [area] = await test.app.get(AreasService).records('AREA-06', ['E06000991']);
    expect(area?.rollups).toMatchObject([
      { start: '2024-04-01', end: '2025-03-31', stats: { kind: 'reported', shownAs: '12', value: 12 } },
    ]);
  });

  it('says which columns it looks for where the file has others', async () => {
    const other = join(folder, 'other.csv');
    writeFileSync(
      other,
      'time_period,time_identifier,geographic_level,pupils\n2025,Reporting year,National,5\n',
    );
    const mapping = written('  - { as: reported, column: pupils, indicator: AREA-06, unit: number }');
    const result = await runImport(test.app, other, { mapping });
    expect(result.problems[0]?.expected).toBe(
      'the columns that the mapping recognises the file by; not there: new_la_code',
    );
  });

  it('is told before anything is read where it names an indicator that cannot take its figures', () => {
    const framework = test.app.get(FrameworkService);
    const mapping = written(
      '  - { as: events, column: pupils, indicator: AREA-99 }\n  - { as: events, column: pupils, indicator: AREA-05 }',
    );
    expect(unknownIndicators(framework, mapping)).toEqual([
      'AREA-99 (column pupils) is not in the framework',
      'AREA-05 (column pupils) does not count events: write as: reported',
    ]);
  });
});
