// Writes docs/dependencies.md: every package that the running product is made of, with its licence, where it comes from and the
// digest npm holds it to. `--check` writes nothing and fails where the page is not what would be written, or where a licence is not
// among those allowed. `--lock FILE` reads another lock, for the spec that sees it fail.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const PAGE = join(root, 'docs/dependencies.md');
const args = process.argv.slice(2);
const lockFile = args.includes('--lock') ? args[args.indexOf('--lock') + 1] : join(root, 'package-lock.json');
const { packages: locked } = JSON.parse(readFileSync(lockFile, 'utf8'));

/** Licences that ask for no more than to be named, and the fonts' own. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Unlicense',
]);

/** Packages whose package.json names their licence in a way npm no longer reads; told by the LICENSE file they carry. */
const SPELT = { busboy: 'MIT', 'png-js': 'MIT', streamsearch: 'MIT' };

/** What each package that Waymark itself asks for is there for. */
const WHY = {
  '@date-fns/utc': 'calendar arithmetic that no time zone changes',
  '@expo-google-fonts/source-sans-3': 'font of PDF reports',
  '@expo-google-fonts/source-serif-4': 'font of PDF reports',
  '@nestjs/common': 'the server’s framework',
  '@nestjs/core': 'the server’s framework',
  '@nestjs/platform-express': 'the server’s framework on express',
  '@nestjs/typeorm': 'joins server and database layer',
  '@node-rs/argon2': 'argon2id for passwords',
  '@tanstack/react-query': 'fetching and keeping answers in the browser',
  '@zxcvbn-ts/core': 'how easily a password is guessed',
  '@zxcvbn-ts/language-common': 'list of common and published passwords, offline',
  'csv-parse': 'reading quoted CSV',
  'csv-stringify': 'writing CSV',
  'date-fns': 'calendar arithmetic',
  express: 'HTTP',
  'fastest-levenshtein': '“did you mean” in problems',
  helmet: 'security headers',
  highs: 'linear programming for what may be published together',
  'libphonenumber-js': 'telephone numbers in free text, to warn of them',
  'markdown-to-jsx': 'methods pages, without HTML text',
  otpauth: 'codes of authenticator apps',
  pdfkit: 'PDF reports with tags',
  pg: 'PostgreSQL',
  pino: 'logs',
  'pino-http': 'logs of requests',
  postcode: 'postcodes in free text, to warn of them',
  react: 'the dashboard',
  'react-dom': 'the dashboard',
  'react-router': 'addresses of the dashboard',
  recharts: 'scales, axes and focus of charts',
  'reflect-metadata': 'decorators of server and database layer',
  rxjs: 'asked for by the server’s framework',
  saxes: 'reading workbooks as a stream',
  sqlite3: 'the database where there is no PostgreSQL',
  typeorm: 'database layer and migrations',
  uqr: 'QR codes for authenticator apps',
  'write-excel-file': 'writing workbooks',
  yaml: 'framework, policy and mapping files, and the line of each fault',
  yauzl: 'unpacking workbooks within limits',
  zod: 'the contract: every shape, declared once',
};

/** Data that comes with the product and is not wholly our own. Each path must be there. */
const DATA = [
  [
    'data/framework',
    'Goals and indicators: own wording, adapted or published instruments',
    'each indicator names its source, provenance and licence',
  ],
  [
    'data/guides',
    'Assessment guides: own questions, in the shape of published ones',
    'each file names its source',
  ],
  [
    'data/guardianship',
    'Learning for adults who are where young people are: own wording',
    'the file names its source',
  ],
  ['data/incidents', 'Planning after a serious incident: own wording', 'the file names its source'],
  [
    'data/mappings',
    'How published tables of ONS and DfE are read: column names and codes',
    'Open Government Licence v3.0',
  ],
  ['data/reference', 'Codes of areas: ONS Code History Database', 'Open Government Licence v3.0'],
  [
    'data/protection',
    'Given names: faker-js 9 and own list; lawful bases and terms: own words on UK law',
    'MIT for the names of faker-js; sources in each file',
  ],
  ['data/disclosure', 'Policy of what may be published: own', 'as Waymark'],
  ['data/demo', 'Ten years of invented people and places: own', 'as Waymark'],
  ['data/values', 'Values of a partnership: published names, own wording', 'the file names its source'],
  [
    'data/samples',
    'Files that imports are tried on: invented, some in the layout of published tables',
    'as Waymark',
  ],
];

const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Where `from` finds `name`, as Node looks for it. */
function resolve(from, name) {
  for (let at = from; ;) {
    const path = `${at ? `${at}/` : ''}node_modules/${name}`;
    if (locked[path]) return path;
    if (at === '') return null;
    at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '';
  }
}

/** Development packages whose code is bundled into the dashboard all the same: whatever it and the charts import. */
function bundled() {
  const { devDependencies } = locked[''];
  const found = new Set();
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'testing') visit(path);
      } else if (/\.tsx?$/.test(entry.name) && !/\.(spec|e2e|config)\.|test-setup/.test(entry.name))
        for (const [, name] of readFileSync(path, 'utf8').matchAll(/from '((?:@[^/']+\/)?[^./'][^/']*)/g))
          if (devDependencies[name] && !name.startsWith('@types/')) found.add(name);
    }
  };
  for (const folder of ['apps/dashboard/src', 'libs/charts/src', 'libs/contract/src'])
    visit(join(root, folder));
  return [...found];
}

