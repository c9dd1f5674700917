import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { reportTexts } from '@waymark/contract';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Actor } from '../access/actor';
import { PlacesStore } from '../catalogue/places.store';
import { WorkStore } from '../catalogue/work.store';
import type { Config } from '../config';
import { CONFIG } from '../settings.module';
import { ReportsService } from './reports.service';
import { ReportsStore } from './reports.store';

const demoReports = z.strictObject({
  version: z.literal(1),
  invented: z.literal(true),
  reports: z.array(z.strictObject({ grant: z.string(), context: z.string(), texts: reportTexts })),
});

/**
 * The invented reports of data/demo/report-texts.yaml, once the demo's places, grants and figures are there. Answers how
 * many were added: none where a report was begun already.
 */
export async function seedDemoReports(app: INestApplication, actor: Actor): Promise<number> {
  const config = app.get<Config>(CONFIG);
  if (config.mode !== 'demo') throw new Error('Demo data is never loaded into a database of real work.');
  if ((await app.get(ReportsStore).drafts(actor)).length > 0) return 0;
  const file = join(config.home, 'data/demo/report-texts.yaml');
  const { reports } = demoReports.parse(parse(readFileSync(file, 'utf8')));
  const grants = await app.get(WorkStore).grants(actor);
  for (const { grant, context, texts } of reports) {
    const place = await app.get(PlacesStore).contextByCode(actor, context);
    const award = grants.find(
      ({ grant: g, contextIds }) => g.identifier === grant && place && contextIds.includes(place.id),
    );
    if (!place || !award)
      throw new Error(`data/demo/report-texts.yaml: ${context} with ${grant} is not in the demo.`);
    await app
      .get(ReportsService)
      .add(actor, { template: 'funder', grantId: award.grant.id, contextId: place.id, edition: null, texts });
  }
  return reports.length;
}
