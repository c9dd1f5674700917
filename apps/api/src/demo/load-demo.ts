import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { LocalActor } from '../access/local-actor';
import type { Config } from '../config';
import { DEMO_OBSERVATIONS } from '../imports/import-words';
import { ImportsStore } from '../imports/imports.store';
import { runImport } from '../imports/run-import';
import { seedDemoReports } from '../reports/demo-reports';
import { CONFIG } from '../settings.module';
import { seedDemoEditions } from './demo-edition';
import { readDemoFiles } from './demo-files';
import { seedDemoPeople } from './demo-people';
import { seedDemoProtection } from './demo-protection';
import { seedDemoPlaces } from './demo-seed';
import { seedDemoYoung } from './demo-young';
import { beginDemo, demoIsWhole } from './half-demo';

/** Fills an empty demo database: places first, then their observations. Observations that were taken back come again. */
export async function loadDemo(app: INestApplication, say: (line: string) => void): Promise<void> {
  await app.init();
  const config = app.get<Config>(CONFIG);
  const empty = await seedDemoPlaces(app, () => beginDemo(config));
  await seedDemoPeople(app);
  if (!empty) {
    if (await app.get(ImportsStore).stands(DEMO_OBSERVATIONS)) return;
    say('The figures of the demo were taken back: bringing them again.');
    await importObservations(app);
    return;
  }
  say('Loading the demo: ten years of invented places.');
  await importObservations(app);
  const actor = await app.get(LocalActor).actor();
  await seedDemoProtection(app, actor);
  await seedDemoYoung(app, actor);
  await seedDemoEditions(app, actor, say);
  await seedDemoReports(app, actor);
  demoIsWhole(config);
}

/** The observations take the very path of everybody's files; one refused row would be a slip in data/demo. */
async function importObservations(app: INestApplication): Promise<void> {
  const config = app.get<Config>(CONFIG);
  const path = join(config.dataFolder, 'demo-observations.csv');
  writeFileSync(path, readDemoFiles(config.home).observations(), { mode: 0o600 });
  try {
    const { exitCode, problems } = await runImport(app, path, { name: DEMO_OBSERVATIONS });
    if (exitCode !== 0)
      throw new Error(`data/demo cannot be imported: ${JSON.stringify(problems.slice(0, 3))}`);
  } finally {
    rmSync(path, { force: true });
  }
}
