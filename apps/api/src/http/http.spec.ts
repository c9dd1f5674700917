import type { ProblemDocument } from '@waymark/contract';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { levelOf } from './application';
import { startTestApp, type TestApp } from '../testing/test-app';

describe('the HTTP shell', () => {
  let test: TestApp;
  const api = () => request(test.app.getHttpServer());
  beforeAll(async () => (test = await startTestApp()));
  afterAll(() => test.stop());

  it('says that it is ready to whatever keeps it running, and nothing more', async () => {
    const { body } = await api().get('/api/health').expect(200);
    expect(body).toEqual({ status: 'ready' });
  });

  it('prints OpenAPI from the contract', async () => {
    const { body } = await api().get('/api/openapi.json').expect(200);
    const paths = (body as { paths: Record<string, Record<string, { operationId: string }>> }).paths;
    expect(paths['/api/contexts/{id}/page']?.['get']?.operationId).toBe('contextPage');
  });

  it('logs what was refused by a rule, and tells it apart from what people do all day', () => {
    expect([400, 403, 413, 421, 429].map((status) => levelOf(status))).toEqual(Array(5).fill('info'));
    expect([200, 201, 304, 401, 404, 409, 422].map((status) => levelOf(status))).toEqual(
      Array(7).fill('debug'),
    );
    expect(levelOf(500)).toBe('error');
    // when a young person read or answered is told nowhere; only that Waymark failed them is
    const young = ['/api/young', '/api/young/answers', '/api/young/take-back'];
    expect(young.map((path) => levelOf(200, path))).toEqual(Array(3).fill('silent'));
    expect(young.map((path) => levelOf(400, path))).toEqual(Array(3).fill('silent'));
    expect([levelOf(500, '/api/young'), levelOf(400, '/api/young-surveys')]).toEqual(['error', 'info']);
  });

  it.each([
    ['JSON that breaks off', () => api().post('/api/sites').type('json').send('{"name": "x'), 400],
    ['an address that is not there', () => api().get('/api/nothing'), 404],
    [
      'a body too large',
      () =>
        api()
          .post('/api/sites')
          .send({ name: 'x'.repeat(2_000_000) }),
      413,
    ],
    ['an address beyond all measure', () => api().get(`/api/contexts?sort=${'x'.repeat(20_000)}`), 431],
    ['an address nobody was given', () => api().get('/api/contexts/abc'), 404],
    ['an unknown query key', () => api().get('/api/contexts?sort=safest'), 400],
  ])('answers %s with a problem document', async (_, send, status) => {
    const response = await send().expect(status);
    expect(response.headers['content-type']).toContain('application/problem+json');
    const problem = response.body as ProblemDocument;
    expect(problem.status).toBe(status);
    expect(problem.detail.length).toBeGreaterThan(20);
    expect(problem.requestId).not.toBe('-');
  });

  it('is not reached by another name than this computer’s own', async () => {
    await api().get('/api/session').set('Host', 'evil.example').expect(421);
  });

  it('takes no writes from a page elsewhere', async () => {
    await api().post('/api/sites').set('Origin', 'https://evil.example').send({ name: 'x' }).expect(403);
  });

  it('sends a strict content policy', async () => {
    const { headers } = await api().get('/api/session');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).not.toContain("script-src 'unsafe-inline'");
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('survives a client that hangs up half-way', async () => {
    const { port } = test.app.getHttpServer().address() as AddressInfo;
    await new Promise<void>((done) => {
      const half = httpRequest({
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: '/api/sites',
        headers: { 'content-length': 500, 'content-type': 'application/json' },
      });
      half.on('error', () => done());
      half.write('{"name":');
      setTimeout(() => half.destroy(), 50);
    });
    await api().get('/api/session').expect(200);
  });
});
