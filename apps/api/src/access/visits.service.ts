import { Inject, Injectable } from '@nestjs/common';
import { role as roles } from '@waymark/contract';
import type { Request, Response } from 'express';
import type { Config } from '../config';
import { DataVersion } from '../database/data-version';
import { CONFIG } from '../settings.module';
import { AccountRecords } from './account-records';
import { newToken, tokenHash } from './random-token';
import type { PersonEntity } from './person.entity';
import type { SessionEntity } from './session.entity';
import type { Visit } from './visit';

const MINUTE = 60_000;
/** Without a sign of life for so long, a session is over. */
export const IDLE = 60 * MINUTE;
/** Whatever happens, after so long one signs in anew. */
export const LONGEST = 12 * 60 * MINUTE;
/** A sign of life is written down this often at most: writing at every request would slow down everybody. */
const SEEN_EVERY = 5 * MINUTE;
const ROTATED_EVERY = 60 * MINUTE;
/** Requests that were under way while the token changed may still bring the one before. */
const GRACE = MINUTE;

/**
 * From a cookie to a visit. What was found is kept until anything is committed, by this process or another: a session that
 * was ended anywhere is over at its next request.
 */
@Injectable()
export class VisitsService {
  private version = '';
  private readonly known = new Map<string, Visit>();
  private readonly touching = new Set<number>();

  constructor(
    private readonly records: AccountRecords,
    private readonly dataVersion: DataVersion,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Different for the demo and for real work: both may run on one computer, and cookies know no ports. */
  get cookie(): string {
    return this.config.publicUrl ? '__Host-waymark' : `waymark-${this.config.mode}`;
  }

  tokenOf(request: Request): string | null {
    const wanted = `${this.cookie}=`;
    const found = (request.headers.cookie ?? '')
      .split(';')
      .map((part) => part.trim())
      .find((part) => part.startsWith(wanted));
    return found ? found.slice(wanted.length) : null;
  }

  give(response: Response, token: string): void {
    response.cookie(this.cookie, token, this.cookieOptions());
  }

  take(response: Response): void {
    response.clearCookie(this.cookie, this.cookieOptions());
  }

  private cookieOptions() {
    return { httpOnly: true, sameSite: 'strict', secure: this.config.publicUrl !== null, path: '/' } as const;
  }

  /** The visit of a session that was opened just now. */
  ofToken(token: string): Promise<Visit | null> {
    return this.find(tokenHash(token));
  }

  /** The visit of this request, if its cookie is good. A token that is due is exchanged on the way. */
  async of(request: Request, response: Response): Promise<Visit | null> {
    const token = this.tokenOf(request);
    if (token === null) return null;
    const hash = tokenHash(token);
    const visit = await this.find(hash);
    if (!visit) return null;
    const now = Date.now();
    const { session } = visit;
    if (isOver(session, now)) return null;
    if (session.tokenHash !== hash) {
      if (now - Date.parse(session.rotatedAt) < GRACE) return visit;
      // a token that was exchanged long ago: somebody kept a copy of it, so nobody goes on with this session
      await this.records.sessions.end(session.id, new Date(now).toISOString());
      return null;
    }
    await this.keepAlive(visit, hash, response, now);
    return visit;
  }

  private async keepAlive({ session }: Visit, hash: string, response: Response, now: number): Promise<void> {
    const due = now - Date.parse(session.rotatedAt) > ROTATED_EVERY;
    if ((!due && now - Date.parse(session.lastSeenAt) < SEEN_EVERY) || this.touching.has(session.id)) return;
    this.touching.add(session.id);
    try {
      const at = new Date(now).toISOString();
      if (!due) return await this.records.sessions.change(session.id, { lastSeenAt: at });
      const next = newToken();
      if (await this.records.sessions.rotate(session.id, hash, tokenHash(next), at))
        this.give(response, next);
    } finally {
      this.touching.delete(session.id);
    }
  }

  private async find(hash: string): Promise<Visit | null> {
    const version = await this.dataVersion.current();
    if (version !== this.version) {
      this.version = version;
      this.known.clear();
    }
    const found = this.known.get(hash);
    if (found) return found;
    const session = await this.records.sessions.ofToken(hash);
    const person = session && (await this.records.people.person(session.personId));
    if (!session || !person || person.state !== 'active') return null;
    if (person.demo !== (this.config.mode === 'demo')) return null;
    const visit = await this.read(session, person);
    // what was read before a commit must not outlive it
    if (visit && version === this.version) this.known.set(hash, visit);
    return visit;
  }

  private async read(session: SessionEntity, person: PersonEntity): Promise<Visit | null> {
    const memberships = await this.records.scopes.memberships(person.id);
    const capacities = roles.options.filter((one) => memberships.some(({ role }) => role === one));
    const role = capacities.find((one) => one === session.role);
    // the role this session acts in was taken away: nothing is left of it
    if (!role) return null;
    const actor =
      session.step === 'open'
        ? {
            name: person.name,
            role,
            personId: person.id,
            ...(await this.records.scopes.reach(role, memberships)),
          }
        : null;
    return { session, person, capacities, actor };
  }
}

export function isOver({ startedAt, lastSeenAt }: SessionEntity, now: number): boolean {
  return now - Date.parse(lastSeenAt) > IDLE || now - Date.parse(startedAt) > LONGEST;
}
