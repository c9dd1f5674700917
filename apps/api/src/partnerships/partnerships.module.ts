import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ProtectionModule } from '../protection/protection.module';
import { PartnershipsController } from './partnerships.controller';
import { PartnershipsService } from './partnerships.service';
import { PartnershipsStore } from './partnerships.store';

@Module({
  imports: [CatalogueModule, ProtectionModule],
  controllers: [PartnershipsController],
  providers: [PartnershipsService, PartnershipsStore],
})
export class PartnershipsModule {}
