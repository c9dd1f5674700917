import { Module } from '@nestjs/common';
import { AnswersModule } from '../answers/answers.module';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { MeasuresModule } from '../measures/measures.module';
import { ProtectionModule } from '../protection/protection.module';
import { AreaDirectory } from './area-directory.service';
import { DraftsService } from './drafts.service';
import { ImportAnswers } from './import-answers';
import { ImportRunner } from './import-runner';
import { ImportsController } from './imports.controller';
import { ImportsService } from './imports.service';
import { ImportsStore } from './imports.store';
import { MarkedWords } from './marked-words';
import { MappingDesk } from './mapping-desk';
import { MappingsController } from './mappings.controller';
import { MappingsService } from './mappings.service';
import { MappingsStore } from './mappings.store';
import { ReferenceReader } from './reference-reader.store';
import { ReferenceController } from './reference.controller';
import { ReferenceService } from './reference.service';
import { ReferenceStore } from './reference.store';
import { StagingStore } from './staging.store';

@Module({
  imports: [AnswersModule, CatalogueModule, MeasuresModule, ProtectionModule],
  controllers: [ImportsController, MappingsController, ReferenceController],
  providers: [
    AreaDirectory,
    DraftsService,
    ImportAnswers,
    ImportRunner,
    ImportsService,
    ImportsStore,
    MappingDesk,
    MarkedWords,
    MappingsService,
    MappingsStore,
    ReferenceReader,
    ReferenceService,
    ReferenceStore,
    StagingStore,
  ],
  exports: [ImportsService, MappingsService],
})
export class ImportsModule {}
