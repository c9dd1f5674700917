import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { INestApplication } from '@nestjs/common';
import { LocalActor } from '../access/local-actor';
import { AuditLog } from '../audit/audit-log.service';
import { type Config, readConfig } from '../config';
import { loadDemo } from '../demo/load-demo';
import { stateOf } from '../editions/edition-answer';
import type { ListedEdition } from '../editions/edition.entity';
import { EditionsStore } from '../editions/editions.store';
import { PublishedService } from '../editions/published.service';
import { siteOf } from '../editions/static-site';
import { createApplication, makeLog } from '../http/application';

const USAGE =
  'Use: npm run waymark -- publish --edition 1 --out FOLDER [--organisation "Name"] [--own]\nThe folder is new, empty, or an earlier publish of the same edition.';

const options = {
  edition: { type: 'string' },
  out: { type: 'string' },
  organisation: { type: 'string' },
  own: { type: 'boolean', default: false },
} as const;

/** Writes a published edition as a static site. Nothing but its sealed files and what is made from them leaves. */
export async function publish(args: readonly string[]): Promise<number> {
  let values;
  try {
    values = parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
  const { edition, out, organisation, own } = values;
  if (!edition || !out || !/^\d{1,9}$/.test(edition))
    return refuse('A publish needs the number of an edition and a folder: --edition and --out.');
  const config = readConfig(own ? 'own' : 'demo');
  const app = await createApplication(config, makeLog(config));
  try {
    await app.init();
    if (config.mode === 'demo') await loadDemo(app, say);
    const found = await editionNamed(app, Number(edition), organisation, config);
    if (typeof found === 'string') return refuse(found);
    const folder = resolve(out);
    const obstacle = obstacleIn(folder, out, found.sha256 ?? '');
    if (obstacle) return refuse(obstacle);
    return await write(app, found, folder, config);
  } finally {
    await app.close();
  }
}

async function write(
  app: INestApplication,
  edition: ListedEdition,
  folder: string,
  config: Config,
): Promise<number> {
  const files = await app.get(EditionsStore).files(edition.id);
  await app.get(AuditLog).record({
    action: 'export',
    kind: 'edition',
    id: edition.id,
    organisationId: edition.organisationId,
    details: { format: 'static site', number: edition.number ?? 0 },
  });
  let written = 0;
  for await (const { path, text } of siteOf(
    edition,
    files,
    app.get(PublishedService),
    config.mode === 'demo',
  )) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    written += 1;
    if (/^places\/\d+\.html$/.test(path)) say(`  ${path}`);
  }
  say(`Written: ${written} files in ${folder}. Open index.html, or hand the folder to any web host.`);
  return 0;
}

/** The edition of this number, or the sentence that says why there is none to write. */
async function editionNamed(
  app: INestApplication,
  number: number,
  organisation: string | undefined,
  config: Config,
): Promise<ListedEdition | string> {
  const store = app.get(EditionsStore);
  const all = (await store.all(await app.get(LocalActor).actor())).filter((one) => one.number !== null);
  const named: { readonly row: ListedEdition; readonly name: string }[] = [];
  for (const row of all.filter((one) => one.number === number)) {
    const name = await store.organisationName(row.organisationId);
    if (organisation === undefined || name === organisation) named.push({ row, name });
  }
  if (named.length > 1)
    return `Several organisations have an edition ${number}: ${named.map(({ name }) => name).join(', ')}. Say which with --organisation.`;
  const [found] = named;
  if (!found) {
    const known = [...new Set(all.map((one) => one.number))].sort((a, b) => (a ?? 0) - (b ?? 0)).join(', ');
    return `There is no released edition ${number}${organisation ? ` of ${organisation}` : ''}. Released: ${known || 'none yet'}.`;
  }
  if (stateOf(found.row, config.today()) === 'embargoed')
    return `Edition ${number} is under embargo until ${found.row.embargoedUntil ?? ''}: publish it then.`;
  return found.row;
}

/** Why nothing may be written into a folder: what somebody else put there stays as it is. */
function obstacleIn(folder: string, asked: string, sha256: string): string | null {
  if (!existsSync(folder)) return null;
  if (!statSync(folder).isDirectory()) return `${asked} is a file: name a folder.`;
  if (readdirSync(folder).length === 0) return null;
  const manifest = join(folder, 'edition.json');
  if (existsSync(manifest) && createHash('sha256').update(readFileSync(manifest)).digest('hex') === sha256)
    return null;
  return `${asked} is not empty, and no earlier publish of this edition: nothing was written. Name another folder.`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function refuse(fault: string): number {
  process.stderr.write(`${fault}\n${USAGE}\n`);
  return 2;
}
