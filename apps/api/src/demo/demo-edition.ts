import type { INestApplication } from '@nestjs/common';
import { Like } from 'typeorm';
import type { Actor } from '../access/actor';
import { OrganisationEntity } from '../access/organisation.entity';
import { PersonEntity } from '../access/person.entity';
import { Reader } from '../database/reader';
import { EditionDraftsService } from '../editions/edition-drafts.service';
import { EditionReleaseService } from '../editions/edition-release.service';
import { EditionsService } from '../editions/editions.service';

/** Whose edition the demo begins with: the organisation of its accounts. */
const HOME = '%Estuary%';

/** One published edition, by the path of everybody's: drafted, handed in, approved by a second person, released. */
export async function seedDemoEdition(app: INestApplication, actor: Actor): Promise<void> {
  const { manager } = app.get(Reader);
  const organisation = await manager.findOneBy(OrganisationEntity, { name: Like(HOME) });
  const second = await manager.findOneBy(PersonEntity, { demo: true, name: Like('%manager%') });
  if (!organisation || !second) return;
  const editions = app.get(EditionsService);
  const { id } = await editions.add(actor, {
    title: 'Places and groups, spring 2016 to spring 2026',
    scope: {
      organisationId: organisation.id,
      siteIds: [],
      contextIds: [],
      period: { start: '2016-04-01', end: '2026-06-30' },
    },
    standing: 'final',
    embargoedUntil: null,
    corrects: null,
    why: '',
  });
  await app.get(EditionDraftsService).settled();
  await editions.submit(actor, id, 'Ten years at a glance, for the funders.');
  await editions.decide({ ...actor, name: second.name, personId: second.id }, id, {
    decision: 'approve',
    note: 'Looked through place by place.',
  });
  await app.get(EditionReleaseService).release(actor, id);
}
