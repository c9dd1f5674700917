import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { MeasuresModule } from '../measures/measures.module';
import { ChangeController } from './change.controller';
import { ChangeService } from './change.service';
import { PhasesService } from './phases.service';
import { PhasesStore } from './phases.store';

@Module({
  imports: [CatalogueModule, MeasuresModule],
  controllers: [ChangeController],
  providers: [ChangeService, PhasesService, PhasesStore],
})
export class ChangeModule {}
