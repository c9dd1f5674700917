import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { MeasuresModule } from '../measures/measures.module';
import { ReportFilesService } from './report-files.service';
import { ReportInputService } from './report-input.service';
import { ReportsController } from './reports.controller';
import { ReportsService } from './reports.service';
import { ReportsStore } from './reports.store';

@Module({
  imports: [CatalogueModule, MeasuresModule],
  controllers: [ReportsController],
  providers: [ReportFilesService, ReportInputService, ReportsService, ReportsStore],
  exports: [ReportFilesService, ReportInputService, ReportsService, ReportsStore],
})
export class ReportsModule {}
