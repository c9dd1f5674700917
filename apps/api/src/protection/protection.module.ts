import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AccessModule } from '../access/access.module';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { ShelfModule } from '../editions/shelf.module';
import { MeasuresModule } from '../measures/measures.module';
import { AgreementsService, PlaceNamesService } from './agreements.service';
import { DecisionsController } from './decisions.controller';
import { DpiaFactsService, InstallationService, RetentionShelf } from './dpia-facts.service';
import { DpiaService } from './dpia.service';
import { ErasureService } from './erasure.service';
import { FreeTextInterceptor } from './free-text.interceptor';
import { KnownNamesStore } from './known-names.store';
import { ListsService } from './lists.service';
import { PersonalDataStore } from './personal-data.store';
import { ProtectionController } from './protection.controller';
import { ProtectionPageService } from './protection-page.service';
import { ProtectionRecordsService } from './protection-records.service';
import { ProtectionStore } from './protection.store';
import { PurposesService } from './purposes.service';
import { RequestsController } from './requests.controller';
import { RequestsService } from './requests.service';
import { RetentionClock } from './retention-clock';
import { RetentionService } from './retention.service';
import { SealedNames } from './sealed-names';
import { ShownFiguresService } from './shown-figures.service';
import { SubjectService } from './subject.service';
import { TermsService } from './terms.service';
import { TextCheckService } from './text-check.service';

@Module({
  imports: [AccessModule, CatalogueModule, MeasuresModule, ShelfModule],
  controllers: [DecisionsController, RequestsController, ProtectionController],
  providers: [
    AgreementsService,
    DpiaFactsService,
    DpiaService,
    ErasureService,
    InstallationService,
    KnownNamesStore,
    ListsService,
    PersonalDataStore,
    PlaceNamesService,
    ProtectionPageService,
    ProtectionRecordsService,
    ProtectionStore,
    PurposesService,
    RequestsService,
    RetentionClock,
    RetentionService,
    RetentionShelf,
    SealedNames,
    ShownFiguresService,
    SubjectService,
    TermsService,
    TextCheckService,
    { provide: APP_INTERCEPTOR, useClass: FreeTextInterceptor },
  ],
  exports: [PurposesService, RetentionService, TextCheckService],
})
export class ProtectionModule {}
