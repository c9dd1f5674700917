import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ConcernsModule } from '../concerns/concerns.module';
import { MeasuresModule } from '../measures/measures.module';
import { MeetingsModule } from '../meetings/meetings.module';
import { PlanModule } from '../plan/plan.module';
import { HalfYearsService } from './half-years.service';
import { TakeOverController } from './take-over.controller';
import { TakeOverService } from './take-over.service';

@Module({
  imports: [CatalogueModule, ConcernsModule, MeasuresModule, MeetingsModule, PlanModule],
  controllers: [TakeOverController],
  providers: [HalfYearsService, TakeOverService],
})
export class TakeOverModule {}
