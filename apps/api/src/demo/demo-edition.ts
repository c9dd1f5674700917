import type { INestApplication } from '@nestjs/common';
import { Like } from 'typeorm';
import type { Actor } from '../access/actor';
import { OrganisationEntity } from '../access/organisation.entity';
import { PersonEntity } from '../access/person.entity';
import { Reader } from '../database/reader';
import { EditionDraftsService } from '../editions/edition-drafts.service';
import { EditionReleaseService } from '../editions/edition-release.service';
import { EditionsService } from '../editions/editions.service';

/** Whose edition is the first: the organisation of the demo's accounts, and what its researcher was given. */
const HOME = 'Estuary';

/**
 * One published edition of every organisation, by the path of everybody's: drafted, handed in, approved by a second person,
 * released. Outsiders read nothing else, so without them the demo's funder and partner would find empty pages.
 */
export async function seedDemoEditions(
  app: INestApplication,
  actor: Actor,
  say: (line: string) => void,
): Promise<void> {
  const { manager } = app.get(Reader);
  const organisations = await manager.find(OrganisationEntity, { order: { id: 'ASC' } });
  const second = await manager.findOneBy(PersonEntity, { demo: true, name: Like('%manager%') });
  if (!second) return;
  const home = ({ name }: OrganisationEntity): number => (name.includes(HOME) ? 0 : 1);
  organisations.sort((a, b) => home(a) - home(b) || a.id - b.id);
  for (const [index, { id, name }] of organisations.entries()) {
    say(`Publishing edition ${index + 1} of ${organisations.length} of the demo: ${name}.`);
    await publish(app, actor, second, id);
  }
}

async function publish(
  app: INestApplication,
  actor: Actor,
  second: PersonEntity,
  organisationId: number,
): Promise<void> {
  const editions = app.get(EditionsService);
  const { id } = await editions.add(actor, {
    title: 'Places and groups, spring 2016 to spring 2026',
    scope: {
      organisationId,
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
