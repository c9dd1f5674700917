import type { ContextMeetings, Decision, Meeting, MeetingsPage, ProblemDocument } from '@waymark/contract';
import request from 'supertest';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';

describe('meetings about contexts', () => {
  let test: TestApp;
  let world: SmallWorld;
  let second: string;
  let stranger: string;
  const api = () => request(test.app.getHttpServer());
  const hold = async (fields: object): Promise<Meeting> =>
    (
      await api()
        .post('/api/meetings')
        .send({ kind: 'context conference', contextIds: [world.park.id], ...fields })
        .expect(201)
    ).body as Meeting;
  const decide = (meetingId: number, fields: object) =>
    api()
      .post(`/api/meetings/${meetingId}/decisions`)
      .send({
        contextId: world.park.id,
        title: 'Lights on the path',
        owner: 'community safety',
        tag: { orientation: 'ecological' },
        ...fields,
      });
  const decided = async (meetingId: number, fields: object): Promise<Decision> =>
    (await decide(meetingId, fields).expect(201)).body as Decision;
  const ofPark = async (): Promise<ContextMeetings> =>
    (await api().get(`/api/contexts/${world.park.id}/meetings`).expect(200)).body as ContextMeetings;
  const behaviour = { orientation: 'behaviour_based' };

  beforeAll(async () => {
    test = await startTestApp();
    world = await seedSmallWorld(test.app);
    second = await test.people.signedIn('practitioner', {
      kind: 'organisation',
      id: world.site.organisationId,
    });
    stranger = await test.people.signedIn('manager', { kind: 'organisation', id: 4711 });
  });
  afterAll(() => test.stop());

  it('says of a context without meetings that nothing was decided, not that the plan holds', async () => {
    const page = await ofPark();
    expect(page.meetings).toEqual([]);
    expect(page.drift).toMatchObject({ state: 'too early', sentence: 'No action has been decided yet.' });
    expect(page.agreement.state).toBe('refused');
  });

  it('keeps who was asked, who came, and how views were brought and answered', async () => {
    const meeting = await hold({
      date: '2024-01-10',
      attendance: [
        { party: 'young people', present: 2 },
        { party: 'VCS', present: 1 },
        { party: 'police', present: 0 },
      ],
      views: [
        { party: 'young people', how: 'a film made on the path', answered: 'Lights are agreed.' },
        { party: 'residents', how: 'a survey at the doors' },
      ],
    });
    expect((await api().get(`/api/meetings/${meeting.id}`).expect(200)).body).toEqual(meeting);
    const { takingPart } = await ofPark();
    expect(takingPart).toMatchObject({ meetings: 1, withViews: 1, viewsBrought: 2, viewsAnswered: 1 });
    expect(takingPart.parties.find(({ party }) => party === 'police')).toEqual({
      party: 'police',
      invited: 1,
      present: 0,
    });
  });

  it('shows balance and drift as a count by hand finds them', async () => {
    const [first] = (await ofPark()).meetings as [Meeting];
    // the beginning: 2 ecological, 1 both, 1 behaviour-based = 2.5 of 4; one of them done by the first review
    await decided(first.id, { state: 'done', doneOn: '2024-03-01', due: '2024-04-01' });
    await decided(first.id, { title: 'Shop staff learn to help', due: '2024-04-01' });
    await decided(first.id, { title: 'Girls choose the seats', tag: { orientation: 'both' } });
    await decided(first.id, { title: 'A class on choices', tag: behaviour });
    for (const date of ['2024-07-01', '2025-01-15']) {
      const review = await hold({ date, kind: 'review' });
      await decided(review.id, { title: 'Warning letters', tag: behaviour });
      await decided(review.id, { title: 'Curfew contracts', tag: behaviour });
    }
    const page = await ofPark();
    expect(page.balance.map((p) => [p.date, p.plannedSoFar.share, p.completedSoFar.share])).toEqual([
      ['2024-01-10', 0.625, null],
      ['2024-07-01', 2.5 / 6, 1],
      ['2025-01-15', 2.5 / 8, 1],
    ]);
    expect(page.drift.state).toBe('drifted');
    expect(page.takingPart).toMatchObject({ decisionsDue: 2, decisionsDoneOfDue: 1 });
    const all = (await api().get('/api/meetings').expect(200)).body as MeetingsPage;
    expect(all.contexts.map(({ name, drift }) => [name, drift.state])).toEqual([
      ['The Green (private)', 'drifted'],
    ]);
  });

  it('counts a dropped action no more', async () => {
    const [latest] = (await ofPark()).meetings as [Meeting];
    const before = (await ofPark()).balance.at(-1)?.plannedSoFar.actions;
    const [one] = latest.decisions as [Decision];
    const dropped = await api()
      .patch(`/api/decisions/${one.id}`)
      .send({ state: 'dropped', version: 1 })
      .expect(200);
    expect(dropped.body).toMatchObject({ version: 2 });
    expect((await ofPark()).balance.at(-1)?.plannedSoFar.actions).toBe((before ?? 0) - 1);
    await api().patch(`/api/decisions/${one.id}`).send({ state: 'planned', version: 2 }).expect(200);
  });

  it('lets two people code apart, hides the one from the other, and settles with a reason', async () => {
    const [latest] = (await ofPark()).meetings as [Meeting];
    const { id } = await decided(latest.id, { title: 'Patrols at school gates', tag: behaviour });
    const code = (cookie: string | null, tag: object) => {
      const call = api().put(`/api/decisions/${id}/code`);
      return (cookie ? call.set('Cookie', cookie) : call).send(tag);
    };
    expect(
      (await code(second, { orientation: 'both', approach: 'surveillance' }).expect(200)).body,
    ).toMatchObject({
      coding: 'one coder',
      codedByMe: true,
      counted: behaviour,
    });
    // the other coder sees that there is a code, and not which
    const seen = ((await api().get(`/api/meetings/${latest.id}`)).body as Meeting).decisions.find(
      (one) => one.id === id,
    );
    expect(seen).toMatchObject({ coding: 'one coder', codedByMe: false, codes: [] });
    await api()
      .put(`/api/decisions/${id}/settled`)
      .send({ tag: behaviour, reason: 'too early', version: 1 })
      .expect(409);

    const both = (await code(null, { orientation: 'behaviour_based', approach: 'surveillance' }).expect(200))
      .body as Decision;
    expect(both).toMatchObject({ coding: 'apart', counted: behaviour });
    expect(both.codes.map(({ tag }) => tag.orientation)).toEqual(['both', 'behaviour_based']);
    const late = (await code(null, { orientation: 'both' }).expect(409)).body as ProblemDocument;
    expect(late.detail).toContain('Settle the difference');
    const settled = await api()
      .put(`/api/decisions/${id}/settled`)
      .send({
        tag: { orientation: 'both', approach: 'surveillance' },
        reason: 'They watch, and walk along.',
        version: 1,
      })
      .expect(200);
    expect(settled.body).toMatchObject({
      coding: 'settled',
      counted: { orientation: 'both', approach: 'surveillance' },
      settledBecause: 'They watch, and walk along.',
    });
    expect((await ofPark()).agreement).toMatchObject({ state: 'refused', actions: 1 });
  });

  it('shows who turned a decision, and which way', async () => {
    const [latest] = (await ofPark()).meetings as [Meeting];
    await decided(latest.id, {
      title: 'Youth workers in the square every evening',
      tag: { orientation: 'ecological', approach: 'guardianship' },
      turn: {
        proposed: 'A dispersal zone',
        proposedTag: { orientation: 'behaviour_based', approach: 'dispersal' },
        arguedBy: 'VCS',
      },
    });
    expect((await ofPark()).turns[0]).toEqual({
      side: 'VCS',
      towardsContext: 1,
      towardsBehaviour: 0,
      toGuardianship: 1,
      other: 0,
    });
  });

  it('writes nothing for whoever began on what somebody else has changed since', async () => {
    const meeting = await hold({ date: '2025-02-20', note: 'As first written' });
    const { id } = await decided(meeting.id, {});
    const save = (path: string, fields: object) => api().patch(`/api/${path}`).send(fields);
    await save(`meetings/${meeting.id}`, { note: 'Mine' }).expect(400);
    await save(`meetings/${meeting.id}`, { note: 'Theirs', version: 1 }).expect(200);
    const late = await save(`meetings/${meeting.id}`, { note: 'Mine', version: 1 }).expect(409);
    expect((late.body as ProblemDocument).detail).toContain('Somebody else changed this meeting');
    const seen = (await api().get(`/api/meetings/${meeting.id}`)).body as Meeting;
    expect(seen).toMatchObject({ note: 'Theirs', version: 2 });
    await save(`decisions/${id}`, { title: 'Theirs', version: 1 }).expect(200);
    await save(`decisions/${id}`, { title: 'Mine', version: 1 }).expect(409);
    await save(`meetings/${meeting.id}`, { archived: true, version: 2 }).expect(200);
  });

  it.each([
    [{ date: '2027-01-01' }, 'held'],
    [{ date: '2024-02-01', contextIds: [] }, 'contexts'],
    [
      {
        date: '2024-02-01',
        attendance: [
          { party: 'VCS', present: 1 },
          { party: 'VCS', present: 2 },
        ],
      },
      'twice',
    ],
    [{ date: '2024-02-01', attendance: [{ party: 'VCS', present: 1, name: 'Sam' }] }, 'name'],
  ])('refuses the meeting %j with a sentence', async (fields, part) => {
    const answer = await api()
      .post('/api/meetings')
      .send({ kind: 'review', contextIds: [world.park.id], ...fields })
      .expect(400);
    expect(JSON.stringify(answer.body)).toContain(part);
  });

  it('refuses a decision for a context that was not discussed, or done on a day without being done', async () => {
    const [latest] = (await ofPark()).meetings as [Meeting];
    await decide(latest.id, { contextId: world.school.id }).expect(400);
    await decide(latest.id, { doneOn: '2025-02-01' }).expect(400);
    await decide(latest.id, { responseId: 999 }).expect(400);
    await api()
      .patch(`/api/meetings/${latest.id}`)
      .send({ contextIds: [world.school.id], version: 1 })
      .expect(400);
  });

  it('shows and changes nothing beyond the reach of who asks', async () => {
    const [latest] = (await ofPark()).meetings as [Meeting];
    const [one] = latest.decisions as [Decision];
    const as = (call: request.Test) => call.set('Cookie', stranger);
    expect(((await as(api().get('/api/meetings')).expect(200)).body as MeetingsPage).meetings).toEqual([]);
    await as(api().get(`/api/contexts/${world.park.id}/meetings`)).expect(404);
    await as(api().get(`/api/meetings/${latest.id}`)).expect(404);
    await as(
      api()
        .post('/api/meetings')
        .send({ date: '2024-02-01', kind: 'review', contextIds: [world.park.id] }),
    ).expect(404);
    await as(api().patch(`/api/meetings/${latest.id}`).send({ note: 'mine', version: 1 })).expect(404);
    await as(api().patch(`/api/decisions/${one.id}`).send({ title: 'mine', version: 1 })).expect(404);
    await as(api().put(`/api/decisions/${one.id}/code`).send(behaviour)).expect(404);
  });

  it('archives a meeting with what it decided, and deletes nothing', async () => {
    const meeting = await hold({ date: '2025-03-01' });
    await decided(meeting.id, {});
    const before = (await ofPark()).balance.length;
    await api().patch(`/api/meetings/${meeting.id}`).send({ archived: true, version: 1 }).expect(200);
    expect((await ofPark()).balance).toHaveLength(before - 1);
    await decide(meeting.id, {}).expect(404);
  });
});
