import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { YoungDeskService } from './young-desk.service';
import { YoungPageService } from './young-page.service';
import { YoungController } from './young.controller';
import { YoungStore } from './young.store';

/** What young people read about their place, without an account. */
@Module({
  imports: [CatalogueModule],
  controllers: [YoungController],
  providers: [YoungDeskService, YoungPageService, YoungStore],
})
export class YoungModule {}
