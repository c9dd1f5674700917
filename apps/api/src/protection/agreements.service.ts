import { Inject, Injectable } from '@nestjs/common';
import type { Agreement, CommunityAgreement, NewAgreement, NewCommunityAgreement } from '@waymark/contract';
import { endOfTerm, retainUntil, stateOfTerm } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { refuseBackwards } from '../catalogue/patch';
import { PlacesStore } from '../catalogue/places.store';
import { organisationFor } from '../catalogue/scope';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, Conflict, NotFound } from '../http/refusals';
import { CONFIG } from '../settings.module';
import { AgreementEntity } from './agreement.entity';
import { CommunityAgreementEntity } from './decisions.entity';
import { ProtectionStore, recordedBy } from './protection.store';
import { SealedNames } from './sealed-names';
import { TermsService } from './terms.service';

/** What people agreed to: to take part, for one purpose each; and a community, to its place being named. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly store: ProtectionStore,
    private readonly work: UnitOfWork,
    private readonly terms: TermsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async agreements(actor: Actor): Promise<Agreement[]> {
    const rows = await this.store.all(actor, AgreementEntity);
    const terms = await this.terms.of(actor);
    return rows.map((row) => {
      const state = stateOfTerm(row, this.config.today());
      const months = terms.months(row.organisationId, 'agreements');
      return {
        ...row,
        purpose: row.purpose as Agreement['purpose'],
        audience: row.audience as Agreement['audience'],
        capacity: row.capacity as Agreement['capacity'],
        state: state === 'not yet' ? 'in force' : state,
        retainUntil: retainUntil(endOfTerm(row), months),
      };
    });
  }

  async addAgreement(actor: Actor, { organisationId, ...fields }: NewAgreement): Promise<Agreement> {
    refuseBackwards(fields.agreedOn, fields.expiresOn, 'expiresOn');
    this.refuseFuture(fields.agreedOn, 'agreedOn');
    if (fields.subject !== null && fields.people !== null)
      throw new BadInput(
        'A number of people goes with an anonymous survey only: leave the code or the number out.',
        [{ field: 'people', sentence: 'Leave this empty where a code is given.' }],
      );
    const saved = await this.work.run((m) =>
      m.save(
        m.create(AgreementEntity, {
          ...fields,
          organisationId: organisationFor(actor, organisationId),
          withdrawnOn: null,
          ...recordedBy(actor),
        }),
      ),
    );
    return found(await this.agreements(actor), saved.id);
  }

  async withdraw(actor: Actor, id: number, withdrawnOn: string): Promise<Agreement> {
    this.refuseFuture(withdrawnOn, 'withdrawnOn');
    await this.work.run(async (m) => {
      const row = await this.store.one(actor, AgreementEntity, id, m);
      if (!row) throw new NotFound('agreement');
      if (row.withdrawnOn !== null) throw new Conflict(`It was withdrawn on ${row.withdrawnOn} already.`);
      refuseBackwards(row.agreedOn, withdrawnOn, 'withdrawnOn');
      await m.save(Object.assign(row, { withdrawnOn }));
    });
    return found(await this.agreements(actor), id);
  }

  private refuseFuture(day: string, field: string): void {
    if (day > this.config.today())
      throw new BadInput('That day is still to come.', [
        { field, sentence: 'Choose today or a day before it.' },
      ]);
  }
}

/** A community's agreement that its place is called by its name outside the team. */
@Injectable()
export class PlaceNamesService {
  constructor(
    private readonly store: ProtectionStore,
    private readonly work: UnitOfWork,
    private readonly places: PlacesStore,
    private readonly sealed: SealedNames,
  ) {}

  async list(actor: Actor): Promise<CommunityAgreement[]> {
    const [rows, contexts] = await Promise.all([
      this.store.all(actor, CommunityAgreementEntity),
      this.places.contexts(actor),
    ]);
    const byId = new Map(contexts.map((one) => [one.id, one]));
    const agreed = await this.places.agreedNames(this.sealed.today());
    const answers: CommunityAgreement[] = [];
    for (const row of rows) {
      const place = byId.get(row.contextId);
      answers.push({
        ...row,
        state: stateOfTerm(row, this.sealed.today()),
        publicName: agreed.get(row.contextId) ?? place?.pseudonym ?? '',
        standsIn: await this.sealed.standsIn(row.organisationId, place?.privateName ?? ''),
      });
    }
    return answers;
  }

  async add(actor: Actor, fields: NewCommunityAgreement): Promise<CommunityAgreement> {
    refuseBackwards(fields.agreedOn, fields.expiresOn, 'expiresOn');
    const saved = await this.work.run(async (m) => {
      const context = await this.places.context(actor, fields.contextId, m);
      if (!context) throw new NotFound('context');
      if (context.level === 'peer' || context.level === 'individual')
        throw new BadInput(
          'Only a place has a name to agree to: a group of young people keeps its public name.',
          [{ field: 'contextId', sentence: 'Choose a place or a community.' }],
        );
      if (context.privateName.trim() === '')
        throw new BadInput(
          `${context.pseudonym} has no name of its own recorded: enter it on the page of the context first.`,
          [{ field: 'contextId', sentence: 'Enter its own name on the page of the context first.' }],
        );
      return m.save(
        m.create(CommunityAgreementEntity, {
          ...fields,
          organisationId: context.organisationId,
          withdrawnOn: null,
          ...recordedBy(actor),
        }),
      );
    });
    return found(await this.list(actor), saved.id);
  }

  async withdraw(actor: Actor, id: number, withdrawnOn: string): Promise<CommunityAgreement> {
    if (withdrawnOn > this.sealed.today())
      throw new BadInput('That day is still to come.', [
        { field: 'withdrawnOn', sentence: 'Choose today or a day before it.' },
      ]);
    await this.work.run(async (m) => {
      const row = await this.store.one(actor, CommunityAgreementEntity, id, m);
      if (!row) throw new NotFound('agreement');
      if (row.withdrawnOn !== null) throw new Conflict(`It was withdrawn on ${row.withdrawnOn} already.`);
      await m.save(Object.assign(row, { withdrawnOn }));
    });
    return found(await this.list(actor), id);
  }
}

function found<T extends { readonly id: number }>(rows: readonly T[], id: number): T {
  const one = rows.find((row) => row.id === id);
  if (!one) throw new NotFound('agreement');
  return one;
}
