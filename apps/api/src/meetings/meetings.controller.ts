import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { DecisionsService } from './decisions.service';
import { MeetingPagesService } from './meeting-pages.service';
import { MeetingsService } from './meetings.service';

type E = typeof e;

@Controller()
export class MeetingsController {
  constructor(
    private readonly pages: MeetingPagesService,
    private readonly held: MeetingsService,
    private readonly decided: DecisionsService,
  ) {}

  @Endpoint(e.meetings)
  meetings(@Input() { actor, query }: Call<E['meetings']>): Promise<Answer<E['meetings']>> {
    return this.pages.page(actor, query.siteId);
  }

  @Endpoint(e.contextMeetings)
  contextMeetings(
    @Input() { actor, params }: Call<E['contextMeetings']>,
  ): Promise<Answer<E['contextMeetings']>> {
    return this.pages.ofContext(actor, params.id);
  }

  @Endpoint(e.meeting)
  meeting(@Input() { actor, params }: Call<E['meeting']>): Promise<Answer<E['meeting']>> {
    return this.pages.meeting(actor, params.id);
  }

  @Endpoint(e.addMeeting)
  addMeeting(@Input() { actor, body }: Call<E['addMeeting']>): Promise<Answer<E['addMeeting']>> {
    return this.held.add(actor, body);
  }

  @Endpoint(e.changeMeeting)
  changeMeeting(
    @Input() { actor, params, body }: Call<E['changeMeeting']>,
  ): Promise<Answer<E['changeMeeting']>> {
    return this.held.change(actor, params.id, body);
  }

  @Endpoint(e.addDecision)
  addDecision(@Input() { actor, params, body }: Call<E['addDecision']>): Promise<Answer<E['addDecision']>> {
    return this.decided.add(actor, params.id, body);
  }

  @Endpoint(e.changeDecision)
  changeDecision(
    @Input() { actor, params, body }: Call<E['changeDecision']>,
  ): Promise<Answer<E['changeDecision']>> {
    return this.decided.change(actor, params.id, body);
  }

  @Endpoint(e.codeDecision)
  codeDecision(
    @Input() { actor, params, body }: Call<E['codeDecision']>,
  ): Promise<Answer<E['codeDecision']>> {
    return this.decided.code(actor, params.id, body);
  }

  @Endpoint(e.settleDecision)
  settleDecision(
    @Input() { actor, params, body }: Call<E['settleDecision']>,
  ): Promise<Answer<E['settleDecision']>> {
    return this.decided.settle(actor, params.id, body);
  }
}
