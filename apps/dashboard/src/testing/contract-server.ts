import { type Endpoint, type EndpointName, endpoints, type ProblemDocument } from '@waymark/contract';
import type { Answer, CallInput } from '../api/client';

interface Asked<N extends EndpointName> {
  readonly params: CallInput<N>['params'];
  readonly query: CallInput<N>['query'];
  readonly body: CallInput<N>['body'];
}
export type Handlers = { readonly [N in EndpointName]?: (asked: Asked<N>) => Answer<N> | Response };

/** A refusal as the server words it. */
export function refuse(status: number, detail: string, errors: ProblemDocument['errors'] = []): Response {
  return Response.json(
    { type: 'about:blank', title: 'Please check what was sent', status, detail, errors, requestId: 'r-1' },
    { status },
  );
}

/**
 * A tiny server inside the test that speaks the contract and nothing else: what the client sends is parsed by the entry's
 * own schemas, and so is every answer; an address that no entry names is a fault of the test or of the client.
 */
export function contractServer(handlers: Handlers) {
  const asked: { readonly name: EndpointName; readonly body: unknown }[] = [];
  let offline = false;
  const answer = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    if (offline) throw new TypeError('the connection is gone');
    const url = new URL(String(input), 'http://waymark.test');
    const method = init?.method ?? 'GET';
    const found = matching(method, url.pathname.replace(/^\/api/, ''));
    if (!found) throw new Error(`no contract entry answers ${method} ${url.pathname}`);
    const [name, params] = found;
    const entry: Endpoint = endpoints[name];
    const handler = handlers[name] as ((asked: Asked<EndpointName>) => unknown) | undefined;
    if (!handler) throw new TypeError(`this test has no ${name}`);
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    const parsed = {
      params: entry.params?.parse(params),
      query: entry.query?.parse(Object.fromEntries(url.searchParams)),
      body: entry.body?.parse(body),
    };
    asked.push({ name, body: parsed.body });
    const result = handler(parsed as Asked<EndpointName>);
    if (result instanceof Response) return result;
    return Response.json(entry.response?.parse(result), { status: entry.status ?? 200 });
  };
  globalThis.fetch = answer;
  return {
    asked,
    goOffline: () => {
      offline = true;
    },
    comeBack: () => {
      offline = false;
    },
  };
}

function matching(method: string, path: string): [EndpointName, Record<string, string>] | null {
  for (const [name, entry] of Object.entries(endpoints)) {
    if (entry.method !== method) continue;
    const pattern = new RegExp(`^${entry.path.replace(/\./g, '\\.').replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
    const match = pattern.exec(path);
    if (match) return [name as EndpointName, match.groups ?? {}];
  }
  return null;
}
