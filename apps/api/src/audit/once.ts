import { ONCE_HEADER } from '@waymark/contract';
import type { IncomingHttpHeaders } from 'node:http';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The name a client gave to one change, by which it is known again should it be sent twice; null where it gave none. */
export function onceIn(headers: IncomingHttpHeaders): string | null {
  const named = headers[ONCE_HEADER];
  return typeof named === 'string' && UUID.test(named) ? named : null;
}
