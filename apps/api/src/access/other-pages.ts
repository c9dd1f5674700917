import type { Request } from 'express';
import type { Config } from '../config';
import { Refusal } from '../http/refusals';

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
/** The dashboard's development server, on this computer too. */
const DEV_SERVER = /^http:\/\/(localhost|127\.0\.0\.1):4200$/;
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A web page elsewhere must not be able to use the reader's browser as its hands. Cookies are SameSite=Strict; beyond that,
 * names that only pretend to be this server are refused, and so is every write that the browser says comes from another page.
 */
export function refuseOtherPages(request: Request, { publicUrl }: Pick<Config, 'publicUrl'>): void {
  const host = request.headers.host ?? '';
  const ours = publicUrl === null ? LOOPBACK_HOST.test(host) : host === new URL(publicUrl).host;
  // a health check or the command line on the server itself asks by its loopback name
  if (!ours && !(publicUrl !== null && LOOPBACK_HOST.test(host)))
    throw new Refusal(
      421,
      'Wrong address',
      publicUrl === null
        ? 'Open Waymark by its address on this computer, such as http://localhost:3333.'
        : `Open Waymark by its address, ${publicUrl}.`,
    );
  const { origin } = request.headers;
  if (origin !== undefined && origin !== 'null' && !isOwn(origin, host, publicUrl)) throw otherPage();
  if (READS.has(request.method)) return;
  if (origin === 'null') throw otherPage();
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && !DEV_SERVER.test(origin ?? '')) throw otherPage();
}

function isOwn(origin: string, host: string, publicUrl: string | null): boolean {
  if (publicUrl !== null && origin === publicUrl) return true;
  if (!LOOPBACK_HOST.test(host)) return false;
  return origin === `http://${host}` || DEV_SERVER.test(origin);
}

function otherPage(): Refusal {
  return new Refusal(403, 'Not allowed', 'Another web page tried to use Waymark. Nothing was changed.');
}
