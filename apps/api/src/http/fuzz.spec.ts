import { type Endpoint, endpoints } from '@waymark/contract';
import fc from 'fast-check';
import request, { type Response } from 'supertest';
import { type FindOptionsWhere, In, Not } from 'typeorm';
import { z } from 'zod';
import { AuditEntryEntity } from '../audit/audit-entry.entity';
import { SessionsStore } from '../access/sessions.store';
import { SessionEntity } from '../access/session.entity';
import { Reader } from '../database/reader';
import { UnitOfWork } from '../database/unit-of-work';
import { EditionDraftsService } from '../editions/edition-drafts.service';
import { sampleOf, type Schema } from '../testing/sample-of';
import { startTestApp, type TestApp } from '../testing/test-app';
import { type OneOrganisation, seedOrganisation } from '../testing/two-organisations';

/**
 * Every endpoint of the contract, asked what nobody honest asks: made from its schemas, with a fixed seed. Whatever comes: the answer is 2xx or a
 * 4xx with a problem document, what was refused left nothing behind, and nothing of another organisation was said or changed.
 */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20260915);
/** Few by default; FUZZ_TRIES=60 npx jest fuzz, with another FUZZ_SEED if wanted, is the long run. */
const TRIES = Number(process.env['FUZZ_TRIES'] ?? 4);
const entries = Object.values(endpoints) as Endpoint[];
const jsonSchema = (schema: z.ZodType): Schema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;

/** Texts that have broken programs: formulas, paths, queries, controls, halves of characters, other directions, sheer length. */
const NASTY: readonly unknown[] = [
  '=HYPERLINK("http://x.example";"a")',
  ' \t@SUM(1+1)*cmd|"/c calc"!A0',
  '../../../../etc/passwd',
  '%2e%2e%2fetc%2fpasswd',
  "'; DROP TABLE person; --",
  '{"$gt":""}',
  '<script>alert(1)</script>',
  'a\u0000b',
  '\ud800',
  '\u202egpj.exe',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 👩‍👩‍👧‍👦 ﷽',
  'é'.normalize('NFD').repeat(300),
  'x'.repeat(70_000),
  '',
  ' ',
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  1e308,
  [],
  [[]],
  {},
  { $ne: '' },
  JSON.parse('{"__proto__":{"admin":true},"constructor":1}'),
  '9999-12-31',
  '0000-00-00',
  '2026-02-30',
];
const odd = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 40 }), fc.jsonValue());

/** One place of a body is replaced, left out or added to. */
function mutated(body: unknown, value: unknown, where: number, how: number): unknown {
  if (how === 0) return value;
  const copy = structuredClone(body) as Record<string, unknown>;
  if (copy === null || typeof copy !== 'object') return value;
  const places: [Record<string, unknown>, string][] = [];
  const walk = (at: Record<string, unknown>) => {
    for (const key of Object.keys(at)) {
      places.push([at, key]);
      const inner = at[key];
      if (inner !== null && typeof inner === 'object') walk(inner as Record<string, unknown>);
    }
  };
  walk(copy);
  const [at, key] = places[where % Math.max(1, places.length)] ?? [copy, 'more'];
  if (how === 1) delete at[key];
  else if (how === 2) copy['role'] = value;
  else at[key] = value;
  return copy;
}

