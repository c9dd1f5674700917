import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { QualityAnswersStore } from '../quality/quality-answers.store';
import { MeasuresController } from './measures.controller';
import { MeasuresStore } from './measures.store';
import { AreasService } from './areas.service';
import { PageCache } from './page-cache';
import { PagesService } from './pages.service';
import { PolicyService } from './policy.service';
import { READING, readingProvider } from './reading';
import { RecordsService } from './records.service';
import { RecordingService } from './recording.service';

@Module({
  imports: [CatalogueModule],
  controllers: [MeasuresController],
  providers: [
    AreasService,
    MeasuresStore,
    PageCache,
    PagesService,
    PolicyService,
    QualityAnswersStore,
    readingProvider,
    RecordsService,
    RecordingService,
  ],
  exports: [
    AreasService,
    MeasuresStore,
    PageCache,
    PagesService,
    PolicyService,
    QualityAnswersStore,
    READING,
    RecordingService,
    RecordsService,
  ],
})
export class MeasuresModule {}
