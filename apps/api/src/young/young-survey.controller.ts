import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { YoungPublicService } from './young-public.service';
import { YoungSurveysService } from './young-surveys.service';

type E = typeof e;

/** The team's part of a round of questions. */
@Controller()
export class YoungSurveysController {
  constructor(private readonly surveys: YoungSurveysService) {}

  @Endpoint(e.youngSurveys)
  desk(@Input() { actor, params }: Call<E['youngSurveys']>): Promise<Answer<E['youngSurveys']>> {
    return this.surveys.desk(actor, params.id);
  }

  @Endpoint(e.addYoungSurvey)
  add(@Input() { actor, body }: Call<E['addYoungSurvey']>): Promise<Answer<E['addYoungSurvey']>> {
    return this.surveys.add(actor, body);
  }

  @Endpoint(e.countYoungSurvey)
  count(@Input() { actor, params }: Call<E['countYoungSurvey']>): Promise<Answer<E['countYoungSurvey']>> {
    return this.surveys.count(actor, params.id);
  }

  @Endpoint(e.withdrawYoungSurvey)
  withdraw(
    @Input() { actor, params }: Call<E['withdrawYoungSurvey']>,
  ): Promise<Answer<E['withdrawYoungSurvey']>> {
    return this.surveys.withdraw(actor, params.id);
  }
}

/** What whoever holds a link does: nobody is signed in, and nothing of the caller goes further than their pace. */
@Controller()
export class YoungPublicController {
  constructor(private readonly young: YoungPublicService) {}

  @Endpoint(e.openYoung)
  open(@Input() { body }: Call<E['openYoung']>): Promise<Answer<E['openYoung']>> {
    return this.young.page(body.token);
  }

  @Endpoint(e.sendYoung)
  send(@Input() { body, visitor }: Call<E['sendYoung']>): Promise<Answer<E['sendYoung']>> {
    return this.young.send(body.token, body.sent, visitor.address);
  }

  @Endpoint(e.takeBackYoung)
  takeBack(@Input() { body, visitor }: Call<E['takeBackYoung']>): Promise<Answer<E['takeBackYoung']>> {
    return this.young.takeBack(body.token, body.submissionId, visitor.address);
  }
}
