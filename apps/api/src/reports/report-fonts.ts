import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportFonts } from '@waymark/reports';

const FILES = {
  serif: 'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  serifStrong: 'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  serifItalic: 'source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
  sans: 'source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  sansStrong: 'source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
} as const satisfies Record<keyof ReportFonts, string>;

/** The five font files of a report (docs/adr/0004), from the installed packages. */
export async function readFonts(home: string): Promise<ReportFonts> {
  const folder = join(home, 'node_modules/@expo-google-fonts');
  const names = Object.keys(FILES) as (keyof ReportFonts)[];
  const bytes = await Promise.all(names.map((name) => readFile(join(folder, FILES[name]))));
  return Object.fromEntries(names.map((name, i) => [name, bytes[i]])) as unknown as ReportFonts;
}
