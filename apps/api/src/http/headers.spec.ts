import { createHash } from 'node:crypto';
import request from 'supertest';
import { startTestApp, type TestApp } from '../testing/test-app';
import { reportPolicy } from './headers';

/** A policy as browsers read it: directive -> its sources. */
const policyOf = (header: string | undefined): Map<string, string[]> =>
  new Map(
    (header ?? '')
      .split(';')
      .map((part) => part.trim().split(/\s+/))
      .map(([name, ...sources]) => [name ?? '', sources]),
  );

describe('the headers of every answer', () => {
  let test: TestApp;
  const api = () => request(test.app.getHttpServer());

  beforeAll(async () => (test = await startTestApp()));
  afterAll(() => test.stop());

  describe.each([
    ['an answer', '/api/session'],
    ['a refusal', '/api/contexts/abc'],
    ['an address that is not there', '/api/nothing'],
    ['a file', '/api/openapi.json'],
    ['a page', '/'],
    ['a page of any address', '/contexts/7'],
  ])('%s', (_, path) => {
    it('forbids everything inline and everything from elsewhere', async () => {
      const { headers } = await api().get(path);
      const policy = policyOf(headers['content-security-policy']);
      expect(policy.get('default-src')).toEqual(["'none'"]);
      expect(policy.get('require-trusted-types-for')).toEqual(["'script'"]);
      for (const [name, sources] of policy)
        if (name !== 'require-trusted-types-for')
          for (const source of sources) expect(["'self'", "'none'"]).toContain(source);
      for (const name of ['base-uri', 'form-action', 'frame-ancestors', 'object-src', 'script-src'])
        expect([...policy.keys()]).toContain(name);
    });

    it('guards against guessing types, framing, leaking addresses and unused powers', async () => {
      const { headers } = await api().get(path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['permissions-policy']).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/);
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['access-control-allow-origin']).toBeUndefined();
    });
  });

  it.each(['/api/session', '/api/sites', '/api/contexts/abc', '/api/nothing'])(
    'lets nothing keep %s',
    async (path) => {
      expect((await api().get(path)).headers['cache-control']).toBe('no-store');
    },
  );

  it('says nothing of https on plain http, where it would lock people out of their own computer', async () => {
    expect((await api().get('/api/session')).headers['strict-transport-security']).toBeUndefined();
  });
});

describe('behind a proxy that ends TLS', () => {
  it('keeps browsers to https for two years', async () => {
    const test = await startTestApp({
      signedIn: false,
      config: { publicUrl: 'https://waymark.example.org', proxies: 1 },
    });
    const { headers } = await request(test.app.getHttpServer()).get('/api/session');
    expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
    await test.stop();
  });
});

describe(reportPolicy, () => {
  const page = '<html><head><style>p{color:red}</style></head><body><p>Words</p></body></html>';

  it('admits the report’s own style by its digest, and nothing else', () => {
    const digest = createHash('sha256').update('p{color:red}').digest('base64');
    const policy = policyOf(reportPolicy(page));
    expect(policy.get('style-src')).toEqual([`'sha256-${digest}'`]);
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(reportPolicy(page)).not.toContain('unsafe');
  });

  it('admits no style where there is none', () => {
    expect(policyOf(reportPolicy('<p>Words</p>')).get('style-src')).toEqual(["'none'"]);
  });
});
