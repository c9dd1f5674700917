import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { OrganisationEntity } from '../access/organisation.entity';
import { UnitOfWork } from '../database/unit-of-work';
import { RollupEntity } from '../measures/rollup.entity';
import { seedSmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';
import request from 'supertest';
import { lookAtAccounts } from './accounts';
import { lookAtClock } from './clock';
import { lookAtDataFolder } from './data-folder';
import { lookAtAudit, lookAtIntegrity, lookAtMigrations, lookForDatabase } from './database';
import { lookAtFigures } from './figures';
import { type Finding, looked } from './finding';
import { lookAtProgram } from './program';

const states = (findings: readonly Finding[]) => findings.map((it) => `${it.state} ${it.about}`);
const troubles = (findings: readonly Finding[]) => findings.filter((it) => it.state === 'trouble');

describe('the doctor', () => {
  let test: TestApp;
  let source: DataSource;

  beforeAll(async () => {
    test = await startTestApp();
    source = test.app.get(DataSource);
    const world = await seedSmallWorld(test.app);
    await request(test.app.getHttpServer())
      .post('/api/observations')
      .send({
        batch: 'doctor-spec',
        observations: [
          {
            contextId: world.park.id,
            indicator: 'LOC-01',
            start: '2026-03-01',
            end: '2026-03-31',
            round: 'spring',
            source: 'survey',
            figures: { kind: 'counts', numerator: 30, denominator: 62 },
          },
        ],
      })
      .expect(201);
  });
  afterAll(() => test.stop());

  it('finds nothing wrong with an installation that is well', async () => {
    const findings = [
      ...lookAtDataFolder(test.config),
      ...(await lookAtMigrations(source)),
      ...(await lookAtIntegrity(source)),
      ...(await lookAtAudit(source, test.config)),
      ...(await lookAtFigures(source)),
    ];
    expect(troubles(findings)).toEqual([]);
    expect(states(findings)).toEqual(
      expect.arrayContaining(['good Audit log', 'good Figures', 'good Tables']),
    );
    expect(findings.find((it) => it.about === 'Figures')?.says).toContain('1 figures');
  });

  it('tells of files that others can read, with the line that mends it', () => {
    const path = join(test.config.dataFolder, 'copy.csv');
    writeFileSync(path, '', { mode: 0o600 });
    chmodSync(path, 0o644);
    const [found] = troubles(lookAtDataFolder(test.config));
    expect(found?.says).toContain(`${path} (0644)`);
    expect(found?.cure).toContain('chmod -R go=');
    rmSync(path);
  });

  it('is quiet about a folder that is not there yet', () => {
    const config = { ...test.config, dataFolder: join(test.config.dataFolder, 'not-yet') };
    expect(states(lookAtDataFolder(config))).toEqual(['note Data folder']);
  });

  it('tells a database that was never made from one that is gone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-doctor-'));
    const config = {
      ...test.config,
      databaseUrl: null,
      dataFolder: folder,
      sqliteFile: join(folder, 'waymark.db'),
    };
    expect(lookForDatabase(config)?.state).toBe('note');
    writeFileSync(join(folder, 'waymark.audit-head.json'), '{}');
    expect(lookForDatabase(config)?.state).toBe('trouble');
    writeFileSync(config.sqliteFile, '');
    expect(lookForDatabase(config)).toBeNull();
    rmSync(folder, { recursive: true });
  });

  it('tells of changes of the tables still to be made, and of a newer program', async () => {
    const mark = (name: string) =>
      source.query(`INSERT INTO migrations (timestamp, name) VALUES (1999999999999, '${name}')`);
    const [last] = (await source.query(
      'SELECT id, timestamp, name FROM migrations ORDER BY id DESC LIMIT 1',
    )) as {
      id: number;
      timestamp: string;
      name: string;
    }[];
    await source.query(`DELETE FROM migrations WHERE id = ${last?.id}`);
    expect(troubles(await lookAtMigrations(source))[0]?.says).toContain(last?.name);
    await source.query(
      `INSERT INTO migrations (timestamp, name) VALUES (${last?.timestamp}, '${last?.name}')`,
    );
    await mark('FromTheFuture1999999999999');
    expect(troubles(await lookAtMigrations(source))[0]?.says).toContain('newer Waymark');
    await source.query(`DELETE FROM migrations WHERE name = 'FromTheFuture1999999999999'`);
    expect(troubles(await lookAtMigrations(source))).toEqual([]);
  });

  it('sees a figure that is not what its observations come to', async () => {
    const [row] = await source.manager.find(RollupEntity);
    if (!row) throw new Error('the seed has a rollup');
    await source.manager.update(RollupEntity, { id: row.id }, { stats: row.stats.replace('30', '31') });
    expect(troubles(await lookAtFigures(source))[0]?.says).toContain(`rollup ${row.id}`);
    await source.manager.update(RollupEntity, { id: row.id }, { stats: row.stats });
  });

  it('sees an altered entry, a missing trigger and changes made past Waymark', async () => {
    const postgres = source.options.type === 'postgres';
    const guard = postgres ? 'audit_entry_stays ON audit_entry' : 'audit_entry_no_update';
    await source.query(`DROP TRIGGER ${guard}`);
    await source.query(`UPDATE audit_entry SET actor_name = 'Nobody' WHERE sequence = 2`);
    await source.query(`UPDATE organisation SET name = 'Taken over'`);
    const findings = await lookAtAudit(source, test.config);
    expect(findings.map((it) => it.says).join(' ')).toMatch(
      /Entry 2 was altered.*Rows changed past.*Triggers are missing/,
    );
  });

  it('asks for an administrator with a second factor, and tells of demo accounts in real work', async () => {
    // Ada of the specs has none
    expect(troubles(await lookAtAccounts(source, test.config))[0]?.says).toContain('second factor');
    await source.query(`UPDATE person SET totp_secret = 'x'`);
    expect(troubles(await lookAtAccounts(source, test.config))).toEqual([]);
    await source.query(`UPDATE person SET demo = true`);
    expect(troubles(await lookAtAccounts(source, test.config))[0]?.says).toContain('demo accounts');
    await source.query('DELETE FROM membership');
    expect(troubles(await lookAtAccounts(source, test.config))[0]?.says).toContain('no administrator');
    expect(troubles(await lookAtAccounts(source, { ...test.config, mode: 'demo' }))).toEqual([]);
  });

  it('says of a file that is no database to put the backup back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-doctor-'));
    writeFileSync(join(folder, 'broken.db'), 'not a database, '.repeat(500));
    const broken = new DataSource({ type: 'sqlite', database: join(folder, 'broken.db') });
    await broken.initialize();
    const [found] = await lookAtIntegrity(broken);
    expect(found).toMatchObject({ state: 'trouble', cure: expect.stringContaining('backup') as string });
    await broken.destroy();
    rmSync(folder, { recursive: true });
  });

  it('goes on after a look that failed', async () => {
    const empty = new DataSource({ type: 'sqlite', database: ':memory:' });
    await empty.initialize();
    const findings = await looked('Accounts', () => lookAtAccounts(empty, test.config));
    expect(states(findings)).toEqual(['trouble Accounts']);
    await empty.destroy();
  });

  it('does not stop the server it looks at from writing', async () => {
    await lookAtIntegrity(source);
    await test.app.get(UnitOfWork).run((m) => m.insert(OrganisationEntity, { name: 'Meanwhile' }));
    expect(await source.manager.countBy(OrganisationEntity, { name: 'Meanwhile' })).toBe(1);
  });
});

