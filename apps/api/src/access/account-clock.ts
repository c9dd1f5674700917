import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { Logger } from 'pino';
import { UnitOfWork } from '../database/unit-of-work';
import { LOG } from '../settings.module';
import { AttemptEntity } from './attempt.entity';
import { OneTimeLinkEntity } from './one-time-link.entity';
import { SessionEntity } from './session.entity';

const DAY = 24 * 60 * 60_000;
/** Days after which each is of no use to anybody: tries from the last one, sessions from the last sign of life, links from their end. */
const FORGOTTEN = { tries: 1, sessions: 30, links: 365 } as const;

/** Erases what accounts leave behind, when Waymark starts and once a day after that. Several processes may: nothing is erased twice. */
@Injectable()
export class AccountClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly work: UnitOfWork,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const turn = () => {
      this.running = this.forget().catch((error: unknown) => {
        // a job that cannot run must not keep anybody from working
        this.log.error({ name: error instanceof Error ? error.name : 'unknown' }, 'accounts were not tidied');
      });
    };
    turn();
    this.timer = setInterval(turn, DAY);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** For specs: until nothing is being erased. */
  settled(): Promise<void> {
    return this.running;
  }

  async forget(now = Date.now()): Promise<void> {
    const before = (days: number) => LessThan(new Date(now - days * DAY).toISOString());
    await this.work.run(async (m) => {
      await m.delete(AttemptEntity, { since: before(FORGOTTEN.tries) });
      await m.delete(SessionEntity, { lastSeenAt: before(FORGOTTEN.sessions) });
      await m.delete(OneTimeLinkEntity, { expiresAt: before(FORGOTTEN.links) });
    });
  }
}
