import { Module } from '@nestjs/common';
import { MeasuresModule } from '../measures/measures.module';
import { PolicyChangesController } from './policy-changes.controller';
import { PolicyChangesService } from './policy-changes.service';
import { PolicyChangesStore } from './policy-changes.store';

/** Versions of the rules outside the team, and who agreed to them. */
@Module({
  imports: [MeasuresModule],
  controllers: [PolicyChangesController],
  providers: [PolicyChangesService, PolicyChangesStore],
})
export class DisclosureModule {}
