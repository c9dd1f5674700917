import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LocalActor } from '../access/local-actor';
import { Reader } from '../database/reader';
import { AreaEntity, AreaRelationEntity } from '../measures/area.entity';
import { AreasService } from '../measures/areas.service';
import { seedSmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';
import { ImportsService } from './imports.service';
import { AreaDirectory } from './area-directory.service';
import { ReferenceService } from './reference.service';
import { runImport } from './run-import';

const folder = resolve(__dirname, '../../../../../shared/data/real');
const file = (name: string) => join(folder, name);
/** Each with the figures it holds, counted in the file by other means. */
const FILES = {
  // 156 areas with ten neighbours each
  'statistical-neighbours-2021.csv': 1560,
  'lower-to-upper-tier-2023.csv': 318,
  'indicator_16-1-4_feel_safe_walking_alone.csv': 405,
  'SFR35_2017_number_fixed_period_exclusions.csv': 1228,
  // small areas of the City that the month names
  '2024-04-city-of-london-street.csv': 6,
  '2025-01-city-of-london-street.csv': 6,
} as const;
const present = Object.keys(FILES).every((name) => existsSync(file(name)));

// the public files are not part of the project: without them these tests are not registered
if (present)
  describe('the other public files as they were published', () => {
    let test: TestApp;
    beforeAll(async () => {
      test = await startTestApp();
      await seedSmallWorld(test.app);
    });
    afterAll(() => test.stop());
    const series = async (indicator: string, code: string, breakdown = '') => {
      const [record] = await test.app.get(AreasService).records(indicator, [code]);
      return (record?.rollups ?? []).filter((r) => r.breakdown === breakdown);
    };

    it.each(Object.entries(FILES))(
      '%s comes in whole, and a second time changes nothing',
      async (name, figures) => {
        const first = await runImport(test.app, file(name));
        // one year of the survey is marked as a figure and left empty
        const remarks = name.startsWith('indicator_16') ? ['figure-empty'] : [];
        expect(first.problems.map((p) => p.code)).toEqual(remarks);
        expect(first).toMatchObject({ created: figures, changed: 0, unchanged: 0, rejected: 0 });
        const second = await runImport(test.app, file(name));
        expect(second).toMatchObject({
          created: 0,
          changed: 0,
          unchanged: figures,
          rejected: 0,
        });
      },
    );

    it('police.uk: what cannot be counted is said with the counts the readme of the files states', async () => {
      const april = await runImport(test.app, file('2024-04-city-of-london-street.csv'), { dryRun: true });
      for (const sentence of [
        '926 crimes, 38 of them anti-social behaviour; 38 rows have no Crime ID.',
        '95 rows name no area',
        '51 rows lie outside',
        '14 rows repeat',
      ])
        expect(april.summary).toContainEqual(expect.stringContaining(sentence));
      const january = await runImport(test.app, file('2025-01-city-of-london-street.csv'), { dryRun: true });
      for (const sentence of ['629 crimes, 2 of them', '62 rows name', '15 rows lie', '13 rows repeat'])
        expect(january.summary).toContainEqual(expect.stringContaining(sentence));
    });

    it('police.uk: months of a small area, nothing between them', async () => {
      const months = await series('AREA-07', 'E01032739');
      expect(months.map((r) => [r.start, r.end, r.stats])).toEqual([
        ['2024-04-01', '2024-04-30', expect.objectContaining({ kind: 'events', events: 19 })],
        ['2025-01-01', '2025-01-31', expect.objectContaining({ kind: 'events', events: 0 })],
      ]);
      const [area] = await test.app.get(Reader).manager.findBy(AreaEntity, { code: 'E01032739' });
      expect(area).toMatchObject({ name: 'City of London 001F', vintage: '2011 or 2021' });
    });

    it('ONS: 22 years of a percentage without its base, three of them missing', async () => {
      const years = await series('AREA-05', 'K04000001');
      expect(years).toHaveLength(22);
      expect(years[0]).toMatchObject({
        start: '2001-04-01',
        end: '2002-03-31',
        stats: { kind: 'reported', shownAs: '68.1%' },
      });
      expect(years.filter((r) => r.stats.kind === 'missing').map((r) => r.start)).toEqual([
        '2016-04-01',
        '2020-04-01',
        '2021-04-01',
      ]);
      expect(await series('AREA-05', 'E12000007')).toHaveLength(6);
    });

    it('DfE: pupils excluded, as printed', async () => {
      const totals = await series('AREA-06', 'E92000001');
      expect(totals).toHaveLength(10);
      expect(totals.at(-1)).toMatchObject({
        start: '2015-09-01',
        stats: { kind: 'reported', shownAs: '167,125' },
      });
    });

    it('reference page: what is loaded, what rests on it, what could not be matched', async () => {
      await runImport(test.app, file('dfe-assessment-factors-2018-2025.csv'));
      await runImport(test.app, file('ons-child-population-2012-2024.csv'));
      const reference = test.app.get(ReferenceService);
      const directory = test.app.get(AreaDirectory);
      const { datasets } = await reference.page(await test.app.get(LocalActor).actor());
      expect(datasets.map((d) => [d.id, d.rows])).toEqual([
        ['dfe-assessment-factors', 4864],
        ['dfe-exclusions', 1228],
        ['ons-child-population', 1955],
        ['ons-feeling-safe', 405],
        ['statistical-neighbours', 1560],
        ['upper-tier-areas', 318],
        ['police-street', 12],
      ]);
      // every number of the neighbours' file is one of the factors' file
      expect(datasets.find((d) => d.id === 'statistical-neighbours')?.missing).toEqual([]);
      const hackney = await directory.area('E09000012');
      expect(hackney.neighbours.slice(0, 3)).toEqual([
        { rank: 1, code: 'E09000028', number: '210', name: 'Southwark', closeness: 'Close' },
        { rank: 2, code: 'E09000022', number: '208', name: 'Lambeth', closeness: 'Close' },
        { rank: 3, code: 'E09000014', number: '309', name: 'Haringey', closeness: 'Close' },
      ]);
      expect(hackney.populations).toHaveLength(13);
      const kent = await directory.area('E10000016');
      expect(kent.lowerTier).toHaveLength(12);
      expect((await directory.areas('Dartford')).areas[0]).toMatchObject({
        code: 'E07000107',
        upperTier: { code: 'E10000016', name: 'Kent' },
      });
      const [cumbria] = (await directory.areas('E10000006')).areas;
      expect(cumbria?.lineage[0]).toContain('Cumberland (E06000063) and Westmorland and Furness (E06000064)');
    });

    it('are gone without trace when taken back', async () => {
      const imports = test.app.get(ImportsService);
      const actor = await test.app.get(LocalActor).actor();
      for (const job of await imports.list(actor))
        if (job.state === 'committed' && job.counts.created > 0) await imports.undo(actor, job.id);
      await imports.idle();
      const reader = test.app.get(Reader).manager;
      expect(await reader.count(AreaEntity)).toBe(0);
      const left = await reader
        .createQueryBuilder(AreaRelationEntity, 'it')
        .innerJoin('intake', 'written', 'written.id = it.intakeId AND written.visible = :yes', { yes: true })
        .getCount();
      expect(left).toBe(0);
    });
  });
else
  process.stdout.write(
    'Tests of the public reference files are not registered: ../shared/data/real is not here.\n',
  );
