/**
 * npm run oracle -- DIR : runs every case file in DIR (default: the library's own) against the
 * product's functions. Ends with `N passed, N failed`; exit code 1 if anything failed.
 * The TypeScript is bundled on the fly, so no build is needed first.
 */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadTypeScript } from './load-typescript.mjs';
import { ensureInstalled, root } from './prepare.mjs';

/** Each exports `oracleMethods`: method name -> (input, options) => result in the file's field names. */
const registries = {
  statistics: 'libs/statistics/src/oracle-adapters.ts',
  disclosure: 'libs/outcomes/src/disclosure/oracle-adapters.ts',
};

const given = process.argv[2];
const folder = given
  ? resolve(process.env.INIT_CWD ?? process.cwd(), given)
  : join(root, 'libs/statistics/src/oracle');
if (!existsSync(folder) || !statSync(folder).isDirectory()) {
  console.error(`There is no folder ${given}. Usage: npm run oracle -- DIR`);
  process.exit(1);
}
if (!existsSync(join(root, 'node_modules/vite'))) await ensureInstalled();
const { check, ...loaded } = await loadTypeScript({
  check: 'libs/statistics/src/oracle-check.ts',
  ...registries,
});
const methods = Object.assign({}, ...Object.values(loaded).map((module) => module.oracleMethods));
const checks = Object.assign({}, ...Object.values(loaded).map((module) => module.oracleChecks));

let passed = 0;
let failed = 0;
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort();
for (const name of files) {
  let file;
  try {
    file = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    failed++;
    console.log(`FAILED ${name}: not readable as JSON (${error.message})`);
    continue;
  }
  if (!Array.isArray(file.cases)) continue;
  const method = methods[file.method];
  if (!method && file.cases.length > 0) {
    console.log(`${name}: no function is registered for the method "${file.method}".`);
  }
  for (const test of file.cases) {
    const found = checks[file.method]?.(test) ?? check.runCase(method, test);
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
process.exitCode = failed > 0 ? 1 : 0;
