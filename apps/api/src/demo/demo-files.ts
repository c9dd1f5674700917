import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isoDate, newContext, newSite } from '@waymark/contract';
import { parse as parseCsv } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

export type Row = Readonly<Record<string, string>>;

const organisationsFile = z.strictObject({
  version: z.literal(1),
  invented: z.literal(true),
  organisations: z.array(
    z.strictObject({ name: z.string(), site: newSite.pick({ name: true, areaName: true, areaCode: true }) }),
  ),
});
const contextsFile = z.strictObject({
  version: z.literal(1),
  invented: z.literal(true),
  contexts: z.array(
    newContext
      .pick({
        code: true,
        setting: true,
        privateName: true,
        sizeBand: true,
        ageBand: true,
        goals: true,
        headlineIndicators: true,
        nextReview: true,
        note: true,
      })
      .extend({
        /** Contexts it split off from or was joined from, and on which day. */
        cameFrom: z.array(z.strictObject({ from: z.string(), on: isoDate, note: z.string() })).default([]),
      }),
  ),
});

/** The invented files of data/demo, read strictly: a slip in one of them stops the demo with its place. */
export function readDemoFiles(home: string) {
  const folder = join(home, 'data/demo');
  const table = (name: string): Row[] =>
    parseCsv(readFileSync(join(folder, name)), { columns: true, bom: true, skip_empty_lines: true }) as Row[];
  const yaml = (name: string): unknown => parseYaml(readFileSync(join(folder, name), 'utf8'));
  return {
    organisations: organisationsFile.parse(yaml('organisations.yaml')).organisations,
    extras: new Map(contextsFile.parse(yaml('contexts-extra.yaml')).contexts.map((c) => [c.code, c])),
    contexts: table('contexts.csv'),
    grants: table('grants.csv'),
    responses: [...table('responses.csv'), ...table('responses-extra.csv')],
    breaks: table('breaks.csv'),
    /** One import file in Waymark's own format: the observations with the evidence of their rubric levels. */
    observations: () => withEvidence(table('observations.csv'), table('evidence.csv')),
  };
}

function withEvidence(observations: readonly Row[], evidence: readonly Row[]): string {
  const keyOf = (row: Row) => `${row['context']}|${row['indicator']}|${row['period_start']}`;
  const words = new Map(
    evidence.map((row) => [keyOf(row), `${row['evidence']} Raters: ${row['rater_1']}; ${row['rater_2']}.`]),
  );
  const rows = observations.map((row) => ({
    ...row,
    evidence: row['level'] ? (words.get(keyOf(row)) ?? '') : '',
  }));
  return stringify(rows, { header: true, bom: true });
}
