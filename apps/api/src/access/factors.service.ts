import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SecondFactor, TotpSetUp } from '@waymark/contract';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, Conflict } from '../http/refusals';
import { hashCode } from './passwords';
import { PeopleStore } from './people.store';
import type { PersonEntity } from './person.entity';
import { SecretBox } from './secret-box';
import { newRecoveryCodes, newTotpSecret, plainCode, stepOf, totpUri } from './totp';

/** Second factors: an authenticator app, and recovery codes for the day the phone is gone. */
@Injectable()
export class FactorsService {
  constructor(
    private readonly people: PeopleStore,
    private readonly box: SecretBox,
    private readonly work: UnitOfWork,
  ) {}

  /** Null where the code is good, and then it is used up; else a sentence. */
  async proves(person: PersonEntity, proof: SecondFactor): Promise<string | null> {
    if ('recoveryCode' in proof) {
      const salt = person.recoverySalt;
      const hash = await hashCode(
        plainCode(proof.recoveryCode),
        salt ?? randomBytes(16).toString('base64url'),
      );
      const good = salt !== null && (await this.people.useCode(person.id, hash, new Date().toISOString()));
      return good ? null : 'This recovery code does not fit, or was used before. Each of them works once.';
    }
    const secret = person.totpSecret && this.box.open(person.totpSecret);
    if (!secret)
      return 'The second factor of this account cannot be read any more. Ask an administrator for a link to set it up anew.';
    const step = stepOf(secret, proof.code, Date.now());
    if (step === null)
      return 'This code does not fit. Type the one the app shows now; if it goes on, check the clock of the phone.';
    if (!(await this.people.useStep(person.id, step)))
      return 'This code was used already. Wait for the next one, half a minute at most.';
    if (person.totpSecret !== null && this.box.isOfOldKey(person.totpSecret))
      await this.people.change(person.id, { totpSecret: this.box.seal(secret) });
    return null;
  }

  /** A new secret for the app. The factor there is stays in force until a code of the new one is confirmed. */
  async begin(person: PersonEntity): Promise<TotpSetUp> {
    const secret = newTotpSecret();
    await this.people.change(person.id, { totpBegun: this.box.seal(secret) });
    return { secret, uri: totpUri(secret, person.login ?? person.name) };
  }

  /** The app is the second factor from now on. Answers recovery codes, which are kept as hashes only. */
  async confirm(person: PersonEntity, code: string): Promise<string[]> {
    const secret = person.totpBegun && this.box.open(person.totpBegun);
    if (!secret) throw new Conflict('Nothing is being set up: begin with the secret for the app.');
    const step = stepOf(secret, code, Date.now());
    if (step === null)
      throw new BadInput('This code does not fit. Type the six figures the app shows now for Waymark.', [
        { field: 'code', sentence: 'Type the code the app shows now.' },
      ]);
    return this.withNewCodes(person.id, {
      totpSecret: this.box.seal(secret),
      totpBegun: null,
      totpStep: step,
    });
  }

  newCodes(person: PersonEntity): Promise<string[]> {
    return this.withNewCodes(person.id, {});
  }

  async remove(person: PersonEntity): Promise<void> {
    await this.work.run(async (m) => {
      await this.people.change(person.id, NO_FACTOR, m);
      await this.people.setCodes(m, person.id, []);
    });
  }

  private async withNewCodes(id: number, fields: Partial<PersonEntity>): Promise<string[]> {
    const codes = newRecoveryCodes();
    const salt = randomBytes(16).toString('base64url');
    const hashes = await Promise.all(codes.map((code) => hashCode(plainCode(code), salt)));
    await this.work.run(async (m) => {
      await this.people.change(id, { ...fields, recoverySalt: salt }, m);
      await this.people.setCodes(m, id, hashes);
    });
    return codes;
  }
}

export const NO_FACTOR = { totpSecret: null, totpBegun: null, totpStep: null, recoverySalt: null } as const;
