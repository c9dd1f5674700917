// An import with validation, comparison and rollups against the sqlite3 shell's .import and the same GROUP BY, in one run.
import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call, placesIn, settled, sleep, withServer } from './server.mjs';

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

/** One size on a fresh server: time of the commit, its memory, and how long a small write had to wait meanwhile. */
async function measure(folder, rows) {
  return withServer(join(folder, `data-${rows}`), async (base, memory) => {
    const contexts = await placesIn(base, CONTEXTS);
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
    return { csv, check, commit, memory: memory(), longestWait: Math.max(...waits), writes: waits.length };
  });
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
