import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { LocalActor } from '../access/local-actor';
import { UnitOfWork } from '../database/unit-of-work';
import { LOG } from '../settings.module';
import { RetentionService } from './retention.service';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Runs the retention job when Waymark starts and once a day after that. Several processes may: a day is run once. */
@Injectable()
export class RetentionClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly retention: RetentionService,
    private readonly local: LocalActor,
    private readonly work: UnitOfWork,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.tick();
    this.timer = setInterval(() => {
      this.running = this.tick();
    }, DAY_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** For specs: until no run is under way. */
  settled(): Promise<void> {
    return this.running;
  }

  private async tick(): Promise<void> {
    try {
      const actor = await this.local.actor();
      const runs = await this.retention.daily({ ...actor, name: 'Waymark, daily run' });
      for (const { cause, counts } of runs) this.log.info({ cause, counts }, 'retention');
      // other parts erase what they hold for a while only, such as answers that were counted
      await this.work.leaveNoTrace();
    } catch (error) {
      // a job that cannot run must not keep anybody from working; the page shows that no run was made
      this.log.error({ name: error instanceof Error ? error.name : 'unknown' }, 'retention could not run');
    }
  }
}
