import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Endpoint,
  endpoints,
  mayCall,
  type NewScope,
  outside,
  role as roles,
  type Role,
} from '@waymark/contract';
import request from 'supertest';
import { startTestApp, type TestApp } from '../testing/test-app';
import { type OneOrganisation, seedOrganisation } from '../testing/two-organisations';
import { hasView } from './access.guard';

/**
 * docs/access-matrix.md, held against the contract and against the server: every endpoint is called as nobody and in every role,
 * with ids of the caller's own scope and of another organisation's. A change of roles shows as a change of that page:
 * ACCESS_MATRIX=write npx jest access-matrix writes it anew, for somebody to read before it is committed.
 */
const page = join(__dirname, '../../../../docs/access-matrix.md');
const entries = (Object.values(endpoints) as Endpoint[]).sort((a, b) =>
  `${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1,
);

/** Which of an organisation's ids an address means by its first word. Others take any number. */
const ids: Readonly<Record<string, (it: OneOrganisation) => number>> = {
  contexts: (it) => it.contexts[0],
  sites: (it) => it.sites[0],
  grants: (it) => it.grants[0],
  responses: (it) => it.response,
  breaks: (it) => it.seriesBreak,
  phases: (it) => it.phase,
  links: (it) => it.link,
  reports: (it) => it.report,
};
const NOBODYS = 999_999;
/** Asked at once. */
const ABREAST = 12;

/** An entry whose path names something of an organisation. */
function ownedIn({ path }: Endpoint): ((it: OneOrganisation) => number) | undefined {
  const [, word = '', parameter] = path.split('/');
  return parameter === ':id' ? ids[word] : undefined;
}

function addressOf(entry: Endpoint, id: number): string {
  const path = entry.path
    .replace(/:id\b/, String(id))
    .replace(/:code\b/, 'LOC-01')
    .replace(/:format\b/, 'csv');
  return `/api${path.replace(/:\w+/g, String(NOBODYS))}`;
}

function allowed(entry: Endpoint, role: Role | null, limited = false): string {
  if (!mayCall(role, entry, limited)) return '-';
  return role !== null && outside.includes(role) && hasView(entry) ? 'released' : 'yes';
}

function matrix(): string {
  const columns = ['nobody', ...roles.options, 'manager of a site'];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = entries.map((entry) => {
    const cells = [
      ...[null, ...roles.options].map((role) => allowed(entry, role)),
      allowed(entry, 'manager', true),
    ];
    return line([
      `\`${entry.method} ${entry.path}\``,
      ...cells,
      entry.method === 'GET' && ownedIn(entry) ? '404' : '',
    ]);
  });
  return [
    '# Who may call what',
    '',
    'Every endpoint, as nobody, in each role, and as a manager of one site. `released`: the released view only. Last, what the same role is',
    'answered with an id of another organisation, and the manager of a site with one of another site; changes, lists, searches and exports are held by `apps/api/src/access/reach.spec.ts`. Made from the contract',
    'and compared with the running server by `apps/api/src/access/access-matrix.spec.ts`.',
    '',
    line(['endpoint', ...columns, 'of others']),
    line(Array.from({ length: columns.length + 2 }, () => '---')),
    ...rows,
    '',
  ].join('\n');
}

const withoutPadding = (text: string): string => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');

describe('the access matrix', () => {
  let test: TestApp;
  let ours: OneOrganisation;
  let theirs: OneOrganisation;
  const scopeOf = (role: Role): NewScope => {
    if (role === 'partner') return { kind: 'partnership', id: ours.partnership };
    if (role === 'commissioner') return { kind: 'grant', id: ours.grants[0] };
    return role === 'researcher' ? { kind: 'edition', id: 1 } : { kind: 'organisation', id: ours.id };
  };
  const call = async (entry: Endpoint, id: number, cookie: string): Promise<number> => {
    const method = entry.method.toLowerCase() as 'get' | 'post' | 'patch' | 'put' | 'delete';
    const asked = request(test.app.getHttpServer())[method](addressOf(entry, id)).set('Cookie', cookie);
    return (await (entry.method === 'GET' ? asked : asked.send({}))).status;
  };

  beforeAll(async () => {
    test = await startTestApp({ signedIn: false });
    ours = await seedOrganisation(test.app, 'Ours');
    theirs = await seedOrganisation(test.app, 'Theirs');
  });
  afterAll(() => test.stop());

  it('is the page that somebody read and agreed to', () => {
    if (process.env['ACCESS_MATRIX'] === 'write') writeFileSync(page, matrix());
    expect(withoutPadding(readFileSync(page, 'utf8'))).toBe(withoutPadding(matrix()));
  });

  /** Every endpoint, some at a time, and all that was not as it should be. */
  async function everyEntry(look: (entry: Endpoint) => Promise<readonly string[]>): Promise<string[]> {
    const faults: string[] = [];
    for (let from = 0; from < entries.length; from += ABREAST) {
      const some = entries.slice(from, from + ABREAST);
      faults.push(...(await Promise.all(some.map(look))).flat());
    }
    return faults;
  }

  it('refuses nobody what anyone may ask, and everything else', async () => {
    const faults = await everyEntry(async (entry) => {
      const status = await call(entry, NOBODYS, '');
      return (status === 401) === (entry.roles !== 'anyone') ? [] : [`${entry.name}: ${status}`];
    });
    expect(faults).toEqual([]);
  });

  it.each([
    ...roles.options.map((role) => [role, role, false] as const),
    ['manager of a site', 'manager', true] as const,
  ])('holds for %s, with what is its own and what is another’s', async (_, role, limited) => {
    const scope: NewScope = limited ? { kind: 'site', id: ours.sites[0] } : scopeOf(role);
    // another organisation's, or another site's
    const others: OneOrganisation = limited
      ? {
          ...ours,
          sites: [ours.sites[1], ours.sites[0]],
          contexts: [ours.contexts[1], ours.contexts[0]],
          grants: [ours.grants[1], ours.grants[0]],
        }
      : theirs;
    const elsewhere = (entry: Endpoint) =>
      !limited || /^\/(contexts|sites|grants)\b/.test(entry.path) ? ownedIn(entry) : undefined;
    const shared = await test.people.signedIn(role, scope);
    const faults = await everyEntry(async (entry) => {
      // what opens or ends sessions is asked by nobody above, and by people in the specs of signing in
      if (entry.roles === 'anyone') return [];
      // what ends every session of a person is asked by somebody who asks nothing else
      const cookie = entry.name === 'signOutEverywhere' ? await test.people.signedIn(role, scope) : shared;
      const own = ownedIn(entry);
      // changes are asked for what is not there: whether the role may is decided before that is found out
      const id = entry.method === 'GET' && own ? own(ours) : NOBODYS;
      const status = await call(entry, id, cookie);
      const is = (what: string, fine: boolean) => (fine ? [] : [`${entry.name}: ${status} ${what}`]);
      if (!mayCall(role, entry, limited)) return is('though the role may not', status === 403);
      const mine = is('though the role may', ![401, 403].includes(status) && status < 500);
      const foreign = elsewhere(entry);
      if (entry.method !== 'GET' || !foreign) return mine;
      const other = await call(entry, foreign(others), cookie);
      // a query that is not complete is refused before anything is looked for
      const fine = other === 404 || (other === 400 && status === 400);
      return [...mine, ...is(`and ${other} of another`, fine)];
    });
    expect(faults).toEqual([]);
  });
});
