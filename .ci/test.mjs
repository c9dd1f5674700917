// npm test : everything, ending with one line `N passed, N failed, N skipped`.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, run, say } from './prepare.mjs';

await ensureInstalled();

const reports = join(root, 'tmp/reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
// Never from a cache: a green run must have run.
const env = {
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  NX_SKIP_NX_CACHE: 'true',
  FORCE_COLOR: '0',
  JEST_REPORTS: reports,
};
const failures = [];
const skipped = [];
const chromium =
  process.env.CHROMIUM ??
  [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].find((path) => existsSync(path));

const nx = (...args) => run('npx', ['nx', ...args, '--output-style=static'], { env });
const jest = (project, args = [], more = {}) =>
  run('npx', ['jest', '-c', `${project}/jest.config.cjs`, ...args], { env: { ...env, ...more } });

async function step(name, work) {
  say(`\n=== ${name}`);
  const began = Date.now();
  const code = await work();
  say(`=== ${name}: ${code === 0 ? 'done' : 'FAILED'} in ${Math.round((Date.now() - began) / 1000)} s`);
  if (code !== 0) failures.push(name);
}

await step('lock file', () => run('node', ['.ci/check-lock.mjs']));
await step('format', () => run('npx', ['prettier', '--check', '--log-level', 'warn', '.']));
// the boundary rule skips itself, silently, without a cached project graph
await step('project graph', () => run('npx', ['nx', 'show', 'projects'], { env, quiet: true }));
await step('lint', () => run('npx', ['eslint', '--max-warnings=0', 'apps', 'libs'], { env }));
await step('types', () => nx('run-many', '-t', 'typecheck'));
await step('build', async () => {
  await ensureBuilt();
  return 0;
});
for (const lib of readdirSync(join(root, 'libs')).sort())
  await step(`libs/${lib}`, () => jest(`libs/${lib}`, ['--passWithNoTests']));
await step('api on SQLite', () => jest('apps/api', [], { DATABASE_URL: '' }));
await step('api on PostgreSQL', () =>
  run('node', ['.ci/with-postgres.mjs', 'npx', 'jest', '-c', 'apps/api/jest.config.cjs'], { env }),
);
await step('dashboard', () => jest('apps/dashboard'));
await step('conventions', () => jest('apps/e2e'));
if (chromium)
  await step('journeys in a browser', () =>
    run('npx', ['jest', '-c', 'apps/e2e/jest.journeys.config.cjs'], { env: { ...env, CHROMIUM: chromium } }),
  );
else {
  skipped.push(
    'journeys in a browser: no Chromium found. Install it (Debian: `apt-get install chromium`) or name one: CHROMIUM=/path/to/chromium npm test',
  );
  if (process.env.CI === 'true') failures.push('journeys in a browser: could not run');
}

const sum = { passed: 0, failed: 0, skipped: skipped.length };
for (const name of readdirSync(reports)) {
  const one = JSON.parse(readFileSync(join(reports, name), 'utf8'));
  sum.passed += one.passed;
  sum.failed += one.failed;
  sum.skipped += one.skipped;
}
if (process.env.CI === 'true' && sum.skipped > 0) failures.push(`${sum.skipped} skipped under CI`);
// a step that failed without a failing test (types, lint, a crash) counts as one
sum.failed = Math.max(sum.failed, failures.length);
writeFileSync(join(root, 'tmp/test-summary.json'), JSON.stringify({ ...sum, failures, notRun: skipped }));
say('');
for (const line of skipped) say(`NOT RUN: ${line}`);
for (const line of failures) say(`FAILED: ${line}`);
say(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(sum.failed ? 1 : 0);
