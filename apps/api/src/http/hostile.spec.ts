import type { ArgumentsHost, CallHandler, ExecutionContext } from '@nestjs/common';
import { endpoints, type ProblemDocument } from '@waymark/contract';
import { pino } from 'pino';
import { lastValueFrom, of } from 'rxjs';
import request from 'supertest';
import { Reader } from '../database/reader';
import { startTestApp, type TestApp } from '../testing/test-app';
import { ContractInterceptor } from './contract.interceptor';
import { ENTRY } from './endpoint';
import { ProblemFilter } from './problem.filter';

const PLACE = {
  code: 'new-one',
  level: 'location',
  setting: 'neighbourhood',
  kind: 'park',
  pseudonym: 'New one',
  opened: '2020-01-01',
};

describe('what nobody honest sends', () => {
  let test: TestApp;
  const api = () => request(test.app.getHttpServer());
  beforeAll(async () => (test = await startTestApp()));
  afterAll(() => test.stop());

  it.each([
    ['a parameter given twice', () => api().get('/api/contexts?siteId=1&siteId=2')],
    ['a parameter that is an object', () => api().get('/api/contexts?siteId[gt]=0')],
    ['a key too many', () => api().post('/api/sites').send({ name: 'Harbour', role: 'administrator' })],
    [
      'a wrong type',
      () =>
        api()
          .post('/api/sites')
          .send({ name: { $ne: '' } }),
    ],
    [
      'a prototype',
      () => api().post('/api/sites').type('json').send('{"name":"Harbour","__proto__":{"admin":true}}'),
    ],
    ['a list for an object', () => api().post('/api/sites').send([])],
  ])('%s is refused, with the types of answers told', async (_, send) => {
    const { status, headers } = await send();
    expect(status).toBe(400);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('a number that no database row can have is not there, and no fault of ours', async () => {
    const beyond = 2 ** 31;
    for (const asked of [
      api().get(`/api/contexts/${beyond}/young`),
      api().get(`/api/mappings/${beyond}`),
      api()
        .post('/api/contexts')
        .send({ ...PLACE, siteId: beyond }),
    ]) {
      const { status, body } = await asked;
      expect([status, (body as ProblemDocument).title]).toEqual([404, 'Not found']);
    }
  });

  it('TRACE and methods of other protocols are not answered', async () => {
    expect((await api().trace('/api/session')).status).toBe(404);
    expect((await api().propfind('/api/session')).status).toBe(404);
  });

  it('is told the type and the charset of what it gets', async () => {
    expect((await api().get('/api/session')).headers['content-type']).toBe('application/json; charset=utf-8');
    expect((await api().get('/api/openapi.json')).headers['content-type']).toContain('charset=utf-8');
  });
});

describe('when something breaks', () => {
  it('a sentence and a number go out, and neither what was thrown nor where', () => {
    const lines: string[] = [];
    const log = pino({ base: null }, { write: (line: string) => lines.push(line) });
    let sent = '';
    const response = {
      headersSent: false,
      status: () => response,
      type: () => response,
      send: (text: string) => (sent = text),
    };
    const host = {
      switchToHttp: () => ({ getRequest: () => ({ id: 'r-7' }), getResponse: () => response }),
    } as unknown as ArgumentsHost;
    new ProblemFilter(log, () => Promise.resolve()).catch(
      new Error('SELECT password FROM person WHERE name = Zilpha'),
      host,
    );
    const problem = JSON.parse(sent) as ProblemDocument;
    expect(problem.status).toBe(500);
    expect(problem.detail).toContain('r-7');
    expect(sent).not.toMatch(/SELECT|Zilpha|hostile\.spec/);
    // the log names the place and not what somebody typed
    expect(lines.join('')).toContain('hostile.spec');
    expect(lines.join('')).not.toMatch(/SELECT|Zilpha/);
  });

  it('a field that the contract does not name cannot leave the server', async () => {
    const handler = () => undefined;
    Reflect.defineMetadata(ENTRY, endpoints.health, handler);
    const context = {
      getHandler: () => handler,
      switchToHttp: () => ({ getResponse: () => ({ setHeader: () => undefined }) }),
    } as unknown as ExecutionContext;
    const answering = (answer: unknown) => {
      const next: CallHandler = { handle: () => of(answer) };
      return lastValueFrom(new ContractInterceptor().intercept(context, next));
    };
    await expect(answering({ status: 'ready' })).resolves.toEqual({ status: 'ready' });
    await expect(answering({ status: 'ready', database: 'postgres://waymark:secret@db' })).rejects.toThrow();
  });

  it('says that it is not ready while its database does not answer', async () => {
    const test = await startTestApp({ signedIn: false });
    const { source } = test.app.get(Reader);
    // from under the server: told to close, it would know that it is being stopped
    await source.driver.disconnect();
    const api = request(test.app.getHttpServer());
    const { body } = await api.get('/api/health').expect(503);
    expect((body as ProblemDocument).detail).toContain('database does not answer');
    await source.driver.connect();
    await api.get('/api/health').expect(200);
    await test.stop();
  });
});
