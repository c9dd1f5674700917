import request from 'supertest';
import { KEPT_WORDS_HEADER, type ProblemDocument } from '@waymark/contract';
import type { Actor } from '../access/actor';
import { PlacesStore } from '../catalogue/places.store';
import { WorkStore } from '../catalogue/work.store';
import { DataVersion } from '../database/data-version';
import { Reader } from '../database/reader';
import { gate } from '../testing/gate';
import { type SmallWorld, seedSmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';
import { KnownNamesStore } from './known-names.store';
import { ProtectionStore } from './protection.store';

let spec: TestApp;
let world: SmallWorld;
const api = () => request(spec.app.getHttpServer());
const response = {
  title: 'Walks with Jayden Okafor',
  start: '2024-01-01',
  orientation: 'ecological',
  ownerKind: 'council',
  state: 'done',
  note: 'Ring 07700 900123.',
};

beforeAll(async () => {
  spec = await startTestApp();
  world = await seedSmallWorld(spec.app);
});
afterAll(() => spec.stop());

describe('free text', () => {
  const send = (body: object, keys: readonly string[] = []) =>
    api().post(`/api/contexts/${world.park.id}/responses`).set(KEPT_WORDS_HEADER, keys.join(',')).send(body);

  it('is refused before it is saved, with what was found and where', async () => {
    const { body } = (await send(response).expect(422)) as { body: ProblemDocument };
    expect(
      body.errors.map(({ field, marked }) => [
        field,
        marked?.findings.map(({ kind, words }) => [kind, words]),
      ]),
    ).toEqual([
      ['title', [['name', 'Jayden Okafor']]],
      ['note', [['phone number', '07700 900123']]],
    ]);
    const marked = body.errors[0]?.marked;
    expect(marked?.text.slice(marked.findings[0]?.start, marked.findings[0]?.end)).toBe('Jayden Okafor');
    expect((await api().get(`/api/contexts/${world.park.id}/responses`)).body).toEqual([]);
  });

  it('is saved once somebody looked and kept each word, and that is recorded without the words', async () => {
    const { body } = (await send(response).expect(422)) as { body: ProblemDocument };
    const keys = body.errors.flatMap(({ marked }) => marked?.findings.map(({ key }) => key) ?? []);
    const half = (await send(response, keys.slice(0, 1)).expect(422)) as { body: ProblemDocument };
    expect(half.body.errors.map(({ field }) => field)).toEqual(['note']);
    await send(response, keys).expect(201);
    const { body: decisions } = await api().get('/api/protection/text-decisions').expect(200);
    expect(decisions).toEqual([
      expect.objectContaining({ what: 'addResponse', field: 'note', kinds: ['phone number'] }),
      expect.objectContaining({ what: 'addResponse', field: 'title', kinds: ['name'] }),
    ]);
    expect(JSON.stringify(decisions)).not.toContain('Jayden');
    // the keys hold for these words only
    await send({ ...response, note: 'Ask Aisha Rahman.' }, keys).expect(422);
  });

  it('knows the names of places, staff and funders here', async () => {
    const text = 'Hill School and The Green, seen by Ada.';
    const { body } = await api().post('/api/protection/text-check').send({ text }).expect(200);
    expect(body).toEqual({ text, findings: [] });
    const other = await api().post('/api/protection/text-check').send({ text: 'Seen by Aisha.' }).expect(200);
    expect(other.body.findings).toHaveLength(1);
  });

  it('is not looked through where the contract refuses it anyway', async () => {
    await send({ ...response, start: 'never' }).expect(400);
  });

  it('is looked through in figures and in words of reports as well', async () => {
    const round = (evidence: string) =>
      api()
        .post('/api/observations')
        .send({
          batch: 'a-batch-of-words',
          observations: [
            {
              contextId: world.park.id,
              indicator: 'LOC-03',
              start: '2024-01-01',
              end: '2024-01-31',
              figures: { kind: 'level', level: 2, raters: 2, evidence },
            },
          ],
        });
    const { body } = (await round('Kacper says it is better.').expect(422)) as { body: ProblemDocument };
    expect(body.errors[0]?.field).toBe('observations.0.figures.evidence');
  });

  it('looks anew after every commit, also where a look from before it ends later', async () => {
    const places = spec.app.get(PlacesStore);
    const [read, answer] = [gate(), gate()];
    /** The same places, whose answer to Ada is late. */
    const late: PlacesStore = Object.assign(Object.create(places) as PlacesStore, {
      sites: async (actor: Actor) => {
        const found = await places.sites(actor);
        read.open();
        if (actor.name === 'Ada') await answer.opened;
        return found;
      },
    });
    const store = new KnownNamesStore(
      spec.app.get(Reader),
      spec.app.get(DataVersion),
      late,
      spec.app.get(WorkStore),
      spec.app.get(ProtectionStore),
    );
    const ada: Actor = {
      name: 'Ada',
      role: 'administrator',
      organisationIds: [world.site.organisationId],
    };
    const before = store.names(ada);
    await read.opened;
    await api().post('/api/sites').send({ name: 'Zennor Steps' }).expect(201);
    expect(await store.names({ ...ada, name: 'Bo' })).toContain('Zennor Steps');
    answer.open();
    expect(await before).not.toContain('Zennor Steps');
    expect(await store.names(ada)).toContain('Zennor Steps');
  });
});
