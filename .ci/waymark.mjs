// npm run waymark -- COMMAND : the command line of the product, built if need be.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './prepare.mjs';

await ensureInstalled();
await ensureBuilt();
const child = spawn(process.execPath, [join(root, 'dist/apps/api/main.mjs'), ...process.argv.slice(2)], {
  // files named on the command line are relative to where it was typed
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: 'inherit',
  env: { ...process.env, WAYMARK_HOME: root },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 0));
