import { firstLink } from '../access/first-link';
import { readConfig } from '../config';
import { loadDemo } from '../demo/load-demo';
import { UnfinishedDrafts } from '../editions/unfinished-drafts.service';
import { createApplication, makeLog } from '../http/application';

/** Serves until it is told to stop. */
export async function serve(args: readonly string[]): Promise<number> {
  const config = readConfig(args.includes('--own') ? 'own' : 'demo');
  const log = makeLog(config);
  const app = await createApplication(config, log);
  if (config.mode === 'demo') await loadDemo(app, (line) => process.stdout.write(`${line}\n`));
  await app.init();
  const link = await firstLink(app).catch(async (error: unknown) => {
    // nothing may keep the process alive once it cannot serve
    await app.close();
    throw error;
  });
  const server = app.getHttpServer() as import('node:http').Server;
  const taken = await app.listen(config.port, config.host).then(
    () => null,
    (error: NodeJS.ErrnoException) => error,
  );
  if (taken) {
    await app.close();
    const cure =
      taken.code === 'EADDRINUSE'
        ? `Port ${config.port} is in use. Is Waymark running already? If not, choose another: PORT=3334 npm start`
        : `Waymark cannot listen on ${config.host}:${config.port} (${taken.code ?? 'unknown'}).`;
    process.stderr.write(`${cure}\n`);
    return 1;
  }
  await app.get(UnfinishedDrafts).resume();
  const { port } = server.address() as import('node:net').AddressInfo;
  process.stdout.write(
    `\n  Waymark is ready: ${config.publicUrl ?? `http://localhost:${port}`}\n  ${config.mode === 'demo' ? 'Demo: invented people and places.' : `Your own work, kept in ${config.dataFolder}.`} Stop it with Ctrl+C.\n\n`,
  );
  if (link !== null)
    process.stdout.write(
      `  Begin here: open this link within a day. It works once, and whoever has it becomes the administrator.\n  ${link}\n\n`,
    );
  await new Promise<void>((stopped) => server.once('close', stopped));
  return 0;
}
