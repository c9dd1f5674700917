import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ShelfModule } from '../editions/shelf.module';
import { MeasuresModule } from '../measures/measures.module';
import { MeetingsModule } from '../meetings/meetings.module';
import { PlanModule } from '../plan/plan.module';
import { VoicesModule } from '../voices/voices.module';
import { ReportBodyService } from './report-body.service';
import { ReportFilesService } from './report-files.service';
import { ReportInputService } from './report-input.service';
import { ReportPlanService } from './report-plan.service';
import { ReportedEditions } from './reported-editions.service';
import { ReportsController } from './reports.controller';
import { ReportsService } from './reports.service';
import { ReportsStore } from './reports.store';

@Module({
  imports: [CatalogueModule, MeasuresModule, ShelfModule, MeetingsModule, PlanModule, VoicesModule],
  controllers: [ReportsController],
  providers: [
    ReportedEditions,
    ReportBodyService,
    ReportFilesService,
    ReportInputService,
    ReportPlanService,
    ReportsService,
    ReportsStore,
  ],
  exports: [ReportFilesService, ReportInputService, ReportsService, ReportsStore],
})
export class ReportsModule {}
