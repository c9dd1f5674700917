import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { MeetingsModule } from '../meetings/meetings.module';
import { AssessmentsService } from './assessments.service';
import { GoalsService } from './goals.service';
import { GuidesService } from './guides.service';
import { MorningService } from './morning.service';
import { PlanController, PlanDocumentsController, PlanRecordsController } from './plan.controller';
import { PlanDocumentPagesService } from './plan-document-pages.service';
import { PlanDocumentsService } from './plan-documents.service';
import { PlanPageService } from './plan-page.service';
import { PresenceService } from './presence.service';
import { PlanStore } from './plan.store';
import { ReviewsService } from './reviews.service';
import { ValuesService } from './values.service';

@Module({
  imports: [CatalogueModule, MeetingsModule],
  controllers: [PlanController, PlanRecordsController, PlanDocumentsController],
  providers: [
    AssessmentsService,
    GoalsService,
    GuidesService,
    MorningService,
    PlanDocumentPagesService,
    PlanDocumentsService,
    PlanPageService,
    PlanStore,
    PresenceService,
    ReviewsService,
    ValuesService,
  ],
  exports: [PlanDocumentPagesService, GuidesService, PlanDocumentsService, PlanStore, ValuesService],
})
export class PlanModule {}
