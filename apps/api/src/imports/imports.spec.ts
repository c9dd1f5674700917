import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportJob, Observation, ProblemDocument, TextDecision } from '@waymark/contract';
import request from 'supertest';
import { Reader } from '../database/reader';
import { UnitOfWork } from '../database/unit-of-work';
import { MeasuresStore } from '../measures/measures.store';
import { ObservationEntity } from '../measures/observation.entity';
import { RollupEntity } from '../measures/rollup.entity';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';
import { ImportEntity } from './import.entity';
import { ImportRunner } from './import-runner';
import { ImportsService } from './imports.service';

const HEADING =
  'context,indicator,period_start,period_end,breakdown,numerator,denominator,n,mean,sd,source,round';
const counts = (numerator: number | string, denominator = 62, round = 'spring 2024', month = '04') =>
  `park,LOC-01,2024-${month}-01,2024-${month}-28,,${numerator},${denominator},,,,survey,${round}`;
const score = (n: number, mean: number, sd: number, round: string) =>
  `school,SCH-01,2024-04-01,2024-04-28,,,,${n},${mean},${sd},survey,${round}`;
const file = (...rows: string[]) => [HEADING, ...rows].join('\n');

describe('imports', () => {
  let test: TestApp;
  let world: SmallWorld;
  const api = () => request(test.app.getHttpServer());

  beforeEach(async () => {
    test = await startTestApp();
    world = await seedSmallWorld(test.app);
  });
  afterEach(() => test.stop());

  async function settled(id: number): Promise<ImportJob> {
    for (;;) {
      const { body } = await api().get(`/api/imports/${id}`).expect(200);
      const job = body as ImportJob;
      if (!['checking', 'committing', 'undoing'].includes(job.state)) return job;
      await new Promise((done) => setTimeout(done, 15));
    }
  }
  async function upload(text: string | Buffer, name = 'figures.csv'): Promise<ImportJob> {
    const { body } = await api()
      .post(`/api/imports?name=${encodeURIComponent(name)}`)
      .set('content-type', 'application/octet-stream')
      .send(Buffer.from(text))
      .expect(202);
    return settled((body as ImportJob).id);
  }
  async function commit(id: number): Promise<ImportJob> {
    await api().post(`/api/imports/${id}/commit`).expect(202);
    return settled(id);
  }
  async function undo(id: number): Promise<ImportJob> {
    await api().post(`/api/imports/${id}/undo`).expect(202);
    return settled(id);
  }
  /** The same wish twice at once: the first is done, the second refused with a sentence. */
  async function twice(id: number, wish: 'commit' | 'undo'): Promise<ImportJob> {
    const answers = await Promise.all([1, 2].map(() => api().post(`/api/imports/${id}/${wish}`)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([202, 409]);
    return settled(id);
  }
  const rollups = async () =>
    (await test.app.get(MeasuresStore).rollups({ contextIds: [world.park.id, world.school.id] })).map(
      ({ indicator, start, breakdown, round, source, stats }) => ({
        indicator,
        start,
        breakdown,
        round,
        source,
        stats,
      }),
    );
  const stored = async () => ({
    observations: await test.app.get(Reader).manager.count(ObservationEntity),
    rollups: await test.app.get(Reader).manager.count(RollupEntity),
  });
  const enter = (round: string, numerator: number) =>
    api()
      .post('/api/observations')
      .send({
        batch: `batch-${round}`,
        observations: [
          {
            contextId: world.park.id,
            indicator: 'LOC-01',
            start: '2024-04-01',
            end: '2024-04-28',
            round,
            source: 'survey',
            figures: { kind: 'counts', numerator, denominator: 62 },
          },
        ],
      })
      .expect(201);

  it('does once what is asked twice at the same moment', async () => {
    const { id } = await upload(file(counts(30), score(50, 60, 20, 'spring 2024')));
    expect(await twice(id, 'commit')).toMatchObject({ state: 'committed', message: null });
    expect((await stored()).observations).toBe(2);
    expect(await twice(id, 'undo')).toMatchObject({ state: 'undone', message: null });
  });

  it('checks first, shows nothing until it is committed, and then changes nothing the second time', async () => {
    const text = file(counts(30), counts(31, 60, 'autumn 2024', '10'), score(40, 51.5, 12, 'spring 2024'));
    const checked = await upload(text);
    expect(checked).toMatchObject({
      state: 'checked',
      formatLabel: "Waymark's own table",
      counts: { rows: 3, created: 3, changed: 0, unchanged: 0, rejected: 0 },
    });
    expect(checked.summary.join(' ')).toContain('2 contexts, 2 indicators, from 1 Apr 2024 to 28 Oct 2024.');
    expect(await stored()).toEqual({ observations: 0, rollups: 0 });

    expect(await commit(checked.id)).toMatchObject({ state: 'committed', counts: { created: 3 } });
    expect(await rollups()).toHaveLength(3);

    const again = await upload(text);
    expect(again.counts).toEqual({ rows: 3, created: 0, changed: 0, unchanged: 3, rejected: 0 });
    const { body } = await api().post(`/api/imports/${again.id}/commit`).expect(409);
    expect((body as ProblemDocument).detail).toContain('nothing in this file to import');
  });

  it('corrects by import with the file as the reason, and undo makes the earlier figure stand again', async () => {
    await commit((await upload(file(counts(30)))).id);
    const before = await rollups();
    const second = await upload(file(counts(28)), 'corrected.csv');
    expect(second.counts).toMatchObject({ changed: 1, created: 0 });
    await commit(second.id);
    expect((await rollups()).map((r) => r.stats)).toEqual([
      { kind: 'counts', numerator: 28, denominator: 62 },
    ]);
    const history = (await api().get(`/api/contexts/${world.park.id}/observations`).expect(200))
      .body as Observation[];
    expect(history.map((o) => [o.state, o.reason])).toEqual([
      ['current', 'import corrected.csv'],
      ['superseded', null],
    ]);
    expect(await undo(second.id)).toMatchObject({ state: 'undone' });
    expect(await rollups()).toEqual(before);
  });

  it('makes the same rollups as figures entered by hand, also where two rounds fall on the same days', async () => {
    await enter('spring 2024', 30);
    await enter('second round', 12);
    const byHand = await rollups();
    await test.stop();
    test = await startTestApp();
    world = await seedSmallWorld(test.app);
    await commit((await upload(file(counts(30), counts(12, 62, 'second round')))).id);
    expect(await rollups()).toEqual(byHand);
    expect(byHand.map((r) => r.stats)).toEqual([{ kind: 'counts', numerator: 42, denominator: 124 }]);
  });

  it('joins figures that stand already, and leaves them behind when it is taken back', async () => {
    await enter('spring 2024', 30);
    const before = await rollups();
    const job = await upload(file(counts(12, 62, 'second round')));
    await commit(job.id);
    expect((await rollups()).map((r) => r.stats)).toEqual([
      { kind: 'counts', numerator: 42, denominator: 124 },
    ]);
    await undo(job.id);
    expect(await rollups()).toEqual(before);
  });

  it('taken back, leaves what was entered by hand since in the same place', async () => {
    const job = await upload(file(counts(30)));
    await commit(job.id);
    await enter('second round', 12);
    await undo(job.id);
    expect((await rollups()).map((r) => [r.round, r.stats])).toEqual([
      ['second round', { kind: 'counts', numerator: 12, denominator: 62 }],
    ]);
  });

  it('refuses to take back what was corrected since, and says what to do', async () => {
    const first = await upload(file(counts(30)));
    await commit(first.id);
    const second = await upload(file(counts(29)));
    await commit(second.id);
    const { body } = await api().post(`/api/imports/${first.id}/undo`).expect(409);
    expect((body as ProblemDocument).detail).toContain('Take the later import back first');
    await undo(second.id);
    await undo(first.id);
    expect(await rollups()).toEqual([]);
  });

  it('leaves refused rows out and says so, row by row', async () => {
    const job = await upload(
      file(counts(30), counts(63, 62, 'autumn 2024', '10'), counts('about 5', 62, 'x', '11')),
    );
    expect(job.counts).toMatchObject({ rows: 3, created: 1, rejected: 2 });
    expect(job.problems.map((p) => [p.row, p.column, p.value, p.code])).toEqual([
      [3, 'numerator', '63', 'numerator-too-large'],
      [4, 'numerator', 'about 5', 'not-a-number'],
    ]);
    expect((await commit(job.id)).counts).toMatchObject({ created: 1, rejected: 2 });
    expect(await rollups()).toHaveLength(1);
  });

  it('takes neither of two rows that contradict each other, even far apart in a long file', async () => {
    const days = (i: number) =>
      `20${10 + Math.floor(i / 336)}-${String((Math.floor(i / 28) % 12) + 1).padStart(2, '0')}`;
    const many = Array.from({ length: 4000 }, (_, i) => {
      const day = `${days(i)}-${String((i % 28) + 1).padStart(2, '0')}`;
      return `park,LOC-01,${day},${day},,${i % 50},62,,,,survey,`;
    });
    const job = await upload(file(...many, (many[0] ?? '').replace(',0,62', ',7,62')));
    expect(job.counts).toEqual({ rows: 4001, created: 3999, changed: 0, unchanged: 0, rejected: 2 });
    expect(job.problems.filter((p) => p.severity === 'error').map((p) => [p.code, p.row])).toEqual([
      ['two-figures', 2],
      ['two-figures', 4002],
    ]);
    expect((await commit(job.id)).counts.created).toBe(3999);
    expect(await stored()).toEqual({ observations: 3999, rollups: 3999 });
    expect((await rollups()).some((r) => r.start === '2010-01-01')).toBe(false);
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'picture'],
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['a table of something else', Buffer.from('name,age\nthe park,12\n'), 'template'],
    ['a quotation mark that never closes', Buffer.from(file(counts(30), counts('"31'))), 'quotation mark'],
  ])('answers %s with a sentence and imports nothing of it', async (_, bytes, word) => {
    const job = await upload(bytes);
    expect(job).toMatchObject({ state: 'failed', counts: { created: 0, changed: 0 } });
    expect(job.message).toContain(word);
    expect(job.problems.length).toBeGreaterThan(0);
    await api().post(`/api/imports/${job.id}/commit`).expect(409);
    expect(await stored()).toEqual({ observations: 0, rollups: 0 });
  });

  it('gives all problems as a file in which nothing runs as a formula', async () => {
    const job = await upload(file(counts('"=1+1"')));
    const { text, headers } = await api().get(`/api/imports/${job.id}/problems.csv`).expect(200);
    expect(headers['content-disposition']).toContain('attachment');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text).toContain(`error,figures.csv,,2,numerator,'=1+1,`);
    await api().get('/api/imports/999/problems.csv').expect(404);
  });

  it('takes in the counts of an area in one file', async () => {
    const sample = join(__dirname, '../../../../data/samples/area-counts/area-counts.csv');
    const text = readFileSync(sample, 'utf8').replaceAll('2018', '2025').replaceAll('2017', '2024');
    const job = await upload(text.replaceAll('K-estuary', 'park'), 'area.csv');
    expect(job).toMatchObject({ state: 'checked', problems: [], counts: { created: 7 } });
    expect((await commit(job.id)).state).toBe('committed');
  });

  it.each(['csv', 'xlsx'])('gives its template as %s', async (format) => {
    const { headers, body } = await api().get(`/api/import-template/${format}`).buffer(true).expect(200);
    expect(headers['content-disposition']).toContain(`waymark-table.${format}`);
    if (format === 'xlsx') expect(body).toBeDefined();
  });

  it('leaves no trace of a commit that broke off: figures, rollups and what they were to replace', async () => {
    await commit((await upload(file(counts(30)))).id);
    const before = { stored: await stored(), rollups: await rollups() };
    const job = await upload(
      file(counts(28), counts(31, 60, 'autumn 2024', '10'), counts(12, 62, 'second round')),
    );
    const { keptAt } = await test.app.get(Reader).manager.findOneByOrFail(ImportEntity, { id: job.id });
    const silent = { problems: async () => undefined, progress: async () => undefined };
    const actor = {
      name: 'Ada',
      role: 'administrator' as const,
      organisationIds: [world.site.organisationId],
    };
    const broken = test.app.get(ImportRunner).commit(actor, keptAt ?? '', 'figures.csv', null, silent, {
      intakeId: job.id,
      keepWords: false,
      seal: () => Promise.reject(new Error('power cut')),
    });
    await expect(broken).rejects.toThrow('power cut');
    expect((await stored()).observations).toBeGreaterThan(before.stored.observations);
    expect(await rollups()).toEqual(before.rollups);

    await test.app
      .get(UnitOfWork)
      .run((m) =>
        m.update(ImportEntity, { id: job.id }, { state: 'committing', aliveAt: '2020-01-01T00:00:00.000Z' }),
      );
    await test.app.get(ImportsService).sweep();
    expect(await stored()).toEqual(before.stored);
    expect(await rollups()).toEqual(before.rollups);
    const after = await settled(job.id);
    expect(after).toMatchObject({ state: 'checked' });
    expect(after.message).toContain('commit it again');
    expect(await commit(job.id)).toMatchObject({ state: 'committed', counts: { created: 2, changed: 1 } });
    expect((await rollups()).map((r) => r.stats)).toEqual([
      { kind: 'counts', numerator: 40, denominator: 124 },
      { kind: 'counts', numerator: 31, denominator: 60 },
    ]);
  });

  it('looks words through as forms do: nothing is kept before somebody has looked', async () => {
    const rows = [
      'context,indicator,period_start,period_end,level,raters,evidence,numerator,denominator,source,round',
      'park,SYS-04,2024-04-01,2024-04-28,2,2,walk-about of three adults,,,review,',
      'park,SYS-04,2024-05-01,2024-05-28,2,2,what Kayleigh told us on 07700 900123,,,review,',
      "park,LOC-01,2024-04-01,2024-04-28,,,,30,62,Kayleigh's tally,spring 2024",
    ].join('\n');
    const job = await upload(rows);
    expect(job).toMatchObject({ state: 'checked', markedWords: 2, counts: { created: 3, rejected: 0 } });
    expect(job.problems.map(({ severity, row, column, value }) => [severity, row, column, value])).toEqual([
      ['warning', 3, 'evidence', 'what Kayleigh told us on 07700 900123'],
      ['warning', 4, 'source', "Kayleigh's tally"],
    ]);
    expect(job.problems[0]?.fix).toMatch(/“Kayleigh”.*“07700 900123”.*Change it in the file/);
    const refused = await api().post(`/api/imports/${job.id}/commit`).send({}).expect(422);
    expect((refused.body as ProblemDocument).detail).toMatch(/2 cells .* Nothing was imported/);
    // nor by the way of the command line, which writes before it has read to the end
    expect((await stored()).observations).toBe(0);
    await api().post(`/api/imports/${job.id}/commit`).send({ keepWords: true }).expect(202);
    expect(await settled(job.id)).toMatchObject({ state: 'committed', counts: { created: 3 } });
    // that it was kept is recorded, never the words
    const { body } = await api().get('/api/protection/text-decisions').expect(200);
    expect(
      (body as TextDecision[])
        .map(({ what, field, kinds }) => `${what}, ${field}: ${kinds.join(', ')}`)
        .sort(),
    ).toEqual([
      'commitImport, evidence of figures.csv: name, phone number',
      'commitImport, source of figures.csv: name',
    ]);
    expect(JSON.stringify(body)).not.toContain('Kayleigh');
  });

  it('sees what is entered by hand while a file is being written: the same figure stops it, a neighbour joins', async () => {
    const actor = {
      name: 'Ada',
      role: 'administrator' as const,
      organisationIds: [world.site.organisationId],
    };
    const run = async (text: string, round: string, numerator: number) => {
      const job = await upload(text);
      const { keptAt } = await test.app.get(Reader).manager.findOneByOrFail(ImportEntity, { id: job.id });
      let entered = false;
      const meanwhile = {
        problems: async () => undefined,
        progress: async () => {
          if (entered) return;
          entered = true;
          await enter(round, numerator);
        },
      };
      return test.app.get(ImportRunner).commit(actor, keptAt ?? '', 'figures.csv', null, meanwhile, {
        intakeId: job.id,
        keepWords: false,
        seal: async () => undefined,
      });
    };
    expect(await run(file(counts(30)), 'second round', 12)).toMatchObject({ state: 'good' });
    expect((await rollups()).map((r) => r.stats)).toEqual([
      { kind: 'counts', numerator: 42, denominator: 124 },
    ]);
    expect(await run(file(counts(9, 62, 'third')), 'third', 10)).toMatchObject({ state: 'overtaken' });
    expect((await rollups()).map((r) => r.stats)).toEqual([
      { kind: 'counts', numerator: 52, denominator: 186 },
    ]);
  });
});
