import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import type { Erasure, RetentionPage, SubjectSummary } from '@waymark/contract';
import { Reader } from '../database/reader';
import { UnitOfWork } from '../database/unit-of-work';
import { published } from '../testing/published';
import { type SmallWorld, seedSmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';
import { YoungLetterEntity } from '../voices/voice.entity';
import { YoungSubmissionEntity } from '../young/young-survey.entity';
import { ErasureEntity } from './erasure.entity';
import { RetentionService } from './retention.service';
import { LocalActor } from '../access/local-actor';

let spec: TestApp;
let world: SmallWorld;
const api = () => request(spec.app.getHttpServer());
const page = async () => (await api().get('/api/protection/retention').expect(200)).body as RetentionPage;
const daily = async () => spec.app.get(RetentionService).daily(await spec.app.get(LocalActor).actor());

const people = Array.from({ length: 30 }, (_, at) => `SK-${100 + at}`);
const answers = (batch: string, round: string, start: string, end: string, yes: number) =>
  api()
    .post(`/api/contexts/${world.park.id}/answers`)
    .send({
      batch,
      round,
      start,
      end,
      source: 'place survey',
      submissions: people.map((respondentCode, at) => ({
        submissionId: `${batch}-${at}`,
        respondentCode,
        answers: [{ item: 'LOC-01', value: at < yes ? 'fairly safe' : 'very unsafe' }],
      })),
    });
const agreement = (subject: string, agreedOn: string, expiresOn: string) =>
  api()
    .post('/api/protection/agreements')
    .send({
      subject,
      purpose: 'own learning',
      audience: ['team'],
      wordingVersion: 'survey wording 2',
      explainedBy: 'detached worker',
      capacity: 'young person',
      agreedOn,
      expiresOn,
    })
    .expect(201);
const outside = async () =>
  (await api().get(`/api/contexts/${world.park.id}/page?view=external`).expect(200)).body as {
    rows: { row: { indicator: { code: string }; cells: object[] } }[];
  };

beforeAll(async () => {
  spec = await startTestApp();
  world = await seedSmallWorld(spec.app);
  await answers('first-wave', 'spring 2022', '2022-03-01', '2022-03-31', 12).expect(201);
  await answers('last-wave', 'spring 2026', '2026-03-01', '2026-03-31', 20).expect(201);
  await agreement('SK-100', '2022-03-01', '2023-03-01');
  await agreement('SK-100', '2026-03-01', '2027-03-01');
  await published(spec.app, world.site.organisationId);
});
afterAll(() => spec.stop());

describe('retention', () => {
  it('says what is held, for how long and why, and lists what is due without its content', async () => {
    const { rules, due, dueCount, running, sentence } = await page();
    expect(rules.find(({ kind }) => kind === 'answers')).toMatchObject({ months: 36, held: 60, due: 30 });
    expect(rules.find(({ kind }) => kind === 'figures')).toMatchObject({ months: null });
    expect(dueCount).toBe(31);
    expect(new Set(due.map(({ kind }) => kind))).toEqual(new Set(['answers', 'agreements']));
    expect(JSON.stringify(due)).not.toMatch(/SK-|unsafe/);
    expect(running).toBe(false);
    expect(sentence).toMatch(/Nothing is erased until you have looked/);
  });

  it('previews first: the daily run erases nothing before somebody did', async () => {
    const runs = await daily();
    expect(runs).toEqual([
      expect.objectContaining({
        cause: 'preview',
        counts: expect.arrayContaining([{ kind: 'answers', records: 30 }]),
        sentence: '31 records would have been erased. Nothing was.',
      }),
    ]);
    expect((await page()).dueCount).toBe(31);
    // a day is run once
    expect(await daily()).toEqual([]);
  });

  it('erases what young people sent on the day they were promised, also before somebody looked', async () => {
    const { organisationId } = world.site;
    const sent = { organisationId, contextId: world.park.id, surveyId: 1, end: '2026-01-31' };
    const work = spec.app.get(UnitOfWork);
    await work.run(async (m) => {
      // the second is kept until today, and is there tomorrow no more
      for (const [id, keepUntil] of [
        [7001, '2026-04-30'],
        [7002, '2026-09-15'],
      ] as const) {
        const digest = `digest ${id}`;
        await m.insert(YoungSubmissionEntity, {
          ...sent,
          id,
          digest,
          respondentCode: null,
          answers: '[]',
          keepUntil,
        });
        const words = { words: 'The bench is broken', audience: 'team' as const };
        await m.insert(YoungLetterEntity, { ...sent, ...words, id, digest: `words ${digest}`, keepUntil });
      }
      // a day is run once: the preview above was of this day
      await m.update(ErasureEntity, { organisationId }, { asOf: '2026-09-14' });
    });
    const [promised, rest] = await daily();
    expect([promised?.cause, promised?.counts]).toEqual(['retention', [{ kind: 'answers', records: 2 }]]);
    expect(rest?.cause).toBe('preview');
    const { manager } = spec.app.get(Reader);
    expect((await manager.find(YoungSubmissionEntity)).map(({ id }) => id)).toEqual([7002]);
    expect((await manager.find(YoungLetterEntity)).map(({ id }) => id)).toEqual([7002]);
    // that was no look at the list: everything else still waits for somebody
    expect(await page()).toMatchObject({ running: false, dueCount: 31 });
    await work.run(async (m) => {
      for (const table of [YoungSubmissionEntity, YoungLetterEntity]) await m.delete(table, { id: 7002 });
    });
  });

  it('refuses to erase more than was seen', async () => {
    await api().post('/api/protection/retention/runs').send({ expected: 30 }).expect(409);
    expect((await page()).dueCount).toBe(31);
  });

  it('erases what is due, keeps the sums, and says that no figure shown outside changed', async () => {
    const before = await outside();
    const { body } = (await api()
      .post('/api/protection/retention/runs')
      .send({ expected: 31 })
      .expect(201)) as { body: Erasure[] };
    expect(body).toEqual([
      expect.objectContaining({
        cause: 'retention',
        changed: [],
        sentence:
          '31 records erased; sums made from them stay. No figure shown outside changes with the next edition.',
      }),
    ]);
    expect(await outside()).toEqual(before);
    expect(JSON.stringify(before.rows)).toContain('LOC-01');
    const after = await page();
    expect(after).toMatchObject({ dueCount: 0, running: true });
    expect(after.rules.find(({ kind }) => kind === 'answers')?.held).toBe(30);
  });

  it('takes a term of the organisation with its reason, and asks to look again', async () => {
    await api()
      .post('/api/protection/retention/terms')
      .send({ kind: 'audit', months: 12, reason: 'We would rather not keep it.' })
      .expect(400);
    const { body } = await api()
      .post('/api/protection/retention/terms')
      .send({ kind: 'answers', months: 3, reason: 'Scored within the term, never paired.' })
      .expect(201);
    expect(body).toMatchObject({ months: 3, shipped: 36, due: 30 });
    expect(await page()).toMatchObject({ running: false, dueCount: 30 });
  });

  it('empties words where the record itself is still needed', async () => {
    const { body } = await api()
      .post(`/api/contexts/${world.park.id}/responses`)
      .send({
        title: 'A film night',
        start: '2018-01-01',
        end: '2018-02-01',
        orientation: 'ecological',
        ownerKind: 'school',
        state: 'done',
        note: 'It rained.',
      })
      .expect(201);
    const seen = await page();
    expect(seen.due).toContainEqual(expect.objectContaining({ table: 'response', id: body.id }));
    await api().post('/api/protection/retention/runs').send({ expected: seen.dueCount }).expect(201);
    const [left] = (await api().get(`/api/contexts/${world.park.id}/responses`)).body as object[];
    expect(left).toMatchObject({ id: body.id, start: '2018-01-01', title: 'A film night', note: '' });
    expect((await page()).due).toEqual([]);
  });
});

describe('one person', () => {
  const about = async (pseudonym: string) =>
    (await api().post('/api/protection/person').send({ pseudonym }).expect(200)).body as SubjectSummary;

  it('is found by the code in every table that knows one, and in words elsewhere', async () => {
    await api()
      .post(`/api/contexts/${world.park.id}/responses`)
      .send({
        title: 'Second film night',
        start: '2026-01-01',
        orientation: 'ecological',
        ownerKind: 'school',
        state: 'done',
        note: 'Asked for by sk-100, not by SK-1001.',
      })
      .expect(201);
    const found = await about('sk-100');
    expect(found.tables).toEqual([{ table: 'agreement', what: 'Agreements to take part', records: 1 }]);
    expect(found.mentioned).toEqual([expect.objectContaining({ table: 'response', column: 'note' })]);
    expect((await about('SK-999')).sentence).toBe('Nothing is held under this pseudonym.');
    await api().post('/api/protection/person').send({ pseudonym: 'Jayden' }).expect(400);
  });

  it('can take everything away, as JSON and as CSV', async () => {
    await answers('new-wave', 'autumn 2026', '2026-09-01', '2026-09-10', 9).expect(201);
    const json = await api().post('/api/protection/person/export').send({ pseudonym: 'SK-100' }).expect(200);
    const { records } = JSON.parse(json.text) as { records: Record<string, { value?: string }[]> };
    expect(records['answer']).toEqual([
      expect.objectContaining({ respondent_code: 'SK-100', value: 'fairly safe' }),
    ]);
    expect(records['agreement']).toHaveLength(1);
    const csv = await api()
      .post('/api/protection/person/export')
      .send({ pseudonym: 'SK-100', format: 'csv' })
      .expect(200);
    expect(csv.text).toContain('answer');
    expect(csv.headers['content-disposition']).not.toContain('SK');
  });

  it('is erased whole, with counts only left of it, and the sums stay', async () => {
    const before = await outside();
    await api()
      .post('/api/protection/person/erase')
      .send({ pseudonym: 'SK-100', again: 'SK-101', reason: 'they asked' })
      .expect(400);
    const { body } = (await api()
      .post('/api/protection/person/erase')
      .send({ pseudonym: 'SK-100', again: 'SK-100', reason: 'they asked' })
      .expect(201)) as { body: Erasure };
    expect(body).toMatchObject({ cause: 'one person', reason: 'they asked', changed: [] });
    expect(body.counts).toEqual(
      expect.arrayContaining([
        { kind: 'agreements', records: 1 },
        { kind: 'answers', records: 1 },
      ]),
    );
    expect(JSON.stringify(body)).not.toContain('SK-100');
    expect((await about('SK-100')).records).toBe(0);
    expect((await about('SK-101')).records).toBe(1);
    expect(await outside()).toEqual(before);
    await api()
      .post('/api/protection/person/erase')
      .send({ pseudonym: 'SK-100', again: 'SK-100', reason: 'they asked' })
      .expect(404);
  });

  // of PostgreSQL, docs/operations.md says what its files keep and what there is to do
  if (!process.env['DATABASE_URL'])
    it('leaves not one byte of its code in the files of the database', async () => {
      const code = 'ZQ-77119';
      const { dataFolder } = spec.config;
      const filesWithIt = () =>
        readdirSync(dataFolder).filter((name) => readFileSync(join(dataFolder, name)).includes(code));
      await agreement(code, '2026-03-01', '2027-03-01');
      await agreement('SK-129', '2026-03-01', '2027-03-01');
      // the test would prove nothing if it were not there before
      expect(filesWithIt()).not.toEqual([]);
      await api()
        .post('/api/protection/person/erase')
        .send({ pseudonym: code, again: code, reason: 'they asked' })
        .expect(201);
      expect(filesWithIt()).toEqual([]);
    });

  it('is nobody to another organisation', async () => {
    await api().post('/api/protection/person').send({ pseudonym: 'SK-101', organisationId: 999 }).expect(400);
  });
});
