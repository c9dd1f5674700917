import { Inject, Injectable } from '@nestjs/common';
import type { ContextMeetings, Meeting, MeetingsPage } from '@waymark/contract';
import {
  balanceByMeeting,
  balanceOf,
  codingAgreement,
  codingOf,
  driftOf,
  takingPartOf,
  turnsBySide,
} from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { PlacesStore } from '../catalogue/places.store';
import { ReaderWords } from '../catalogue/reader-words.service';
import type { Config } from '../config';
import { NotFound } from '../http/refusals';
import { CONFIG } from '../settings.module';
import { codedAction, countedMeetings, decisionAnswer, meetingAnswer } from './meeting-answer';
import { type MeetingRow, MeetingsStore } from './meetings.store';

/** What meetings show of a plan: balance, drift, who turned it, who took part. */
@Injectable()
export class MeetingPagesService {
  constructor(
    private readonly store: MeetingsStore,
    private readonly places: PlacesStore,
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
    const row = await this.store.one(actor, id);
    if (!row) throw new NotFound('meeting');
    return this.words.forReader(actor, meetingAnswer(actor, row));
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
}
