import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { INestApplication } from '@nestjs/common';
import { LocalActor } from '../access/local-actor';
import { AuditLog } from '../audit/audit-log.service';
import { PlacesService } from '../catalogue/places.service';
import { type Config, readConfig } from '../config';
import { loadDemo } from '../demo/load-demo';
import { cameOut, stateOf } from '../editions/edition-answer';
import type { ListedEdition } from '../editions/edition.entity';
import { EditionShelf } from '../editions/edition-shelf.service';
import { EditionsStore } from '../editions/editions.store';
import { StaticSite } from '../editions/static-site.service';
import { createApplication, makeLog } from '../http/application';

const USAGE =
  'Use: npm run waymark -- publish --out FOLDER [--edition 1 | --context A-garages] [--organisation "Name"] [--own]\nWithout a number the newest edition is written: that has the context, or of the organisation. The folder is new, empty, or an earlier publish of the same edition.';

const options = {
  edition: { type: 'string' },
  context: { type: 'string' },
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
  const { edition, context, out, organisation, own } = values;
  if (!out) return refuse('A publish needs a folder: --out.');
  if (edition !== undefined && !/^\d{1,9}$/.test(edition))
    return refuse('An edition is named by its number, such as --edition 1.');
  if (edition !== undefined && context !== undefined)
    return refuse('Name an edition, or the context whose newest edition is meant, not both.');
  const config = readConfig(own ? 'own' : 'demo');
  const app = await createApplication(config, makeLog(config));
  try {
    await app.init();
    if (config.mode === 'demo') await loadDemo(app, say);
    const found =
      context === undefined
        ? await editionNamed(app, edition === undefined ? null : Number(edition), organisation, config)
        : await editionOf(app, context, organisation);
    if (typeof found === 'string') return refuse(found);
    const folder = resolve(out);
    const obstacle = obstacleIn(folder, out, found.sha256 ?? '');
    if (obstacle) return refuse(obstacle);
    const style = join(config.home, 'dist/apps/dashboard/plain.css');
    if (!existsSync(style))
      return refuse('The dashboard is not built, and its style sheet is needed. Run npm run build first.');
    return await write(app, found, folder, readFileSync(style, 'utf8'));
  } finally {
    await app.close();
  }
}

async function write(
  app: INestApplication,
  edition: ListedEdition,
  folder: string,
  style: string,
): Promise<number> {
  await app.get(AuditLog).record({
    action: 'export',
    kind: 'edition',
    id: edition.id,
    organisationId: edition.organisationId,
    details: { format: 'static site', number: edition.number ?? 0 },
  });
  let written = 0;
  try {
    for await (const { path, text } of app.get(StaticSite).files(edition, style)) {
      const file = join(folder, path);
      makeFolder(dirname(file));
      if (!put(file, text, written === 0))
        return refuse(
          `Another edition is being written into ${folder} at this moment: nothing was written. Name a folder for each.`,
        );
      written += 1;
      if (/^places\/\d+\.html$/.test(path)) say(`  ${path}`);
    }
  } catch (error) {
    const why = cannotWrite(error);
    if (why === null) throw error;
    return refuse(
      `${folder} cannot be written to: ${why}. ${written === 0 ? 'Nothing was' : written === 1 ? 'Only one file was' : `Only ${written} files were`} written. Name a folder of your own, or make room, and publish again.`,
    );
  }
  say(`Written: ${written} files in ${folder}. Open index.html, or hand the folder to any web host.`);
  return 0;
}

/** One step after the other: made with `recursive`, a folder in /proc keeps Node.js 20 busy for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // by another publish, a moment ago
    if (!existsSync(folder)) throw error;
  }
}

/** Writes a file. The first, which says of which edition the folder is, claims it: false where another edition was quicker. */
function put(file: string, text: string, first: boolean): boolean {
  if (!first || !existsSync(file)) {
    try {
      writeFileSync(file, text, { flag: first ? 'wx' : 'w' });
      return true;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
  return readFileSync(file, 'utf8') === text;
}

/** What a disk says when it will not take a file; null for any other fault. */
function cannotWrite(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'you may not write there',
    EPERM: 'you may not write there',
    EROFS: 'it can only be read',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk is full',
    ENOENT: 'no folder can be made there',
    ENOTDIR: 'part of its name is a file',
    EISDIR: 'a folder stands where a file belongs',
    ENAMETOOLONG: 'its name is too long',
  };
  return reasons[code] ?? null;
}

/** The newest edition that has a context, or the sentence that says why there is none to write. */
async function editionOf(
  app: INestApplication,
  code: string,
  organisation: string | undefined,
): Promise<ListedEdition | string> {
  const all = await app.get(PlacesService).contexts(await app.get(LocalActor).actor());
  const named = all.filter(
    (one) => one.code === code && (organisation === undefined || one.organisation === organisation),
  );
  const [context, other] = named;
  if (!context)
    return `There is no context ${code}. Known: ${all
      .map((one) => one.code)
      .sort()
      .join(', ')}.`;
  if (other)
    return `Several organisations have a context ${code}: ${named.map((one) => one.organisation).join(', ')}. Say which with --organisation.`;
  const editions = await app.get(EditionShelf).editionsOf(context.id);
  return (
    editions.find(({ state }) => state === 'published') ??
    `Nothing has been published yet for ${context.pseudonym}: draft an edition that has it, let a second person approve it, and release it.`
  );
}

/** The edition of this number, or the newest; or the sentence that says why there is none to write. */
async function editionNamed(
  app: INestApplication,
  number: number | null,
  organisation: string | undefined,
  config: Config,
): Promise<ListedEdition | string> {
  const store = app.get(EditionsStore);
  const all: { readonly row: ListedEdition; readonly name: string }[] = [];
  for (const row of await store.all(await app.get(LocalActor).actor())) {
    const name = await store.organisationName(row.organisationId);
    if (row.number !== null && (organisation === undefined || name === organisation)) all.push({ row, name });
  }
  all.sort((a, b) => (b.row.number ?? 0) - (a.row.number ?? 0));
  const out = ({ row }: (typeof all)[number]) => stateOf(row, config.today()) === 'published';
  const fits = number === null ? all.filter(out) : all.filter(({ row }) => row.number === number);
  const names = [...new Set(fits.map(({ name }) => name))];
  if (names.length > 1)
    return `Several organisations have ${number === null ? 'editions' : `an edition ${number}`}: ${names.join(', ')}. Say which with --organisation.`;
  const [found] = fits;
  if (!found) {
    const known = [...new Set(all.map(({ row }) => row.number))]
      .sort((a, b) => (a ?? 0) - (b ?? 0))
      .join(', ');
    return `There is no released edition${number === null ? '' : ` ${number}`}${organisation ? ` of ${organisation}` : ''}. Released: ${known || 'none yet'}.`;
  }
  if (!cameOut(found.row, config.today()))
    return found.row.state === 'withdrawn'
      ? `Edition ${number} was withdrawn before it came out: nobody outside has seen it, and it is not written.`
      : `Edition ${number} is under embargo until ${found.row.embargoedUntil ?? ''}: publish it then.`;
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