describe('the clock', () => {
  const now = Date.parse('2026-09-15T10:00:00Z');
  it('is wrong when something was written later than now', () => {
    const [found] = lookAtClock(now, [{ what: 'an entry', at: now + 3_600_000 }]);
    expect(found?.state).toBe('trouble');
    expect(found?.says).toContain('an entry is of 2026-09-15T11:00:00.000Z');
  });
  it('is well when nothing was, give or take five minutes', () => {
    expect(lookAtClock(now, [{ what: 'an entry', at: now + 60_000 }])[0]?.state).toBe('good');
    expect(lookAtClock(now, [])[0]?.state).toBe('good');
  });
});

describe('the program', () => {
  const home = mkdtempSync(join(tmpdir(), 'waymark-home-'));
  const config = { home } as Parameters<typeof lookAtProgram>[0];
  afterAll(() => rmSync(home, { recursive: true }));

  it.each([
    ['20.18.9', 'trouble'],
    ['18.20.0', 'trouble'],
    ['20.19.0', 'good'],
    ['20.20.2', 'good'],
    ['24.0.0', 'good'],
  ])('runs on Node.js %s: %s', (version, state) => {
    expect(lookAtProgram(config, version)[0]?.state).toBe(state);
  });

  it('misses what was not built or copied, and says how to get it', () => {
    const missing = () => troubles(lookAtProgram(config, '24.0.0')).map((it) => it.about);
    expect(missing()).toEqual(['Dashboard', 'Framework', 'Methods']);
    mkdirSync(join(home, 'docs/methods'), { recursive: true });
    cpSync(join(__dirname, '../../../../data/framework'), join(home, 'data/framework'), { recursive: true });
    expect(missing()).toEqual(['Dashboard']);
  });
});
