import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import type { INestApplication } from '@nestjs/common';
import { AccountRecords } from '../access/account-records';
import { firstLink } from '../access/first-link';
import { LinkDesk } from '../access/link-desk';
import { readConfig } from '../config';
import { createApplication, makeLog } from '../http/application';

const USAGE = `Use: npm run waymark -- people list
     npm run waymark -- people reset-link NAME [--second-factor] --reason "why"
     npm run waymark -- people first-link
Always of your own database: the demo's people need no password.`;

const options = {
  'second-factor': { type: 'boolean', default: false },
  reason: { type: 'string' },
  // the same for every command; here it is meant anyway
  own: { type: 'boolean', default: true },
} as const;

/**
 * For the day nobody can sign in: whoever can read the data folder makes a link to a new password. It is printed here and
 * nowhere else, works once and for a day, and is written into the audit log with its reason.
 */
export async function people(args: readonly string[]): Promise<number> {
  let read;
  try {
    read = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
  const [what, name] = read.positionals;
  const { 'second-factor': secondFactorToo, reason } = read.values;
  if (what !== 'list' && what !== 'first-link' && what !== 'reset-link') return refuse('Say what to do.');
  if (what === 'reset-link' && !name) return refuse('Say whose: the name that person signs in with.');
  if (what === 'reset-link' && (reason ?? '').trim().length < 3)
    return refuse('Say why, in a few words: --reason "…".');
  const config = readConfig('own');
  const app = await createApplication(config, makeLog(config));
  try {
    await app.init();
    if (what === 'list') return await list(app);
    if (what === 'first-link') return await first(app);
    return await reset(app, name ?? '', secondFactorToo, (reason ?? '').trim());
  } finally {
    await app.close();
  }
}

async function list(app: INestApplication): Promise<number> {
  const records = app.get(AccountRecords);
  const memberships = await records.people.allMemberships();
  for (const person of await records.people.all()) {
    const roles = memberships.filter(({ personId }) => personId === person.id).map(({ role }) => role);
    const factor = person.totpSecret === null ? 'no second factor' : 'second factor';
    process.stdout.write(
      `${person.login ?? '-'}\t${person.name}\t${person.state}\t${factor}\t${[...new Set(roles)].join(', ') || 'no role'}\n`,
    );
  }
  return 0;
}

async function first(app: INestApplication): Promise<number> {
  const url = await firstLink(app);
  if (url === null)
    return refuse('This database is set up already. For a lost password: people reset-link NAME');
  process.stdout.write(`${url}\n`);
  return 0;
}

async function reset(
  app: INestApplication,
  login: string,
  secondFactorToo: boolean,
  reason: string,
): Promise<number> {
  const person = await app.get(AccountRecords).people.byLogin(login);
  if (!person) return refuse(`Nobody signs in as ${login}. “people list” names everybody.`);
  if (person.state !== 'active')
    return refuse(`${person.name}'s account is ${person.state}: take it up again first.`);
  const by = `command line (${userInfo().username})`.slice(0, 120);
  const { url, expiresAt } = await app.get(LinkDesk).reset(by, person, secondFactorToo, reason, null);
  process.stdout.write(
    `For ${person.name}, until ${expiresAt.slice(0, 16).replace('T', ' ')} UTC, once:\n${url}\n`,
  );
  return 0;
}

function refuse(fault: string): number {
  process.stderr.write(`${fault}\n${USAGE}\n`);
  return 2;
}
