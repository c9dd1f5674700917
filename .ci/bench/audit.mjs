// The audit of linked figures, of families made anew each time by libs/outcomes/src/testing/a-large-family.ts. One family of 5,000
// cells on one core; an edition of 400,000 cells in 100 families on two, by the very worker threads of the server, in a process of
// its own that is killed half-way and takes up what it had. `--full` measures all hundred; without it ten are measured, and the line says so.
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { bundleTypeScript, loadTypeScript } from '../load-typescript.mjs';
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
/** What Node.js takes for its own objects on a machine of one GiB; on a larger one it would let them pile up. */
const HEAP = 512;

/** Seconds of processor time of all threads together, and on the clock. */
const timer = () => {
  const [before, began] = [process.cpuUsage(), performance.now()];
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { spent: (user + system) / 1e6, passed: (performance.now() - began) / 1000 };
  };
};

export async function benchAudit() {
  const { family, release, solver } = await loadTypeScript({
    family: 'libs/outcomes/src/testing/a-large-family.ts',
    release: 'libs/outcomes/src/disclosure/release.ts',
    solver: 'libs/outcomes/src/disclosure/solver/highs-solver.ts',
  });
  const policy = parse(readFileSync(join(root, 'data/disclosure/external.v1.yaml'), 'utf8'));
  const highs = await solver.loadSolver();

  const large = family.manyIncidents(21);
  const one = timer();
  const made = release.decide({ series: large.series, contextLevel: 'location', policy, solver: highs });
  const { spent: oneSpent, passed: onePassed } = one();

  const surveys = family.manySurveys(1);
  const small = timer();
  const asked = release.decide({ series: surveys.series, contextLevel: 'location', policy, solver: highs });
  const { spent: smallSpent } = small();

  const full = process.argv.includes('--full');
  const wanted = full ? FAMILIES : SAMPLE;
  const { cells, spent, passed, most, takenUp, sha256, same } = await largeEdition(wanted);
  const share = cells / CELLS;
  const measured = full
    ? `all ${FAMILIES} families`
    : `a sample of ${wanted} of ${FAMILIES} families (--full measures all)`;
  return [
    {
      what: `audit of a linked family of ${large.cells} cells, ${LIMIT} s on one core`,
      ratio: oneSpent / LIMIT,
      atMost: 1,
      detail: `${oneSpent.toFixed(1)} s of processor time, ${onePassed.toFixed(1)} s on the clock; ${tally(made)}`,
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
      what: 'the same on the clock, killed half-way and taken up again',
      ratio: passed / share / (MINUTES * 60),
      atMost: 1,
      detail: `${measured}: ${passed.toFixed(0)} s, ${takenUp} families taken up; sha256 of the draft ${sha256.slice(0, 12)}; other work on the machine counts here`,
    },
    {
      what: 'of a draft that was killed, families that read otherwise when decided once more',
      ratio: same ? 0 : 1,
      atMost: 0,
      detail: 'the first and the last family, byte by byte, in a process that had neither',
    },
    {
      what: 'memory of that, 1 GiB, threads and solver included',
      ratio: most / MIB,
      atMost: 1,
      detail: `${most.toFixed(0)} MiB at most, from the first family to the whole preview, with ${measured}`,
    },
  ];
}

/** Drafts it as the server does, in a process that dies in the middle and one that goes on. */
async function largeEdition(families) {
  const { files, remove } = await bundleTypeScript({
    family: 'libs/outcomes/src/testing/a-large-family.ts',
    solver: 'libs/outcomes/src/disclosure/solver/highs-solver.ts',
    edition: 'libs/outcomes/src/disclosure/edition/audit-context.ts',
    draft: 'libs/outcomes/src/disclosure/edition/draft-edition.ts',
    crew: 'apps/api/src/editions/audit-crew.ts',
    worker: 'apps/api/src/editions/audit-worker.ts',
  });
  const folder = mkdtempSync(join(tmpdir(), 'waymark-large-edition-'));
  const fresh = mkdtempSync(join(tmpdir(), 'waymark-large-edition-'));
  try {
    const job = { files, folder, families, years: YEARS };
    const first = await drafted(job, Math.ceil(families / 2), 0);
    const second = await drafted(job, Infinity, first.passed);
    if (second.takenUp < Math.floor(families / 2))
      throw new Error(`only ${second.takenUp} families were taken up again`);
    // one that was decided before it was killed, one after
    const [before, after] = [first.order[0], second.order.at(-1)];
    const again = await drafted({ ...job, folder: fresh, only: [before, after] }, Infinity, 0);
    const bytes = (from, id) =>
      createHash('sha256')
        .update(readFileSync(join(from, `${id}.json`)))
        .digest('hex');
    return {
      ...second,
      spent: first.spent + second.spent,
      passed: first.passed + second.passed,
      most: Math.max(first.most, second.most),
      same: again.order.length === 2 && [before, after].every((id) => bytes(folder, id) === bytes(fresh, id)),
    };
  } finally {
    [folder, fresh].forEach((path) => rmSync(path, { recursive: true, force: true }));
    remove();
  }
}

/** Until it is through, or killed as soon as `most` families are decided. Answers with what it last told of itself. */
function drafted(job, most, before) {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'large-edition.mjs'), [JSON.stringify(job)], {
      execArgv: [`--max-old-space-size=${HEAP}`],
    });
    let last = { order: [] };
    let killed = false;
    child.on('message', (told) => {
      if (killed) return;
      last = { ...last, ...told, order: told.id ? [...last.order, told.id] : last.order };
      if (told.id && told.done % 10 === 0)
        say(
          `  ${told.done} of ${job.families} families after ${(before + told.passed).toFixed(0)} s, ${told.most.toFixed(0)} MiB at most`,
        );
      if (told.id && told.done >= most) {
        killed = true;
        child.kill('SIGKILL');
      }
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      killed || code === 0 ? resolve(last) : reject(new Error(`the draft ended with ${code}`)),
    );
  });
}

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
