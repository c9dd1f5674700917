import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type {
  GridWindow,
  ImportDraft,
  ImportJob,
  MappingPreview,
  MappingProposal,
  MappingUse,
  ProblemDocument,
  SavedMapping,
  TableMapping,
} from '@waymark/contract';
import request from 'supertest';
import { MeasuresStore } from '../measures/measures.store';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';

const RETURN = [
  'Quarterly return',
  'Period: Q1 2023/24 (Apr–Jun)',
  '',
  'Where,Feel safer,,,Remarks',
  ',No.,Asked,%,',
  'the green,30,62,48.4%,quiet',
  'Hill school,12,40,30%,',
  'The Mall,1,2,50%,not ours',
  'Total,43,104,,',
  '* figures as counted',
].join('\r\n');

describe('a mapping of a table nobody knew', () => {
  let test: TestApp;
  let world: SmallWorld;
  const api = () => request(test.app.getHttpServer());
  beforeEach(async () => {
    test = await startTestApp();
    world = await seedSmallWorld(test.app);
  });
  afterEach(() => test.stop());

  async function send(text: string | Buffer, name = 'Return Q1 2023.csv'): Promise<ImportDraft> {
    const { body } = await api()
      .post(`/api/import-drafts?name=${encodeURIComponent(name)}`)
      .set('content-type', 'application/octet-stream')
      .send(Buffer.from(text))
      .expect(202);
    for (;;) {
      const draft = (
        await api()
          .get(`/api/import-drafts/${(body as ImportDraft).id}`)
          .expect(200)
      ).body as ImportDraft;
      if (draft.state !== 'reading') return draft;
      await new Promise((done) => setTimeout(done, 10));
    }
  }
  const proposal = async (id: string, saved?: string) =>
    (
      await api()
        .get(`/api/import-drafts/${id}/proposal${saved === undefined ? '' : `?saved=${saved}`}`)
        .expect(200)
    ).body as MappingProposal;
  const preview = async (id: string, use: MappingUse) =>
    (await api().post(`/api/import-drafts/${id}/preview`).send(use).expect(200)).body as MappingPreview;
  async function check(id: string, use: MappingUse): Promise<ImportJob> {
    const { body } = await api().post(`/api/import-drafts/${id}/import`).send(use).expect(202);
    return settled((body as ImportJob).id);
  }
  async function settled(id: number): Promise<ImportJob> {
    for (;;) {
      const job = (await api().get(`/api/imports/${id}`).expect(200)).body as ImportJob;
      if (!['checking', 'committing', 'undoing'].includes(job.state)) return job;
      await new Promise((done) => setTimeout(done, 10));
    }
  }
  const tableOf = (found: MappingProposal): TableMapping => {
    if (found.mapping?.kind !== 'table') throw new Error(found.why ?? 'no table');
    return found.mapping.table;
  };
  /** The place that is none of ours is left out: the one thing a reader has to say. */
  const decided = (table: TableMapping): MappingUse => ({
    mapping: {
      kind: 'table',
      table: { ...table, tables: table.tables.map((rule) => ({ ...rule, contexts: { 'The Mall': null } })) },
    },
    period: null,
  });

  it('is proposed, tried beside its cells, saved, and imported; the second time nothing changes', async () => {
    const draft = await send(RETURN);
    expect(draft).toMatchObject({
      state: 'ready',
      file: 'Return Q1 2023.csv',
      sheets: [{ rows: 10, columns: 5 }],
    });
    const cells = (await api().get(`/api/import-drafts/${draft.id}/cells?from=6&rows=2`).expect(200))
      .body as GridWindow;
    expect(cells.rows.map(({ row, cells: its }) => [row, its[0]?.text, its[1]?.type, its[3]?.type])).toEqual([
      [6, 'the green', 'number', 'percent'],
      [7, 'Hill school', 'number', 'percent'],
    ]);

    const found = await proposal(draft.id);
    expect(found.tables[0]).toMatchObject({ range: 'A4:E8', headingRows: [4, 5], totalRows: [9] });
    expect(found.contexts.map(({ text, code, match }) => [text, code, match])).toEqual([
      ['the green', 'park', 'near'],
      ['Hill school', 'school', 'near'],
      ['The Mall', null, 'none'],
    ]);
    const use = decided(tableOf(found));
    const tried = await preview(draft.id, use);
    expect(tried.faults).toEqual([]);
    expect(
      tried.observations.map((o) => [o.cells, o.context?.code, o.indicator.code, o.start, o.end, o.figures]),
    ).toEqual([
      [
        ['B6', 'C6', 'D6'],
        'park',
        'LOC-01',
        '2023-04-01',
        '2023-06-30',
        { kind: 'counts', numerator: 30, denominator: 62 },
      ],
      [
        ['B7', 'C7', 'D7'],
        'school',
        'LOC-01',
        '2023-04-01',
        '2023-06-30',
        { kind: 'counts', numerator: 12, denominator: 40 },
      ],
    ]);
    expect(tried.totals.map(({ cell, agrees }) => [cell, agrees])).toEqual([
      ['B9', true],
      ['C9', true],
    ]);
    expect(tried.unused.map(({ letter, heading }) => [letter, heading])).toEqual([['E', 'Remarks']]);
    expect(tried.leftOut.map(({ row }) => row)).toEqual([8, 9, 10]);

    const saved = (
      await api()
        .post('/api/mappings')
        .send({ name: 'quarterly-return', label: 'Quarterly return', mapping: use.mapping })
        .expect(201)
    ).body as SavedMapping;
    expect(saved).toMatchObject({
      name: 'quarterly-return',
      version: 1,
      organisation: 'Harbour Youth (invented)',
    });

    const job = await check(draft.id, { mapping: saved.mapping, period: null });
    expect(job).toMatchObject({
      state: 'checked',
      counts: { created: 2, rejected: 0 },
      mapping: { name: 'quarterly-return', version: 1 },
      digest: draft.digest,
      unusedColumns: ['Remarks'],
    });
    await api().post(`/api/imports/${job.id}/commit`).expect(202);
    const committed = await settled(job.id);
    expect(committed).toMatchObject({ state: 'committed', counts: { created: 2 } });
    expect(committed.contexts?.map(({ id }) => id).sort()).toEqual([world.park.id, world.school.id].sort());
    const rollups = await test.app.get(MeasuresStore).rollups({ contextIds: [world.park.id] });
    expect(rollups.map(({ stats, source }) => [stats, source])).toEqual([
      [{ kind: 'counts', numerator: 30, denominator: 62 }, 'Quarterly return'],
    ]);
    expect((await check(draft.id, { mapping: saved.mapping, period: null })).counts).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 2,
    });
    await api().post(`/api/imports/${job.id}/undo`).expect(202);
    expect(await settled(job.id)).toMatchObject({ state: 'undone' });
  });

  it('fits the file of the next quarter by itself, whatever was moved', async () => {
    const first = await send(RETURN);
    const { mapping } = decided(tableOf(await proposal(first.id)));
    await api()
      .post('/api/mappings')
      .send({ name: 'quarterly-return', label: 'Return', mapping })
      .expect(201);
    const next = await send(
      [
        'Quarterly return',
        'Prepared by the team',
        'Period: Q2 2023/24',
        'Where,Remarks,Feel safer,,',
        ',,%,Asked,No.',
        'THE GREEN ,,50%,60,30',
      ].join('\n'),
      'Return Q2 2023.csv',
    );
    const found = await proposal(next.id);
    expect(found.saved).toEqual({ name: 'quarterly-return', version: 1 });
    const tried = await preview(next.id, { mapping: { kind: 'table', table: tableOf(found) }, period: null });
    expect(tried.observations).toMatchObject([
      {
        cells: ['E6', 'D6', 'C6'],
        start: '2023-07-01',
        end: '2023-09-30',
        figures: { numerator: 30, denominator: 60 },
      },
    ]);
  });

  it('saves versions that never change, archives them, and gives them as a file', async () => {
    const draft = await send(RETURN);
    const table = tableOf(await proposal(draft.id));
    const save = async (label: string) =>
      (
        await api()
          .post('/api/mappings')
          .send({ name: 'mine', label, mapping: { kind: 'table', table } })
          .expect(201)
      ).body as SavedMapping;
    const one = await save('One');
    expect((await save('One')).version).toBe(1);
    const two = await save('Two');
    expect([one.version, two.version]).toEqual([1, 2]);
    expect(
      ((await api().get('/api/mappings').expect(200)).body as SavedMapping[]).map((m) => m.version),
    ).toEqual([2]);
    expect(
      ((await api().get('/api/mappings?name=mine').expect(200)).body as SavedMapping[]).map((m) => m.label),
    ).toEqual(['Two', 'One']);
    const { text, headers } = await api().get(`/api/mappings/${two.id}/mapping.yaml`).expect(200);
    expect(headers['content-disposition']).toContain('mine.v2.yaml');
    expect(text).toContain('heading: Feel safer / No.');
    await api().patch(`/api/mappings/${two.id}`).send({ archived: true }).expect(200);
    expect((await proposal(draft.id)).saved).toBeNull();
  });

  it('names what is wrong with a mapping before it is used, each in its place', async () => {
    const draft = await send(RETURN);
    const table = tableOf(await proposal(draft.id));
    const broken: TableMapping = {
      ...table,
      tables: table.tables.map((rule) => ({
        ...rule,
        context: null,
        period: { from: 'asked' as const, years: 'calendar' as const },
        columns: rule.columns.map((column) =>
          column.as === 'figure' ? { ...column, indicators: ['LOC-12'] } : column,
        ),
      })),
    };
    const use: MappingUse = { mapping: { kind: 'table', table: broken }, period: null };
    const { faults } = await preview(draft.id, use);
    expect(faults.map(({ at }) => at)).toContain('tables.0.period');
    expect(faults.map(({ sentence }) => sentence).join(' ')).toContain('LOC-12 counts events');
    const { body } = await api().post(`/api/import-drafts/${draft.id}/import`).send(use).expect(400);
    expect((body as ProblemDocument).errors.map(({ field }) => field)).toContain('tables.0.period');
    const asked = { mapping: use.mapping, period: { start: '2023-04-01', end: '2023-06-30' } };
    expect((await preview(draft.id, asked)).faults.map(({ at }) => at)).not.toContain('tables.0.period');
  });

  it('takes the heading where the reader says it is', async () => {
    const draft = await send(RETURN);
    const said = async (query: string) =>
      (await api().get(`/api/import-drafts/${draft.id}/proposal?saved=none&${query}`).expect(200))
        .body as MappingProposal;
    const [table] = (await said('sheet=0&heading=5&headingRows=1')).tables;
    expect(table?.headingRows).toEqual([5]);
    expect(table?.columns.map(({ heading }) => heading)).toEqual(['', 'No.', 'Asked', '%', '']);
    expect(table).toMatchObject({ firstRow: 6, lastRow: 8, totalRows: [9] });
    expect(table?.footnotes.map(({ row }) => row)).toEqual([10]);
    expect((await said('heading=4&headingRows=2')).tables).toEqual((await proposal(draft.id, 'none')).tables);
    expect(await said('heading=10')).toMatchObject({ mapping: null, tables: [] });
  });

  it('knows a published file, the own table, and a tidy table nobody mapped yet', async () => {
    const own = await send(
      'context,indicator,period_start,period_end\npark,LOC-01,2024-04-01,2024-04-30',
      'own.csv',
    );
    expect(await proposal(own.id)).toMatchObject({
      mapping: null,
      why: expect.stringContaining('needs no mapping') as string,
    });
    const tidy = await send(
      'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,pupils\n202324,Academic year,Local authority,E92000001,England,E12000009,South West,801,E06000023,Bristol,12\n',
      'tidy.csv',
    );
    const found = await proposal(tidy.id);
    expect(found.mapping).toMatchObject({
      kind: 'official',
      official: { period: { means: 'academic year' }, values: [{ column: 'pupils' }] },
    });
    if (found.mapping?.kind !== 'official') return;
    expect(found.tables[0]?.columns.at(-1)).toMatchObject({
      heading: 'pupils',
      letter: 'K',
      samples: ['12'],
    });
    const official = {
      ...found.mapping.official,
      values: [{ as: 'reported' as const, column: 'pupils', indicator: 'AREA-06', unit: 'number' as const }],
    };
    const tried = await preview(tidy.id, { mapping: { kind: 'official', official }, period: null });
    expect(tried.faults).toEqual([]);
    expect(tried.observations).toMatchObject([
      { cells: ['K2'], areaCode: 'E06000023', start: '2023-09-01', end: '2024-08-31' },
    ]);
    expect(
      (await check(tidy.id, { mapping: { kind: 'official', official }, period: null })).counts,
    ).toMatchObject({ created: 1 });
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'picture'],
    ['nothing', Buffer.alloc(0), 'empty'],
  ])('says of %s why it cannot be read', async (_, bytes, word) => {
    const draft = await send(bytes, 'picture.csv');
    expect(draft.state).toBe('unreadable');
    expect(draft.problems[0]?.fix).toContain(word);
    await api().get(`/api/import-drafts/${draft.id}/proposal`).expect(409);
  });

  it('forgets a file on demand, and shows none to anybody else', async () => {
    const draft = await send(RETURN);
    expect(readdirSync(join(test.config.dataFolder, 'drafts'))).toEqual([draft.id]);
    expect(
      ((await api().get('/api/import-drafts').expect(200)).body as ImportDraft[]).map(({ id }) => id),
    ).toEqual([draft.id]);
    await api().delete(`/api/import-drafts/${draft.id}`).expect(200);
    await api().get(`/api/import-drafts/${draft.id}`).expect(404);
    expect(readdirSync(join(test.config.dataFolder, 'drafts'))).toEqual([]);
    await api().get('/api/import-drafts/00000000-0000-4000-8000-000000000000/cells').expect(404);
  });
});
