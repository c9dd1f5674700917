import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AreaEntity, AreaPopulationEntity } from '../measures/area.entity';
import { AreasService } from '../measures/areas.service';
import { LocalActor } from '../access/local-actor';
import { Reader } from '../database/reader';
import { seedSmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';
import { ImportsService } from './imports.service';
import { runImport } from './run-import';

const folder = resolve(__dirname, '../../../../../shared/data/real');
const FACTORS = join(folder, 'dfe-assessment-factors-2018-2025.csv');
const POPULATION = join(folder, 'ons-child-population-2012-2024.csv');
const SEED_AREAS = {
  Bristol: 'E06000023',
  Kent: 'E10000016',
  Knowsley: 'E08000011',
  Wiltshire: 'E06000054',
  Hackney: 'E09000012',
  Hounslow: 'E09000018',
  Suffolk: 'E10000029',
};

// the public files are not part of the project: without them these tests are not registered
if (existsSync(FACTORS) && existsSync(POPULATION))
  describe('the public files as they were published', () => {
    let test: TestApp;
    beforeAll(async () => {
      test = await startTestApp();
      await seedSmallWorld(test.app);
    });
    afterAll(() => test.stop());
    const series = async (indicator: string, code: string) => {
      const [record] = await test.app.get(AreasService).records(indicator, [code]);
      return (record?.rollups ?? []).map((r) => r.stats);
    };
    const tally = ({ created, changed, unchanged, rejected }: Awaited<ReturnType<typeof runImport>>) => ({
      created,
      changed,
      unchanged,
      rejected,
    });

    it('come in whole, and a second time change nothing', async () => {
      // 1,216 rows of areas with four figures each; of 1,976 populations the publisher leaves 21 out
      expect(tally(await runImport(test.app, FACTORS))).toEqual({
        created: 1216 * 4,
        changed: 0,
        unchanged: 0,
        rejected: 0,
      });
      const populations = await runImport(test.app, POPULATION);
      expect(tally(populations)).toEqual({ created: 1955, changed: 0, unchanged: 0, rejected: 0 });
      expect(populations.problems.map((p) => p.code)).toEqual(Array<string>(21).fill('no-population'));
      expect(tally(await runImport(test.app, FACTORS))).toMatchObject({ created: 0, unchanged: 1216 * 4 });
      expect(tally(await runImport(test.app, POPULATION))).toMatchObject({
        created: 0,
        unchanged: populations.created,
      });
    });

    it('give the figures the readme of the files states, as rates of the year before', async () => {
      const kent = await series('AREA-01', SEED_AREAS.Kent);
      expect(kent.map((s) => (s.kind === 'events' ? s.events : null))).toEqual([
        388, 302, 329, 322, 299, 272, 186, 173,
      ]);
      const gangs = await series('AREA-03', SEED_AREAS.Kent);
      expect(gangs.map((s) => (s.kind === 'events' ? s.events : null))).toEqual([
        207, 247, 311, 228, 145, 110, 91, 75,
      ]);
      const reader = test.app.get(Reader).manager;
      const of2017 = await reader.findOneByOrFail(AreaPopulationEntity, {
        areaCode: SEED_AREAS.Kent,
        year: 2017,
      });
      expect(kent[0]).toMatchObject({ kind: 'events', exposure: of2017.population });
    });

    it('keep every absence with its reason: Hackney in 2021 and 2022, criminal exploitation before 2022', async () => {
      for (const indicator of ['AREA-01', 'AREA-02', 'AREA-03', 'AREA-04']) {
        const hackney = await series(indicator, SEED_AREAS.Hackney);
        expect(hackney.slice(3, 5)).toEqual([
          { kind: 'missing', reason: 'not collected', symbol: 'x' },
          { kind: 'missing', reason: 'not collected', symbol: 'x' },
        ]);
      }
      const knowsley = await series('AREA-02', SEED_AREAS.Knowsley);
      expect(knowsley.slice(0, 4).every((s) => s.kind === 'missing')).toBe(true);
      // published zeros stay zeros, even where they look like "not recorded"
      expect(knowsley.slice(4, 6)).toMatchObject([
        { kind: 'events', events: 0 },
        { kind: 'events', events: 0 },
      ]);
    });

    it('name all seven areas, and are gone without trace when taken back', async () => {
      const reader = test.app.get(Reader).manager;
      for (const [name, code] of Object.entries(SEED_AREAS))
        expect((await reader.findOneByOrFail(AreaEntity, { code })).name).toContain(name);
      const imports = test.app.get(ImportsService);
      const actor = await test.app.get(LocalActor).actor();
      for (const job of await imports.list(actor))
        if (job.state === 'committed' && job.counts.created > 0) await imports.undo(actor, job.id);
      await imports.idle();
      expect(await reader.count(AreaEntity)).toBe(0);
      expect(await series('AREA-01', SEED_AREAS.Kent)).toEqual([]);
    });
  });
else process.stdout.write('Tests of the public files are not registered: ../shared/data/real is not here.\n');
