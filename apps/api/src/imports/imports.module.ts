import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { MeasuresModule } from '../measures/measures.module';
import { AreaDirectory } from './area-directory.service';
import { ImportRunner } from './import-runner';
import { ImportsController } from './imports.controller';
import { ImportsService } from './imports.service';
import { ImportsStore } from './imports.store';
import { ReferenceReader } from './reference-reader.store';
import { ReferenceController } from './reference.controller';
import { ReferenceService } from './reference.service';
import { ReferenceStore } from './reference.store';
import { StagingStore } from './staging.store';

@Module({
  imports: [CatalogueModule, MeasuresModule],
  controllers: [ImportsController, ReferenceController],
  providers: [
    AreaDirectory,
    ImportRunner,
    ImportsService,
    ImportsStore,
    ReferenceReader,
    ReferenceService,
    ReferenceStore,
    StagingStore,
  ],
  exports: [ImportsService],
})
export class ImportsModule {}
