import { Injectable } from '@nestjs/common';
import type { SecondFactor } from '@waymark/contract';
import { NotFound, Refusal } from '../http/refusals';
import { AttemptsService, type Door } from './attempts.service';
import { FactorsService } from './factors.service';
import { hashPassword, isOfOldCost, passwordFits } from './passwords';
import { folded, PeopleStore } from './people.store';
import type { PersonEntity } from './person.entity';
import { SessionDesk, type Opened } from './session-desk';
import type { Visitor } from './visitor';
import type { Visit } from './visit';

/** Signing in: a name and a password, then a code where there is a second factor. */
@Injectable()
export class SignInService {
  constructor(
    private readonly people: PeopleStore,
    private readonly attempts: AttemptsService,
    private readonly factors: FactorsService,
    private readonly desk: SessionDesk,
  ) {}

  async signIn({ login, password }: { login: string; password: string }, visitor: Visitor): Promise<Opened> {
    const doors: Door[] = [
      { kind: 'account', who: folded(login) },
      { kind: 'address', who: visitor.address },
    ];
    await this.countTry(doors, 'password');
    const person = await this.people.byLogin(login);
    const fits = await passwordFits(person?.passwordHash ?? null, password);
    if (!person || !fits || person.state !== 'active') {
      await this.refused(person, 'password');
      throw new Refusal(
        401,
        'Not signed in',
        'The name and the password do not fit together. Check both; capitals count in the password. After five tries there is a wait.',
      );
    }
    await this.attempts.succeeded(doors);
    if (isOfOldCost(person.passwordHash ?? ''))
      await this.people.change(person.id, { passwordHash: await hashPassword(password) });
    return this.desk.open(person, visitor, person.totpSecret === null ? null : 'second factor');
  }

  /** The second step. The session gets a new token: whoever knew the one before gains nothing by it. */
  async secondFactor(visit: Visit, proof: SecondFactor, visitor: Visitor): Promise<Opened> {
    if (visit.session.step !== 'second factor') throw new NotFound('step of signing in');
    const problem = await this.doubtOf(visit.person, proof);
    if (problem !== null) throw new Refusal(401, 'Not signed in', problem);
    return this.desk.open(visit.person, visitor, null);
  }

  /** Whether this is the person's password, with the limit of tries that signing in has. */
  async passwordIs(person: PersonEntity, password: string): Promise<boolean> {
    const doors: Door[] = [{ kind: 'account', who: person.login ?? `person ${person.id}` }];
    await this.countTry(doors, 'password');
    const fits = await passwordFits(person.passwordHash, password);
    if (fits) await this.attempts.succeeded(doors);
    else await this.refused(person, 'password');
    return fits;
  }

  /** Checks a code, with the limit of tries that signing in has: null where it is good, else a sentence. */
  async doubtOf(person: PersonEntity, proof: SecondFactor): Promise<string | null> {
    const doors: Door[] = [{ kind: 'factor', who: String(person.id) }];
    await this.countTry(doors, 'code');
    const problem = await this.factors.proves(person, proof);
    if (problem !== null) {
      await this.refused(person, 'code');
      return problem;
    }
    await this.attempts.succeeded(doors);
    if ('recoveryCode' in proof)
      await this.desk.log.record({
        action: 'recovery-code-used',
        kind: 'account',
        id: person.id,
        actor: await this.desk.named(person),
      });
    return null;
  }

  private async countTry(doors: readonly Door[], what: string): Promise<void> {
    const locking = await this.attempts.count(doors);
    for (const { kind } of locking)
      await this.desk.log.record({
        action: 'lock-out',
        actor: null,
        kind: 'session',
        details: { what, door: kind },
      });
  }

  private async refused(person: PersonEntity | null, what: string): Promise<void> {
    await this.desk.log.record({
      action: 'sign-in-refused',
      actor: null,
      kind: 'account',
      id: person?.id ?? null,
      details: { what },
    });
  }
}
