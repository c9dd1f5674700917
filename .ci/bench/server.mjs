// A server of its own on an empty database, for benches that measure it from outside.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { createServer } from 'node:net';
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

export const freePort = () =>
  new Promise((done) => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const { port } = s.address();
      s.close(() => done(port));
    });
  });

/** Starts a server on an empty data folder, signs its administrator in, works with it and stops it. */
export async function withServer(data, work) {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, ['dist/apps/api/main.mjs', 'serve', '--own'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      WAYMARK_DATA: data,
      WAYMARK_TODAY: '2026-09-15',
      LOG_LEVEL: 'error',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const printed = { text: '' };
  server.stdout.setEncoding('utf8').on('data', (part) => (printed.text += part));
  /** The most memory the server ever held, in MB; NaN where the system does not tell. */
  const memory = () =>
    Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? NaN) / 1000;
  try {
    for (let i = 0; i < 200; i++)
      if (
        await call(base, 'GET', '/session').then(
          () => true,
          () => sleep(100),
        )
      )
        break;
    await setUp(base, printed);
    return await work(base, memory);
  } finally {
    server.kill();
    if (server.exitCode === null) await once(server, 'exit');
  }
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
