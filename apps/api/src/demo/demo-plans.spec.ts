import type { ContextMeetings, DocumentsPage, PlanPage } from '@waymark/contract';
import request from 'supertest';
import { ContextEntity } from '../catalogue/context.entity';
import { Reader } from '../database/reader';
import { startTestApp, type TestApp } from '../testing/test-app';
import { seedDemoPlaces } from './demo-seed';

/** Expected shares and states are counted by hand from data/demo/plans.yaml. */
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

  it.each(['A-garages', 'B-canal-yard', 'C-library', 'D-northbrook', 'E-riverside', 'F-four-friends'])(
    'tell the life of %s from assessment to last review',
    async (code) => {
      const { life, goals, reviews, next } = await get<PlanPage>(`/contexts/${idOf(code)}/plan`);
      const kinds = life.map(({ kind }) => kind);
      expect(kinds[0]).toBe('opened');
      for (const kind of ['assessed', 'meeting', 'response', 'review'] as const)
        expect(kinds).toContain(kind);
      expect(goals.every(({ sign, howKnown, measures }) => sign && howKnown && measures.length > 0)).toBe(
        true,
      );
      expect(reviews.every(({ closedOn }) => closedOn !== null)).toBe(true);
      expect(next.map(({ sentence }) => sentence).join(' ')).not.toContain('Assess the context');
    },
  );

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
    for (const code of ['A-garages', 'C-library', 'D-northbrook', 'E-riverside', 'F-four-friends'])
      expect([code, (await get<ContextMeetings>(`/contexts/${idOf(code)}/meetings`)).drift.state]).toEqual([
        code,
        'holding',
      ]);
  });

  it('show the yard turned from dispersal to guardianship, and by whom', async () => {
    const { turns, drift } = await get<ContextMeetings>(`/contexts/${idOf('B-canal-yard')}/meetings`);
    expect(turns).toEqual([
      { side: 'VCS', towardsContext: 1, towardsBehaviour: 0, toGuardianship: 1, other: 0 },
      { side: 'community', towardsContext: 0, towardsBehaviour: 0, toGuardianship: 1, other: 1 },
      { side: 'statutory', towardsContext: 0, towardsBehaviour: 0, toGuardianship: 0, other: 0 },
    ]);
    // 3 of 6 before the first review: the yard began half and half, and then held
    expect(drift.state).toBe('holding');
  });

  it('give a reason for the target that was lowered', async () => {
    const { changes } = await get<PlanPage>(`/contexts/${idOf('A-garages')}/plan`);
    expect(changes.map(({ what, reason }) => [what, reason !== ''])).toEqual([['target', true]]);
  });

  it('show parity rated apart, and a week with a gap that nobody may call trusted', async () => {
    const yard = await get<DocumentsPage>(`/contexts/${idOf('B-canal-yard')}/documents`);
    expect([yard.parity.vcs?.body, yard.parity.statutory?.body]).toMatchObject([{ level: 2 }, { level: 3 }]);
    const garages = await get<DocumentsPage>(`/contexts/${idOf('A-garages')}/documents`);
    const night = garages.week.find(({ week, day }) => week === 'school day' && day === 'night');
    expect(night?.state).toBe('nobody trained');
  });
});