/** Every package of the running product: path in the lock -> who asked for it first. */
function closure() {
  const direct = [...Object.keys(locked[''].dependencies), ...bundled()].sort();
  const asked = new Map(direct.map((name) => [resolve('', name), null]));
  const queue = [...asked.keys()];
  for (let path = queue.shift(); path; path = queue.shift()) {
    const {
      dependencies = {},
      optionalDependencies = {},
      peerDependencies = {},
      peerDependenciesMeta = {},
    } = locked[path];
    const needed = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
    for (const name of [
      ...Object.keys(dependencies),
      ...Object.keys(optionalDependencies),
      ...needed,
    ].sort()) {
      const found = resolve(path, name);
      // asked for by a bundled package as types only, or absent on purpose
      if (!found || asked.has(found)) continue;
      asked.set(found, nameOf(path));
      queue.push(found);
    }
  }
  return asked;
}

const licenceOf = (path) => locked[path].license ?? SPELT[nameOf(path)] ?? 'not stated';

/** Whether a licence expression (SPDX) is met by what is allowed: all of AND, one of OR. */
const allowed = (expression) =>
  expression
    .replace(/[()]/g, '')
    .split(' AND ')
    .every((part) => part.split(' OR ').some((one) => ALLOWED.has(one.trim())));

/** Where it is looked after; packages for one platform are not installed everywhere, so they go by the package that asks for them. */
function homeOf(path, by) {
  if (locked[path].os || locked[path].cpu) return `as \`${by}\``;
  const file = join(root, path, 'package.json');
  if (!existsSync(file)) return by ? `as \`${by}\`` : 'not installed';
  const { repository, author, homepage } = JSON.parse(readFileSync(file, 'utf8'));
  const address = typeof repository === 'string' ? repository : repository?.url;
  const plain = (address ?? homepage ?? '')
    .replace(/^git\+/, '')
    .replace(/^(git|ssh|git\+ssh):\/\/(git@)?/, 'https://')
    .replace(/^git@github\.com:/, 'https://github.com/')
    .replace(/^github:/, '')
    .replace(/\.git$/, '')
    .replace(/^https?:\/\/(www\.)?github\.com\//, '');
  return plain || (typeof author === 'string' ? author : (author?.name ?? 'not stated'));
}

const found = closure();
const rows = [...found].sort(
  ([a], [b]) => nameOf(a).localeCompare(nameOf(b), 'en') || a.localeCompare(b, 'en'),
);
const faults = [];
const table = rows.map(([path, by]) => {
  const licence = licenceOf(path);
  const name = nameOf(path);
  if (!allowed(licence))
    faults.push(
      `${name} ${locked[path].version}: its licence is ${licence}, which is not among those allowed`,
    );
  if (!locked[path].integrity) faults.push(`${name} ${locked[path].version}: the lock holds no digest of it`);
  if (by === null && !WHY[name]) faults.push(`${name}: say in .ci/dependencies.mjs what it is for`);
  const digest = (locked[path].integrity ?? '').replace(/^(sha\d+-.{12}).*$/, '$1…');
  return `| \`${name}\` | ${locked[path].version} | ${licence} | ${homeOf(path, by)} | \`${digest}\` | ${by === null ? `**${WHY[name] ?? ''}**` : `needed by \`${by}\``} |`;
});
for (const name of Object.keys(WHY))
  if (![...found].some(([path, by]) => by === null && nameOf(path) === name))
    faults.push(`${name}: .ci/dependencies.mjs explains it, and nothing asks for it any more`);
for (const [path] of DATA)
  if (!existsSync(join(root, path))) faults.push(`${path}: named as a source of data, and not there`);
for (const name of readdirSync(join(root, 'data')))
  if (!DATA.some(([path]) => path === `data/${name}`))
    faults.push(`data/${name}: say in .ci/dependencies.mjs where it comes from`);

const page = `# What Waymark is made of

Written by \`node .ci/dependencies.mjs\` from the lock file and what is installed; a spec fails when it is out of date, when a licence is not among those
allowed, or when a package has no digest. Packages for development only (build, lint, tests) are not listed: they are in \`package-lock.json\` and in no running product.

Allowed licences: ${[...ALLOWED].join(', ')}. Where a package offers several, one of them is enough.

npm holds each package to the whole digest in \`package-lock.json\`, of which the beginning is shown; no install script runs but those named in \`allowScripts\` of
\`package.json\` (\`sqlite3\`, and the PostgreSQL used by tests). Which version is taken and when it is renewed: docs/security.md, V15.

## Packages

${found.size} packages; those in bold are asked for by Waymark itself, the others by them. Without another address, where a package is looked after is a repository on github.com.

| package | version | licence | looked after at | digest | why |
| --- | --- | --- | --- | --- | --- |
${table.join('\n')}

## Fonts

Pages on screen use the fonts of the reader's machine and fetch none. PDF reports embed Source Sans 3 and Source Serif 4 (Adobe, SIL Open Font License 1.1), from the two
\`@expo-google-fonts\` packages above, whose own code is MIT.

## Data

| where | what | licence or source |
| --- | --- | --- |
${DATA.map((row) => `| ${row.map((cell, at) => (at === 0 ? `\`${cell}\`` : cell)).join(' | ')} |`).join('\n')}

Contains public sector information licensed under the Open Government Licence v3.0.
`;

if (args.includes('--check')) {
  const current = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
  if (current !== page) faults.push('docs/dependencies.md is not current: run `node .ci/dependencies.mjs`');
} else writeFileSync(PAGE, page);
if (faults.length > 0) process.stderr.write(`${faults.join('\n')}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
