import { Injectable } from '@nestjs/common';
import type {
  Account,
  RecoveryCodes,
  Role,
  SecondFactor,
  SessionsEnding,
  SignedInSession,
  TotpSetUp,
} from '@waymark/contract';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, Conflict, NotFound, Refusal } from '../http/refusals';
import { AccountRecords } from './account-records';
import { FactorsService } from './factors.service';
import { hashPassword, refuseWeak } from './passwords';
import type { Opened } from './session-desk';
import { SignInService } from './sign-in.service';
import type { Visitor } from './visitor';
import type { Visit } from './visit';
import { isOver } from './visits.service';

/** One's own account: password, second factor, sessions, and the role one acts in. */
@Injectable()
export class AccountService {
  constructor(
    private readonly records: AccountRecords,
    private readonly factors: FactorsService,
    private readonly signing: SignInService,
    private readonly work: UnitOfWork,
  ) {}

  async account({ person }: Visit): Promise<Account> {
    const { people, scopes } = this.records;
    const now = (await people.person(person.id)) ?? person;
    const memberships = await scopes.memberships(person.id);
    return {
      name: now.name,
      login: now.login ?? '',
      memberships: await this.records.membershipsWithNames(memberships),
      secondFactor: {
        on: now.totpSecret !== null,
        required: this.records.desk.needsFactor(memberships, now),
        recoveryCodesLeft: await people.codesLeft(now.id),
      },
      passwordChangedAt: now.passwordChangedAt,
    };
  }

  /** Every other session ends, and this one goes on under a new token. */
  async changePassword(
    visit: Visit,
    { current, next }: { current: string; next: string },
    visitor: Visitor,
  ): Promise<Opened> {
    refuseDemo(visit);
    await this.provePassword(visit, current, 'current');
    if (current === next)
      throw new BadInput('The new password is the one there was: choose another.', [
        { field: 'next', sentence: 'Choose another password.' },
      ]);
    refuseWeak(next, [
      visit.person.name,
      visit.person.login ?? '',
      ...(await this.records.organisationNames()),
    ]);
    const passwordHash = await hashPassword(next);
    await this.changeAndEndOthers(visit, { passwordHash, passwordChangedAt: new Date().toISOString() });
    await this.tell(visit, 'password-change');
    return this.again(visit, visitor);
  }

  /**
   * Begins an app. Somebody who has a factor proves it first; a password alone never replaces it. Somebody signed in without one
   * gives the password again: whoever holds a stolen session must not lock its owner out by an app of their own.
   */
  async beginTotp(
    visit: Visit,
    { proof, password }: { proof: SecondFactor | null; password: string | null },
  ): Promise<TotpSetUp> {
    refuseDemo(visit);
    if (visit.session.step === 'second factor') throw finishFirst();
    if (visit.person.totpSecret !== null) {
      if (!proof)
        throw new BadInput('Give a code of the second factor there is: only its owner may replace it.', [
          { field: 'proof', sentence: 'Type the code that the app shows now, or a recovery code.' },
        ]);
      await this.proveFactor(visit, proof);
    } else if (visit.session.step === 'open') {
      if (password === null)
        throw new BadInput('Give your password first: only its owner may put a second factor before it.', [
          { field: 'password', sentence: 'Type the password you sign in with now.' },
        ]);
      await this.provePassword(visit, password, 'password');
    }
    return this.factors.begin(visit.person);
  }

  async confirmTotp(visit: Visit, code: string, visitor: Visitor): Promise<RecoveryCodes & Opened> {
    refuseDemo(visit);
    if (visit.session.step === 'second factor') throw finishFirst();
    const codes = await this.factors.confirm(visit.person, code);
    await this.changeAndEndOthers(visit, {});
    await this.tell(visit, 'second-factor-on');
    return { codes, ...(await this.again(visit, visitor)) };
  }

  async removeTotp(visit: Visit, given: { password: string; proof: SecondFactor }): Promise<Account> {
    const memberships = await this.records.scopes.memberships(visit.person.id);
    if (this.records.desk.needsFactor(memberships, visit.person))
      throw new Conflict(
        'In your role one signs in with a second factor. It can be replaced by another app, not taken away.',
      );
    await this.proveBoth(visit, given);
    await this.factors.remove(visit.person);
    await this.tell(visit, 'second-factor-off');
    return this.account(visit);
  }

  async newCodes(visit: Visit, given: { password: string; proof: SecondFactor }): Promise<RecoveryCodes> {
    await this.proveBoth(visit, given);
    const codes = await this.factors.newCodes(visit.person);
    await this.tell(visit, 'recovery-codes');
    return { codes };
  }

