import type { INestApplication } from '@nestjs/common';
import { type Config, ConfigError } from '../config';
import { CONFIG } from '../settings.module';
import { AccountRecords } from './account-records';
import { LinkDesk } from './link-desk';

/**
 * What is printed at the start of a database of one's own that nobody can sign in to yet: the link of its first set-up, or,
 * for one from before there were accounts, the link by which its administrator chooses a password. Null once somebody can.
 */
export async function firstLink(app: INestApplication): Promise<string | null> {
  if (app.get<Config>(CONFIG).mode === 'demo') return null;
  const records = app.get(AccountRecords);
  const desk = app.get(LinkDesk);
  const people = await records.people.all();
  if (people.some(({ demo }) => demo))
    throw new ConfigError(
      'This database holds the demo, so no real work may begin in it. Use another: set DB_SCHEMA or DATABASE_URL, or leave both out.',
    );
  const active = people.filter(({ state }) => state === 'active');
  if ((await records.organisationNames()).length === 0) return (await desk.first('the first start')).url;
  const administrators = (await records.people.allMemberships()).filter(
    ({ role }) => role === 'administrator',
  );
  const able = active.filter(({ id }) => administrators.some(({ personId }) => personId === id));
  const [first] = able;
  if (!first || able.some(({ passwordHash }) => passwordHash !== null)) return null;
  return (await desk.reset('Waymark', first, true, 'nobody has a password yet', null)).url;
}
