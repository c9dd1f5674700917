// What both `npm start` and `npm test` do first: install what is missing, build what has changed. Needs Node.js only.
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

export const say = (line) => process.stdout.write(`${line}\n`);

export function stop(line) {
  process.stderr.write(`\n${line}\n`);
  process.exit(1);
}

/** Runs a command; answers its exit code. Says that it is still at work when nothing is printed for a while. */
export function run(command, args, { env = {}, quiet = false, alive = '' } = {}) {
  return new Promise((done) => {
    const began = Date.now();
    const child = spawn(command, args, {
      cwd: root,
      stdio: quiet ? 'ignore' : 'inherit',
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    });
    const beat = alive
      ? setInterval(() => say(`  ${alive} (${Math.round((Date.now() - began) / 1000)} s so far)`), 20_000)
      : null;
    child.once('exit', (code) => {
      if (beat) clearInterval(beat);
      done(code ?? 1);
    });
  });
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    stop(
      `Waymark needs Node.js 20.19 or newer; this is ${process.versions.node}. Install a newer one from nodejs.org.`,
    );
}

/** npm ci, once for each lock file. */
export async function ensureInstalled() {
  checkNode();
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules/.waymark-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('Installing the packages Waymark is made of. The first time takes one to four minutes:');
  say('where no ready-made sqlite3 can be downloaded it is compiled here, which alone takes about two.');
  const code = await run(npm, ['ci', '--no-audit', '--no-fund'], { alive: 'Still installing' });
  if (code !== 0)
    stop(
      [
        'The installation did not finish. The lines above say why; the usual causes and cures:',
        '  - no connection to the npm registry: connect and run the same command again;',
        '  - sqlite3 had to be compiled and there is no compiler: on Debian or Ubuntu `sudo apt-get install build-essential python3`,',
        '    on macOS `xcode-select --install`, on Windows the “Desktop development with C++” workload of Visual Studio.',
      ].join('\n'),
    );
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

/** The newest change of anything the build is made from. */
function newestSource() {
  let newest = 0;
  const visit = (path) => {
    const s = statSync(path);
    if (s.isDirectory()) {
      if (/(node_modules|dist|tmp|oracle)$/.test(path)) return;
      for (const name of readdirSync(path)) visit(join(path, name));
    } else if (!/\.(spec|e2e)\.tsx?$/.test(path)) newest = Math.max(newest, s.mtimeMs);
  };
  for (const name of ['apps/api', 'apps/dashboard', 'libs', 'package-lock.json', 'tsconfig.base.json'])
    visit(join(root, name));
  return newest;
}

/** Builds API and dashboard if a source is newer than what was built. */
export async function ensureBuilt() {
  const stamp = join(root, 'dist/.built');
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= newestSource()) return;
  say('Building Waymark (about ten seconds).');
  rmSync(stamp, { force: true });
  const code = await run(
    'npx',
    ['nx', 'run-many', '-t', 'build', '-p', 'api', 'dashboard', '--output-style=static'],
    {
      env: { NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_SKIP_NX_CACHE: 'true' },
    },
  );
  if (code !== 0) stop('The build did not finish: the lines above say why.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
}
