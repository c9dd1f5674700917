import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { DecisionsService } from './decisions.service';
import { MeetingsController } from './meetings.controller';
import { MeetingPagesService } from './meeting-pages.service';
import { MeetingsService } from './meetings.service';
import { MeetingsStore } from './meetings.store';

@Module({
  imports: [CatalogueModule],
  controllers: [MeetingsController],
  providers: [MeetingPagesService, MeetingsService, DecisionsService, MeetingsStore],
  exports: [MeetingPagesService],
})
export class MeetingsModule {}
