import { Injectable } from '@nestjs/common';
import type { ActionTag, Decision, NewDecision, SettledCode } from '@waymark/contract';
import { codingOf } from '@waymark/outcomes';
import type { EntityManager } from 'typeorm';
import { type Actor, onTheTeam } from '../access/actor';
import { coderKey } from '../access/coder-key';
import { named, type Patch } from '../catalogue/patch';
import { ReaderWords } from '../catalogue/reader-words.service';
import { WorkService } from '../catalogue/work.service';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, Conflict, NotFound, Refusal } from '../http/refusals';
import { onVersion } from '../http/versioned';
import { DecisionCodeEntity, DecisionEntity } from './decision.entity';
import { codedAction, decisionAnswer } from './meeting-answer';
import { type DecisionRow, MeetingsStore } from './meetings.store';

/** What meetings decided, and the coding of each decision by two people apart. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly store: MeetingsStore,
    private readonly responses: WorkService,
    private readonly work: UnitOfWork,
    private readonly words: ReaderWords,
  ) {}

  async add(actor: Actor, meetingId: number, fields: NewDecision): Promise<Decision> {
    refuseOtherOwner(actor, fields);
    await this.refuseOtherResponse(actor, fields.contextId, fields.responseId);
    return this.work.run(async (m) => {
      const meeting = await this.store.meeting(actor, meetingId, m);
      if (!meeting || meeting.archived) throw new NotFound('meeting');
      await this.refuseOtherContext(meetingId, fields.contextId, m);
      const { tag, turn, ...rest } = fields;
      const decision = m.create(DecisionEntity, {
        ...rest,
        ...completed(rest.state, rest.doneOn),
        ...tag,
        turn: turn && JSON.stringify(turn),
        meetingId,
        organisationId: meeting.organisationId,
        settledOrientation: null,
        settledApproach: null,
        settledBecause: '',
        version: 1,
        archived: false,
      });
      return this.answer(actor, { decision: await m.save(decision), codes: [] });
    });
  }

  async change(
    actor: Actor,
    id: number,
    { version, ...patch }: Patch<NewDecision> & { readonly version: number },
  ): Promise<Decision> {
    return this.work.run(async (m) => {
      const found = await this.found(actor, id, m);
      refuseOtherOwner(actor, found);
      refuseMoreThanProgress(actor, patch);
      onVersion(found, version, 'decision');
      const { tag, turn, ...fields } = patch;
      const changed = Object.assign(found, named(fields), tag ?? {});
      if (turn !== undefined) changed.turn = turn && JSON.stringify(turn);
      Object.assign(changed, completed(changed.state, patch.state && !patch.doneOn ? null : changed.doneOn));
      await this.refuseOtherContext(changed.meetingId, changed.contextId, m);
      await this.refuseOtherResponse(actor, changed.contextId, changed.responseId);
      const decision = await m.save(changed);
      return this.answer(actor, { decision, codes: await this.store.codesOf([decision], m) });
    });
  }

  /**
   * One person's code. Two code each decision; a third is told so. Once both have coded, their codes are the measure of
   * agreement and stay as they were: a difference is settled, not smoothed over.
   */
  async code(actor: Actor, id: number, tag: ActionTag): Promise<Decision> {
    return this.work.run(async (m) => {
      const decision = await this.found(actor, id, m);
      const codes = await this.store.codesOf([decision], m);
      const key = coderKey(actor);
      const mine = codes.find((code) => code.coderKey === key);
      if (codes.length >= 2)
        throw new Conflict(
          mine
            ? 'Both of you have coded this action: your codes stay as they are. Settle the difference instead.'
            : 'Two people have coded this action already. Nothing was changed.',
        );
      const row = mine ?? m.create(DecisionCodeEntity, { organisationId: decision.organisationId });
      await m.save(
        Object.assign(row, {
          decisionId: id,
          coderKey: key,
          coder: actor.name,
          ...tag,
          codedAt: new Date().toISOString(),
        }),
      );
      return this.answer(actor, { decision, codes: await this.store.codesOf([decision], m) });
    });
  }

  async settle(
    actor: Actor,
    id: number,
    { tag, reason, version }: SettledCode & { readonly version: number },
  ): Promise<Decision> {
    return this.work.run(async (m) => {
      const decision = await this.found(actor, id, m);
      const codes = await this.store.codesOf([decision], m);
      const { state } = codingOf(codedAction({ decision, codes }));
      if (state !== 'apart' && state !== 'settled')
        throw new Conflict(
          'Only a decision on which two people differ is settled: there is nothing to settle yet.',
        );
      onVersion(decision, version, 'decision');
      Object.assign(decision, {
        settledOrientation: tag.orientation,
        settledApproach: tag.approach,
        settledBecause: reason,
      });
      return this.answer(actor, { decision: await m.save(decision), codes });
    });
  }

  private answer(actor: Actor, row: DecisionRow): Promise<Decision> {
    return this.words.forReader(actor, decisionAnswer(actor, row));
  }

  private async found(actor: Actor, id: number, m: EntityManager): Promise<DecisionEntity> {
    const found = await this.store.decision(actor, id, m);
    if (!found) throw new NotFound('decision');
    return found;
  }

  private async refuseOtherContext(meetingId: number, contextId: number, m: EntityManager): Promise<void> {
    if (!(await this.store.contextIdsOf(meetingId, m)).includes(contextId))
      throw new BadInput('A meeting decides only for contexts that it discussed.', [
        {
          field: 'contextId',
          sentence: 'Choose one of the contexts of this meeting, or add it to the meeting.',
        },
      ]);
  }

  private async refuseOtherResponse(
    actor: Actor,
    contextId: number,
    responseId: number | null,
  ): Promise<void> {
    if (responseId === null) return;
    if (!(await this.responses.responses(actor, contextId)).some(({ id }) => id === responseId))
      throw new BadInput('A decision can only become a response of the same context.', [
        { field: 'responseId', sentence: 'Choose one of the responses of this context, or none.' },
      ]);
  }
}

/** A partner's own decisions are those whose owner is the kind of partner they joined as. */
function refuseOtherOwner(actor: Actor, { contextId, owner }: { contextId: number; owner: string }): void {
  if (onTheTeam(actor)) return;
  const party = actor.parties?.[contextId];
  if (party === undefined) throw new NotFound('context');
  if (owner !== party)
    throw new Refusal(
      403,
      'Not allowed',
      `As a partner you record decisions that “${party}” owns; this one is owned by “${owner}”.`,
    );
}

function refuseMoreThanProgress(actor: Actor, patch: object): void {
  if (onTheTeam(actor)) return;
  const other = Object.entries(patch).find(
    ([key, value]) => value !== undefined && key !== 'state' && key !== 'doneOn',
  );
  if (other)
    throw new Refusal(
      403,
      'Not allowed',
      'As a partner you say how a decision goes on: its state, and the day it was done. What was decided stays as the meeting decided it.',
    );
}

/** Only what is done has a day on which it was done. */
function completed(state: string, doneOn: string | null): { doneOn: string | null } {
  if (state !== 'done' && doneOn !== null)
    throw new BadInput('Only a decision that is done has a day on which it was done.', [
      { field: 'doneOn', sentence: 'Leave the day out, or mark the decision as done.' },
    ]);
  return { doneOn };
}