describe('every endpoint, asked what nobody honest asks', () => {
  let test: TestApp;
  let ours: OneOrganisation;
  let theirs: OneOrganisation;
  let cookie = '';
  const organisationOf = (it: OneOrganisation) => ({ kind: 'organisation', id: it.id }) as const;
  const roleFor = ({ roles }: Endpoint) =>
    typeof roles === 'string' || roles.includes('administrator') ? 'administrator' : 'partner';
  const cookieFor = (entry: Endpoint, it: OneOrganisation) =>
    roleFor(entry) === 'partner'
      ? test.people.signedIn('partner', { kind: 'partnership', id: it.partnership })
      : test.people.signedIn('administrator', organisationOf(it));
  const numbersOf = (it: OneOrganisation) => (field: string) => {
    if (/context/i.test(field)) return it.contexts[0];
    if (/site/i.test(field)) return it.sites[0];
    if (/grant/i.test(field)) return it.grants[0];
    if (/organisation/i.test(field)) return it.id;
    return 1;
  };

  async function ask(entry: Endpoint, path: string, body?: unknown, as = cookie): Promise<Response> {
    const method = entry.method.toLowerCase() as 'get' | 'post' | 'patch' | 'put' | 'delete';
    const asked = request(test.app.getHttpServer())[method](`/api${path}`).set('Cookie', as);
    if (entry.upload)
      return asked.type('application/octet-stream').send(Buffer.from(JSON.stringify(body ?? '')));
    if (entry.method === 'GET') return asked;
    return asked.type('application/json').send(JSON.stringify(body ?? {}));
  }
  /** The address of an entry: every parameter is this. */
  const address = (entry: Endpoint, parameter: string | number, query = '') =>
    entry.path
      .replace(/:code\b/, typeof parameter === 'number' ? 'LOC-01' : parameter)
      .replace(/:\w+/g, String(parameter)) + query;
  /** Entries of the log, but those that tell of a try or of a refusal: these a refusal leaves on purpose. */
  const kept = async (where: FindOptionsWhere<AuditEntryEntity> = {}) => {
    // an edition that an earlier call asked for is drafted in the background, and what that keeps is not this call's
    await test.app.get(EditionDraftsService).settled();
    return test.app.get(Reader).manager.countBy(AuditEntryEntity, {
      action: Not(In(['sign-in-refused', 'refused', 'lock-out'])),
      ...where,
    });
  };
  const keptOf = (it: OneOrganisation) => kept({ organisationId: it.id, action: Not('refused') });

  /** What was out of order, all of it: one look tells the whole story. */
  let faults: string[] = [];
  beforeEach(() => (faults = []));
  function look(what: string, { status, headers, body }: Response): void {
    const fault = (why: string) => faults.push(`${what} -> ${status}: ${why}`);
    if (status < 200 || status >= 500) return void fault('neither 2xx nor 4xx');
    if (status < 400) return;
    if (headers['content-type'] !== 'application/problem+json; charset=utf-8')
      return void fault('no problem document');
    const { status: told, detail } = body as { status: number; detail: string };
    if (told !== status || detail.length < 10) fault('a problem that does not say what it is');
    if (/SQLITE|at Object|node_modules|QueryFailed|ZodError/.test(detail)) fault('tells of the inside');
  }

  beforeAll(async () => {
    test = await startTestApp({ signedIn: false });
    theirs = await seedOrganisation(test.app, 'Theirs');
    // whatever an honest administrator of the other organisation can record, is there
    const other = await test.people.signedIn('administrator', organisationOf(theirs));
    const made: string[] = [];
    for (const entry of entries) {
      if (entry.method !== 'POST' || typeof entry.roles === 'string' || entry.upload || !entry.body) continue;
      if (
        !entry.roles.includes('administrator') ||
        /account|sign-out|capacity|people|memberships|retention|\/end$|withdraw/.test(entry.path)
      )
        continue;
      const body = sampleOf(jsonSchema(entry.body), 'Theirs', numbersOf(theirs));
      const answer = await ask(entry, address(entry, 1), body, other);
      look(`honest ${entry.name}`, answer);
      if (answer.status === 201) made.push(entry.name);
    }
    expect(faults).toEqual([]);
    // the test below would prove little if nothing were there to be found
    expect(made).toEqual(
      expect.arrayContaining(['addGoal', 'addMeeting', 'addInvitation', 'addPartnership']),
    );
    ours = await seedOrganisation(test.app, 'Ours');
    cookie = await test.people.signedIn('administrator', organisationOf(ours));
  }, 60_000);
  afterAll(() => test.stop());

  it('keeps nothing that it refused to somebody with less, though all of it was in order', async () => {
    const site = { kind: 'site', id: ours.sites[0] } as const;
    const limited: [string, string][] = [
      ['manager of a site', await test.people.signedIn('manager', site)],
      ['partner', await test.people.signedIn('partner', { kind: 'partnership', id: ours.partnership })],
    ];
    for (const [who, as] of limited)
      for (const entry of entries) {
        if (!entry.body || typeof entry.roles === 'string' || entry.upload) continue;
        // these end the session they are asked by, or the next one's
        if (/sign-?out|capacity|password|leave|\/end$/i.test(entry.path)) continue;
        const body = sampleOf(jsonSchema(entry.body), 'Ours', numbersOf(ours));
        const before = await kept();
        const answer = await ask(entry, address(entry, ours.contexts[0]), body, as);
        look(`${who}: ${entry.name}`, answer);
        if (answer.status >= 400 && (await kept()) !== before)
          faults.push(`${who}: ${entry.name} ${answer.status}: refused, and something was kept`);
      }
    expect(faults).toEqual([]);
  }, 60_000);

  it(
    'answers 2xx or 4xx with a problem document, and keeps nothing that it refused',
    async () => {
      const values = fc.sample(odd, { seed: SEED, numRuns: entries.length * TRIES });
      let turn = 0;
      for (const entry of entries) {
        const schema = entry.body && jsonSchema(entry.body);
        const honest = schema ? sampleOf(schema, 'Ours', numbersOf(ours)) : {};
        if (roleFor(entry) === 'partner') cookie = await cookieFor(entry, ours);
        // without a body or a query, only the address can be odd
        const tries = (entry.body ?? entry.query) ? TRIES : entry.params ? 2 : 1;
        for (let i = 0; i < tries; i++) {
          const value = values[turn++];
          const before = await kept();
          const query =
            entry.query && i % 2 === 0
              ? `?${Object.keys(jsonSchema(entry.query).properties ?? { x: 1 })
                  .map((key) => `${key}=${encodeURIComponent(wellFormed(String(value)).slice(0, 2000))}`)
                  .join('&')}`
              : '';
          const path =
            i === 0 && entry.params
              ? address(entry, encodeURIComponent(wellFormed(String(value)).slice(0, 500)) || '0')
              : address(entry, ours.contexts[0], query);
          const body = mutated(honest, value, turn * 7, i % 5);
          const what = `${entry.name} ${path.slice(0, 80)} ${JSON.stringify(body)?.slice(0, 160)}`;
          const answer = await ask(entry, path, body);
          look(what, answer);
          if (answer.status >= 400 && (await kept()) !== before)
            faults.push(`${what}: refused, and something was kept`);
          if (answer.status === 401 || /sign-?out|capacity|password|leave|memberships/i.test(entry.path))
            cookie = await cookieFor(entry, ours);
        }
        if (roleFor(entry) === 'partner')
          cookie = await test.people.signedIn('administrator', organisationOf(ours));
      }
      expect(turn).toBeGreaterThan(entries.length * 2);
      expect(faults).toEqual([]);
    },
    60_000 * TRIES,
  );

  it('neither says nor changes anything of another organisation, whatever ids are guessed', async () => {
    const before = await keptOf(theirs);
    for (const entry of entries) {
      if (roleFor(entry) === 'partner') cookie = await cookieFor(entry, ours);
      const schema = entry.body && jsonSchema(entry.body);
      // every id of the body is theirs, and the path is one of the first that were ever given
      const body = schema ? sampleOf(schema, 'Ours', numbersOf(theirs)) : {};
      for (const id of entry.params ? [1, 2, theirs.id] : [1]) {
        const answer = await ask(entry, address(entry, id), body);
        const what = `${entry.name} ${id} -> ${answer.status}`;
        look(what, answer);
        if (answer.text?.includes('Theirs')) faults.push(`${what}: tells of the others`);
        if ((await keptOf(theirs)) !== before) faults.push(`${what}: changed something of theirs`);
        if (answer.status === 401 || /sign-?out|capacity|leave|memberships/i.test(entry.path))
          cookie = await cookieFor(entry, ours);
      }
      if (roleFor(entry) === 'partner')
        cookie = await test.people.signedIn('administrator', organisationOf(ours));
    }
    expect(faults).toEqual([]);
  }, 120_000);

  it('refuses a token that was signed out, that ran out, and one that nobody was given', async () => {
    const ended = await test.people.signedIn('administrator', organisationOf(ours));
    await request(test.app.getHttpServer()).post('/api/sign-out').set('Cookie', ended).send({});
    const stale = await test.people.signedIn('administrator', organisationOf(ours));
    const sessions = test.app.get(SessionsStore);
    const { tokenHash } = await import('../access/random-token');
    const found = await sessions.ofToken(tokenHash(stale.split('=')[1] ?? ''));
    await test.app
      .get(UnitOfWork)
      .run((m) =>
        m.update(SessionEntity, { id: found?.id ?? 0 }, { lastSeenAt: '2020-01-01T00:00:00.000Z' }),
      );
    const [name = ''] = stale.split('=');
    const before = await kept();
    for (const entry of entries.filter(({ roles }) => roles !== 'anyone'))
      for (const token of [ended, stale, `${name}=${'A'.repeat(43)}`, `${name}=`]) {
        const answer = await ask(entry, address(entry, 1), {}, token);
        expect([entry.name, answer.status]).toEqual([entry.name, 401]);
        look(entry.name, answer);
      }
    expect(faults).toEqual([]);
    expect(await kept()).toBe(before);
  }, 60_000);

  it('refuses a body beyond all measure, and one that is no JSON', async () => {
    for (const entry of entries.filter(({ body, upload }) => body && !upload).slice(0, 12)) {
      const send = (text: string) =>
        request(test.app.getHttpServer())
          [entry.method.toLowerCase() as 'post'](`/api${address(entry, 1)}`)
          .set('Cookie', cookie)
          .type('application/json')
          .send(text);
      for (const text of [`{"note":"${'x'.repeat(9_000_000)}"}`, '{"a":', '['.repeat(5000), '\u0000'])
        look(`${entry.name} ${text.slice(0, 12)}`, await send(text));
    }
    expect(faults).toEqual([]);
  }, 60_000);
});

/** Halves of characters cannot stand in an address; whoever sends one sends the sign for what cannot be read. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