  async sessions({ person, session }: Visit): Promise<SignedInSession[]> {
    const open = await this.records.sessions.openOf(person.id);
    return open
      .filter((one) => one.step === 'open' && !isOver(one, Date.now()))
      .map((one) => ({
        id: one.id,
        current: one.id === session.id,
        device: one.device,
        role: one.role as Role,
        startedAt: one.startedAt,
        lastSeenAt: one.lastSeenAt,
      }));
  }

  async endSession(visit: Visit, id: number, given: SessionsEnding): Promise<SignedInSession[]> {
    const mine = (await this.sessions(visit)).some((one) => one.id === id);
    if (!mine) throw new NotFound('session');
    await this.proveOwner(visit, given);
    await this.records.sessions.end(id, new Date().toISOString());
    await this.tell(visit, 'sign-out', 'session', id);
    return this.sessions(visit);
  }

  async signOut(visit: Visit | null): Promise<void> {
    if (!visit) return;
    await this.records.sessions.end(visit.session.id, new Date().toISOString());
    await this.tell(visit, 'sign-out', 'session', visit.session.id);
  }

  async signOutEverywhere(visit: Visit, given: SessionsEnding): Promise<void> {
    await this.proveOwner(visit, given);
    await this.work.run((m) => this.records.sessions.endAllOf(m, visit.person.id, new Date().toISOString()));
    await this.tell(visit, 'sign-out');
  }

  /** Acting in another role is another session: nothing of the one before reaches into it. */
  async actAs(visit: Visit, role: Role, visitor: Visitor): Promise<Opened> {
    if (!visit.capacities.includes(role))
      throw new BadInput('You do not have this role.', [
        { field: 'role', sentence: 'Choose one of your roles.' },
      ]);
    await this.tell(visit, 'act-as', 'session', visit.session.id, { role });
    return this.records.desk.open(visit.person, visitor, null, role);
  }

  private async again(visit: Visit, visitor: Visitor): Promise<Opened> {
    const person = (await this.records.people.person(visit.person.id)) ?? visit.person;
    return this.records.desk.open(person, visitor, null, visit.session.role as Role);
  }

  private changeAndEndOthers(
    visit: Visit,
    fields: Parameters<AccountRecords['people']['change']>[1],
  ): Promise<void> {
    const { id } = visit.person;
    return this.work.run(async (m) => {
      if (Object.keys(fields).length > 0) await this.records.people.change(id, fields, m);
      await this.records.sessions.endAllOf(m, id, new Date().toISOString(), visit.session.id);
    });
  }

  private async proveBoth(
    visit: Visit,
    { password, proof }: { password: string; proof: SecondFactor },
  ): Promise<void> {
    refuseDemo(visit);
    if (visit.person.totpSecret === null)
      throw new Conflict('This account has no second factor: set one up first.');
    await this.provePassword(visit, password, 'password');
    await this.proveFactor(visit, proof);
  }

  /** Whoever stole a session, or found one open, does not sign its owner out elsewhere. The demo's people have no password. */
  private async proveOwner(visit: Visit, { password }: SessionsEnding): Promise<void> {
    if (visit.person.demo) return;
    if (password === null)
      throw new BadInput('Give your password: only its owner ends the sessions of an account.', [
        { field: 'password', sentence: 'Type the password you sign in with now.' },
      ]);
    await this.provePassword(visit, password, 'password');
  }

  /** Whoever mistypes is asked again, and is as signed in as before. */
  private async proveFactor({ person }: Visit, proof: SecondFactor): Promise<void> {
    const sentence = await this.signing.doubtOf(person, proof);
    if (sentence !== null) throw new BadInput(sentence, [{ field: 'proof', sentence }]);
  }

  private async provePassword({ person }: Visit, password: string, field: string): Promise<void> {
    if (await this.signing.passwordIs(person, password)) return;
    throw new BadInput('This is not the password of this account.', [
      { field, sentence: 'Type the password you sign in with now.' },
    ]);
  }

  private tell(
    { person, session }: Visit,
    action: Parameters<AccountRecords['tell']>[0]['action'],
    kind: 'account' | 'session' = 'account',
    id: number = person.id,
    details: Record<string, string> = {},
  ): Promise<void> {
    const actor = { personId: person.id, name: person.name, role: session.role as Role };
    return this.records.tell({ action, actor, kind, id, details });
  }
}

function finishFirst(): Refusal {
  return new Refusal(401, 'Not signed in', 'Give the code of your second factor first.');
}

function refuseDemo({ person }: Visit): void {
  if (person.demo)
    throw new Conflict(
      'In the demo, where everything is invented, passwords and second factors stay as they are: nothing was changed.',
    );
}
