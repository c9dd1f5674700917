// The audit of linked families of thousands of cells, made anew each time by libs/outcomes/src/testing/a-large-family.ts,
// and a draft of an edition family by family. Seconds of processor time: other work on the machine does not count.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadTypeScript } from '../load-typescript.mjs';
import { root } from '../prepare.mjs';

const LIMIT = 20;
/** A hundred families of an edition, of which so many are measured here: `BENCH_FAMILIES=100` measures all. */
const FAMILIES = 100;
const CELLS = 400_000;
const MINUTES = 10;
const CORES = 2;

const seconds = (run) => {
  const before = process.cpuUsage();
  const made = run();
  const { user, system } = process.cpuUsage(before);
  return { made, spent: (user + system) / 1e6 };
};

export async function benchDisclosure() {
  const { family, release, solver, edition } = await loadTypeScript({
    family: 'libs/outcomes/src/testing/a-large-family.ts',
    release: 'libs/outcomes/src/disclosure/release.ts',
    solver: 'libs/outcomes/src/disclosure/solver/highs-solver.ts',
    edition: 'libs/outcomes/src/disclosure/edition/audit-context.ts',
  });
  const policy = parse(readFileSync(join(root, 'data/disclosure/external.v1.yaml'), 'utf8'));
  const highs = await solver.loadSolver();
  const tally = (drafts) => {
    const counted = {};
    for (const { decisions } of drafts)
      for (const one of decisions) {
        const state = one.state === 'shown' ? 'shown' : one.cause;
        counted[state] = (counted[state] ?? 0) + 1;
      }
    return Object.entries(counted)
      .map(([state, cells]) => `${cells} ${state}`)
      .join(', ');
  };

  const large = family.manyIncidents(21);
  const one = seconds(() =>
    release.decide({ series: large.series, contextLevel: 'location', policy, solver: highs }),
  );

  const wanted = Math.min(FAMILIES, Number(process.env.BENCH_FAMILIES ?? 2));
  const sizes = [];
  let spent = 0;
  let most = 0;
  for (let at = 0; at < wanted; at += 1) {
    const own = family.manyIncidents(17, 1000 + at);
    sizes.push(own.cells);
    const place = { id: at + 1, level: 'location', breaks: [], closed: null };
    const tables = own.series.map((series) => ({ grouping: 'as_collected', series }));
    const audited = seconds(() =>
      edition.auditContext({ place, tables }, { policy, solver: highs, ledger: [], edition: 1 }),
    );
    spent += audited.spent;
    most = Math.max(most, process.memoryUsage().rss / 2 ** 20);
  }
  const cells = sizes.reduce((sum, size) => sum + size, 0);
  const whole = ((spent / cells) * CELLS) / CORES;
  return [
    {
      what: `audit of a linked family of ${large.cells} cells, ${LIMIT} s on one core`,
      ratio: one.spent / LIMIT,
      atMost: 1,
      detail: `${one.spent.toFixed(1)} s of processor time; ${tally(one.made)}`,
    },
    {
      what: `edition of ${CELLS} cells in ${FAMILIES} families, ${MINUTES} min on ${CORES} cores`,
      ratio: whole / (MINUTES * 60),
      atMost: 1,
      detail: `${wanted} of ${FAMILIES} families measured, ${cells} cells in ${spent.toFixed(1)} s; ${(whole / 60).toFixed(1)} min for all`,
    },
    {
      what: 'memory of that, 1 GiB',
      ratio: most / 1024,
      atMost: 1,
      detail: `${most.toFixed(0)} MiB at most, with the solver`,
    },
  ];
}
