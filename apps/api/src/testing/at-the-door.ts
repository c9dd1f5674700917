import type { INestApplication } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import request, { type Response } from 'supertest';
import { LinkDesk } from '../access/link-desk';

export const PASSWORD = 'tide pools and lanterns';

/** A browser for specs: it keeps the cookie it was given, and sends it. */
export class Browser {
  cookie = '';

  constructor(private readonly app: INestApplication) {}

  async get(path: string): Promise<Response> {
    return this.kept(await request(this.app.getHttpServer()).get(`/api${path}`).set('Cookie', this.cookie));
  }

  async post(path: string, body: object = {}, headers: Record<string, string> = {}): Promise<Response> {
    return this.send('post', path, body, headers);
  }

  async patch(path: string, body: object): Promise<Response> {
    return this.send('patch', path, body, {});
  }

  async put(path: string, body: object): Promise<Response> {
    return this.send('put', path, body, {});
  }

  private async send(
    method: 'post' | 'patch' | 'put',
    path: string,
    body: object,
    headers: Record<string, string>,
  ): Promise<Response> {
    const call = request(this.app.getHttpServer())[method](`/api${path}`);
    return this.kept(await call.set('Cookie', this.cookie).set(headers).send(body));
  }

  private kept(response: Response): Response {
    const [given] = (response.headers['set-cookie'] as unknown as string[] | undefined) ?? [];
    if (given) this.cookie = given.split(';')[0] ?? '';
    return response;
  }
}

/** The code an app shows now, or so many half minutes later. */
export function codeOf(secret: string, later = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later * 30_000 });
}

export const tokenIn = (url: string): string => new URL(url).hash.slice(1);

/** An empty database set up by its link. Answers the browser, the secret of the app and the recovery codes. */
export async function setUp(app: INestApplication, login = 'ada', organisation = 'Harbour Youth (invented)') {
  const browser = new Browser(app);
  const token = tokenIn((await app.get(LinkDesk).first('a spec')).url);
  await browser.post('/setup', {
    token,
    organisation,
    administrator: 'Ada Quill',
    login,
    password: PASSWORD,
  });
  return { browser, ...(await enrol(browser)) };
}

export async function enrol(browser: Browser): Promise<{ secret: string; codes: string[] }> {
  const { secret } = (await browser.post('/account/second-factor', { proof: null, password: PASSWORD }))
    .body as {
    secret: string;
  };
  const confirmed = await browser.post('/account/second-factor/confirm', { code: codeOf(secret) });
  return { secret, codes: (confirmed.body as { codes: string[] }).codes };
}
