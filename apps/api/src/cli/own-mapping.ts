import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { figuresKindOf, type ImportMapping } from '@waymark/contract';
import { type MappingReading, openTable, parseOwnMapping, proposeMapping } from '@waymark/ingest';
import type { FrameworkService } from '../catalogue/framework.service';

/** The mapping somebody wrote, or the sentence that says what is wrong with it. */
export async function ownMapping(path: string): Promise<MappingReading> {
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null
    ? { ok: false, sentence: `${path} cannot be read. Check the name and the folder.` }
    : parseOwnMapping(text, basename(path));
}

/** Indicators of a mapping that do not exist, or that count in another way than its columns. */
export function unknownIndicators({ framework }: FrameworkService, mapping: ImportMapping): string[] {
  return mapping.values.flatMap((value) => {
    if (value.as === 'population') return [];
    const found = framework.indicators.find((one) => one.code === value.indicator);
    if (!found) return [`${value.indicator} (column ${value.column}) is not in the framework`];
    return value.as === 'events' && figuresKindOf(found) !== 'events'
      ? [`${value.indicator} (column ${value.column}) does not count events: write as: reported`]
      : [];
  });
}

/** Writes a mapping proposed from the headings of a file; never over one that is there. */
export async function propose(file: string, to: string): Promise<number> {
  const say = (sentence: string) => {
    process.stderr.write(`${sentence}\n`);
    return 2;
  };
  const opened = await openTable(file, basename(file)).catch(() => null);
  if (!opened) return say(`${file} cannot be read. Check the name and the folder.`);
  if (!opened.ok) return say(opened.problems[0]?.fix ?? 'The file could not be read.');
  for (const sheet of opened.table.sheets)
    for await (const batch of sheet.rows(() => undefined)) {
      const text = batch.rows
        .slice(0, 20)
        .map(proposeMapping)
        .find((one) => one !== null);
      if (!text) break;
      const written = await writeFile(to, text, { flag: 'wx' }).then(
        () => true,
        () => false,
      );
      if (!written) return say(`${to} is there already, or its folder is not. Name another file.`);
      process.stdout.write(
        `${to} holds a proposed mapping. Choose the columns in it, then import with --mapping ${to}.\n`,
      );
      return 0;
    }
  return say(
    'No mapping can be proposed: a tidy table has the headings time_period, time_identifier and geographic_level.',
  );
}
