import { type ChildProcess, spawn } from 'node:child_process';
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

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
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
    if (Date.now() - began > 60_000) throw new Error('the server did not answer within a minute');
    await new Promise((r) => setTimeout(r, 100));
  }
  return {
    url,
    dataFolder,
    firstLink: async () => {
      for (let tries = 0; tries < 100; tries++) {
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
