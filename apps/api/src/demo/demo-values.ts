import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isoDate, newPartnershipValues } from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import { parse } from 'yaml';
import { z } from 'zod';
import { PartnershipValuesEntity } from '../partnerships/partnership-values.entity';
import { judgedEntries } from '../plan/judged-values';
import type { GuidesService } from '../plan/guides.service';

const file = z.strictObject({
  version: z.literal(1),
  invented: z.literal(true),
  reviews: z.array(
    newPartnershipValues.omit({ entries: true }).extend({
      by: z.string(),
      closed: isoDate.nullable(),
      /** Code of a value: its level and what shows it. */
      entries: z.record(z.string(), z.tuple([z.int(), z.string()])),
    }),
  ),
});

/** How the demo's partnership saw itself, from data/demo. */
export async function addDemoValues(
  m: EntityManager,
  home: string,
  guides: GuidesService,
  partnershipId: number,
): Promise<void> {
  const text = readFileSync(join(home, 'data/demo/partnership-values.yaml'), 'utf8');
  for (const { by, closed, entries, ...review } of file.parse(parse(text)).reviews) {
    const body = newPartnershipValues.parse({
      ...review,
      entries: Object.entries(entries).map(([value, [level, evidence]]) => ({ value, level, evidence })),
    });
    const judged = judgedEntries(body.entries, guides.templates.values, []);
    await m.insert(PartnershipValuesEntity, {
      partnershipId,
      version: 1,
      date: body.date,
      body: JSON.stringify({ ...body, entries: judged }),
      by,
      closedOn: closed,
    });
  }
}
