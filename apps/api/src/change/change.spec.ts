import type { InquiryPage, SeriesPhase, TimePage } from '@waymark/contract';
import request from 'supertest';
import { published } from '../testing/published';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';

/** A park whose surveys are made quarter by quarter, with work that begins in January 2023. All invented. */
describe('change over time', () => {
  let test: TestApp;
  let world: SmallWorld;
  let response: { id: number };
  const api = () => request(test.app.getHttpServer());
  const time = async (query = '') =>
    (await api().get(`/api/contexts/${world.park.id}/indicators/LOC-01/time${query}`).expect(200))
      .body as TimePage;
  const inquiry = async (query: string) =>
    (await api().get(`/api/contexts/${world.park.id}/inquiry${query}`).expect(200)).body as InquiryPage;
  const quarters = ['01-01:01-31', '04-01:04-30', '07-01:07-31', '10-01:10-31'];

  beforeAll(async () => {
    test = await startTestApp();
    world = await seedSmallWorld(test.app);
    // 40 or 44 of 80 for twelve quarters, then 60 or 64 of 80: a step of a quarter in January 2023
    const waves = [2020, 2021, 2022, 2023, 2024, 2025].flatMap((year) =>
      quarters.map((days, i) => {
        const [start, end] = days.split(':');
        const numerator = (year < 2023 ? 40 : 60) + (((year * 4 + i) * 7) % 5);
        return {
          contextId: world.park.id,
          indicator: 'LOC-01',
          start: `${year}-${start}`,
          end: `${year}-${end}`,
          source: 'survey',
          figures: { kind: 'counts', numerator, denominator: 80 },
        };
      }),
    );
    await api().post('/api/observations').send({ batch: 'change-spec', observations: waves }).expect(201);
    response = (
      await api()
        .post(`/api/contexts/${world.park.id}/responses`)
        .send({
          title: 'Park hosts',
          start: '2023-01-01',
          orientation: 'ecological',
          ownerKind: 'VCS',
          state: 'under way',
        })
        .expect(201)
    ).body as { id: number };
    await published(test.app, world.site.organisationId);
  });
  afterAll(() => test.stop());

  it('draws one series over its whole time, for the team and as released', async () => {
    const team = await time();
    expect(team.chart).toMatchObject({ drawn: 'p', method: 'p-chart' });
    expect(team.row?.cells).toHaveLength(24);
    expect(team.stretches).toHaveLength(1);
    const outside = await time('?view=external');
    expect(outside.context.name).toBe('The Green');
    expect(JSON.stringify(outside)).not.toMatch(/"counts"|observationIds|private/);
    // 40 of 80 is 50.0%, and 41 of 80 (51.25%) leaves as 51%: the released lines are those of whole percentages
    expect(outside.stretches[0]?.centre).not.toBe(team.stretches[0]?.centre);
  });

  it('starts a phase only with a reason, at the day of its response', async () => {
    const post = (body: object) =>
      api()
        .post(`/api/contexts/${world.park.id}/phases`)
        .send({ indicator: 'LOC-01', ...body });
    const reason = 'Hosts were in the park every day from here on.';
    await post({ date: '2023-01-01', responseId: response.id, reason: '' }).expect(400);
    const other = await post({ date: '2023-02-01', responseId: response.id, reason }).expect(400);
    expect(other.body.errors[0].field).toBe('date');
    await post({ date: '2023-01-01', responseId: 999, reason }).expect(400);
    await post({ date: '2023-01-01', indicator: 'XXX-99', reason }).expect(400);
    const made = (await post({ date: '2023-01-01', responseId: response.id, reason }).expect(201))
      .body as SeriesPhase;
    expect(made).toMatchObject({ reason, recordedBy: 'Ada', archived: false });
    await post({ date: '2023-01-01', reason }).expect(400);

    const { stretches, phases } = await time();
    expect(stretches.map(({ points }) => points)).toEqual([12, 12]);
    expect(stretches[1]?.opening).toContain(reason);
    expect(phases).toHaveLength(1);
    // outside, a phase begins with the edition that has it
    expect((await time('?view=external')).phases).toEqual([]);
    await published(test.app, world.site.organisationId);
    const outside = await time('?view=external');
    expect(outside.phases).toMatchObject([{ reason, recordedBy: '', recordedAt: '' }]);
    expect(outside.stretches.map(({ points }) => points)).toEqual([12, 12]);

    const changed = await api()
      .patch(`/api/phases/${made.id}`)
      .send({ reason: 'Hosts were in the park every afternoon from here on.' })
      .expect(200);
    expect(changed.body.reason).toContain('afternoon');
    // whoever began before that change is told, and nothing of theirs is written
    const late = { reason: 'Hosts came now and then.', was: { reason } };
    const refused = await api().patch(`/api/phases/${made.id}`).send(late).expect(409);
    expect(refused.body.errors).toMatchObject([
      { field: 'reason', sentence: expect.stringContaining('every afternoon') as string },
    ]);
    expect((await time()).phases).toMatchObject([{ reason: changed.body.reason as string }]);
    await api().patch(`/api/phases/${made.id}`).send({ archived: true }).expect(200);
    expect((await time()).stretches).toHaveLength(1);
    const kept = (await api().get(`/api/contexts/${world.park.id}/phases`).expect(200)).body as SeriesPhase[];
    expect(kept).toMatchObject([{ id: made.id, archived: true }]);
  });

  it('switches to a run chart by hand, and to a window of the series', async () => {
    expect((await time('?chart=run')).chart).toMatchObject({
      asked: 'run',
      drawn: 'run',
      method: 'run-chart',
    });
    const { row, stretches } = await time('?from=2023-01-01&to=2025-12-31');
    expect(row?.cells).toHaveLength(12);
    expect(stretches[0]?.points).toBe(12);
  });

  it('sends the series as CSV with centre, limits and marks', async () => {
    const { text } = await api()
      .get(`/api/contexts/${world.park.id}/indicators/LOC-01/time.csv`)
      .expect(200)
      .expect('content-type', /text\/csv/);
    const [heading, first] = text.split('\n');
    expect(heading).toContain('centre,lower_limit,upper_limit,marks');
    expect(first).toContain('LOC-01');
    expect(text.trim().split('\n')).toHaveLength(25);
  });

  it('says that it changed at about the time, where both analyses and the amount of data allow it', async () => {
    const page = await inquiry(`?indicator=LOC-01&response=${response.id}`);
    expect(page.result.kind).toBe('one_place');
    if (page.result.kind !== 'one_place') return;
    expect(page.result).toMatchObject({ gate: 'full', changed: true, pointsBefore: 12, pointsAfter: 12 });
    expect(page.result.words).toBe('Changed at about the time of “Park hosts”: higher than before');
    // a quarter of 80, on lines that hardly slope
    expect(page.result.step.value).toBeGreaterThan(0.2);
    expect(page.result.step.value).toBeLessThan(0.3);
    expect(JSON.stringify(page)).not.toMatch(/because of|significant|proved/);
  });

  it('asks step by step, and finds no comparison where there is none', async () => {
    expect((await inquiry('')).result).toMatchObject({ kind: 'waiting' });
    expect((await inquiry('?indicator=LOC-01')).result).toMatchObject({ kind: 'waiting' });
    const query = `?indicator=LOC-01&response=${response.id}&method=several_places`;
    expect((await inquiry(query)).result).toMatchObject({ kind: 'waiting' });
    const unexplained = await inquiry(`${query}&without=${world.school.id}`);
    expect(unexplained.result.kind === 'waiting' && unexplained.result.sentence).toMatch(/why/);
    const explained = await inquiry(
      `${query}&without=${world.school.id}&why=Next%20door%20and%20measured%20alike`,
    );
    expect(explained.result).toMatchObject({ kind: 'refused' });
    await api().get(`/api/contexts/999/inquiry`).expect(404);
    await api().get(`/api/contexts/${world.park.id}/inquiry?with=a,b`).expect(400);
  });
});
