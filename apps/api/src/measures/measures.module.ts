import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ShelfModule } from '../editions/shelf.module';
import { QualityAnswersStore } from '../quality/quality-answers.store';
import { MeasuresController } from './measures.controller';
import { MeasuresStore } from './measures.store';
import { AreasService } from './areas.service';
import { LineageService } from './lineage.service';
import { PageCache } from './page-cache';
import { PagesService } from './pages.service';
import { PolicyService } from './policy.service';
import { READING, readingProvider } from './reading';
import { RecordsService } from './records.service';
import { RecordingRules } from './recording-rules';
import { RecordingService } from './recording.service';
import { SeenRecords } from './seen-records.service';

@Module({
  imports: [CatalogueModule, ShelfModule],
  controllers: [MeasuresController],
  providers: [
    AreasService,
    LineageService,
    MeasuresStore,
    PageCache,
    PagesService,
    PolicyService,
    QualityAnswersStore,
    readingProvider,
    RecordsService,
    RecordingRules,
    RecordingService,
    SeenRecords,
  ],
  exports: [
    AreasService,
    LineageService,
    MeasuresStore,
    PageCache,
    PagesService,
    PolicyService,
    QualityAnswersStore,
    READING,
    RecordingService,
    RecordsService,
    SeenRecords,
  ],
})
export class MeasuresModule {}
