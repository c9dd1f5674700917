import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { pino } from 'pino';
import { DataSource } from 'typeorm';
import type { Config } from '../config';
import { createApplication } from '../http/application';

export interface TestApp {
  readonly app: INestApplication;
  readonly config: Config;
  /** Stops the server and removes its database. */
  stop(): Promise<void>;
}

/** The real server on its own database: a temporary SQLite file or, where DATABASE_URL is set, a schema of its own. */
export async function startTestApp(): Promise<TestApp> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'waymark-spec-'));
  const databaseUrl = process.env['DATABASE_URL'] ?? null;
  const schema = databaseUrl ? `spec_${randomBytes(6).toString('hex')}` : null;
  if (databaseUrl && schema) await inPostgres(databaseUrl, `CREATE SCHEMA ${schema}`);
  const config: Config = {
    mode: 'own',
    databaseUrl,
    schema,
    dataFolder,
    sqliteFile: join(dataFolder, 'spec.db'),
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
    today: () => '2026-09-15',
    home: resolve(__dirname, '../../../..'),
  };
  const app = await createApplication(config, pino({ level: 'silent' }));
  await app.listen(0, '127.0.0.1');
  return {
    app,
    config,
    stop: async () => {
      await app.close();
      if (databaseUrl && schema) await inPostgres(databaseUrl, `DROP SCHEMA ${schema} CASCADE`);
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function inPostgres(url: string, sql: string): Promise<void> {
  const source = await new DataSource({ type: 'postgres', url }).initialize();
  await source.query(sql).finally(() => source.destroy());
}
