import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ProtectionModule } from '../protection/protection.module';
import { MeetingsModule } from '../meetings/meetings.module';
import { PartnershipBalanceService } from './partnership-balance.service';
import { PartnershipsController } from './partnerships.controller';
import { PartnershipsService } from './partnerships.service';
import { PartnershipsStore } from './partnerships.store';

@Module({
  imports: [CatalogueModule, MeetingsModule, ProtectionModule],
  controllers: [PartnershipsController],
  providers: [PartnershipBalanceService, PartnershipsService, PartnershipsStore],
})
export class PartnershipsModule {}
