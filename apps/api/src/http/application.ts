import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { INestApplication, LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { type Logger, pino } from 'pino';
import { pinoHttp } from 'pino-http';
import { AppModule } from '../app.module';
import { type Config, prepareDataFolder } from '../config';
import { serveDashboard } from './dashboard';
import { ProblemFilter } from './problem.filter';

export function makeLog(config: Config): Logger {
  // Never bodies, never queries: what somebody typed has no place in a log.
  return pino({ level: config.logLevel, base: null }, pino.destination({ dest: 2, sync: true }));
}

function nestLogger(log: Logger): LoggerService {
  const say =
    (level: 'error' | 'warn' | 'debug') =>
    (message: unknown, ...rest: unknown[]) =>
      log[level]({ from: rest.at(-1) }, String(message));
  return { log: say('debug'), error: say('error'), warn: say('warn'), debug: say('debug') };
}

const CONTENT_POLICY = {
  useDefaults: false,
  directives: {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    // Recharts positions its parts by style attributes; no inline <style> or script is allowed
    'style-src': ["'self'"],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'frame-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'"],
  },
};

/** The whole server, ready to listen: used by the command line and, unchanged, by the specs. */
export async function createApplication(config: Config, log = makeLog(config)): Promise<INestApplication> {
  prepareDataFolder(config);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, log), {
    logger: nestLogger(log),
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.setGlobalPrefix('api');
  app.use(helmet({ contentSecurityPolicy: CONTENT_POLICY, strictTransportSecurity: false }));
  app.use(
    pinoHttp({
      logger: log,
      genReqId: () => randomUUID().slice(0, 8),
      customLogLevel: (_, response) => (response.statusCode >= 500 ? 'error' : 'debug'),
      serializers: {
        req: (r: { id: string; method: string; url?: string }) => ({
          id: r.id,
          method: r.method,
          path: r.url?.split('?')[0],
        }),
        res: (r: { statusCode: number }) => ({ status: r.statusCode }),
        err: (e: { type?: string }) => ({ type: e.type }),
      },
    }),
  );
  app.useBodyParser('json', { limit: '1mb' });
  app.useGlobalFilters(new ProblemFilter(log));
  serveDashboard(app, config);
  app.enableShutdownHooks();
  return app;
}
