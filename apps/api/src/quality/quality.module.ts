import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { MeasuresModule } from '../measures/measures.module';
import { QualityController } from './quality.controller';
import { QualityService } from './quality.service';
import { QualityRecordsService } from './quality-records.service';

@Module({
  imports: [CatalogueModule, MeasuresModule],
  controllers: [QualityController],
  providers: [QualityService, QualityRecordsService],
  exports: [QualityService],
})
export class QualityModule {}
