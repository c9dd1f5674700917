import { createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ContextEntity } from '../catalogue/context.entity';
import type { Config } from '../config';
import { Refusal } from '../http/refusals';
import { CONFIG } from '../settings.module';
import type { YoungLinkEntity } from './young.entity';
import { YoungStore } from './young.store';

/** A class behind one router may send at once; after that, as many in a minute as people who stand around one phone mast. */
const AT_ONCE = 60;
const A_MINUTE = 6;
const MINUTE = 60_000;
/** More than so many who send in an hour are not told apart any more: nothing grows without end. */
const MOST_KNOWN = 20_000;
/** The key with which addresses are digested is thrown away after so long, and what was known with it. */
const KEY_LASTS = 60 * MINUTE;

interface Bucket {
  left: number;
  at: number;
}

/** Whoever holds a link, and nothing about them: is it a link, does it still open, and is a program at work? */
@Injectable()
export class YoungDoor {
  private key = randomBytes(32);
  private since = Date.now();
  private buckets = new Map<string, Bucket>();

  constructor(
    private readonly store: YoungStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async link(token: string): Promise<YoungLinkEntity> {
    const link = await this.store.byToken(token);
    if (link) return link;
    throw new Refusal(
      404,
      'Not found',
      'We do not know this link. Maybe a part of it is missing. Scan the code again, or ask the person who gave it to you.',
    );
  }

  async open(token: string): Promise<{ readonly link: YoungLinkEntity; readonly context: ContextEntity }> {
    const link = await this.link(token);
    const context = await this.store.contextOf(link);
    if (link.revokedAt !== null || link.expires < this.config.today() || !context)
      throw new Refusal(
        410,
        'Not open',
        'This link does not work any more. Ask the person who gave it to you for a new one.',
      );
    return { link, context };
  }

  /**
   * Slows a program down. Of an address only a digest is known, in memory, under a key that nobody else has and that lasts an
   * hour: nothing can be looked up in it, and nothing of it is written down.
   */
  pace(address: string, now = Date.now()): void {
    if (now - this.since >= KEY_LASTS) {
      this.key = randomBytes(32);
      this.since = now;
      this.buckets = new Map();
    }
    const who = createHmac('sha256', this.key).update(address).digest('base64');
    const before = this.buckets.get(who) ?? { left: AT_ONCE, at: now };
    const left = Math.min(AT_ONCE, before.left + ((now - before.at) * A_MINUTE) / MINUTE);
    if (this.buckets.size >= MOST_KNOWN && !this.buckets.has(who)) this.buckets.clear();
    this.buckets.set(who, { left: left < 1 ? left : left - 1, at: now });
    if (left >= 1) return;
    const wait = Math.ceil(((1 - left) * MINUTE) / A_MINUTE / 1000);
    throw new Refusal(
      429,
      'Too fast',
      'Very many answers came from where you are. Nothing of yours is lost: it stays on this phone. Try again in a minute.',
      [],
      wait,
    );
  }
}
