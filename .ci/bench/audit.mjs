// The audit of linked figures, of families made anew each time by libs/outcomes/src/testing/a-large-family.ts. One family of 5,000
// cells on one core; an edition of 400,000 cells in 100 families on two, by the very worker threads of the server, stopped in the
// middle and taken up again. `--full` measures all hundred; without it ten are measured, and the line says so.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadTypeScript } from '../load-typescript.mjs';
import { root, say } from '../prepare.mjs';

const LIMIT = 20;
const FAMILIES = 100;
const SAMPLE = 10;
const CELLS = 400_000;
/** Years of a family: 4,050 cells, so that a hundred are a little more than 400,000. */
const YEARS = 17;
const MINUTES = 10;
const CORES = 2;
const MIB = 1024;

/** Seconds of processor time of all threads together, and on the clock. */
const timer = () => {
  const [before, began] = [process.cpuUsage(), performance.now()];
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { spent: (user + system) / 1e6, passed: (performance.now() - began) / 1000 };
  };
};

export async function benchAudit() {
  const { family, release, solver, edition, draft, crew } = await loadTypeScript({
    family: 'libs/outcomes/src/testing/a-large-family.ts',
    release: 'libs/outcomes/src/disclosure/release.ts',
    solver: 'libs/outcomes/src/disclosure/solver/highs-solver.ts',
    edition: 'libs/outcomes/src/disclosure/edition/audit-context.ts',
    draft: 'libs/outcomes/src/disclosure/edition/draft-edition.ts',
    crew: 'apps/api/src/editions/audit-crew.ts',
  });
  const policy = parse(readFileSync(join(root, 'data/disclosure/external.v1.yaml'), 'utf8'));
  const highs = await solver.loadSolver();

  const large = family.manyIncidents(21);
  const one = timer();
  const made = release.decide({ series: large.series, contextLevel: 'location', policy, solver: highs });
  const { spent: oneSpent, passed: onePassed } = one();
  const states = tally(made);

  const surveys = family.manySurveys(1);
  const small = timer();
  const asked = release.decide({ series: surveys.series, contextLevel: 'location', policy, solver: highs });
  const { spent: smallSpent } = small();

  const full = process.argv.includes('--full');
  const wanted = full ? FAMILIES : SAMPLE;
  const contexts = Array.from({ length: wanted }, (_, at) => ({
    place: { id: at + 1, level: 'location', breaks: [], closed: null },
    tables: family
      .manyIncidents(YEARS, 1000 + at)
      .series.map((series) => ({ grouping: 'as_collected', series })),
  }));
  const cells = contexts.reduce((sum, { tables }) => sum + sizeOf(tables), 0);
  const options = { policy, ledger: [], edition: 1 };
  const worker = join(root, 'dist/apps/api/audit-worker.mjs');
  const all = timer();
  const kept = new Map();
  const through = async (left, most) => {
    for await (const audited of crew.auditTogether(left, options, worker, CORES)) {
      // as the server keeps it
      kept.set(audited.contextId, JSON.stringify(audited));
      const { passed } = all();
      if (full && kept.size % 10 === 0)
        say(`  ${kept.size} of ${wanted} families after ${passed.toFixed(0)} s`);
      if (kept.size >= most) return;
    }
  };
  await through(contexts, Math.floor(wanted / 2));
  const again = timer();
  const audited = [...kept.values()].map((body) => JSON.parse(body));
  const same = contexts.filter(
    (context) =>
      audited.find(({ contextId }) => contextId === context.place.id)?.basis ===
      edition.basisOf(context, { ...options, solver: highs }),
  );
  const takenUp = again();
  if (same.length !== Math.floor(wanted / 2)) throw new Error('what was kept was not taken up again');
  await through(
    contexts.filter(({ place }) => !kept.has(place.id)),
    wanted,
  );
  draft.previewOf(
    { contexts, solver: highs, ...options },
    [...kept.values()].map((body) => JSON.parse(body)),
  );
  const { spent, passed } = all();
  const most = process.resourceUsage().maxRSS / 1024;
  const share = cells / CELLS;
  const measured = full
    ? `all ${FAMILIES} families`
    : `a sample of ${wanted} of ${FAMILIES} families (--full measures all)`;
  return [
    {
      what: `audit of a linked family of ${large.cells} cells, ${LIMIT} s on one core`,
      ratio: oneSpent / LIMIT,
      atMost: 1,
      detail: `${oneSpent.toFixed(1)} s of processor time, ${onePassed.toFixed(1)} s on the clock; ${states}`,
    },
    {
      what: `audit of a linked family of surveys of ${surveys.cells} cells, ${LIMIT} s on one core`,
      ratio: smallSpent / LIMIT,
      atMost: 1,
      detail: `${smallSpent.toFixed(1)} s of processor time; ${tally(asked)}`,
    },
    {
      what: `edition of ${CELLS} cells in ${FAMILIES} families, ${MINUTES} min on ${CORES} cores: processor time`,
      ratio: spent / share / CORES / (MINUTES * 60),
      atMost: 1,
      detail: `${measured}, ${cells} cells: ${spent.toFixed(0)} s of processor time on ${CORES} threads${full ? '' : `; ${(spent / share / CORES / 60).toFixed(1)} min for all by this sample`}`,
    },
    {
      what: 'the same on the clock, stopped half-way and taken up again',
      ratio: passed / share / (MINUTES * 60),
      atMost: 1,
      detail: `${measured}: ${passed.toFixed(0)} s, of which ${takenUp.passed.toFixed(1)} s to take ${same.length} up; other work on the machine counts here`,
    },
    {
      what: 'memory of that, 1 GiB, threads and solver included',
      ratio: most / MIB,
      atMost: 1,
      detail: `${most.toFixed(0)} MiB at most with ${measured}`,
    },
  ];
}

const sizeOf = (tables) => tables.reduce((sum, { series }) => sum + series.cells.length, 0);

function tally(drafts) {
  const counted = {};
  for (const { decisions } of drafts)
    for (const one of decisions) {
      const state = one.state === 'shown' ? 'shown' : one.cause;
      counted[state] = (counted[state] ?? 0) + 1;
    }
  return Object.entries(counted)
    .map(([state, cells]) => `${cells} ${state}`)
    .join(', ');
}
