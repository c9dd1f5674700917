import { join, resolve } from 'node:path';
import { LocalActor } from '../access/local-actor';
import { seedSmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';
import { ImportsService } from './imports.service';
import { AreaDirectory } from './area-directory.service';
import { ReferenceService } from './reference.service';
import { runImport } from './run-import';

const samples = resolve(__dirname, '../../../../data/samples');
const NEIGHBOURS = join(
  samples,
  'statistical-neighbours/ok/byte-order-mark-repeated-headings-and-divider.csv',
);
const TIERS = join(samples, 'upper-tier-areas/ok/byte-order-mark-and-empty-welsh-names.csv');

describe('reference data', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
    await seedSmallWorld(test.app);
  });
  afterAll(() => test.stop());
  const datasets = async () => {
    const page = await test.app.get(ReferenceService).page(await test.app.get(LocalActor).actor());
    return new Map(page.datasets.map((one) => [one.id, one]));
  };

  it('says of a file that is not there what to do', async () => {
    const tiers = (await datasets()).get('upper-tier-areas');
    expect(tiers).toMatchObject({ rows: 0, loads: [], monthsOld: null });
    expect(tiers?.missing[0]).toContain('send it on the Import page');
  });

  it('names what is loaded, by whom, and the numbers that match no area', async () => {
    const { id } = await runImport(test.app, NEIGHBOURS);
    await runImport(test.app, TIERS);
    const neighbours = (await datasets()).get('statistical-neighbours');
    expect(neighbours).toMatchObject({
      rows: 12,
      loads: [{ importId: id, rows: 12, loadedBy: 'command line' }],
    });
    expect(neighbours?.missing[0]).toContain('Eastbay (902), Norham (901), Norham (Pre LG) (903)');
    const found = await test.app.get(AreaDirectory).areas('norham');
    expect(found.areas).toMatchObject([
      { code: 'E07000901', kind: 'lower tier area', upperTier: { code: 'E10000991', name: 'Northshire' } },
    ]);
  });

  it('forgets what was taken back', async () => {
    const imports = test.app.get(ImportsService);
    const actor = await test.app.get(LocalActor).actor();
    for (const job of await imports.list(actor)) await imports.undo(actor, job.id);
    await imports.idle();
    expect((await datasets()).get('statistical-neighbours')?.rows).toBe(0);
    expect((await test.app.get(AreaDirectory).areas('norham')).found).toBe(0);
  });
});
