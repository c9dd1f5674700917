import { Inject, Injectable } from '@nestjs/common';
import type { Endpoint } from '@waymark/contract';
import type { Config } from '../config';
import { Refusal } from '../http/refusals';
import { CONFIG } from '../settings.module';
import type { PaceKind } from './pace';

/** Many people may sit behind one address. */
const ADDRESS_FACTOR = 5;
const MINUTE = 60_000;
/** More than so many who ask in one minute are not told apart any more: nothing grows without end. */
const MOST_KNOWN = 20_000;

/** One that fills up again as time goes by: what is left, and when that was so. */
interface Bucket {
  left: number;
  at: number;
}

/**
 * Slows down whoever asks faster than people do. Kept in memory, by each process for itself: this is about the server's time
 * and about reading everything in one go, while guessing is counted in the database (AttemptsService).
 */
@Injectable()
export class PaceService {
  private readonly buckets = new Map<string, Bucket>();
  private swept = 0;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Counts one request, or refuses it and says how long to wait. A request without a session is counted by address only. */
  count(entry: Endpoint, who: { readonly sessionId: number | null; readonly address: string }): void {
    if (entry.name === 'health') return;
    const kind = kindOf(entry);
    const most = this.config.pace[kind];
    const now = Date.now();
    const asked = [{ key: `address ${who.address}`, most: most * ADDRESS_FACTOR }];
    if (who.sessionId !== null) asked.push({ key: `session ${who.sessionId}`, most });
    const buckets = asked.map((one) => ({
      ...one,
      bucket: this.bucket(`${kind} ${one.key}`, one.most, now),
    }));
    const wait = Math.max(...buckets.map(({ bucket, most: full }) => ((1 - bucket.left) * MINUTE) / full));
    if (wait > 0) throw tooFast(kind, Math.ceil(wait / 1000));
    for (const { bucket } of buckets) bucket.left -= 1;
  }

  private bucket(key: string, most: number, now: number): Bucket {
    const found = this.buckets.get(key);
    if (found) {
      found.left = Math.min(most, found.left + ((now - found.at) * most) / MINUTE);
      found.at = now;
      return found;
    }
    if (now - this.swept >= MINUTE || this.buckets.size >= MOST_KNOWN) this.forgetFull(now);
    const made = { left: most, at: now };
    this.buckets.set(key, made);
    return made;
  }

  /** Whoever has not asked for a minute is as good as new; where nobody is, all begin anew. */
  private forgetFull(now: number): void {
    this.swept = now;
    for (const [key, { at }] of this.buckets) if (now - at >= MINUTE) this.buckets.delete(key);
    if (this.buckets.size >= MOST_KNOWN) this.buckets.clear();
  }
}

function kindOf({ method, audit, file }: Endpoint): PaceKind {
  if (audit === 'export' || file !== undefined) return 'export';
  return method === 'GET' ? 'read' : 'change';
}

const WORDS: Readonly<Record<PaceKind, string>> = {
  export: 'files are taken away',
  change: 'changes come in',
  read: 'pages are asked for',
};

function tooFast(kind: PaceKind, seconds: number): Refusal {
  const wait = seconds === 1 ? 'a second' : `${seconds} seconds`;
  return new Refusal(
    429,
    'Too fast',
    `More ${WORDS[kind]} than Waymark takes in a minute. Wait ${wait} and try again; nothing was changed.`,
    [],
    seconds,
  );
}
