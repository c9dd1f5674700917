import { pino } from 'pino';
import { OrganisationEntity } from '../access/organisation.entity';
import { AuditEntryEntity } from '../audit/audit-entry.entity';
import { startTestApp, type TestApp } from '../testing/test-app';
import { Reader } from './reader';
import { Stopped } from './stopped';
import { UnitOfWork } from './unit-of-work';

const tick = () => new Promise((done) => setTimeout(done, 20));

describe(UnitOfWork, () => {
  let test: TestApp;
  beforeAll(async () => (test = await startTestApp()));
  afterAll(() => test.stop());

  it('keeps an acknowledged write when another one, begun earlier, rolls back', async () => {
    const work = test.app.get(UnitOfWork);
    const failing = work.run(async (m) => {
      await m.insert(OrganisationEntity, { name: 'rolled back' });
      await tick();
      throw new Error('this one fails');
    });
    const kept = work.run((m) => m.insert(OrganisationEntity, { name: 'kept' }));
    await expect(failing).rejects.toThrow('this one fails');
    await kept;
    const names = (await test.app.get(Reader).manager.find(OrganisationEntity)).map((o) => o.name);
    expect(names).toContain('kept');
    expect(names).not.toContain('rolled back');
  });

  it('joins a nested call to the open transaction: both or neither', async () => {
    const work = test.app.get(UnitOfWork);
    await expect(
      work.run(async (m) => {
        await m.insert(OrganisationEntity, { name: 'outer' });
        await work.run((inner) => inner.insert(OrganisationEntity, { name: 'inner' }));
        throw new Error('both go');
      }),
    ).rejects.toThrow('both go');
    const names = (await test.app.get(Reader).manager.find(OrganisationEntity)).map((o) => o.name);
    expect(names).not.toContain('outer');
    expect(names).not.toContain('inner');
  });

  it('shows readers committed rows only', async () => {
    const work = test.app.get(UnitOfWork);
    let seen: number | undefined;
    await work.run(async (m) => {
      await m.insert(OrganisationEntity, { name: 'not yet' });
      seen = await test.app.get(Reader).manager.countBy(OrganisationEntity, { name: 'not yet' });
    });
    expect(seen).toBe(0);
    expect(await test.app.get(Reader).manager.countBy(OrganisationEntity, { name: 'not yet' })).toBe(1);
  });

  it('finishes what was begun when the server stops, and refuses what comes later', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'info' }, { write: (line) => lines.push(line) });
    const second = await startTestApp({ like: test.config, config: { auditHeads: true }, log });
    const work = second.app.get(UnitOfWork);
    const reader = second.app.get(Reader);
    let begun: () => void = () => undefined;
    const open = new Promise<void>((done) => (begun = done));
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((done) => (goOn = done));
    const underWay = work.run(async (m) => {
      begun();
      await held;
      await m.insert(OrganisationEntity, { name: 'begun before the stop' });
    });
    await open;
    const closing = second.app.close();
    goOn();
    await underWay;
    await closing;
    await expect(work.run((m) => m.insert(OrganisationEntity, { name: 'late' }))).rejects.toThrow(Stopped);
    expect(() => reader.manager).toThrow(Stopped);
    const names = (await test.app.get(Reader).manager.find(OrganisationEntity)).map((o) => o.name);
    expect(names).toContain('begun before the stop');
    expect(names).not.toContain('late');
    // where it was asked for, the head of the audit log is a line of the log, and nothing else of it is
    const [head] = await test.app
      .get(Reader)
      .manager.find(AuditEntryEntity, { order: { sequence: 'DESC' }, take: 1 });
    const heads = lines.filter((line) => line.includes('"audit"'));
    expect(JSON.parse(heads.at(-1) ?? '{}')).toEqual({
      level: 30,
      time: expect.any(Number),
      pid: expect.any(Number),
      hostname: expect.any(String),
      audit: `${head?.sequence}:${head?.hash}`,
      msg: 'audit log',
    });
  });

  it('is alone: what one unit looked at, another has not changed when it commits', async () => {
    const work = test.app.get(UnitOfWork);
    const onlyOnce = () =>
      work.run(async (m) => {
        const taken = await m.countBy(OrganisationEntity, { name: 'only once' });
        await tick();
        if (taken === 0) await m.insert(OrganisationEntity, { name: 'only once' });
      });
    await Promise.all([onlyOnce(), onlyOnce(), onlyOnce()]);
    expect(await test.app.get(Reader).manager.countBy(OrganisationEntity, { name: 'only once' })).toBe(1);
    // and so where another process is at it: a second server on the same database
    const second = await startTestApp({ like: test.config });
    const other = second.app.get(UnitOfWork);
    const before = await test.app.get(Reader).manager.count(OrganisationEntity);
    const twice = (unit: UnitOfWork) =>
      unit.run(async (m) => {
        if ((await m.countBy(OrganisationEntity, { name: 'of two' })) > 0) return;
        await tick();
        await m.insert(OrganisationEntity, { name: 'of two' });
      });
    const done = await Promise.allSettled([twice(work), twice(other)]);
    await second.app.close();
    expect(done.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await test.app.get(Reader).manager.count(OrganisationEntity)).toBe(before + 1);
  });
});
