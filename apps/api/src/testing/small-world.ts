import type { INestApplication } from '@nestjs/common';
import type { Context, Site } from '@waymark/contract';
import request from 'supertest';
import { LinkDesk } from '../access/link-desk';

/** The named seed of the specs: one organisation, one site, a park and the school beside it. All invented. */
export interface SmallWorld {
  readonly site: Site;
  readonly park: Context;
  readonly school: Context;
}

export async function seedSmallWorld(app: INestApplication): Promise<SmallWorld> {
  const api = request(app.getHttpServer());
  await api
    .post('/api/setup')
    .send({
      token: new URL((await app.get(LinkDesk).first('a spec')).url).hash.slice(1),
      organisation: 'Harbour Youth (invented)',
      administrator: 'Ada',
      login: 'ada',
      password: 'tide pools and lanterns',
    })
    .expect(201);
  const site = (await api.post('/api/sites').send({ name: 'Harbourside' }).expect(201)).body as Site;
  const context = async (code: string, setting: string, pseudonym: string) =>
    (
      await api
        .post('/api/contexts')
        .send({
          siteId: site.id,
          code,
          level: 'location',
          setting,
          kind: setting === 'school' ? 'secondary school' : 'park',
          pseudonym,
          privateName: `${pseudonym} (private)`,
          opened: '2020-01-01',
          goals: ['N2'],
        })
        .expect(201)
    ).body as Context;
  return {
    site,
    park: await context('park', 'neighbourhood', 'The Green'),
    school: await context('school', 'school', 'Hill School'),
  };
}
