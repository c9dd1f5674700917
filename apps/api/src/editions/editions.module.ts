import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { PhasesStore } from '../change/phases.store';
import { MeasuresModule } from '../measures/measures.module';
import { DraftSources } from './draft-sources.service';
import { EditionDraftsService } from './edition-drafts.service';
import { EditionReleaseService, ReleaseWork } from './edition-release.service';
import { EditionsController, PublishedController } from './editions.controller';
import { EditionsService } from './editions.service';
import { EditionPagesService } from './edition-pages.service';
import { PublishedService } from './published.service';
import { EditionPagesController, ShareLinksController, SharedController } from './share-links.controller';
import { ShareLinksService } from './share-links.service';
import { ShelfModule } from './shelf.module';
import { ShareLinksStore } from './share-links.store';
import { SharedDoor, SharedService } from './shared.service';
import { StaticSite } from './static-site.service';
import { UnfinishedDrafts } from './unfinished-drafts.service';

@Module({
  imports: [AccessModule, CatalogueModule, MeasuresModule, ShelfModule],
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
    PhasesStore,
    PublishedService,
    ReleaseWork,
    StaticSite,
    UnfinishedDrafts,
  ],
  exports: [
    EditionDraftsService,
    EditionReleaseService,
    EditionsService,
    PublishedService,
    ShelfModule,
    StaticSite,
    UnfinishedDrafts,
  ],
})
export class EditionsModule {}
