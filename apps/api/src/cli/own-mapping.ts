import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import type { MappingUse, Period } from '@waymark/contract';
import {
  openTable,
  parseAnyMapping,
  printMapping,
  proposeForFile,
  proposeMapping,
  readGrid,
} from '@waymark/ingest';
import type { Actor } from '../access/actor';
import { MappingDesk } from '../imports/mapping-desk';
import { MappingsService } from '../imports/mappings.service';

export type UseReading =
  | { readonly ok: true; readonly use: MappingUse | string }
  | { readonly ok: false; readonly sentence: string };

/** `2023-04-01..2023-06-30`, both days inside; null where it is none. */
export function readPeriodOption(text: string): Period | null {
  const [, start = '', end = ''] = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(text) ?? [];
  return start !== '' && start <= end ? { start, end } : null;
}

/** The mapping meant: a file somebody wrote, one saved under this name, or one that ships with the product. */
export async function mappingNamed(
  app: INestApplication,
  actor: Actor,
  wanted: string,
  period: Period | null,
): Promise<UseReading> {
  const desk = app.get(MappingDesk);
  if (!/\.ya?ml$/i.test(wanted)) {
    const saved = await app.get(MappingsService).byName(actor, wanted);
    if (saved) return { ok: true, use: { mapping: saved.mapping, period } };
    return desk.isShipped(wanted)
      ? { ok: true, use: wanted }
      : {
          ok: false,
          sentence: `No mapping is saved under the name ${wanted}. Name a saved one, or a file that ends in .yaml.`,
        };
  }
  const text = await readFile(wanted, 'utf8').catch(() => null);
  if (text === null)
    return { ok: false, sentence: `${wanted} cannot be read. Check the name and the folder.` };
  const read = parseAnyMapping(text, basename(wanted));
  return read.ok ? { ok: true, use: { mapping: read.mapping, period } } : read;
}

/** What is wrong with a mapping before any file is read, in sentences. */
export async function faultsOf(app: INestApplication, actor: Actor, use: MappingUse): Promise<string[]> {
  const desk = app.get(MappingDesk);
  const { catalogue } = await desk.world(actor);
  return (await desk.faults(use, catalogue)).map(({ at, sentence }) => `${at}: ${sentence}`);
}

/** Writes a mapping proposed for a file, with what is to be decided as remarks above it; never over a file that is there. */
export async function propose(
  app: INestApplication,
  actor: Actor,
  file: string,
  to: string,
): Promise<number> {
  const say = (sentence: string) => {
    process.stderr.write(`${sentence}\n`);
    return 2;
  };
  const opened = await openTable(file, basename(file)).catch(() => null);
  if (!opened) return say(`${file} cannot be read. Check the name and the folder.`);
  if (!opened.ok) return say(opened.problems[0]?.fix ?? 'The file could not be read.');
  const grid = await readGrid(opened.table);
  const tidy = grid.sheets
    .flatMap((sheet) => sheet.rows.slice(0, 20))
    .map((row) => proposeMapping(row))
    .find((text) => text !== null);
  let text = tidy ?? null;
  if (text === null) {
    const { mapping, why, choices } = proposeForFile(grid, {
      ...(await app.get(MappingDesk).known(actor)),
      saved: [],
    });
    if (!mapping) return say(why ?? 'No mapping can be proposed for this file.');
    const open = choices
      .filter(({ sure }) => sure === 'ask')
      .map(({ at, what, chose, because }) => `# - ${at}: ${what}: ${chose}. ${because}\n`);
    text = `${open.length > 0 ? `# Please decide:\n${open.join('')}` : ''}${printMapping(mapping)}`;
  }
  const written = await writeFile(to, text, { flag: 'wx' }).then(
    () => true,
    () => false,
  );
  if (!written) return say(`${to} is there already, or its folder is not. Name another file.`);
  process.stdout.write(
    `${to} holds a proposed mapping. Read it, change what is not meant, then import with --mapping ${to}.\n`,
  );
  return 0;
}
