import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Grant, PlanGoal, Report } from '@waymark/contract';
import request from 'supertest';
import { NotFound } from '../http/refusals';
import { published } from '../testing/published';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';
import { renderReport } from './render-report';
import { ReportsService } from './reports.service';
import { LocalActor } from '../access/local-actor';

interface ReadPdf {
  readonly pages: readonly { text: string; unmarked: number }[];
}

describe('reports', () => {
  let world: TestApp;
  let small: SmallWorld;
  let grant: Grant;
  let report: Report;
  const api = () => request(world.app.getHttpServer());
  const pdfText = (bytes: Uint8Array): ReadPdf => {
    const file = join(world.config.dataFolder, 'report.pdf');
    writeFileSync(file, bytes);
    const reader = resolve(__dirname, '../../../../libs/reports/src/testing/read-pdf.mjs');
    return JSON.parse(
      execFileSync(process.execPath, [reader, file], { encoding: 'utf8', maxBuffer: 64e6 }),
    ) as ReadPdf;
  };

  beforeAll(async () => {
    world = await startTestApp();
    small = await seedSmallWorld(world.app);
    const wave = (year: number, numerator: number, denominator: number) => ({
      contextId: small.park.id,
      indicator: 'LOC-01',
      start: `${year}-04-01`,
      end: `${year}-04-30`,
      round: `spring ${year}`,
      source: "young people's survey",
      figures: { kind: 'counts', numerator, denominator },
    });
    // 2023 rests on 17 answers: fewer than may leave the team.
    await api()
      .post('/api/observations')
      .send({
        batch: 'report-spec-1',
        observations: [wave(2021, 23, 61), wave(2022, 29, 58), wave(2023, 13, 17), wave(2024, 44, 63)],
      })
      .expect(201);
    grant = (
      await api()
        .post('/api/grants')
        .send({
          identifier: '360G-spec-1',
          funder: 'Harbour Fund (invented)',
          title: 'A green for everybody',
          start: '2022-04-01',
          end: '2025-03-31',
          askedFor: 'felt safety',
          contextIds: [small.park.id],
        })
        .expect(201)
    ).body as Grant;
    report = (
      await api()
        .post('/api/reports')
        .send({ template: 'funder', grantId: grant.id, contextId: small.park.id })
        .expect(201)
    ).body as Report;
  });
  afterAll(() => world.stop());

  it('tells of editions only: refused where none has the place, in a sentence that says how to publish one', async () => {
    expect(report).toMatchObject({ edition: null, from: null, editions: [] });
    expect(report.gaps).toEqual([
      {
        section: 'figures',
        sentence: expect.stringContaining('Nothing has been published yet for The Green'),
      },
    ]);
    for (const file of ['report.html', 'report.pdf']) {
      const { body } = await api().get(`/api/reports/${report.id}/${file}`).expect(409);
      expect(body.detail).toContain('draft one under Editions, let a second person approve it');
    }
    await expect(
      renderReport(world.app, await world.app.get(LocalActor).actor(), {
        context: 'park',
        grant: '360G-spec-1',
        format: 'html',
      }),
    ).rejects.toThrow('Nothing has been published yet');
    const { sha256 } = await published(world.app, small.site.organisationId);
    report = (await api().get(`/api/reports/${report.id}`).expect(200)).body as Report;
    expect(report).toMatchObject({ from: { number: 1, sha256 }, editions: [{ number: 1 }] });
  });

  it('begins as a draft that names everything still missing', () => {
    expect(report).toMatchObject({
      contextName: 'The Green',
      funder: 'Harbour Fund (invented)',
      grantId: grant.id,
    });
    expect(report.gaps.map((gap) => gap.section)).toEqual(
      expect.arrayContaining(['voices', 'contribution', 'otherExplanations', 'whatDidNotWork', 'strength']),
    );
  });

  it('saves each text by itself and keeps the others', async () => {
    await api()
      .patch(`/api/reports/${report.id}`)
      .send({ whatDidNotWork: 'The Friday sessions were empty all winter.' })
      .expect(200);
    const both = await api()
      .patch(`/api/reports/${report.id}`)
      .send({ contribution: 'Two workers were on the green three evenings a week.' })
      .expect(200);
    expect(both.body.texts).toMatchObject({
      whatDidNotWork: 'The Friday sessions were empty all winter.',
      contribution: 'Two workers were on the green three evenings a week.',
    });
    const sections = (both.body as Report).gaps.map((gap) => gap.section);
    expect(sections).not.toContain('whatDidNotWork');
    expect(sections).not.toContain('contribution');
    const listed = (await api().get('/api/reports').expect(200)).body as Report[];
    expect(listed.map((one) => one.id)).toEqual([report.id]);
    expect(listed[0]?.gaps).toEqual((both.body as Report).gaps);
  });

  it('lists a moved target, baseline and definition with their reason, in every output, with public names', async () => {
    const measure = (value: number, n: number) => ({
      indicator: 'LOC-01',
      baseline: { date: '2021-04-30', method: 'spring survey', n },
      targets: [
        {
          grantId: grant.id,
          period: { start: '2024-04-01', end: '2024-04-30' },
          at: 'at least',
          value,
        },
      ],
    });
    const goal = (
      await api()
        .post(`/api/contexts/${small.park.id}/goals`)
        .send({
          side: 'needs',
          statement: 'Young people feel welcome here',
          hope: 'That the green (private) is theirs too.',
          sign: 'More of them stay until dusk.',
          howKnown: 'The spring survey, asked again.',
          measures: [measure(80, 61)],
        })
        .expect(201)
    ).body as PlanGoal;
    await api()
      .patch(`/api/goals/${goal.id}`)
      .send({
        version: goal.version,
        measures: [measure(65, 17)],
        reason: 'the green (private) was dug up for half a year.',
      })
      .expect(200);
    const redefine = (fields: object) =>
      api()
        .patch(`/api/goals/${goal.id}`)
        .send({ version: goal.version + 1, sign: 'More of them bring a younger one along.', ...fields });
    await redefine({}).expect(400);
    await redefine({ reason: 'Young people said that dusk tells of the bus, not of safety.' }).expect(200);
    const { text: html } = await api().get(`/api/reports/${report.id}/report.html`).expect(200);
    const pdf = await api().get(`/api/reports/${report.id}/report.pdf`).buffer(true).expect(200);
    const printed = pdfText(pdf.body as Buffer)
      .pages.map(({ text }) => text)
      .join(' ');
    for (const words of [
      'Targets, baselines and definitions that were changed',
      'at least 80 from 2024-04-01 to 2024-04-30',
      'at least 65 from 2024-04-01 to 2024-04-30',
      'The Green was dug up for half a year.',
      'More of them bring a younger one along.',
      'Young people said that dusk tells of the bus, not of safety.',
      'That The Green is theirs too.',
      'reached: as released for',
      '2021-04-30, spring survey, n not printed: small',
    ])
      for (const said of [html.replace(/<[^>]+>/g, ''), printed])
        expect(said.replace(/\s+/g, ' ')).toContain(words);
    expect(html + printed).not.toMatch(/\(private\)|n = ?17/);
  });

  it('notices the private name of the place in what was written', async () => {
    const patch = (summary: string) => api().patch(`/api/reports/${report.id}`).send({ summary }).expect(200);
    const told = (await patch('We call it the green (private) among ourselves.')).body as Report;
    expect(told.gaps[0]).toEqual({
      section: 'summary',
      sentence: 'This text holds the private name of the place: write its public name instead.',
    });
    const untold = (await patch('A green between two estates.')).body as Report;
    expect(untold.gaps.map((gap) => gap.section)).not.toContain('summary');
  });

  it('draws released figures as a web page that may run nothing', async () => {
    const page = await api().get(`/api/reports/${report.id}/report.html`).expect(200);
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    expect(page.headers['content-security-policy']).toMatch(/style-src 'sha256-[\w+/=]+';/);
    expect(page.headers['content-security-policy']).not.toContain('unsafe');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.text).toContain('The Friday sessions were empty all winter.');
    expect(page.text).toMatch(/Edition 1, 15 September 2026, SHA-256 [0-9a-f]{12}/);
    expect(page.text).toMatch(/class="withheld[^>]*><span>withheld/);
    expect(page.text).toContain('n 65');
    // Neither the exact bases nor the wave of 17 nor the private name leaves the team.
    expect(page.text).not.toMatch(/\bn (61|58|17|63)\b|76%|13 of 17|\(private\)/);
  });

  it('draws the same figures as a tagged PDF, the same to the byte each time', async () => {
    const get = async (): Promise<Buffer> => {
      const answer = await api().get(`/api/reports/${report.id}/report.pdf`).buffer(true).expect(200);
      expect(answer.headers['content-type']).toBe('application/pdf');
      return answer.body as Buffer;
    };
    const [first, second] = [await get(), await get()];
    expect(Buffer.compare(first, second)).toBe(0);
    const { pages } = pdfText(first);
    const text = pages.map((page) => page.text).join(' ');
    expect(pages.map((page) => page.unmarked)).toEqual(pages.map(() => 0));
    expect(text).toContain('What did not work, harms and side effects');
    expect(text).toContain('withheld');
    expect(text).not.toMatch(/\bn (61|58|17|63)\b|76%|\(private\)/);
  });

  it('refuses a context the grant is not for, and an unknown text', async () => {
    const other = await api()
      .post('/api/reports')
      .send({ template: 'funder', grantId: grant.id, contextId: small.school.id })
      .expect(400);
    expect(other.body.detail).toContain('is not recorded as a grant for Hill School');
    await api().patch(`/api/reports/${report.id}`).send({ figures: '99' }).expect(400);
    await api().get('/api/reports/9999').expect(404);
  });

  it('refuses a report about one young person', async () => {
    const person = (
      await api()
        .post('/api/contexts')
        .send({
          siteId: small.site.id,
          code: 'one',
          level: 'individual',
          setting: 'any',
          kind: 'one young person',
          pseudonym: 'Case 1',
          opened: '2022-01-01',
        })
        .expect(201)
    ).body as { id: number };
    await api()
      .patch(`/api/grants/${grant.id}`)
      .send({ contextIds: [small.park.id, person.id] })
      .expect(200);
    const refused = await api()
      .post('/api/reports')
      .send({ template: 'funder', grantId: grant.id, contextId: person.id })
      .expect(400);
    expect(refused.body.detail).toContain('never about one young person');
  });

  it('keeps a draft readable when its grant is given other contexts', async () => {
    const change = (contextIds: number[]) =>
      api().patch(`/api/grants/${grant.id}`).send({ contextIds }).expect(200);
    await change([small.school.id]);
    const listed = (await api().get('/api/reports').expect(200)).body as Report[];
    expect(listed.map((one) => one.contextName)).toEqual(['The Green']);
    await api().get(`/api/reports/${report.id}/report.html`).expect(200);
    await change([small.park.id]);
  });

  it('shows nothing of it to another organisation', async () => {
    const stranger = { name: 'somebody', role: 'administrator', organisationIds: [999_999] } as const;
    const service = world.app.get(ReportsService);
    expect(await service.list(stranger)).toEqual([]);
    await expect(service.report(stranger, report.id)).rejects.toBeInstanceOf(NotFound);
    await expect(service.html(stranger, report.id)).rejects.toBeInstanceOf(NotFound);
    await expect(service.change(stranger, report.id, { summary: 'mine now' })).rejects.toBeInstanceOf(
      NotFound,
    );
  });

  it('is drawn for the command line by code and by the end of a grant identifier, with the words last written', async () => {
    const actor = await world.app.get(LocalActor).actor();
    const order = { context: 'park', grant: '360G-spec-1', format: 'html' } as const;
    const { bytes, gaps } = await renderReport(world.app, actor, order);
    expect(Buffer.from(bytes).toString('utf8')).toContain('The Friday sessions were empty all winter.');
    expect(gaps.join(' ')).toContain('part 5');
    await expect(renderReport(world.app, actor, { ...order, context: 'pond' })).rejects.toThrow(
      'There is no context pond here. There is:',
    );
    await expect(renderReport(world.app, actor, { ...order, grant: 'G9' })).rejects.toThrow(
      'There is no grant G9 here.',
    );
  });

  it('keeps to the edition that was chosen, says what became of it, and is drawn from no withdrawn one', async () => {
    await api()
      .post('/api/observations')
      .send({
        batch: 'report-spec-later',
        observations: [
          {
            contextId: small.park.id,
            indicator: 'LOC-01',
            start: '2025-04-01',
            end: '2025-04-30',
            round: 'spring 2025',
            source: "young people's survey",
            figures: { kind: 'counts', numerator: 50, denominator: 80 },
          },
        ],
      })
      .expect(201);
    const html = async () => (await api().get(`/api/reports/${report.id}/report.html`).expect(200)).text;
    const before = await html();
    // recorded, and not published: no report knows it
    expect(before).not.toContain('n 80');
    const second = await published(world.app, small.site.organisationId, {
      corrects: 1,
      why: 'A round came late.',
    });
    expect(await html()).toContain('n 80');
    const chosen = (await api().patch(`/api/reports/${report.id}`).send({ edition: 1 }).expect(200))
      .body as Report;
    expect(chosen).toMatchObject({ edition: 1, from: { number: 1 } });
    expect(chosen.editions.map(({ number }) => number)).toEqual([2, 1]);
    const old = await html();
    expect(old).not.toContain('n 80');
    expect(old).toContain('corrected by edition 2');
    await api().patch(`/api/reports/${report.id}`).send({ edition: 2 }).expect(200);
    await api().post(`/api/editions/${second.id}/withdraw`).send({ why: 'A school asked.' }).expect(200);
    const refused = await api().get(`/api/reports/${report.id}/report.html`).expect(409);
    expect(refused.body.detail).toContain('was withdrawn on 2026-09-15');
    await api().patch(`/api/reports/${report.id}`).send({ edition: null }).expect(200);
    expect(await html()).toContain('Edition 1,');
  });
});
