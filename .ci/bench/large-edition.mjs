// An edition of many families in a process of its own, as the server drafts one: places are made when a worker is free, what was
// decided of each is written down at once, and a process that starts again takes up what still holds. Tells its parent, a line of
// JSON at a time, how far it is, what it has spent and the most memory it has held, worker threads and solver included.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { root } from '../prepare.mjs';

const { files, folder, families, years, only } = JSON.parse(process.argv[2]);
const load = (name) => import(pathToFileURL(files[name]).href);
const [family, { auditTogether }, { basisOf }, { PreviewInParts }, { loadSolver }] = await Promise.all(
  ['family', 'crew', 'edition', 'draft', 'solver'].map(load),
);

const began = performance.now();
const rules = {
  policy: parse(readFileSync(join(root, 'data/disclosure/external.v1.yaml'), 'utf8')),
  edition: 1,
};
const contextOf = (at) => ({
  place: { id: at + 1, level: 'location', breaks: [], links: [], closed: null },
  tables: family
    .manyIncidents(years, 1000 + at)
    .series.map((series) => ({ grouping: 'as_collected', series })),
});
const cellsIn = ({ tables }) => tables.reduce((sum, { series }) => sum + series.cells.length, 0);
const fileOf = (id) => join(folder, `${id}.json`);
const keptOf = (id) => (existsSync(fileOf(id)) ? JSON.parse(readFileSync(fileOf(id), 'utf8')) : undefined);

const tell = (what) => {
  const { user, system } = process.cpuUsage();
  const most = process.resourceUsage().maxRSS / 1024;
  process.send({
    ...what,
    spent: (user + system) / 1e6,
    passed: (performance.now() - began) / 1000,
    most,
  });
};

const solver = await loadSolver();
const outlines = [];
const left = [];
let [cells, done] = [0, 0];
for (let at = 0; at < families; at += 1) {
  if (only && !only.includes(at + 1)) continue;
  const context = contextOf(at);
  const { place, tables } = context;
  outlines.push({ place, tables: tables.map(({ grouping }) => ({ grouping })) });
  cells += cellsIn(context);
  if (keptOf(place.id)?.basis === basisOf([context], { ...rules, ledger: [], solver })) done += 1;
  else left.push({ cells: cellsIn(context), load: async () => ({ contexts: [contextOf(at)], ledger: [] }) });
}
tell({ done, cells, takenUp: done });
for await (const [audited] of auditTogether(left, rules, files.worker, 2)) {
  // whole or not at all, as a row of the database is
  writeFileSync(`${fileOf(audited.contextId)}.new`, JSON.stringify(audited));
  renameSync(`${fileOf(audited.contextId)}.new`, fileOf(audited.contextId));
  done += 1;
  tell({ done, id: audited.contextId });
}
const parts = new PreviewInParts();
const hash = createHash('sha256');
let bytes = 0;
// as the server does: no more than one place at a time is ever text
const keep = (name, value) => {
  const text = JSON.stringify(value);
  writeFileSync(join(folder, name), text);
  hash.update(text, 'utf8');
  bytes += text.length;
};
for (const outline of outlines)
  keep(`part-${outline.place.id}.json`, parts.add(outline, keptOf(outline.place.id)));
keep('preview.json', parts.made());
tell({ done, sha256: hash.digest('hex'), bytes });
process.disconnect();
