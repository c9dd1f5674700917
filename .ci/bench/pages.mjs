// A context page's data against a static file of its size, and the first JavaScript a reader loads.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../prepare.mjs';
import { freePort } from './server.mjs';

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
let cookie = '';
const get = (url) =>
  new Promise((done, failed) => {
    http
      .get(url, { agent, headers: { cookie } }, (response) => {
        let bytes = 0;
        response.on('data', (part) => (bytes += part.length));
        response.on('end', () =>
          response.statusCode === 200 ? done(bytes) : failed(new Error(`${url}: ${response.statusCode}`)),
        );
      })
      .on('error', failed);
  });

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Medians of both, asked in turn so that both meet the same machine. */
async function inTurn(a, b, rounds) {
  const times = [[], []];
  for (let i = -30; i < rounds; i++)
    for (const [index, url] of [a, b].entries()) {
      const began = performance.now();
      await get(url);
      if (i >= 0) times[index].push(performance.now() - began);
    }
  return times.map(median);
}

export async function benchPages() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, ['dist/apps/api/main.mjs', 'serve'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      WAYMARK_DATA: dataFolder,
      LOG_LEVEL: 'error',
      DATABASE_URL: '',
    },
    stdio: 'ignore',
  });
  const file = join(root, 'dist/apps/dashboard/assets/bench-static.txt');
  try {
    for (let i = 0; i < 600; i++) {
      if (server.exitCode !== null) throw new Error(`the server ended with code ${server.exitCode}`);
      if (await get(`${base}/api/session`).catch(() => 0)) break;
      await new Promise((r) => setTimeout(r, 100));
    }
    const signedIn = await fetch(`${base}/api/demo/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: 'administrator' }),
    });
    cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = `${base}/api/contexts/1/page`;
    const first = performance.now();
    const bytes = await get(page);
    const cold = performance.now() - first;
    writeFileSync(file, 'x'.repeat(bytes));
    const [pageTime, staticTime] = await inTurn(page, `${base}/assets/bench-static.txt`, 300);
    return [
      {
        what: `context page of ${Math.round(bytes / 1000)} kB in one request, against a static file of that size`,
        ratio: pageTime / staticTime,
        atMost: 2,
        detail: `${pageTime.toFixed(2)} ms against ${staticTime.toFixed(2)} ms; composed anew after a change: ${cold.toFixed(0)} ms`,
      },
      initialScript(),
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

/** The scripts that index.html asks for, and what they import at once, compressed. */
function initialScript() {
  const folder = join(root, 'dist/apps/dashboard');
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const wanted = new Set(
    [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]),
  );
  for (const name of wanted)
    for (const [, next] of readFileSync(join(folder, name), 'utf8').matchAll(
      /(?:^|[;\n}])import[^("']*["']\.\/([^"']+\.js)["']/g,
    ))
      wanted.add(`assets/${next}`);
  const kilobytes =
    [...wanted].reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0) / 1000;
  const lazy = readdirSync(join(folder, 'assets')).filter((n) => n.endsWith('.js')).length - wanted.size;
  return {
    what: 'initial JavaScript, compressed, against 220 kB',
    ratio: kilobytes / 220,
    atMost: 1,
    detail: `${kilobytes.toFixed(0)} kB in ${wanted.size} files; ${lazy} more are loaded when needed`,
  };
}
