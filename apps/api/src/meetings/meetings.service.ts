import { Inject, Injectable } from '@nestjs/common';
import type { ContextMeetings, Meeting, MeetingsPage, NewMeeting } from '@waymark/contract';
import {
  balanceByMeeting,
  balanceOf,
  codingAgreement,
  codingOf,
  driftOf,
  takingPartOf,
  turnsBySide,
} from '@waymark/outcomes';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import type { Patch } from '../catalogue/patch';
import { named } from '../catalogue/patch';
import { PlacesStore } from '../catalogue/places.store';
import { ReaderWords } from '../catalogue/reader-words.service';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, NotFound } from '../http/refusals';
import { CONFIG } from '../settings.module';
import { codedAction, countedMeetings, decisionAnswer, meetingAnswer } from './meeting-answer';
import { MeetingEntity } from './meeting.entity';
import { type MeetingRow, MeetingsStore } from './meetings.store';

/** Meetings about contexts, and what they show of a plan: balance, drift, who turned it, who took part. */
@Injectable()
export class MeetingsService {
  constructor(
    private readonly store: MeetingsStore,
    private readonly places: PlacesStore,
    private readonly work: UnitOfWork,
    private readonly words: ReaderWords,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async page(actor: Actor, siteId?: number): Promise<MeetingsPage> {
    const contexts = (await this.places.contexts(actor, siteId)).filter((context) => !context.archived);
    const rows = await this.store.ofContexts(contexts.map(({ id }) => id));
    return {
      meetings: rows.map((row) => meetingAnswer(actor, row)),
      contexts: contexts.flatMap((context) => {
        const meetings = countedMeetings(rows, context.id);
        if (meetings.length === 0) return [];
        const actions = meetings.flatMap((meeting) => meeting.actions);
        return [
          {
            contextId: context.id,
            name: context.privateName || context.pseudonym,
            balance: balanceOf(actions),
            drift: driftOf(meetings),
          },
        ];
      }),
      ...this.together(actor, rows),
    };
  }

  async ofContext(actor: Actor, contextId: number): Promise<ContextMeetings> {
    const context = await this.places.context(actor, contextId);
    if (!context) throw new NotFound('context');
    const rows = await this.store.ofContexts([contextId]);
    const meetings = countedMeetings(rows, contextId);
    return this.words.forReader(actor, {
      contextId,
      name: await this.words.nameOf(actor, context),
      meetings: rows.map((row) => meetingAnswer(actor, row)),
      balance: balanceByMeeting(meetings),
      drift: driftOf(meetings),
      ...this.together(actor, rows),
    });
  }

  async meeting(actor: Actor, id: number): Promise<Meeting> {
    const found = await this.store.meeting(actor, id);
    if (!found) throw new NotFound('meeting');
    const contexts = await this.places.contexts(actor);
    const row = (await this.store.ofContexts(contexts.map((context) => context.id))).find(
      ({ meeting }) => meeting.id === id,
    );
    if (!row) throw new NotFound('meeting');
    return this.words.forReader(actor, meetingAnswer(actor, row));
  }

  async add(actor: Actor, fields: NewMeeting): Promise<Meeting> {
    this.refuseTwice(fields);
    const id = await this.work.run(async (m) => {
      const organisationId = await this.ownContexts(actor, fields.contextIds, m);
      const saved = await m.save(
        m.create(MeetingEntity, {
          organisationId,
          date: fields.date,
          kind: fields.kind,
          attendance: JSON.stringify(fields.attendance),
          views: JSON.stringify(fields.views),
          note: fields.note,
          archived: false,
        }),
      );
      await this.store.setContexts(m, saved.id, fields.contextIds);
      return saved.id;
    });
    return this.meeting(actor, id);
  }

  async change(actor: Actor, id: number, patch: Patch<NewMeeting>): Promise<Meeting> {
    this.refuseTwice(patch);
    const changed = await this.work.run(async (m) => {
      const found = await this.store.meeting(actor, id, m);
      if (!found) throw new NotFound('meeting');
      const { contextIds, attendance, views, ...fields } = patch;
      Object.assign(
        found,
        named({
          ...fields,
          attendance: attendance && JSON.stringify(attendance),
          views: views && JSON.stringify(views),
        }),
      );
      if (contextIds) await this.changeContexts(actor, id, contextIds, m);
      return m.save(found);
    });
    if (!changed.archived) return this.meeting(actor, id);
    const contextIds = await this.work.run((m) => this.store.contextIdsOf(id, m));
    return meetingAnswer(actor, { meeting: changed, contextIds, decisions: [] });
  }

  /** Contexts beyond the actor's reach stay as they are; one with a decision of this meeting cannot be left out. */
  private async changeContexts(
    actor: Actor,
    id: number,
    wanted: readonly number[],
    m: EntityManager,
  ): Promise<void> {
    await this.ownContexts(actor, wanted, m);
    const before = await this.store.contextIdsOf(id, m);
    const beyond: number[] = [];
    for (const contextId of before)
      if (!(await this.places.context(actor, contextId, m))) beyond.push(contextId);
    const after = [...wanted, ...beyond];
    const left = (await this.store.decisionsOf(m, id)).find(({ contextId }) => !after.includes(contextId));
    if (left)
      throw new BadInput(`The meeting decided “${left.title}” for a context that would be left out.`, [
        { field: 'contextIds', sentence: 'Move or archive that decision first, or keep its context.' },
      ]);
    await this.store.setContexts(m, id, after);
  }

  private together(actor: Actor, rows: readonly MeetingRow[]) {
    const decisions = rows.flatMap((row) => row.decisions);
    return {
      agreement: codingAgreement(decisions.map(codedAction)),
      turns: turnsBySide(
        decisions.map((row) => ({
          turn: decisionAnswer(actor, row).turn,
          counted: codingOf(codedAction(row)).counted,
        })),
      ),
      takingPart: takingPartOf(
        rows.map((row) => meetingAnswer(actor, row)),
        this.config.today(),
      ),
    };
  }

  /** Refuses contexts out of reach; answers the organisation that keeps the meeting. */
  private async ownContexts(actor: Actor, ids: readonly number[], m: EntityManager): Promise<number> {
    let organisationId = 0;
    for (const id of ids) {
      const context = await this.places.context(actor, id, m);
      if (!context) throw new NotFound('context');
      organisationId ||= context.organisationId;
    }
    return organisationId;
  }

  private refuseTwice({ attendance, date }: Patch<NewMeeting>): void {
    const parties = attendance?.map(({ party }) => party) ?? [];
    const twice = parties.find((party, i) => parties.indexOf(party) !== i);
    if (twice)
      throw new BadInput(`“${twice}” stands in the attendance twice.`, [
        { field: 'attendance', sentence: 'Give each kind of partner one line.' },
      ]);
    if (date !== undefined && date > this.config.today())
      throw new BadInput('A meeting is recorded once it was held.', [
        { field: 'date', sentence: `Choose a day up to today, ${this.config.today()}.` },
      ]);
  }
}
