import { serveBuild, type Served } from './served';

declare global {
  var demoServer: Served | undefined;
}

export default async function setStage(): Promise<void> {
  globalThis.demoServer = await serveBuild('demo');
  process.env['JOURNEY_URL'] = globalThis.demoServer.url;
}
