import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../../..');

export interface Served {
  readonly url: string;
  readonly dataFolder: string;
  stop(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}

/** The built product on a free port with a database of its own. `own` starts empty, as `npm start -- --own` does. */
export async function serveBuild(mode: 'demo' | 'own'): Promise<Served> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'waymark-journey-'));
  const port = await freePort();
  const { DATABASE_URL: _other, ...env } = process.env;
  const child: ChildProcess = spawn(
    process.execPath,
    ['dist/apps/api/main.mjs', 'serve', ...(mode === 'own' ? ['--own'] : [])],
    {
      cwd: root,
      env: { ...env, NODE_OPTIONS: '', PORT: String(port), WAYMARK_DATA: dataFolder, LOG_LEVEL: 'error' },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const url = `http://127.0.0.1:${port}`;
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
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => {
          rmSync(dataFolder, { recursive: true, force: true });
          done();
        });
        child.kill('SIGTERM');
      }),
  };
}
