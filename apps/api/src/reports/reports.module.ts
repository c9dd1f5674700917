import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { MeasuresModule } from '../measures/measures.module';
import { MeetingsModule } from '../meetings/meetings.module';
import { PlanModule } from '../plan/plan.module';
import { ReportBodyService } from './report-body.service';
import { ReportFilesService } from './report-files.service';
import { ReportInputService } from './report-input.service';
import { ReportPlanService } from './report-plan.service';
import { ReportsController } from './reports.controller';
import { ReportsService } from './reports.service';
import { ReportsStore } from './reports.store';

@Module({
  imports: [CatalogueModule, MeasuresModule, MeetingsModule, PlanModule],
  controllers: [ReportsController],
  providers: [
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
