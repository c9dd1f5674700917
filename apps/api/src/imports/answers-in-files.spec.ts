import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type {
  ContextPage,
  ImportDraft,
  ImportJob,
  MappingProposal,
  MappingUse,
  ProblemDocument,
} from '@waymark/contract';
import request from 'supertest';
import { AnswerEntity } from '../answers/answer.entity';
import { Reader } from '../database/reader';
import { UnitOfWork } from '../database/unit-of-work';
import { MeasuresStore } from '../measures/measures.store';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';

const samples = resolve(__dirname, '../../../../data/samples/paired/ok');
const HEADING = 'Timestamp,Response ID,Which place?,Your code,How safe or unsafe do you feel here?';

/** A form as a survey service exports it: the first `unsafe` of `count` young people feel unsafe. All invented. */
function form(year: number, count: number, unsafe: number, more: { ids?: boolean; from?: number } = {}) {
  const { ids = true, from = 1 } = more;
  const lines = Array.from({ length: count }, (_, at) => {
    const day = String((at % 20) + 1).padStart(2, '0');
    const id = `r${year}-${at + from}`;
    const said = at < unsafe ? 'Very unsafe' : 'Fairly safe';
    return [`${day}/04/${year} 16:05:00`, ...(ids ? [id] : []), 'The Green', `oak-${at + from}`, said].join(
      ',',
    );
  });
  return [ids ? HEADING : HEADING.replace('Response ID,', ''), ...lines].join('\n');
}

