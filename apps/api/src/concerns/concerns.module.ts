import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ConcernsController } from './concerns.controller';
import { ConcernsService } from './concerns.service';
import { ConcernsStore } from './concerns.store';

@Module({
  imports: [CatalogueModule],
  controllers: [ConcernsController],
  providers: [ConcernsService, ConcernsStore],
  exports: [ConcernsService],
})
export class ConcernsModule {}
