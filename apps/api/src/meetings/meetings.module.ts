import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { DecisionsService } from './decisions.service';
import { MeetingsController } from './meetings.controller';
import { MeetingsService } from './meetings.service';
import { MeetingsStore } from './meetings.store';

@Module({
  imports: [CatalogueModule],
  controllers: [MeetingsController],
  providers: [MeetingsService, DecisionsService, MeetingsStore],
  exports: [MeetingsService],
})
export class MeetingsModule {}
