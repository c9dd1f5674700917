import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ProtectionModule } from '../protection/protection.module';
import { MeetingsModule } from '../meetings/meetings.module';
import { PartnershipBalanceService } from './partnership-balance.service';
import { PartnershipsController } from './partnerships.controller';
import { PartnershipsService } from './partnerships.service';
import { PartnershipValuesPageService } from './partnership-values-page.service';
import { PartnershipValuesService } from './partnership-values.service';
import { PlanModule } from '../plan/plan.module';
import { PartnershipsStore } from './partnerships.store';

@Module({
  imports: [CatalogueModule, MeetingsModule, PlanModule, ProtectionModule],
  controllers: [PartnershipsController],
  providers: [
    PartnershipBalanceService,
    PartnershipsService,
    PartnershipsStore,
    PartnershipValuesService,
    PartnershipValuesPageService,
  ],
})
export class PartnershipsModule {}
