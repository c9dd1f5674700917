import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { DisclosurePolicy } from '@waymark/contract';
import { parsePolicy } from '@waymark/outcomes';
import { type Config, ConfigError } from '../config';
import { CONFIG } from '../settings.module';

/**
 * The disclosure policy in use: the one that ships with the product, until this installation decides another. Without a policy
 * that can be read, nothing starts.
 */
@Injectable()
export class PolicyService {
  readonly shipped: DisclosurePolicy;
  private inUse: DisclosurePolicy;

  constructor(@Inject(CONFIG) config: Config) {
    const folder = join(config.home, 'data/disclosure');
    const versions = readdirSync(folder)
      .filter((name) => /^external\.v\d+\.yaml$/.test(name))
      .sort((a, b) => Number(a.replace(/\D/g, '')) - Number(b.replace(/\D/g, '')));
    const latest = versions.at(-1);
    if (!latest)
      throw new ConfigError(
        'data/disclosure holds no external policy: without one nothing may be shown outside.',
      );
    const reading = parsePolicy(readFileSync(join(folder, latest), 'utf8'), latest);
    if (!reading.ok)
      throw new ConfigError(
        `The disclosure policy cannot be used:\n${reading.faults.map((f) => `  - ${f}`).join('\n')}`,
      );
    this.shipped = reading.policy;
    this.inUse = reading.policy;
  }

  get policy(): DisclosurePolicy {
    return this.inUse;
  }

  /** What was decided, from now on; only PolicyChangesService decides. */
  use(policy: DisclosurePolicy): void {
    this.inUse = policy;
  }
}
