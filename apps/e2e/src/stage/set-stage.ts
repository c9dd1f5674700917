import { tellDelays } from './delays';
import { serveBuild, type Served } from './served';

declare global {
  var demoServer: Served | undefined;
}

export default async function setStage(): Promise<void> {
  tellDelays();
  // a demo that runs already, for trying one journey again and again
  if (process.env['JOURNEY_URL']) return;
  globalThis.demoServer = await serveBuild('demo');
  process.env['JOURNEY_URL'] = globalThis.demoServer.url;
}
