// A published file end to end against csv-parse alone, and the preview of a mapping on a sheet of 50,000 rows.
import { createReadStream, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { root } from '../prepare.mjs';
import { call, placesIn, settled, sleep, withServer } from './server.mjs';

const REAL = join(root, '../shared/data/real/dfe-assessment-factors-2018-2025.csv');
const PLACES = 40;

/** As wide and as long as the published file of assessment factors; its areas and figures are invented. */
function factorsLike(path) {
  const wanted = ['Going_missing', 'Child_sexual_exploitation', 'Gangs', 'Child_criminal_exploitation'];
  const factors = [...wanted, ...Array.from({ length: 35 }, (_, i) => `Factor_${i + 1}`)];
  const head = `time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,category,Episodes_with_assessment_factor,${factors.join(',')}`;
  const lines = [head];
  for (let year = 2018; year <= 2025; year++)
    for (let area = 0; area < 164; area++) {
      const figures = factors.map((_, i) =>
        (area * 31 + year * 7 + i * 13) % 17 === 0 ? 'c' : (area * 97 + year + i * 41) % 900,
      );
      const code = `E0600${String(9000 + area).slice(-4)}`;
      lines.push(
        `${year},Reporting year,Local authority,E92000001,England,E12000001,Region,${100 + area},${code},Area ${area},Factors identified at the end of assessment,${area + 1000},${figures.join(',')}`,
      );
    }
  writeFileSync(path, `${lines.join('\n')}\n`);
}

/** Fifty thousand rows of places and days with counts, or of answers with ids. */
function sheetOf(path, kind) {
  const lines =
    kind === 'figures'
      ? ['Weekly return,,,,,,', 'Site,Date,Gender,Suspensions,Feel safer No.,Feel safer Asked,Notes']
      : ['start,Which place?,Gender,How safe do you feel on the way home? (0-4),Anything else?,_id'];
  for (let i = 0; i < 50_000; i++) {
    const place = `Bench place ${i % PLACES}`;
    const day = new Date(Date.UTC(2020, 0, 1 + (Math.floor(i / PLACES) % 1250))).toISOString().slice(0, 10);
    const gender = i % 2 === 0 ? 'Girls' : 'Boys';
    lines.push(
      kind === 'figures'
        ? `${place},${day},${gender},${i % 37 === 0 ? '*' : i % 23},${i % 40},${40 + (i % 20)},seen ${i % 500}`
        : `${day} 16:${String(i % 60).padStart(2, '0')},${place},${gender},${i % 5},words ${i % 900} of somebody,${i + 1}`,
    );
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
}

async function secondsOf(work) {
  const began = performance.now();
  const result = await work();
  return { seconds: (performance.now() - began) / 1000, result };
}

async function csvParse(path) {
  let rows = 0;
  for await (const row of createReadStream(path).pipe(parse({ bom: true }))) if (row) rows++;
  return rows;
}

async function endToEnd(base, path, what) {
  const alone = [];
  for (let i = 0; i < 3; i++) alone.push((await secondsOf(() => csvParse(path))).seconds);
  const { seconds, result } = await secondsOf(async () => {
    const sent = await call(base, 'POST', '/imports?name=factors.csv', undefined, createReadStream(path));
    const checked = await settled(base, sent.id);
    if (checked.state !== 'checked') throw new Error(checked.message);
    await call(base, 'POST', `/imports/${sent.id}/commit`);
    return settled(base, sent.id);
  });
  if (result.state !== 'committed') throw new Error(JSON.stringify([result.state, result.message]));
  const theirs = Math.min(...alone);
  await call(base, 'POST', `/imports/${result.id}/undo`);
  while ((await call(base, 'GET', `/imports/${result.id}`)).state === 'undoing') await sleep(20);
  return {
    what: `${what}, sent, checked and imported, against 3 times csv-parse alone plus 1 s`,
    ratio: seconds / (3 * theirs + 1),
    atMost: 1,
    detail: `${seconds.toFixed(2)} s for ${result.counts.created.toLocaleString('en-GB')} figures against ${theirs.toFixed(3)} s of parsing`,
  };
}

async function preview(base, path, what) {
  const { seconds: reading, result: draft } = await secondsOf(async () => {
    const sent = await call(base, 'POST', '/import-drafts?name=sheet.csv', undefined, createReadStream(path));
    for (;;) {
      const now = await call(base, 'GET', `/import-drafts/${sent.id}`);
      if (now.state !== 'reading') return now;
      await sleep(20);
    }
  });
  const { seconds: proposing, result: proposal } = await secondsOf(() =>
    call(base, 'GET', `/import-drafts/${draft.id}/proposal`),
  );
  const times = [];
  let counts;
  for (let i = 0; i < 3; i++) {
    const { seconds, result } = await secondsOf(() =>
      call(base, 'POST', `/import-drafts/${draft.id}/preview`, { mapping: proposal.mapping, period: null }),
    );
    times.push(seconds);
    ({ counts } = result);
  }
  if (counts.rows !== 50_000 || counts.observations === 0)
    throw new Error(`The preview found ${JSON.stringify(counts)}`);
  const middle = [...times].sort((a, b) => a - b)[1];
  return {
    what: `preview of ${what}, against 1 s`,
    ratio: middle,
    atMost: 1,
    detail: `${times.map((time) => time.toFixed(2)).join(', ')} s, ${counts.observations.toLocaleString('en-GB')} figures; read in ${reading.toFixed(2)} s, proposed in ${proposing.toFixed(2)} s`,
  };
}

export async function benchMappings() {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
  try {
    return await withServer(join(folder, 'data'), async (base, memory) => {
      await placesIn(base, PLACES);
      const factors = join(folder, 'factors.csv');
      factorsLike(factors);
      const results = [await endToEnd(base, factors, 'a file like the assessment factors')];
      results.push(
        existsSync(REAL)
          ? await endToEnd(base, REAL, 'the published assessment factors')
          : { what: 'the published assessment factors', skipped: 'the file is not here' },
      );
      for (const kind of ['figures', 'answers']) {
        const sheet = join(folder, `${kind}.csv`);
        sheetOf(sheet, kind);
        results.push(
          await preview(base, sheet, kind === 'figures' ? '50,000 rows of figures' : '50,000 submissions'),
        );
      }
      const last = results.at(-1);
      const most = memory();
      if (Number.isFinite(most)) last.detail += `; server at most ${most.toFixed(0)} MB`;
      return results;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
