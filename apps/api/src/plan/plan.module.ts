import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { MeetingsModule } from '../meetings/meetings.module';
import { AssessmentsService } from './assessments.service';
import { GoalsService } from './goals.service';
import { GuidesService } from './guides.service';
import { PlanController, PlanRecordsController } from './plan.controller';
import { PlanPageService } from './plan-page.service';
import { PlanStore } from './plan.store';
import { ReviewsService } from './reviews.service';

@Module({
  imports: [CatalogueModule, MeetingsModule],
  controllers: [PlanController, PlanRecordsController],
  providers: [AssessmentsService, GoalsService, GuidesService, PlanPageService, PlanStore, ReviewsService],
  exports: [PlanStore],
})
export class PlanModule {}
