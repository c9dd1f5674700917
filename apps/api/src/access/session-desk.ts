import { Inject, Injectable } from '@nestjs/common';
import { type Role, role as roles, secondFactorRoles } from '@waymark/contract';
import { AuditLog } from '../audit/audit-log.service';
import type { Config } from '../config';
import { Refusal } from '../http/refusals';
import { CONFIG } from '../settings.module';
import type { MembershipEntity } from './membership.entity';
import type { PersonEntity } from './person.entity';
import { newToken, tokenHash } from './random-token';
import { ScopesStore } from './scopes.store';
import type { SessionEntity } from './session.entity';
import { SessionsStore } from './sessions.store';
import type { Visitor } from './visitor';

export interface Opened {
  readonly step: SessionEntity['step'];
  readonly token: string;
}

const MONTH = 30 * 24 * 60 * 60_000;

/** Opens sessions. Whoever signs in, or rises to more, gets a new one, and the one before ends: no token is ever carried over. */
@Injectable()
export class SessionDesk {
  constructor(
    private readonly sessions: SessionsStore,
    private readonly scopes: ScopesStore,
    readonly log: AuditLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** `left` names the step that is still to come; null: all that was asked was given. */
  async open(
    person: PersonEntity,
    visitor: Visitor,
    left: 'second factor' | null,
    as?: Role,
  ): Promise<Opened> {
    const memberships = await this.scopes.memberships(person.id);
    const role = as ?? firstRole(memberships);
    if (role === undefined)
      throw new Refusal(
        403,
        'No role any more',
        'This account has no role in Waymark at the moment. Ask an administrator of your organisation for one.',
      );
    const step =
      left ?? (this.needsFactor(memberships, person) && !person.totpSecret ? 'set up second factor' : 'open');
    const now = new Date();
    const at = now.toISOString();
    const token = newToken();
    if (visitor.visit) await this.sessions.end(visitor.visit.session.id, at);
    const session = await this.sessions.add({
      personId: person.id,
      tokenHash: tokenHash(token),
      earlierHash: null,
      rotatedAt: at,
      role,
      step,
      device: visitor.device,
      startedAt: at,
      lastSeenAt: at,
      endedAt: null,
    });
    await this.sessions.forgetBefore(new Date(now.getTime() - MONTH).toISOString());
    if (step === 'open')
      await this.log.record({
        action: 'sign-in',
        actor: { personId: person.id, name: person.name, role },
        kind: 'session',
        id: session.id,
        details: { device: visitor.device },
      });
    return { step, token };
  }

  /** Policy: whoever can act as a manager or an administrator, or everyone, signs in with a second factor. Not in the demo. */
  needsFactor(
    memberships: readonly Pick<MembershipEntity, 'role'>[],
    { demo }: Pick<PersonEntity, 'demo'>,
  ): boolean {
    if (demo) return false;
    if (this.config.secondFactor === 'everyone') return true;
    return memberships.some(({ role }) => secondFactorRoles.some((one) => one === role));
  }

  /** A person as the audit log names them, in their first role. */
  async named({ id, name }: PersonEntity): Promise<{ personId: number; name: string; role: Role }> {
    return { personId: id, name, role: firstRole(await this.scopes.memberships(id)) ?? 'practitioner' };
  }
}

/** The first of a person's roles, from the widest. */
export function firstRole(memberships: readonly MembershipEntity[]): Role | undefined {
  return roles.options.find((one) => memberships.some(({ role }) => role === one));
}
