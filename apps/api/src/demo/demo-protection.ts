import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { newAgreement, newPurpose, newRequest, newSharing } from '@waymark/contract';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Actor } from '../access/actor';
import type { Config } from '../config';
import { AgreementsService } from '../protection/agreements.service';
import { PurposesService } from '../protection/purposes.service';
import { RequestsService } from '../protection/requests.service';
import { CONFIG } from '../settings.module';
import { shareDemoPartnership } from './demo-people';

const file = z.strictObject({
  purposes: z.array(newPurpose),
  agreements: z.array(newAgreement),
  requests: z.array(newRequest),
  sharings: z.array(newSharing.omit({ purposeId: true }).extend({ purpose: z.string() })),
});

/** Invented decisions and agreements, recorded by the same services as anybody's. */
export async function seedDemoProtection(app: INestApplication, actor: Actor): Promise<void> {
  const organisationId = actor.organisationIds[0];
  if (organisationId === undefined) return;
  const path = join(app.get<Config>(CONFIG).home, 'data/demo/protection.yaml');
  const { purposes, agreements, requests, sharings } = file.parse(parse(readFileSync(path, 'utf8')));
  const made = new Map<string, number>();
  for (const purpose of purposes) {
    const { id } = await app.get(PurposesService).addPurpose(actor, { ...purpose, organisationId });
    made.set(purpose.title, id);
  }
  for (const one of agreements)
    await app.get(AgreementsService).addAgreement(actor, { ...one, organisationId });
  for (const one of requests) await app.get(RequestsService).add(actor, { ...one, organisationId });
  for (const { purpose, ...one } of sharings)
    await app
      .get(PurposesService)
      .addSharing(actor, { ...one, organisationId, purposeId: made.get(purpose) ?? 0 });
  await shareDemoPartnership(app);
}
