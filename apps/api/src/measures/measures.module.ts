import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { MeasuresController } from './measures.controller';
import { MeasuresStore } from './measures.store';
import { RecordingService } from './recording.service';

@Module({
  imports: [CatalogueModule],
  controllers: [MeasuresController],
  providers: [MeasuresStore, RecordingService],
  exports: [MeasuresStore, RecordingService],
})
export class MeasuresModule {}
