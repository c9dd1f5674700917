import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { QuoteInterceptor } from './quote.interceptor';
import { QuotesService } from './quotes.service';
import { VoicesController } from './voices.controller';
import { VoicesService } from './voices.service';
import { VoicesStore } from './voices.store';
import { YoungVoices } from './young-voices.service';

/** Words of young people and residents, and who may read them. */
@Module({
  imports: [CatalogueModule],
  controllers: [VoicesController],
  providers: [
    QuotesService,
    VoicesService,
    VoicesStore,
    YoungVoices,
    { provide: APP_INTERCEPTOR, useClass: QuoteInterceptor },
  ],
  exports: [QuotesService, VoicesService, YoungVoices],
})
export class VoicesModule {}
