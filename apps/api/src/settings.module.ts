import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Config } from './config';

export const CONFIG = 'waymark:config';
export const LOG = 'waymark:log';

/** What the process was told at its start, for whoever needs it. */
@Global()
@Module({})
export class SettingsModule {
  static with(config: Config, log: Logger): DynamicModule {
    return {
      module: SettingsModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOG, useValue: log },
      ],
      exports: [CONFIG, LOG],
    };
  }
}
