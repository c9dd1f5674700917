import { Inject, Injectable } from '@nestjs/common';
import type { ContextMeetings, Meeting, MeetingsPage, PlanStanding } from '@waymark/contract';
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
import type { ContextEntity } from '../catalogue/context.entity';
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
      contexts: await this.standings(actor, contexts, rows),
      ...this.together(actor, rows),
    };
  }

  /** The plans of several contexts within reach as one: what their meetings decided, and how each plan stands. */
  async across(actor: Actor, contextIds: readonly number[]) {
    const contexts: ContextEntity[] = [];
    for (const id of contextIds) {
      const context = await this.places.context(actor, id);
      if (context && !context.archived) contexts.push(context);
    }
    const rows = await this.store.ofContexts(contexts.map(({ id }) => id));
    const { turns, takingPart } = this.together(actor, rows);
    return {
      contexts: await this.standings(actor, contexts, rows),
      beyond: contextIds.length - contexts.length,
      balance: balanceByMeeting(countedMeetings(rows)),
      turns,
      takingPart,
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

  /** Contexts that somebody met about, each with its balance and drift. */
  private async standings(
    actor: Actor,
    contexts: readonly ContextEntity[],
    rows: readonly MeetingRow[],
  ): Promise<PlanStanding[]> {
    const met = contexts
      .map((context) => ({ context, meetings: countedMeetings(rows, context.id) }))
      .filter(({ meetings }) => meetings.length > 0);
    return Promise.all(
      met.map(async ({ context, meetings }) => ({
        contextId: context.id,
        name: await this.words.nameOf(actor, context),
        balance: balanceOf(meetings.flatMap(({ actions }) => actions)),
        drift: driftOf(meetings),
      })),
    );
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
