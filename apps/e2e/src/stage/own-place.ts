import type { Served } from './served';
import { begin, post } from './sign-in';

interface Place {
  readonly code: string;
  readonly pseudonym: string;
}

/** Sets up one place in an empty database, as the first pages do. Answers its address, below the server's. */
export async function ownPlace(served: Served, { code, pseudonym }: Place): Promise<string> {
  await begin(served);
  const api = `${served.url}/api`;
  const site = await post(`${api}/sites`, { name: 'Harbour', areaCode: null });
  const context = await post(`${api}/contexts`, {
    siteId: site['id'],
    code,
    level: 'location',
    setting: 'neighbourhood',
    kind: 'garage block',
    pseudonym,
    privateName: '',
    opened: '2020-01-01',
  });
  return `/contexts/${String(context['id'])}`;
}
