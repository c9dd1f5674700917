import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { Config } from '../config';

/**
 * The built dashboard, from the same port. Its files carry a hash in their name and never change; its page names do not,
 * so every address that is not the API answers with the one page.
 */
export function serveDashboard(app: NestExpressApplication, config: Config): void {
  const folder = join(config.home, 'dist/apps/dashboard');
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return;
  app.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  const files = express.static(folder, { index: false, maxAge: 0 });
  app.use((request: Request, response: Response, next: NextFunction) => {
    const asks = request.method === 'GET' || request.method === 'HEAD';
    // no file is looked for under the API's addresses: that would ask the disk at every call
    if (!asks || request.path === '/api' || request.path.startsWith('/api/')) return next();
    files(request, response, (error?: unknown) => {
      if (error) return next(error);
      response.setHeader('cache-control', 'no-cache');
      response.sendFile(page);
    });
  });
}
