/**
 * npm run oracle -- DIR : runs every case file in DIR (default: the library's own) against the
 * product's functions. Ends with `N passed, N failed`; exit code 1 if anything failed.
 * The TypeScript is bundled on the fly, so no build is needed first.
 */
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
/**
 * Each exports `oracleMethods`: method name -> (input, options) => result in the file's field names; and, for methods
 * with many right answers, `oracleChecks`: method name -> (case) => what is wrong, in words.
 */
const registries = {
  statistics: 'libs/statistics/src/oracle-adapters.ts',
  disclosure: 'libs/outcomes/src/disclosure/oracle-adapters.ts',
};
const checker = 'libs/statistics/src/oracle-check.ts';

async function load() {
  const entries = { check: checker, ...registries };
  const input = Object.fromEntries(
    Object.entries(entries)
      .filter(([, path]) => existsSync(join(root, path)))
      .map(([name, path]) => [name, join(root, path)]),
  );
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8'));
  const alias = Object.fromEntries(
    Object.entries(compilerOptions.paths).map(([name, [path]]) => [name, join(root, path)]),
  );
  const outDir = join(root, 'node_modules/.cache', `waymark-oracle-${process.pid}`);
  try {
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      publicDir: false,
      resolve: { alias },
      build: {
        ssr: true,
        outDir,
        minify: false,
        target: 'node20',
        rollupOptions: { input, output: { entryFileNames: '[name].mjs' } },
      },
    });
    const modules = {};
    for (const name of Object.keys(input)) {
      modules[name] = await import(pathToFileURL(join(outDir, `${name}.mjs`)).href);
    }
    return modules;
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

const given = process.argv[2];
const folder = given
  ? resolve(process.env.INIT_CWD ?? process.cwd(), given)
  : join(root, 'libs/statistics/src/oracle');
if (!existsSync(folder) || !statSync(folder).isDirectory()) {
  console.error(`There is no folder ${given}. Usage: npm run oracle -- DIR`);
  process.exit(1);
}
const { check, ...loaded } = await load();
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
