import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { acting } from './acting';
import { AuditEntryEntity } from './audit-entry.entity';
import { headFile, readHead } from './audit-head';
import { readAuditKeys } from './audit-key';
import { AuditLog } from './audit-log.service';
import { verifyLog } from './verify-log';
import { OrganisationEntity } from '../access/organisation.entity';
import { ContextEntity } from '../catalogue/context.entity';
import { GrantContextEntity, GrantEntity } from '../catalogue/grant.entity';
import { SiteEntity } from '../catalogue/site.entity';
import { Reader } from '../database/reader';
import { UnitOfWork } from '../database/unit-of-work';
import { startTestApp, type TestApp } from '../testing/test-app';

const MANAGER = {
  actor: { name: 'Amira Demo', role: 'manager', personId: 7, organisationIds: [1] },
  capacity: 'session',
  requestId: 'abcd1234',
} as const;

describe('the audit log', () => {
  let test: TestApp;
  let ids: { organisation: number; site: number; context: number };
  const work = () => test.app.get(UnitOfWork);
  const entries = () => test.app.get(Reader).manager.find(AuditEntryEntity, { order: { sequence: 'ASC' } });
  const last = async () => (await entries()).at(-1);
  const changesOf = (entry: AuditEntryEntity | undefined): unknown => JSON.parse(entry?.changes ?? 'null');

  beforeAll(async () => {
    test = await startTestApp();
    ids = await work().run(async (m) => {
      const organisation = await m.save(m.create(OrganisationEntity, { name: 'Harbour Youth (invented)' }));
      const site = await m.save(
        m.create(SiteEntity, {
          organisationId: organisation.id,
          name: 'Harbourside',
          areaCode: null,
          areaName: null,
          note: '',
          archived: false,
        }),
      );
      const context = await m.save(
        m.create(ContextEntity, {
          organisationId: organisation.id,
          siteId: site.id,
          code: 'park',
          level: 'location',
          setting: 'neighbourhood',
          kind: 'park',
          pseudonym: 'The Green',
          privateName: 'Jane Roe Park',
          opened: '2020-01-01',
          closed: null,
          sizeBand: null,
          ageBand: null,
          goals: ['N2'],
          headlineIndicators: [],
          nextReview: null,
          note: '',
          archived: false,
        }),
      );
      return { organisation: organisation.id, site: site.id, context: context.id };
    });
  });
  afterAll(() => test.stop());

  it('keeps who, what, before and after of a change', async () => {
    await acting.run(MANAGER, () =>
      work().run(async (m) => {
        const found = await m.findOneByOrFail(ContextEntity, { id: ids.context });
        await m.save(Object.assign(found, { pseudonym: 'The Meadow', archived: true }));
      }),
    );
    const entry = await last();
    expect(entry).toMatchObject({
      personId: 7,
      actorName: 'Amira Demo',
      role: 'manager',
      capacity: 'session',
      requestId: 'abcd1234',
      action: 'change',
      kind: 'context',
      objectId: String(ids.context),
      contextId: ids.context,
      organisationId: ids.organisation,
    });
    expect(changesOf(entry)).toMatchObject([
      { field: 'archived', personal: false, before: 'no', after: 'yes' },
      { field: 'pseudonym', personal: false, before: 'The Green', after: 'The Meadow' },
    ]);
  });

  it('says of a personal field that it changed, never its value', async () => {
    const name = (privateName: string) =>
      work().run((m) => m.update(ContextEntity, { id: ids.context }, { privateName }));
    await name('Park of John Doe');
    const [first] = changesOf(await last()) as { before: string; after: string }[];
    await name('Jane Roe Park');
    const [second] = changesOf(await last()) as { before: string; after: string }[];
    expect(first).toMatchObject({ field: 'private name', personal: true });
    expect(first?.after).toMatch(/^[0-9a-f]{24}$/);
    // the same value again is seen to be the same, and nothing else is seen
    expect(second).toEqual({ ...first, before: first?.after, after: first?.before });
    expect(JSON.stringify(await entries())).not.toMatch(/Jane Roe|John Doe/);
  });

  it('catches SQL that goes past the ORM, and rows that are changed by a condition', async () => {
    const before = (await entries()).length;
    await work().run((m) => m.query(`UPDATE site SET name = 'Quayside' WHERE id = ${ids.site}`));
    await work().run((m) => m.update(SiteEntity, { archived: false }, { areaCode: 'E06000001' }));
    const now = (await entries()).slice(before);
    expect(now.map((it) => [it.action, it.kind, it.organisationId])).toEqual([
      ['change', 'site', ids.organisation],
      ['change', 'site', ids.organisation],
    ]);
  });

  it('tells of rows that come and go by their plain fields only', async () => {
    const grantId = await work().run(async (m) => {
      const grant = await m.save(
        m.create(GrantEntity, {
          organisationId: ids.organisation,
          identifier: '360G-x',
          funder: 'A fund',
          title: 'Safer parks',
          start: '2024-04-01',
          end: '2027-03-31',
          amountGbp: 12000,
          askedFor: '',
          archived: false,
        }),
      );
      await m.insert(GrantContextEntity, { grantId: grant.id, contextId: ids.context });
      return grant.id;
    });
    expect(await last()).toMatchObject({
      action: 'create',
      kind: 'context of a grant',
      organisationId: ids.organisation,
      objectId: `${grantId}/${ids.context}`,
    });
    await work().run((m) => m.delete(ContextEntity, { id: ids.context }));
    const gone = await last();
    expect(gone).toMatchObject({ action: 'remove', kind: 'context' });
    expect((changesOf(gone) as { personal: boolean }[]).filter((it) => it.personal)).toEqual([]);
  });

  it('leaves nothing of a row that came and went in one transaction, nor of a change that changes nothing', async () => {
    const before = (await entries()).length;
    await work().run(async (m) => {
      const { id } = await m.save(m.create(OrganisationEntity, { name: 'Briefly here' }));
      await m.delete(OrganisationEntity, { id });
      await m.update(SiteEntity, { id: ids.site }, { name: 'Quayside' });
    });
    expect((await entries()).length).toBe(before);
  });

  it('keeps an entry with its change, or neither', async () => {
    const before = (await entries()).length;
    const failing = work().run(async (m) => {
      await m.update(SiteEntity, { id: ids.site }, { name: 'Nowhere' });
      await test.app.get(AuditLog).record({ action: 'settings', kind: 'site' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect((await entries()).length).toBe(before);
  });

  it('records what is no changed row, in the name of whoever is given', async () => {
    await test.app.get(AuditLog).record({
      action: 'sign-in',
      kind: 'session',
      organisationId: ids.organisation,
      actor: { name: 'Ada', role: 'administrator', personId: 3 },
      details: { 'second factor': true },
    });
    expect(await last()).toMatchObject({
      action: 'sign-in',
      actorName: 'Ada',
      personId: 3,
      details: '{"second factor":true}',
    });
  });

  it('gives each entry the next number, also when many write at once', async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        work().run((m) => m.insert(OrganisationEntity, { name: `Organisation ${i}` })),
      ),
    );
    const sequences = (await entries()).map((it) => it.sequence);
    expect(sequences).toEqual(sequences.map((_, i) => i + 1));
  });

  it('stays one chain when two processes write to one database', async () => {
    const other = await startTestApp({ like: test.config });
    for (let i = 0; i < 6; i++)
      await (i % 2 ? other.app.get(UnitOfWork) : work()).run((m) =>
        m.insert(OrganisationEntity, { name: `Of process ${i % 2}, ${i}` }),
      );
    await other.app.close();
    const keys = readAuditKeys(test.config.dataFolder);
    expect(keys).toHaveLength(1);
    const head = readHead(headFile(test.config), keys);
    expect(await verifyLog(test.app.get(Reader).manager, keys, head)).toMatchObject({ faults: [] });
  });

  it('keeps its key and its head where only their owner can read them, and not in the database', async () => {
    for (const path of [join(test.config.dataFolder, 'audit.key'), headFile(test.config)])
      expect([path, statSync(path).mode & 0o777]).toEqual([path, 0o600]);
    const secret = readFileSync(join(test.config.dataFolder, 'audit.key'), 'utf8').trim();
    expect(JSON.stringify(await entries())).not.toContain(secret);
  });

  it('is refused by the database to be changed or emptied', async () => {
    const run = (sql: string) => work().run((m) => m.query(sql));
    await expect(run(`UPDATE audit_entry SET actor_name = 'Nobody' WHERE sequence = 1`)).rejects.toThrow(
      'append-only',
    );
    await expect(run('DELETE FROM audit_entry WHERE sequence = 1')).rejects.toThrow('append-only');
  });
});
