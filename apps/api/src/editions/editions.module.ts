import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { MeasuresModule } from '../measures/measures.module';
import { DraftSources } from './draft-sources.service';
import { EditionDraftsService } from './edition-drafts.service';
import { EditionReleaseService, ReleaseWork } from './edition-release.service';
import { EditionsController, PublishedController } from './editions.controller';
import { EditionsService } from './editions.service';
import { EditionsStore } from './editions.store';
import { EditionPagesService } from './edition-pages.service';
import { PublishedService } from './published.service';
import { EditionPagesController, ShareLinksController, SharedController } from './share-links.controller';
import { ShareLinksService } from './share-links.service';
import { ShareLinksStore } from './share-links.store';
import { SharedDoor, SharedService } from './shared.service';

@Module({
  imports: [AccessModule, CatalogueModule, MeasuresModule],
  controllers: [
    EditionsController,
    PublishedController,
    EditionPagesController,
    ShareLinksController,
    SharedController,
  ],
  providers: [
    DraftSources,
    EditionPagesService,
    ShareLinksService,
    ShareLinksStore,
    SharedDoor,
    SharedService,
    EditionDraftsService,
    EditionReleaseService,
    EditionsService,
    EditionsStore,
    PublishedService,
    ReleaseWork,
  ],
  exports: [EditionDraftsService, EditionReleaseService, EditionsService, EditionsStore, PublishedService],
})
export class EditionsModule {}
