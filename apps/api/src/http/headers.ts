import { createHash } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';

/**
 * What a page of ours may load, and from where: this server and nothing else, and nothing written inline. React and Recharts
 * place their parts through the style object of an element, which a policy does not forbid; an attribute would be.
 */
const CONTENT_POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'frame-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'self'"],
  // text never becomes a script: the browser refuses innerHTML and its like altogether
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ["'none'"],
};

/** No page of ours has a use for these, so no page may be made to ask for them. */
const UNUSED_POWERS = [
  'accelerometer',
  'autoplay',
  'bluetooth',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];
const PERMISSIONS = [...UNUSED_POWERS.map((power) => `${power}=()`), 'clipboard-write=(self)'].join(', ');

/** Two years, in seconds. Sent over https only: a plain-http server on one's own computer must stay reachable. */
const TRANSPORT = 'max-age=63072000; includeSubDomains';

/**
 * The headers of every answer, whatever it is. Answers of the API are to be kept by nothing on the way and not by the browser:
 * figures of people in small places would stay on a computer that others use too.
 */
export function sendProtectiveHeaders(app: NestExpressApplication, servedByHttps: boolean): void {
  app.use(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: CONTENT_POLICY },
      referrerPolicy: { policy: 'no-referrer' },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      strictTransportSecurity: false,
    }),
  );
  app.use((request: Request, response: Response, next: NextFunction) => {
    response.setHeader('permissions-policy', PERMISSIONS);
    if (servedByHttps || request.secure) response.setHeader('strict-transport-security', TRANSPORT);
    if (request.path.startsWith('/api/')) response.setHeader('cache-control', 'no-store');
    next();
  });
}

/**
 * The policy of a report shown as a web page: its own style sheets, each by the digest of its text, and nothing else. Only our own
 * pages may frame it.
 */
export function reportPolicy(page: string): string {
  const digests = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(
    ([, text]) =>
      `'sha256-${createHash('sha256')
        .update(text ?? '')
        .digest('base64')}'`,
  );
  return `default-src 'none'; style-src ${digests.join(' ') || "'none'"}; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`;
}
