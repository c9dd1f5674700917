import { Inject, Injectable } from '@nestjs/common';
import type { Concern, ConcernsPage, Intention, NewConcern, SettledIntention } from '@waymark/contract';
import { caringByHalfYear, concernCalendar, twoCoders } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { coderKey } from '../access/coder-key';
import { named, type Patch } from '../catalogue/patch';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, Conflict } from '../http/refusals';
import { onVersion } from '../http/versioned';
import { CONFIG } from '../settings.module';
import { ConcernCodeEntity, ConcernEntity } from './concern.entity';
import { type ConcernRow, ConcernsStore } from './concerns.store';

/** The register of concerns about places, coded by two people apart. */
@Injectable()
export class ConcernsService {
  constructor(
    private readonly store: ConcernsStore,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async page(actor: Actor, contextId: number): Promise<ConcernsPage> {
    const context = await this.store.contextFor(actor, contextId);
    const concerns = (await this.store.ofContext(contextId)).map((row) => answer(actor, row));
    const standing = concerns.filter(({ archived }) => !archived);
    return {
      contextId,
      name: context.privateName || context.pseudonym,
      concerns,
      calendar: concernCalendar(standing),
      halfYears: caringByHalfYear(standing),
    };
  }

  async add(actor: Actor, contextId: number, fields: NewConcern): Promise<Concern> {
    this.refuseFuture(fields);
    return this.work.run(async (m) => {
      const { organisationId } = await this.store.contextFor(actor, contextId, m);
      const concern = m.create(ConcernEntity, {
        ...fields,
        organisationId,
        contextId,
        settledIntention: null,
        settledBecause: '',
        version: 1,
        archived: false,
      });
      return answer(actor, { concern: await m.save(concern), codes: [] });
    });
  }

  async change(
    actor: Actor,
    id: number,
    { version, ...patch }: Patch<NewConcern> & { readonly version: number },
  ): Promise<Concern> {
    this.refuseFuture(patch);
    return this.work.run(async (m) => {
      const { concern, codes } = await this.store.concern(actor, id, m);
      onVersion(concern, version, 'concern');
      return answer(actor, { concern: await m.save(Object.assign(concern, named(patch))), codes });
    });
  }

  /** One person's code; once two have coded, theirs stay, and a difference is settled. */
  async code(actor: Actor, id: number, intention: Intention): Promise<Concern> {
    return this.work.run(async (m) => {
      const { concern, codes } = await this.store.concern(actor, id, m);
      const key = coderKey(actor);
      const mine = codes.find((code) => code.coderKey === key);
      if (codes.length >= 2)
        throw new Conflict(
          mine
            ? 'Both of you have coded this concern: your codes stay as they are. Settle the difference instead.'
            : 'Two people have coded this concern already. Nothing was changed.',
        );
      await m.save(
        Object.assign(mine ?? m.create(ConcernCodeEntity), {
          organisationId: concern.organisationId,
          concernId: id,
          coderKey: key,
          coder: actor.name,
          intention,
          codedAt: new Date().toISOString(),
        }),
      );
      return answer(actor, await this.store.concern(actor, id, m));
    });
  }

  async settle(
    actor: Actor,
    id: number,
    { intention, reason, version }: SettledIntention & { readonly version: number },
  ): Promise<Concern> {
    return this.work.run(async (m) => {
      const { concern, codes } = await this.store.concern(actor, id, m);
      const { coding } = answer(actor, { concern, codes });
      if (coding !== 'apart' && coding !== 'settled')
        throw new Conflict(
          'Only a concern on which two people differ is settled: there is nothing to settle yet.',
        );
      onVersion(concern, version, 'concern');
      Object.assign(concern, { settledIntention: intention, settledBecause: reason });
      return answer(actor, { concern: await m.save(concern), codes });
    });
  }

  private refuseFuture({ month }: Patch<NewConcern>): void {
    const now = this.config.today().slice(0, 7);
    if (month !== undefined && month > now)
      throw new BadInput('That month has not come yet.', [
        { field: 'month', sentence: `Choose a month up to ${now}.` },
      ]);
  }
}

/** As the reader may see it: the other's code stays hidden from somebody who is still to code. */
function answer(actor: Actor, { concern, codes }: ConcernRow): Concern {
  const { organisationId: _scope, settledIntention, ...row } = concern;
  const both = codes.slice(0, 2);
  const { state, arrived } = twoCoders(
    both.map((code) => code.intention as Intention),
    settledIntention as Intention | null,
    (one, other) => one === other,
  );
  const mine = codes.some((code) => code.coderKey === coderKey(actor));
  return {
    ...row,
    kind: row.kind as Concern['kind'],
    source: row.source as Concern['source'],
    outcome: row.outcome as Concern['outcome'],
    coding: state,
    intention: arrived,
    codedByMe: mine,
    codes:
      mine || both.length === 2
        ? both.map(({ coder, intention }) => ({ coder, intention: intention as Intention }))
        : [],
  };
}
