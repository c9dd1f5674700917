import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { INestApplication, LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type Logger, pino } from 'pino';
import { pinoHttp } from 'pino-http';
import { hashAt } from '../access/passwords';
import { onceIn } from '../audit/once';
import { RefusedAccess } from '../access/refused-access.service';
import { AppModule } from '../app.module';
import { type Config, prepareDataFolder } from '../config';
import { discardHalfDemo } from '../demo/half-demo';
import { serveDashboard } from './dashboard';
import { sendProtectiveHeaders } from './headers';
import { ProblemFilter } from './problem.filter';
import { answerUnreadable } from './unreadable-requests';

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

/** Refused by a rule that honest use seldom meets: what does not fit the contract, another site, too much, too fast. */
const REFUSED = new Set([400, 403, 413, 421, 429, 431]);

/** Who answers there was promised that nothing of it is kept: not even when. */
const UNTOLD = /^\/api\/young(\/|$)/;

/** What a line of the log is worth. */
export const levelOf = (status: number, path = ''): 'error' | 'info' | 'debug' | 'silent' => {
  if (status >= 500) return 'error';
  if (UNTOLD.test(path)) return 'silent';
  return REFUSED.has(status) ? 'info' : 'debug';
};

/** The whole server, ready to listen: used by the command line and by the specs, which may put something before it. */
export async function createApplication(
  config: Config,
  log = makeLog(config),
  before: (app: NestExpressApplication) => void = () => undefined,
): Promise<INestApplication> {
  if (config.mode === 'demo') discardHalfDemo(config);
  prepareDataFolder(config);
  hashAt(config.hashCost);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, log), {
    logger: nestLogger(log),
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.setGlobalPrefix('api');
  // the address of who asks counts tries, so what a header says of it is believed only of proxies that were named
  app.set('trust proxy', config.proxies);
  sendProtectiveHeaders(app, config.publicUrl !== null);
  app.use(
    pinoHttp({
      logger: log,
      genReqId: (request) => onceIn(request.headers) ?? randomUUID().slice(0, 8),
      customLogLevel: (request, response) => levelOf(response.statusCode, request.url?.split('?')[0]),
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
  before(app);
  app.useBodyParser('json', { limit: '1mb' });
  const refused = app.get(RefusedAccess);
  app.useGlobalFilters(new ProblemFilter(log, (request, status) => refused.tell(request, status)));
  serveDashboard(app, config);
  answerUnreadable(app.getHttpServer());
  app.enableShutdownHooks();
  return app;
}
