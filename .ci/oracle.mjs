/**
 * npm run oracle -- DIR : runs every case file in DIR (default: the product's own) against the
 * product's functions. Ends with `N passed, N failed`; exit code 1 if anything failed.
 * The TypeScript is bundled on the fly, so no build is needed first.
 */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { loadTypeScript } from './load-typescript.mjs';
import { ensureInstalled, root } from './prepare.mjs';

/** Each exports `oracleMethods`: method name -> (input, options) => result in the file's field names. */
const registries = {
  statistics: 'libs/statistics/src/oracle-adapters.ts',
  disclosure: 'libs/outcomes/src/disclosure/oracle-adapters.ts',
};

const given = process.argv[2];
const own = ['libs/statistics/src/oracle', 'libs/outcomes/src/disclosure/oracle'];
const folders = given
  ? [resolve(process.env.INIT_CWD ?? process.cwd(), given)]
  : own.map((path) => join(root, path));
for (const folder of folders)
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    console.error(`There is no folder ${given ?? folder}. Usage: npm run oracle -- DIR`);
    process.exit(1);
  }
if (!existsSync(join(root, 'node_modules/vite'))) await ensureInstalled();
const { check, ...loaded } = await loadTypeScript({
  check: 'libs/statistics/src/oracle-check.ts',
  ...registries,
});
const methods = Object.assign({}, ...Object.values(loaded).map((module) => module.oracleMethods));
const checks = Object.assign({}, ...Object.values(loaded).map((module) => module.oracleChecks));

/** A check that throws is a failed case, not the end of the run. */
function run(name, test) {
  try {
    return checks[name]?.(test) ?? check.runCase(methods[name], test);
  } catch (error) {
    return [`threw ${error}`];
  }
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

let passed = 0;
let failed = 0;
const files = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name)),
);
if (files.length === 0) console.error(`There is no case file (*.json) in ${given ?? 'the folder'}.`);
for (const path of files) {
  const name = basename(path);
  let file;
  try {
    file = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    failed++;
    console.log(`FAILED ${name}: not readable as JSON (${error.message})`);
    continue;
  }
  if (!isObject(file) || typeof file.method !== 'string' || !Array.isArray(file.cases)) {
    failed++;
    console.log(`FAILED ${name}: not a case file, which is an object with a "method" and a list of "cases"`);
    continue;
  }
  const method = methods[file.method];
  if (!method && file.cases.length > 0) {
    console.log(`${name}: no function is registered for the method "${file.method}".`);
  }
  for (const [place, test] of file.cases.entries()) {
    if (!isObject(test) || !isObject(test.input) || !isObject(test.expected)) {
      failed++;
      console.log(
        `FAILED ${file.method} / case ${place + 1}: a case needs a "name", an "input" and what is "expected"`,
      );
      continue;
    }
    const found = run(file.method, test);
    if (found.length === 0) {
      passed++;
      continue;
    }
    failed++;
    console.log(`FAILED ${file.method} / ${test.name}`);
    for (const line of found.slice(0, 12)) console.log(`    ${line}`);
    if (found.length > 12) console.log(`    and ${found.length - 12} more`);
  }
}
console.log(`${passed} passed, ${failed} failed`);
// nothing that ran is nothing that agrees
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
