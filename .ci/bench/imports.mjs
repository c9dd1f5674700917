// An import with validation, comparison and rollups against the sqlite3 shell's .import and the same GROUP BY, in one run.
import { execFileSync, spawn } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import http from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { root } from '../prepare.mjs';

const HEADING =
  'context,indicator,period_start,period_end,breakdown,numerator,denominator,n,mean,sd,events,exposure,exposure_unit,level,raters,evidence,stock,reached,missing_reason,source,round';
/** Cells of each kind, from a number that is always the same for the same row. */
const FIGURES = {
  counts: (x) => `${x % 40},${40 + (x % 50)},,,,,,,,,,,,`,
  moments: (x, [low, high]) =>
    `,,${20 + (x % 60)},${(low + ((high - low) * (x % 400)) / 400).toFixed(2)},${(1 + (x % 90) / 100).toFixed(2)},,,,,,,,,`,
  sum: (x) => `,,,,,${x % 30},516.667,person-years,,,,,,`,
  level: (x) => `,,,,,,,,${x % 5},2,notes of the review,,,`,
  stock_last: (x) => `,,,,,,,,,,,${x % 70},,`,
};
const BREAKDOWNS = ['', 'gender=girls', 'gender=boys', 'age=10 to 12', 'age=13 to 15', 'age=16 to 17'];
const MONTHS = 120;
const CONTEXTS = 60;

/** Rows as a charity with sixty places would keep them over ten years: series by series, month by month. */
async function generate(path, rows, indicators) {
  const out = createWriteStream(path);
  out.write(`${HEADING}\n`);
  let text = '';
  let made = 0;
  for (let place = 0; made < rows; place = (place + 1) % CONTEXTS)
    for (const { code, aggregation, range } of indicators) {
      for (const breakdown of BREAKDOWNS)
        for (let month = 0; month < MONTHS && made < rows; month++, made++) {
          const year = 2016 + Math.floor(month / 12);
          const start = `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
          const end = new Date(Date.UTC(year, (month % 12) + 1, 0)).getUTCDate();
          const x = (made * 7919) % 104729;
          text += `bench-${place},${code},${start}-01,${start}-${end},${breakdown},${FIGURES[aggregation](x, range ?? [0, 100])},young people's survey,wave ${month}\n`;
          if (text.length > 1 << 20) {
            if (!out.write(text)) await once(out, 'drain');
            text = '';
          }
        }
    }
  out.end(text);
  await once(out, 'close');
}

function shell(folder, csv) {
  const database = join(folder, 'shell.db');
  rmSync(database, { force: true });
  const began = performance.now();
  execFileSync('sqlite3', [database], {
    input: `.mode csv
.import ${csv} observation
CREATE TABLE rollup AS SELECT context, indicator, breakdown, period_start, period_end, sum(numerator), sum(denominator),
  sum(n), sum(n * mean), sum(events), sum(exposure), max(level), max(stock), count(*)
FROM observation GROUP BY 1, 2, 3, 4, 5;
`,
  });
  const seconds = (performance.now() - began) / 1000;
  rmSync(database, { force: true });
  return seconds;
}

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
export async function setUp(base, printed) {
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

/** One size on a fresh server: time of the commit, its memory, and how long a small write had to wait meanwhile. */
async function measure(folder, rows) {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, ['dist/apps/api/main.mjs', 'serve', '--own'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      WAYMARK_DATA: join(folder, `data-${rows}`),
      WAYMARK_TODAY: '2026-09-15',
      LOG_LEVEL: 'error',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const printed = { text: '' };
  server.stdout.setEncoding('utf8').on('data', (part) => (printed.text += part));
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
    const site = await call(base, 'POST', '/sites', { name: 'Bench' });
    const contexts = [];
    for (let i = 0; i < CONTEXTS; i++)
      contexts.push(
        await call(base, 'POST', '/contexts', {
          siteId: site.id,
          code: `bench-${i}`,
          level: 'location',
          setting: 'neighbourhood',
          kind: 'park',
          pseudonym: `Place ${i}`,
          opened: '2016-01-01',
        }),
      );
    const { indicators } = await call(base, 'GET', '/framework');
    const used = indicators
      .filter((i) => i.aggregation in FIGURES && !i.code.startsWith('AREA'))
      .slice(0, 28);
    const csv = join(folder, `rows-${rows}.csv`);
    await generate(csv, rows, used);

    const checkBegan = performance.now();
    const sent = await call(base, 'POST', `/imports?name=rows-${rows}.csv`, undefined, createReadStream(csv));
    const checked = await settled(base, sent.id);
    const check = (performance.now() - checkBegan) / 1000;
    if (checked.counts.created !== rows)
      throw new Error(
        `The dry run found ${JSON.stringify([checked.counts, (await call(base, 'GET', `/imports/${sent.id}`)).problems.slice(0, 2)])}`,
      );

    const waits = [];
    let writing = true;
    const others = (async () => {
      for (let i = 0; writing; i++) {
        const began = performance.now();
        await call(base, 'PATCH', `/contexts/${contexts[0].id}`, { note: `note ${i}` });
        waits.push(performance.now() - began);
        await sleep(25);
      }
    })();
    const began = performance.now();
    await call(base, 'POST', `/imports/${sent.id}/commit`);
    const done = await settled(base, sent.id);
    const commit = (performance.now() - began) / 1000;
    writing = false;
    await others;
    if (done.state !== 'committed' || done.counts.created !== rows) throw new Error(JSON.stringify(done));
    const memory =
      Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? NaN) / 1000;
    return { csv, check, commit, memory, longestWait: Math.max(...waits), writes: waits.length };
  } finally {
    server.kill();
    if (server.exitCode === null) await once(server, 'exit');
  }
}

export async function benchImports() {
  try {
    execFileSync('sqlite3', ['--version'], { stdio: 'ignore' });
  } catch {
    return [
      {
        what: 'imports against the sqlite3 shell',
        skipped: 'the sqlite3 shell is not installed: apt-get install sqlite3',
      },
    ];
  }
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
  try {
    const results = [];
    for (const [rows, atMost] of [
      [100_000, 5],
      [1_000_000, 4.5],
    ]) {
      const ours = await measure(folder, rows);
      // before and after, so that a machine growing busier is not taken for a faster shell
      const theirs = Math.min(shell(folder, ours.csv), shell(folder, ours.csv));
      const size = (statSync(ours.csv).size / 1e6).toFixed(0);
      const named = rows.toLocaleString('en-GB');
      results.push(
        {
          what: `${named} rows imported, against the sqlite3 shell`,
          ratio: ours.commit / theirs,
          atMost,
          detail: `${ours.commit.toFixed(2)} s (dry run before it ${ours.check.toFixed(2)} s) against ${theirs.toFixed(2)} s; ${size} MB`,
        },
        {
          what: `memory of the server meanwhile, against 400 MB`,
          ratio: ours.memory / 400,
          atMost: 1,
          detail: `${ours.memory.toFixed(0)} MB at most`,
        },
        {
          what: `longest wait of another write meanwhile, against 200 ms`,
          ratio: ours.longestWait / 200,
          atMost: 1,
          detail: `${ours.longestWait.toFixed(0)} ms, of ${ours.writes} writes`,
        },
      );
      rmSync(ours.csv);
    }
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
