import { resolve } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { type Logger, pino } from 'pino';
import { AccountClock } from '../access/account-clock';
import type { Config } from '../config';
import { createApplication } from '../http/application';
import { RetentionClock } from '../protection/retention-clock';
import { startTestDatabase } from './test-database';
import { TestPeople } from './test-people';

export interface TestApp {
  readonly app: INestApplication;
  readonly config: Config;
  /** People of any role, signed in by a real session. */
  readonly people: TestPeople;
  /** Stops the server and removes its database. */
  stop(): Promise<void>;
}

export interface TestChoice {
  /** false: a request without a cookie is nobody's. Else it is the administrator's of all organisations, by a real session. */
  readonly signedIn?: boolean;
  readonly config?: Partial<Config>;
  /** Where its lines go; nowhere, if not given. */
  readonly log?: Logger;
  /** Starts on what an earlier application left behind, as after a restart. */
  readonly like?: Config;
}

/** The real server on its own database: a temporary SQLite file or, where DATABASE_URL is set, a schema of its own. */
export async function startTestApp(choice: TestChoice = {}): Promise<TestApp> {
  const database = await startTestDatabase(choice.like);
  const config: Config = {
    mode: 'own',
    ...database.place,
    port: 0,
    host: '127.0.0.1',
    publicUrl: null,
    proxies: 0,
    secret: null,
    secretBefore: null,
    secondFactor: 'managers',
    // a spec asks faster than people do; the spec of the pace sets the usual one
    // the least there is: the spec of signing in sets the usual cost
    hashCost: { password: { memoryCost: 64, timeCost: 1 }, code: { memoryCost: 64, timeCost: 1 } },
    pace: { export: 1e6, change: 1e6, read: 1e6 },
    logLevel: 'silent',
    auditHeads: false,
    today: () => '2026-09-15',
    home: resolve(__dirname, '../../../..'),
    ...choice.config,
  };
  const app = await createApplication(config, choice.log ?? pino({ level: 'silent' }), (raw) => {
    if (choice.signedIn === false) return;
    raw.use((request: Request, _: Response, next: NextFunction) => {
      // whoever sets up or signs in leaves the session they came with
      if (request.headers.cookie !== undefined || /^\/api\/(setup|.*sign-in)/.test(request.path))
        return next();
      people
        .administratorsCookie()
        .then((cookie) => {
          request.headers.cookie = cookie;
          next();
        })
        .catch(next);
    });
  });
  const people = new TestPeople(app);
  await app.listen(0, '127.0.0.1');
  // what a start does in the background is over before anything is there that it could meet
  await Promise.all([app.get(AccountClock).settled(), app.get(RetentionClock).settled()]);
  return {
    app,
    config,
    people,
    stop: async () => {
      await app.close();
      await database.remove();
    },
  };
}
