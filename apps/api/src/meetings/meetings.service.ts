import { Inject, Injectable } from '@nestjs/common';
import type { Meeting, NewMeeting } from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import type { Patch } from '../catalogue/patch';
import { named } from '../catalogue/patch';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, NotFound } from '../http/refusals';
import { onVersion } from '../http/versioned';
import { CONFIG } from '../settings.module';
import { meetingAnswer } from './meeting-answer';
import { MeetingPagesService } from './meeting-pages.service';
import { MeetingEntity } from './meeting.entity';
import { MeetingsStore } from './meetings.store';

/** Meetings about contexts, as they are recorded and changed. */
@Injectable()
export class MeetingsService {
  constructor(
    private readonly store: MeetingsStore,
    private readonly pages: MeetingPagesService,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

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
          version: 1,
          archived: false,
        }),
      );
      await this.store.setContexts(m, saved.id, fields.contextIds);
      return saved.id;
    });
    return this.pages.meeting(actor, id);
  }

  async change(
    actor: Actor,
    id: number,
    { version, ...patch }: Patch<NewMeeting> & { readonly version: number },
  ): Promise<Meeting> {
    this.refuseTwice(patch);
    const changed = await this.work.run(async (m) => {
      const found = await this.store.meeting(actor, id, m);
      if (!found) throw new NotFound('meeting');
      onVersion(found, version, 'meeting');
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
    if (!changed.archived) return this.pages.meeting(actor, id);
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
      if (!(await this.store.context(actor, contextId, m))) beyond.push(contextId);
    const after = [...wanted, ...beyond];
    const left = (await this.store.decisionsOf(m, id)).find(({ contextId }) => !after.includes(contextId));
    if (left)
      throw new BadInput(`The meeting decided “${left.title}” for a context that would be left out.`, [
        { field: 'contextIds', sentence: 'Move or archive that decision first, or keep its context.' },
      ]);
    await this.store.setContexts(m, id, after);
  }

  /** Refuses contexts out of reach; answers the organisation that keeps the meeting. */
  private async ownContexts(actor: Actor, ids: readonly number[], m: EntityManager): Promise<number> {
    let organisationId = 0;
    for (const id of ids) {
      const context = await this.store.context(actor, id, m);
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
