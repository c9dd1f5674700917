// A table of an edition as outsiders download it, against a plain file of the same bytes: served by the same framework (the server's
// own express.static, with its headers) and asked for in turn over one connection. `BENCH_HOME` names a build elsewhere.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../prepare.mjs';

const LIMIT = 1.2;
const ROUNDS = 400;
const WARMING = 60;
/** The pace of a session is 600 downloads a minute: several readers ask, one after the other. */
const READERS = 3;
const home = process.env.BENCH_HOME ?? root;

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
/** Once more where the connection had been idle for so long that the server was just closing it. */
const get = (url, headers, status) =>
  ask(url, headers, status).catch((error) =>
    error.code === 'ECONNRESET' ? ask(url, headers, status) : Promise.reject(error),
  );
const ask = (url, headers, status = 200) =>
  new Promise((done, failed) => {
    http
      .get(url, { agent, headers }, (response) => {
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

async function signedIn(base, account) {
  const answer = await fetch(`${base}/api/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  if (!answer.ok) throw new Error(`nobody signed in as ${account}: ${answer.status}`);
  return answer.headers.get('set-cookie').split(';')[0];
}

/** Medians of both, asked in turn so that both meet the same machine. */
async function inTurn(ways) {
  const times = ways.map(() => []);
  for (let round = -WARMING; round < ROUNDS; round++)
    for (const [index, way] of ways.entries()) {
      const began = performance.now();
      await way(round + WARMING);
      if (round >= 0) times[index].push(performance.now() - began);
    }
  return times.map(median);
}

export async function benchServing() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
  const base = `http://127.0.0.1:${await freePort()}`;
  const server = spawn(process.execPath, [join(home, 'dist/apps/api/main.mjs'), 'serve'], {
    cwd: home,
    env: {
      ...process.env,
      PORT: new URL(base).port,
      WAYMARK_HOME: home,
      WAYMARK_DATA: dataFolder,
      LOG_LEVEL: 'error',
      DATABASE_URL: '',
    },
    stdio: 'ignore',
  });
  const file = join(home, 'dist/apps/dashboard/assets/bench-table.json');
  try {
    for (let i = 0; i < 600; i++) {
      if (server.exitCode !== null) throw new Error(`the server ended with code ${server.exitCode}`);
      if (await get(`${base}/api/session`, {}).catch(() => null)) break;
      await new Promise((r) => setTimeout(r, 100));
    }
    const readers = [];
    for (let i = 0; i < READERS; i++) readers.push({ cookie: await signedIn(base, 'commissioner') });
    const reader = (round) => readers[round % READERS];
    const [edition] = JSON.parse((await get(`${base}/api/published`, reader(0))).body);
    const tables = [];
    for (const { id } of edition.contexts) {
      const url = `${base}/api/published/${edition.sha256}/tables/${id}.json`;
      tables.push({ url, ...(await get(url, reader(0))) });
    }
    const largest = tables.sort((a, b) => b.body.length - a.body.length)[0];
    writeFileSync(file, largest.body);
    const plain = `${base}/assets/bench-table.json`;
    const known = await get(plain, {});
    const [tableTime, plainTime, tableAgain, plainAgain] = await inTurn([
      (round) => get(largest.url, reader(round)),
      () => get(plain, {}),
      (round) => get(largest.url, { ...reader(round), 'if-none-match': largest.headers.etag }, 304),
      () => get(plain, { 'if-none-match': known.headers.etag }, 304),
    ]);
    const kilobytes = Math.round(largest.body.length / 1000);
    return [
      {
        what: `an edition's table of ${kilobytes} kB, signed in and entered in the log, against a static file of the same bytes`,
        ratio: tableTime / plainTime,
        atMost: LIMIT,
        detail: `${tableTime.toFixed(2)} ms against ${plainTime.toFixed(2)} ms`,
      },
      {
        what: 'the same, asked again by whoever has it (304)',
        ratio: tableAgain / plainAgain,
        atMost: LIMIT,
        detail: `${tableAgain.toFixed(2)} ms against ${plainAgain.toFixed(2)} ms`,
      },
    ];
  } finally {
    rmSync(file, { force: true });
    if (server.exitCode === null) {
      server.kill();
      await new Promise((done) => server.once('exit', done));
    }
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
