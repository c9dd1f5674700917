import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { MeasuresModule } from '../measures/measures.module';
import { AcrossController } from './across.controller';
import { CompareService } from './compare.service';
import { PortfolioService } from './portfolio.service';

/** A first look across sites: places side by side, grants in a portfolio, both to take away. */
@Module({
  imports: [CatalogueModule, MeasuresModule],
  controllers: [AcrossController],
  providers: [CompareService, PortfolioService],
})
export class AcrossModule {}
