import type { INestApplication } from '@nestjs/common';
import type { Edition, NewEdition } from '@waymark/contract';
import type { Actor } from '../access/actor';
import { LocalActor } from '../access/local-actor';
import { EditionDraftsService } from '../editions/edition-drafts.service';
import { EditionReleaseService } from '../editions/edition-release.service';
import { EditionsService } from '../editions/editions.service';

/** Everything of an organisation as an edition, by the path of everybody's: what readers outside may then see. */
export async function published(
  app: INestApplication,
  organisationId: number,
  fields: Partial<NewEdition> = {},
): Promise<Edition> {
  const actor = await app.get(LocalActor).actor();
  const second: Actor = { ...actor, name: 'Second pair of eyes', personId: 999_998 };
  const editions = app.get(EditionsService);
  const { id } = await editions.add(actor, {
    title: 'An edition of the specs',
    scope: {
      organisationId,
      siteIds: [],
      contextIds: [],
      period: { start: '2010-01-01', end: '2026-09-15' },
    },
    standing: 'final',
    embargoedUntil: null,
    corrects: null,
    why: '',
    ...fields,
  });
  await app.get(EditionDraftsService).settled();
  await editions.submit(actor, id, '');
  await editions.decide(second, id, { decision: 'approve', note: '' });
  return app.get(EditionReleaseService).release(actor, id);
}
