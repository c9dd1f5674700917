// A server of its own, on an empty database or on the demo, for benches that measure it from outside.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { root } from '../prepare.mjs';

const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
/** Of whoever signed in last, by server. */
const cookies = new Map();
export function call(base, method, path, body, stream) {
  return new Promise((done, failed) => {
    const request = http.request(
      `${base}/api${path}`,
      {
        method,
        agent,
        headers: {
          'content-type': stream ? 'application/octet-stream' : 'application/json',
          cookie: cookies.get(base) ?? '',
        },
      },
      (response) => {
        const [given] = response.headers['set-cookie'] ?? [];
        if (given) cookies.set(base, given.split(';')[0]);
        let text = '';
        response.on('data', (part) => (text += part));
        response.on('end', () =>
          response.statusCode < 300
            ? done(text ? JSON.parse(text) : null)
            : failed(new Error(`${method} ${path}: ${response.statusCode} ${text}`)),
        );
      },
    );
    request.on('error', failed);
    if (stream) stream.pipe(request);
    else request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** By the link that the empty database printed, with a second factor as its administrator needs one. */
async function setUp(base, printed) {
  for (let i = 0; i < 100 && !printed.text.includes('/link#'); i++) await sleep(50);
  const token = /\/link#([\w-]+)/.exec(printed.text)?.[1];
  const words = { administrator: 'Bench', login: 'bench', password: 'tide pools and lanterns' };
  await call(base, 'POST', '/setup', { token, organisation: 'Harbour (invented)', ...words });
  const { secret } = await call(base, 'POST', '/account/second-factor', { proof: null });
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  await call(base, 'POST', '/account/second-factor/confirm', { code });
}

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

export async function settled(base, id) {
  for (;;) {
    const job = (await call(base, 'GET', '/imports')).find((one) => one.id === id);
    if (!['checking', 'committing'].includes(job.state)) return job;
    await sleep(20);
  }
}

const freePort = () =>
  new Promise((done) => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const { port } = s.address();
      s.close(() => done(port));
    });
  });

/** Starts a server, works with it once it answers, and stops it. `printed.text` grows with what it says. */
async function serving(args, env, work) {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, ['dist/apps/api/main.mjs', 'serve', ...args], {
    cwd: root,
    env: { ...process.env, PORT: String(port), LOG_LEVEL: 'error', DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const printed = { text: '' };
  server.stdout.setEncoding('utf8').on('data', (part) => (printed.text += part));
  try {
    // a demo publishes its editions before it answers
    for (let i = 0; i < 600; i++) {
      if (server.exitCode !== null) throw new Error(`the server ended with code ${server.exitCode}`);
      const answers = await call(base, 'GET', '/session').then(
        () => true,
        () => false,
      );
      if (answers) break;
      await sleep(100);
    }
    return await work(base, { server, printed });
  } finally {
    if (server.exitCode === null) {
      server.kill();
      await once(server, 'exit');
    }
  }
}

/** On an empty data folder, its administrator signed in. */
export const withServer = (data, work) =>
  serving(
    ['--own'],
    { WAYMARK_DATA: data, WAYMARK_TODAY: '2026-09-15' },
    async (base, { server, printed }) => {
      /** The most memory the server ever held, in MB; NaN where the system does not tell. */
      const memory = () =>
        Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? NaN) / 1000;
      await setUp(base, printed);
      return work(base, memory);
    },
  );

/** On the demo, loaded anew. */
export async function withDemo(work) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
  try {
    return await serving([], { WAYMARK_DATA: folder }, (base) => work(base));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The headers of a demo account that has signed in. */
export async function signedIn(base, account) {
  const answer = await fetch(`${base}/api/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  if (!answer.ok) throw new Error(`nobody signed in as ${account}: ${answer.status}`);
  return { cookie: answer.headers.get('set-cookie').split(';')[0] };
}

const oneLine = new http.Agent({ keepAlive: true, maxSockets: 1 });

/** Over one connection; once more where it had been idle for so long that the server was just closing it. */
export const get = (url, headers = {}, status = 200) =>
  ask(url, headers, status).catch((error) =>
    error.code === 'ECONNRESET' ? ask(url, headers, status) : Promise.reject(error),
  );
const ask = (url, headers, status) =>
  new Promise((done, failed) => {
    http
      .get(url, { agent: oneLine, headers }, (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () =>
          response.statusCode === status
            ? done({ body: Buffer.concat(parts), headers: response.headers })
            : failed(new Error(`${url}: ${response.statusCode}`)),
        );
      })
      .on('error', failed);
  });

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** The median time of each way in ms, asked in turn so that all meet the same machine. */
export async function inTurn(ways, { rounds, warming }) {
  const times = ways.map(() => []);
  for (let round = -warming; round < rounds; round++)
    for (const [index, way] of ways.entries()) {
      const began = performance.now();
      await way(round + warming);
      if (round >= 0) times[index].push(performance.now() - began);
    }
  return times.map(median);
}

/** So many parks on one site: bench-0, bench-1 and so on. */
export async function placesIn(base, count) {
  const site = await call(base, 'POST', '/sites', { name: 'Bench' });
  const contexts = [];
  for (let i = 0; i < count; i++)
    contexts.push(
      await call(base, 'POST', '/contexts', {
        siteId: site.id,
        code: `bench-${i}`,
        level: 'location',
        setting: 'neighbourhood',
        kind: 'park',
        pseudonym: `Bench place ${i}`,
        opened: '2016-01-01',
      }),
    );
  return contexts;
}
