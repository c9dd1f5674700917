import { Module } from '@nestjs/common';
import { EditionShelf } from './edition-shelf.service';
import { EditionsStore } from './editions.store';

/** Published editions to read from. Pages are made from them, and they from nothing else, so this stands below both. */
@Module({ providers: [EditionsStore, EditionShelf], exports: [EditionsStore, EditionShelf] })
export class ShelfModule {}
