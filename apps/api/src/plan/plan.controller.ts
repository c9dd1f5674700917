import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { AssessmentsService } from './assessments.service';
import { GoalsService } from './goals.service';
import { GuidesService } from './guides.service';
import { MorningService } from './morning.service';
import { PlanDocumentPagesService } from './plan-document-pages.service';
import { PlanDocumentsService } from './plan-documents.service';
import { PlanPageService } from './plan-page.service';
import { PresenceService } from './presence.service';
import { ReviewsService } from './reviews.service';
import { ValuesService } from './values.service';

type E = typeof e;

@Controller()
export class PlanController {
  constructor(
    private readonly pages: PlanPageService,
    private readonly guides: GuidesService,
    private readonly mornings: MorningService,
    private readonly presences: PresenceService,
  ) {}

  @Endpoint(e.planGuides)
  planGuides(): Answer<E['planGuides']> {
    return this.guides.all;
  }

  @Endpoint(e.planTemplates)
  planTemplates(): Answer<E['planTemplates']> {
    return this.guides.templates;
  }

  @Endpoint(e.morning)
  morning(@Input() { actor }: Call<E['morning']>): Promise<Answer<E['morning']>> {
    return this.mornings.morning(actor);
  }

  @Endpoint(e.presence)
  presence(@Input() { actor, params, body }: Call<E['presence']>): Promise<Answer<E['presence']>> {
    return this.presences.beside(actor, params.id, body);
  }

  @Endpoint(e.planPage)
  planPage(@Input() { actor, params }: Call<E['planPage']>): Promise<Answer<E['planPage']>> {
    return this.pages.page(actor, params.id);
  }
}

@Controller()
export class PlanRecordsController {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly goals: GoalsService,
    private readonly reviews: ReviewsService,
  ) {}

  @Endpoint(e.addAssessment)
  addAssessment(
    @Input() { actor, params, body }: Call<E['addAssessment']>,
  ): Promise<Answer<E['addAssessment']>> {
    return this.assessments.add(actor, params.id, body);
  }

  @Endpoint(e.changeAssessment)
  changeAssessment(
    @Input() { actor, params, body }: Call<E['changeAssessment']>,
  ): Promise<Answer<E['changeAssessment']>> {
    return this.assessments.change(actor, params.id, body);
  }

  @Endpoint(e.addGoal)
  addGoal(@Input() { actor, params, body }: Call<E['addGoal']>): Promise<Answer<E['addGoal']>> {
    return this.goals.add(actor, params.id, body);
  }

  @Endpoint(e.changeGoal)
  changeGoal(@Input() { actor, params, body }: Call<E['changeGoal']>): Promise<Answer<E['changeGoal']>> {
    return this.goals.change(actor, params.id, body);
  }

  @Endpoint(e.addReview)
  addReview(@Input() { actor, params, body }: Call<E['addReview']>): Promise<Answer<E['addReview']>> {
    return this.reviews.add(actor, params.id, body);
  }

  @Endpoint(e.changeReview)
  changeReview(
    @Input() { actor, params, body }: Call<E['changeReview']>,
  ): Promise<Answer<E['changeReview']>> {
    return this.reviews.change(actor, params.id, body);
  }

  @Endpoint(e.closeReview)
  closeReview(@Input() { actor, params, body }: Call<E['closeReview']>): Promise<Answer<E['closeReview']>> {
    return this.reviews.close(actor, params.id, body.version);
  }
}

@Controller()
export class PlanDocumentsController {
  constructor(
    private readonly pages: PlanDocumentPagesService,
    private readonly documents: PlanDocumentsService,
    private readonly values: ValuesService,
  ) {}

  @Endpoint(e.planDocuments)
  planDocuments(@Input() { actor, params }: Call<E['planDocuments']>): Promise<Answer<E['planDocuments']>> {
    return this.pages.page(actor, params.id);
  }

  @Endpoint(e.planDocument)
  planDocument(
    @Input() { actor, params, query }: Call<E['planDocument']>,
  ): Promise<Answer<E['planDocument']>> {
    return this.pages.one(actor, params.id, query);
  }

  @Endpoint(e.addPlanDocument)
  addPlanDocument(
    @Input() { actor, params, body }: Call<E['addPlanDocument']>,
  ): Promise<Answer<E['addPlanDocument']>> {
    return this.documents.add(actor, params.id, body);
  }

  @Endpoint(e.changePlanDocument)
  changePlanDocument(
    @Input() { actor, params, body }: Call<E['changePlanDocument']>,
  ): Promise<Answer<E['changePlanDocument']>> {
    return this.documents.change(actor, { id: params.id, ...body });
  }

  @Endpoint(e.changeValues)
  changeValues(
    @Input() { actor, params, body }: Call<E['changeValues']>,
  ): Promise<Answer<E['changeValues']>> {
    return this.values.change(actor, params.id, body);
  }

  @Endpoint(e.closePlanDocument)
  closePlanDocument(
    @Input() { actor, params, body }: Call<E['closePlanDocument']>,
  ): Promise<Answer<E['closePlanDocument']>> {
    return this.documents.close(actor, { id: params.id, version: body.version });
  }
}
