import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../../../..');
/** Where the built product stands: the workspace, unless a build elsewhere is to be tried. */
export const builtHome = process.env['JOURNEY_DIST_HOME'] ?? root;

export interface Served {
  readonly url: string;
  readonly dataFolder: string;
  /** The link that an empty database prints at its start. */
  firstLink(): Promise<string>;
  /** Ends the server; the data stay only where the next start is to find them. */
  stop(keep?: 'keep the data'): Promise<void>;
}

/**
 * A port that is free and stays so until the server takes it, also after a night: below those that a system hands out to whoever
 * asks, and for each worker from numbers of its own.
 */
async function freePort(): Promise<number> {
  const first = 20_000 + (Number(process.env['JEST_WORKER_ID'] ?? 0) % 12) * 1_000;
  for (;;) {
    const port = first + randomInt(1_000);
    const free = await new Promise<boolean>((told) => {
      const server = createServer()
        .once('error', () => told(false))
        .listen(port, '127.0.0.1', () => server.close(() => told(true)));
    });
    if (free) return port;
  }
}

/** What the built product is told from outside, wherever the journeys run. */
export function builtEnvironment(dataFolder: string): NodeJS.ProcessEnv {
  const { DATABASE_URL: _other, DB_SCHEMA: _schema, ...env } = process.env;
  return {
    ...env,
    NODE_OPTIONS: '',
    WAYMARK_HOME: builtHome,
    WAYMARK_DATA: dataFolder,
    LOG_LEVEL: 'error',
  };
}

export const builtBinary = join(builtHome, 'dist/apps/api/main.mjs');

/**
 * The built product with a database of its own. `own` starts empty, as `npm start -- --own` does.
 * `again` starts it once more: on the same port and the same data, as after a night.
 */
export async function serveBuild(mode: 'demo' | 'own', again?: Served): Promise<Served> {
  // the folder itself is the product's to make, so that its mode can be looked at
  const dataFolder = again?.dataFolder ?? join(mkdtempSync(join(tmpdir(), 'waymark-journey-')), 'data');
  const port = again ? new URL(again.url).port : String(await freePort());
  const child: ChildProcess = spawn(
    process.execPath,
    [builtBinary, 'serve', ...(mode === 'own' ? ['--own'] : [])],
    {
      cwd: builtHome,
      env: { ...builtEnvironment(dataFolder), PORT: port },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const url = `http://127.0.0.1:${port}`;
  let printed = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const began = Date.now();
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`);
    const up = await fetch(`${url}/api/session`).then(
      (r) => r.ok,
      () => false,
    );
    if (up) break;
    if (Date.now() - began > 170_000) throw new Error('the server did not answer in time');
    await new Promise((r) => setTimeout(r, 100));
  }
  return {
    url,
    dataFolder,
    firstLink: async () => {
      for (let tries = 0; tries < 400; tries++) {
        const token = /\/link#([\w-]+)/.exec(printed)?.[1];
        if (token) return `${url}/link#${token}`;
        await new Promise((r) => setTimeout(r, 50));
      }
      throw new Error(`no link was printed: ${printed}`);
    },
    stop: (keep) =>
      new Promise((done) => {
        child.once('exit', () => {
          if (!keep) rmSync(dirname(dataFolder), { recursive: true, force: true });
          done();
        });
        child.kill('SIGTERM');
      }),
  };
}
