import { readConfig } from '../config';
import { loadDemo } from '../demo/load-demo';
import { createApplication, makeLog } from '../http/application';

/** Serves until it is told to stop. */
export async function serve(args: readonly string[]): Promise<number> {
  const config = readConfig(args.includes('--own') ? 'own' : 'demo');
  const log = makeLog(config);
  const app = await createApplication(config, log);
  if (config.mode === 'demo') await loadDemo(app, (line) => process.stdout.write(`${line}\n`));
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
  const { port } = server.address() as import('node:net').AddressInfo;
  process.stdout.write(
    `\n  Waymark is ready: http://localhost:${port}\n  ${config.mode === 'demo' ? 'Demo: invented people and places.' : `Your own work, kept in ${config.dataFolder}.`} Stop it with Ctrl+C.\n\n`,
  );
  await new Promise<void>((stopped) => server.once('close', stopped));
  return 0;
}
