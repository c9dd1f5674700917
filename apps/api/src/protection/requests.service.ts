import { Injectable } from '@nestjs/common';
import type { InformationRequest, NewRequest, RequestLog } from '@waymark/contract';
import { requestYears, retainUntil } from '@waymark/outcomes';
import { csvOf } from '@waymark/ingest';
import type { Actor } from '../access/actor';
import { named, type Patch, refuseBackwards } from '../catalogue/patch';
import { organisationFor } from '../catalogue/scope';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, NotFound } from '../http/refusals';
import { InformationRequestEntity } from './information-request.entity';
import { ListsService } from './lists.service';
import { ProtectionStore, recordedBy } from './protection.store';
import { TermsService } from './terms.service';

/** Grounds that an asker may claim besides the lawful bases. */
const OTHER_GROUNDS: Readonly<Record<string, string>> = {
  'none-stated': 'none stated',
  'court-order': 'an order of a court',
  'subject-access': 'they asked about themselves',
};

const COLUMNS = [
  'received_on',
  'organisation',
  'role',
  'asked_for',
  'ground_claimed',
  'decision',
  'decided_on',
  'decided_by',
  'reason',
  'young_people_were',
  'told_what',
];

/** Who asked for information, on which ground, what was decided, and what young people were told. */
@Injectable()
export class RequestsService {
  constructor(
    private readonly store: ProtectionStore,
    private readonly work: UnitOfWork,
    private readonly lists: ListsService,
    private readonly terms: TermsService,
  ) {}

  async log(actor: Actor): Promise<RequestLog> {
    const rows = await this.store.all(actor, InformationRequestEntity);
    const terms = await this.terms.of(actor);
    const requests = rows
      .map((row) => ({
        ...row,
        decision: row.decision as InformationRequest['decision'],
        told: row.told as InformationRequest['told'],
        retainUntil: retainUntil(
          row.decidedOn ?? row.receivedOn,
          terms.months(row.organisationId, 'requests'),
        ),
      }))
      .sort((a, b) => b.receivedOn.localeCompare(a.receivedOn) || b.id - a.id);
    return { requests, years: requestYears(requests) };
  }

  async add(actor: Actor, { organisationId, ...fields }: NewRequest): Promise<InformationRequest> {
    this.check(fields);
    const saved = await this.work.run((m) =>
      m.save(
        m.create(InformationRequestEntity, {
          ...fields,
          organisationId: organisationFor(actor, organisationId),
          ...recordedBy(actor),
        }),
      ),
    );
    return this.answer(actor, saved.id);
  }

  async change(
    actor: Actor,
    id: number,
    patch: Patch<Omit<NewRequest, 'organisationId'>>,
  ): Promise<InformationRequest> {
    await this.work.run(async (m) => {
      const row = await this.store.one(actor, InformationRequestEntity, id, m);
      if (!row) throw new NotFound('request');
      const changed = Object.assign(row, named(patch));
      this.check(changed as unknown as NewRequest);
      await m.save(changed);
    });
    return this.answer(actor, id);
  }

  async csv(actor: Actor): Promise<string> {
    const { requests } = await this.log(actor);
    return csvOf([
      COLUMNS,
      ...requests.map((one) => [
        one.receivedOn,
        one.organisation,
        one.askerRole,
        one.askedFor,
        this.ground(one.basisClaimed),
        one.decision,
        one.decidedOn ?? '',
        one.decidedBy,
        one.reason,
        one.told ?? '',
        one.toldWords,
      ]),
    ]);
  }

  private ground(code: string): string {
    return OTHER_GROUNDS[code] ?? this.lists.label('lawfulBases', code);
  }

  private check(fields: Omit<NewRequest, 'organisationId'>): void {
    if (!OTHER_GROUNDS[fields.basisClaimed])
      this.lists.entry('lawfulBases', fields.basisClaimed, 'basisClaimed');
    if (fields.decision === 'waiting') return;
    const lacks = [
      ...(fields.decidedOn === null
        ? [{ field: 'decidedOn', sentence: 'Give the day of the decision.' }]
        : []),
      ...(fields.decidedBy.trim() === ''
        ? [{ field: 'decidedBy', sentence: 'Say who decided: a role is enough.' }]
        : []),
      ...(fields.reason.trim() === ''
        ? [{ field: 'reason', sentence: 'Give the reason of the decision.' }]
        : []),
      ...(fields.told === null ? [{ field: 'told', sentence: 'Say what young people were told.' }] : []),
    ];
    if (lacks.length > 0)
      throw new BadInput(
        'A decision needs its day, who made it, its reason, and what young people were told.',
        lacks,
      );
    refuseBackwards(fields.receivedOn, fields.decidedOn, 'decidedOn');
  }

  private async answer(actor: Actor, id: number): Promise<InformationRequest> {
    const one = (await this.log(actor)).requests.find((request) => request.id === id);
    if (!one) throw new NotFound('request');
    return one;
  }
}