describe('answers of single people in a file', () => {
  let test: TestApp;
  let world: SmallWorld;
  const api = () => request(test.app.getHttpServer());
  beforeEach(async () => {
    test = await startTestApp();
    world = await seedSmallWorld(test.app);
  });
  afterEach(() => test.stop());

  async function until<T extends { state: string }>(path: string, busy: readonly string[]): Promise<T> {
    for (;;) {
      const found = (await api().get(path).expect(200)).body as T;
      if (!busy.includes(found.state)) return found;
      await new Promise((done) => setTimeout(done, 10));
    }
  }
  const settled = (id: number) =>
    until<ImportJob>(`/api/imports/${id}`, ['checking', 'committing', 'undoing']);
  /** What is proposed, with the one thing the team knows: all answers of a month are one wave. */
  async function check(
    text: string,
    name: string,
    source = 'form',
    each: 'month' | 'half-year' = 'month',
  ): Promise<ImportJob> {
    const sent = await api()
      .post(`/api/import-drafts?name=${name}`)
      .set('content-type', 'application/octet-stream')
      .send(Buffer.from(text))
      .expect(202);
    const draft = await until<ImportDraft>(`/api/import-drafts/${(sent.body as ImportDraft).id}`, [
      'reading',
    ]);
    const { body } = await api().get(`/api/import-drafts/${draft.id}/proposal?saved=none`).expect(200);
    const { mapping } = body as MappingProposal;
    if (mapping?.kind !== 'table') throw new Error('no table was found');
    const tables = mapping.table.tables.map((rule) => ({
      ...rule,
      period: { from: 'column' as const, each, years: 'calendar' as const },
    }));
    const use: MappingUse = {
      mapping: { kind: 'table', table: { ...mapping.table, source, tables } },
      period: null,
    };
    const job = await api().post(`/api/import-drafts/${draft.id}/import`).send(use).expect(202);
    return settled((job.body as ImportJob).id);
  }
  async function bring(...file: Parameters<typeof check>): Promise<ImportJob> {
    const { id } = await check(...file);
    await api().post(`/api/imports/${id}/commit`).expect(202);
    return settled(id);
  }
  const undo = async (id: number) => {
    await api().post(`/api/imports/${id}/undo`).expect(202);
    return settled(id);
  };
  const pairs = () => test.app.get(MeasuresStore).paired([world.park.id]);
  const stored = () => test.app.get(Reader).manager.count(AnswerEntity);
  const verdict = async () => {
    const { body } = await api().get(`/api/contexts/${world.park.id}/page?view=team`).expect(200);
    return (body as ContextPage).rows.find(({ row }) => row.indicator.code === 'LOC-01')?.row.verdict;
  };

  it('under a code at two waves give a verdict on the same people; the second time nothing changes', async () => {
    expect(await bring(form(2025, 40, 20), 'spring-2025.csv')).toMatchObject({
      state: 'committed',
      counts: { created: 1, rejected: 0 },
    });
    expect(await stored()).toBe(40);
    const second = await bring(form(2026, 36, 4), 'spring-2026.csv');
    expect(await pairs()).toMatchObject([{ asked: 40, answered: 40 }]);
    expect(await verdict()).toMatchObject({ method: 'paired', word: 'improving' });
    expect((await verdict())?.sentence).toContain('36 answered again');

    expect((await check(form(2026, 36, 4), 'again.csv')).counts).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 1,
    });
    // a longer export of the same form corrects the wave; nobody is stored twice
    expect((await bring(form(2026, 38, 4), 'longer.csv')).counts).toMatchObject({ changed: 1 });
    expect(await stored()).toBe(78);
    expect((await verdict())?.sentence).toContain('38 answered again');
    await api().post(`/api/imports/${second.id}/undo`).expect(409);
  });

  it('are shipped as two samples that give a paired verdict', async () => {
    const sample = (year: number) =>
      readFileSync(join(samples, `spring-${year}-under-a-code.csv`), 'utf8').replaceAll(
        'Estuary town',
        'The Green',
      );
    await bring(sample(2025), 'spring-2025.csv');
    await bring(sample(2026), 'spring-2026.csv');
    // 30 asked, 27 of them again; of the 14 of those who felt unsafe 4 still do, and nobody else began to
    expect(await verdict()).toMatchObject({ method: 'paired', word: 'improving' });
    expect((await verdict())?.sentence).toContain('27 answered again');
  });

  it('are erased when the import is taken back, with pairs as they were', async () => {
    const first = await bring(form(2025, 40, 20), 'spring-2025.csv');
    const second = await bring(form(2026, 36, 4), 'spring-2026.csv');
    expect(await undo(second.id)).toMatchObject({ state: 'undone' });
    expect(await pairs()).toEqual([]);
    expect(await stored()).toBe(40);
    await bring(form(2026, 30, 4), 'spring-2026.csv');
    expect(await pairs()).toMatchObject([{ asked: 40 }]);
    const { body } = await api().post(`/api/imports/${first.id}/undo`).expect(409);
    expect((body as ProblemDocument).detail).toContain('paired with those of this import');
  });

  it('without an id are refused where the same people may be in another figure', async () => {
    await bring(form(2026, 36, 4, { ids: false }), 'without.csv');
    expect(await stored()).toBe(0);
    // the same days under the same name: a longer export that corrects the one before
    expect((await check(form(2026, 38, 4, { ids: false }), 'longer.csv')).counts).toMatchObject({
      changed: 1,
      rejected: 0,
    });
    const other = await check(form(2026, 36, 4, { ids: false }), 'other.csv', 'paper');
    expect(other.counts).toMatchObject({ created: 0, rejected: 1 });
    expect(other.problems[0]).toMatchObject({ code: 'answers-overlap', severity: 'error' });
    expect(other.problems[0]?.fix).toContain('which column is the id of a submission');
  });

  it('with ids that are others are taken beside each other, and refused where one is in both', async () => {
    await bring(form(2026, 36, 4), 'first.csv', 'form', 'month');
    const half = (from: number) => check(form(2026, 10, 2, { from }), 'more.csv', 'form', 'half-year');
    expect((await half(50)).counts).toMatchObject({ created: 1, rejected: 0 });
    const both = await half(30);
    expect(both.counts).toMatchObject({ created: 0, rejected: 1 });
    expect(both.problems[0]?.fix).toContain('leave the submissions out that it holds');
  });

  it('keep pairs of a wave of which an answer was erased since: sums stay as they were', async () => {
    await bring(form(2025, 40, 20), 'spring-2025.csv');
    await bring(form(2026, 36, 4), 'spring-2026.csv');
    const before = await pairs();
    await test.app.get(UnitOfWork).run((m) => m.delete(AnswerEntity, { respondentCode: 'oak-3' }));
    await bring(form(2026, 38, 4), 'longer.csv');
    expect(await pairs()).toEqual(before);
  });

  it('leaves a submission out of the pairs that a corrected export no longer holds, at either wave', async () => {
    const full = form(2025, 40, 20);
    await bring(full, 'spring-2025.csv');
    const second = await bring(form(2026, 36, 4), 'spring-2026.csv');
    expect(await pairs()).toMatchObject([{ asked: 40, answered: 40, latest: { start: '2026-04-01' } }]);
    // r2026-36 was a test of the form
    const shorter = await bring(form(2026, 35, 4), 'spring-2026-corrected.csv');
    expect(shorter.counts).toMatchObject({ changed: 1 });
    expect((await verdict())?.sentence).toContain('35 answered again');
    expect(await undo(shorter.id)).toMatchObject({ state: 'undone' });
    expect((await verdict())?.sentence).toContain('36 answered again');
    await bring(full.split('\n').slice(0, -1).join('\n'), 'spring-2025-corrected.csv');
    expect(await pairs()).toMatchObject([{ asked: 39, answered: 39 }]);
    // and sent with it once more, it counts again
    await bring(full, 'spring-2025.csv');
    expect(await pairs()).toMatchObject([{ asked: 40, answered: 40 }]);
    await api().post(`/api/imports/${second.id}/undo`).expect(409);
  });

  it('keep no id that could be a name', async () => {
    const named = form(2026, 36, 4).replaceAll('r2026-', 'jayden.smith');
    await bring(named, 'named.csv');
    const ids = (await test.app.get(Reader).manager.find(AnswerEntity)).map(
      ({ submissionId }) => submissionId,
    );
    expect(ids).toHaveLength(36);
    expect(ids.filter((id) => !/^[0-9a-f]{64}$/.test(id))).toEqual([]);
    expect((await check(named, 'again.csv')).counts).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
  });
});
