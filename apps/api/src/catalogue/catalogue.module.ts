import { Module } from '@nestjs/common';
import { CatalogueController, PlacesController, WorkController } from './catalogue.controller';
import { FrameworkService } from './framework.service';
import { MethodsService } from './methods.service';
import { PlacesService } from './places.service';
import { PlacesStore } from './places.store';
import { ReaderWords } from './reader-words.service';
import { WorkService } from './work.service';
import { WorkStore } from './work.store';

@Module({
  controllers: [CatalogueController, PlacesController, WorkController],
  providers: [
    FrameworkService,
    MethodsService,
    PlacesService,
    PlacesStore,
    ReaderWords,
    WorkService,
    WorkStore,
  ],
  exports: [
    FrameworkService,
    MethodsService,
    PlacesService,
    PlacesStore,
    ReaderWords,
    WorkService,
    WorkStore,
  ],
})
export class CatalogueModule {}
