import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Config } from '../config';
import { DataVersion } from '../database/data-version';
import { Prepared } from '../http/prepared';
import { CONFIG } from '../settings.module';

const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Pages as they were last sent. A page is a pure function of what is stored, so it stands until anything is committed; then all
 * of them go. Parsed by the contract before they are kept.
 */
@Injectable()
export class PageCache {
  private version = '';
  private bytes = 0;
  private readonly kept = new Map<string, Prepared>();
  private readonly underWay = new Map<string, Promise<Prepared>>();

  constructor(
    private readonly dataVersion: DataVersion,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async answer(key: string, schema: z.ZodType, make: () => Promise<unknown>): Promise<Prepared> {
    // what is due, and whether an embargo has ended, changes at midnight without anything being stored
    const version = `${await this.dataVersion.current()} ${this.config.today()}`;
    if (version !== this.version) {
      this.version = version;
      this.kept.clear();
      this.underWay.clear();
      this.bytes = 0;
    }
    const found = this.kept.get(key) ?? this.underWay.get(key);
    if (found) return found;
    const making = make().then((page) => this.keep(version, key, schema.parse(page)));
    this.underWay.set(key, making);
    return making.finally(() => {
      if (this.underWay.get(key) === making) this.underWay.delete(key);
    });
  }

  private keep(version: string, key: string, page: unknown): Prepared {
    const json = JSON.stringify(page);
    const prepared = new Prepared(
      json,
      `"${createHash('sha256').update(json).digest('base64url').slice(0, 27)}"`,
    );
    // what was loaded before a commit must not outlive it
    if (version !== this.version) return prepared;
    for (const [oldest, { json: old }] of this.kept) {
      if (this.bytes + json.length <= MAX_BYTES) break;
      this.kept.delete(oldest);
      this.bytes -= old.length;
    }
    this.kept.set(key, prepared);
    this.bytes += json.length;
    return prepared;
  }
}
