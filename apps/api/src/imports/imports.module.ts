import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { MeasuresModule } from '../measures/measures.module';
import { ImportRunner } from './import-runner';
import { ImportsController } from './imports.controller';
import { ImportsService } from './imports.service';
import { ImportsStore } from './imports.store';
import { ReferenceStore } from './reference.store';
import { StagingStore } from './staging.store';

@Module({
  imports: [CatalogueModule, MeasuresModule],
  controllers: [ImportsController],
  providers: [ImportRunner, ImportsService, ImportsStore, ReferenceStore, StagingStore],
  exports: [ImportsService],
})
export class ImportsModule {}
