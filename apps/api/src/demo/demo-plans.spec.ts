import type { ContextMeetings, DocumentsPage, PlanGuides, PlanPage } from '@waymark/contract';
import request from 'supertest';
import { ContextEntity } from '../catalogue/context.entity';
import { Reader } from '../database/reader';
import { startTestApp, type TestApp } from '../testing/test-app';
import { seedDemoPlaces } from './demo-seed';

const SCENARIOS = ['A-garages', 'B-canal-yard', 'C-library', 'D-northbrook', 'E-riverside', 'F-four-friends'];

/** Expected shares and states are counted by hand from data/demo/plans. */
describe('the plans of the demo', () => {
  let test: TestApp;
  let ids: ReadonlyMap<string, number>;
  const get = async <T>(path: string): Promise<T> =>
    (await request(test.app.getHttpServer()).get(`/api${path}`).expect(200)).body as T;
  const idOf = (code: string): number => ids.get(code) ?? 0;

  beforeAll(async () => {
    test = await startTestApp({ config: { mode: 'demo' } });
    await seedDemoPlaces(test.app);
    const contexts = await test.app.get(Reader).manager.find(ContextEntity);
    ids = new Map(contexts.map(({ code, id }) => [code, id]));
  });
  afterAll(() => test.stop());

  it.each(SCENARIOS)('tell the life of %s from assessment to last review', async (code) => {
    const { life, goals, reviews, assessments, next, drift } = await get<PlanPage>(
      `/contexts/${idOf(code)}/plan`,
    );
    const kinds = life.map(({ kind }) => kind);
    // a conference may only come after somebody has looked, and a review after somebody has decided
    const first = ['opened', 'assessed', 'meeting', 'review'].map((kind) =>
      kinds.indexOf(kind as (typeof kinds)[number]),
    );
    expect(first[0]).toBe(0);
    expect(first).toEqual([...first].sort((one, other) => one - other));
    expect(kinds.filter((kind) => kind === 'review').length).toBeGreaterThanOrEqual(3);
    expect(['review', 'closed', 'response']).toContain(kinds.at(-1));
    // of every assessment it is told how it was made and who took part
    for (const { methods, tookPart, findings, weighting } of assessments)
      expect([methods, tookPart, findings, weighting].map((part) => part.length > 0)).toEqual([
        true,
        true,
        true,
        true,
      ]);
    for (const { sign, howKnown, hope, measures } of goals) {
      expect([sign, howKnown, hope].every((words) => words !== '')).toBe(true);
      expect(measures.map(({ baseline }) => baseline !== null)).toEqual(measures.map(() => true));
    }
    expect(goals.length).toBeLessThanOrEqual(5);
    expect(reviews.every(({ closedOn, didNotWork }) => closedOn !== null && didNotWork !== '')).toBe(true);
    expect(drift.state).toBe('holding');
    const due = next.map(({ sentence }) => sentence).join(' ');
    for (const missing of ['Assess the context', 'Say what will show', 'Choose an indicator', 'baseline'])
      expect(due).not.toContain(missing);
  });

  it('answer every reflective question before a review is closed, each in words of its own', async () => {
    const { reflection } = await get<PlanGuides>('/plan-guides');
    const asked = reflection.questions.map(({ code }) => code).sort();
    for (const code of SCENARIOS) {
      const { reviews } = await get<PlanPage>(`/contexts/${idOf(code)}/plan`);
      const answers = reviews.flatMap(({ reflections }) => reflections.map(({ answer }) => answer));
      for (const { reflections } of reviews)
        expect(reflections.map(({ question }) => question).sort()).toEqual(asked);
      expect(new Set(answers).size).toBe(answers.length);
    }
  });

  it('show one plan that drifted, and the others holding', async () => {
    const { drift, balance } = await get<ContextMeetings>(`/contexts/${idOf('X6-later-start')}/meetings`);
    expect(balance.map(({ date, decided }) => [date, decided.share])).toEqual([
      ['2021-05-11', 4 / 5],
      ['2022-05-17', 1],
      ['2023-05-16', 1 / 3],
      ['2024-05-21', 0.5 / 3],
    ]);
    // planned 4, 6, 7 and 7.5 of 5, 7, 10 and 13
    expect(balance.map(({ plannedSoFar: p }) => [p.ecological + p.both / 2, p.actions])).toEqual([
      [4, 5],
      [6, 7],
      [7, 10],
      [7.5, 13],
    ]);
    expect(drift).toMatchObject({
      state: 'drifted',
      sentence:
        "At the beginning 4 of 5 actions set out to change the context, at the latest review half of one of 3. For two reviews running most new actions aim at young people's behaviour: this plan has drifted.",
    });
  });

  it('show the yard turned from dispersal to guardianship, and by whom', async () => {
    const { turns, drift } = await get<ContextMeetings>(`/contexts/${idOf('B-canal-yard')}/meetings`);
    expect(turns).toEqual([
      { side: 'VCS', towardsContext: 1, towardsBehaviour: 0, toGuardianship: 1, other: 0 },
      { side: 'community', towardsContext: 0, towardsBehaviour: 0, toGuardianship: 1, other: 1 },
      { side: 'statutory', towardsContext: 0, towardsBehaviour: 0, toGuardianship: 0, other: 0 },
    ]);
    // conference 1 of 4, panel 2 of 2, conference 2 of 2; the talk of 2020 was dropped and is not counted
    expect([drift.began.ecological, drift.began.actions]).toEqual([5, 8]);
    expect(drift.reviews.map(({ date, balance: b }) => [date, b.ecological + b.both / 2, b.actions])).toEqual(
      [
        ['2018-10-08', 2, 2],
        ['2020-03-09', 2, 2],
        ['2022-05-09', 2, 2],
        ['2024-05-13', 1, 2],
        ['2026-05-11', 2, 3],
      ],
    );
  });

  // Rows: what Ines said, columns: what Tom said, of what each action sets out to change: behaviour, both, the context.
  // Linear weights: 1 on the diagonal, 1/2 one step beside it, 0 in the two far corners. Expected: row total x column total.
  it.each([
    // garages, 13 actions from June 2019 on:  2 1 0 | 3    seen (2 + 9 + 1/2 + 1/2) x 13 = 156 of 169
    //                                         0 0 0 | 0    expected 3 x (2 + 1) + 10 x (1 + 9) = 109 of 169
    //                                         0 1 9 | 10
    //                                         2 2 9        (156 - 109) / (169 - 109)
    ['A-garages', 13, 11, 47 / 60, 2],
    // the estate that drifts, all 13 actions: 4 0 1 | 5    seen (4 + 6 + 1/2 + 1/2) x 13 = 143 of 169; cameras count nothing
    //                                         1 0 0 | 1    expected 5 x (5 + 1/2) + 1 x (5/2 + 1 + 7/2) + 7 x (1/2 + 7)
    //                                         0 1 6 | 7      = 27.5 + 7 + 52.5 = 87 of 169
    //                                         5 1 7        (143 - 87) / (169 - 87)
    ['X6-later-start', 13, 10, 56 / 82, 3],
  ])('show how far two people who coded %s apart agree', async (code, coded, alike, kappa, settledOnes) => {
    const { agreement, meetings } = await get<ContextMeetings>(`/contexts/${idOf(code)}/meetings`);
    expect(agreement).toMatchObject({ state: 'shown', actions: coded, few: true });
    if (agreement.state !== 'shown') return;
    expect(agreement.same).toBeCloseTo(alike / coded, 12);
    expect(agreement.kappa).toBeCloseTo(kappa, 12);
    const decisions = meetings.flatMap((meeting) => meeting.decisions);
    expect(decisions.filter(({ coding }) => coding === 'apart')).toEqual([]);
    const settled = decisions.filter(({ coding }) => coding === 'settled');
    expect([settled.length, settled.every(({ settledBecause }) => settledBecause !== '')]).toEqual([
      settledOnes,
      true,
    ]);
  });

  it('give a reason for what was moved', async () => {
    const changed = async (code: string) =>
      (await get<PlanPage>(`/contexts/${idOf(code)}/plan`)).changes.map(({ what, reason }) => [
        what,
        reason !== '',
      ]);
    expect(await changed('A-garages')).toEqual([['target', true]]);
    // a survey that moved from summer to autumn begins anew, and so does what it is measured from
    expect(await changed('D-northbrook')).toEqual([
      ['baseline', true],
      ['baseline', true],
    ]);
  });

  it('show parity rated apart, and a week with a gap that nobody may call trusted', async () => {
    const yard = await get<DocumentsPage>(`/contexts/${idOf('B-canal-yard')}/documents`);
    expect([yard.parity.vcs?.body, yard.parity.statutory?.body]).toMatchObject([{ level: 2 }, { level: 3 }]);
    const garages = await get<DocumentsPage>(`/contexts/${idOf('A-garages')}/documents`);
    const night = garages.week.find(({ week, day }) => week === 'school day' && day === 'night');
    expect(night?.state).toBe('nobody trained');
  });
});
