import { Inject, Injectable } from '@nestjs/common';
import {
  type EditionManifest,
  editionManifest,
  type EditionTable,
  editionTable,
  type PageEdition,
  type PageSource,
} from '@waymark/contract';
import type { Config } from '../config';
import { CONFIG } from '../settings.module';
import { cameOut, noticesOutside, noticesOf } from './edition-answer';
import type { ListedEdition } from './edition.entity';
import { EditionsStore } from './editions.store';

/** What one edition says of one place. */
export interface ShelvedPlace {
  readonly edition: PageEdition;
  readonly manifest: EditionManifest;
  readonly table: EditionTable;
}

/** Of places that were asked for: what is published of each, and what was and no longer is. */
export interface Shelf {
  readonly places: ReadonlyMap<number, ShelvedPlace>;
  /** By place: editions that were withdrawn and are newer than the one that is there. */
  readonly withdrawn: ReadonlyMap<number, PageSource['withdrawn']>;
}

/**
 * Published editions by the places in them: the newest that is out and was not withdrawn. The same for everybody who reaches a
 * place, its own team too, so that what the team looks up as a funder is what a funder is shown.
 */
@Injectable()
export class EditionShelf {
  constructor(
    private readonly store: EditionsStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Ids of places that the caller found within the reach of whoever asks. */
  async latest(contextIds: readonly number[]): Promise<Shelf> {
    const rows = await this.out(contextIds);
    const places = new Map<number, ShelvedPlace>();
    const withdrawn = new Map<number, PageSource['withdrawn']>();
    const manifests = new Map<number, EditionManifest>();
    for (const id of contextIds) {
      const its = rows.get(id) ?? [];
      const found = its.find(({ state }) => state === 'published');
      const newer = found ? its.slice(0, its.indexOf(found)) : its;
      withdrawn.set(
        id,
        newer.flatMap((row) => withdrawalOf(row)),
      );
      const place = found && (await this.place(found, id, manifests));
      if (place) places.set(id, place);
    }
    return { places, withdrawn };
  }

  /** What is published of a place, newest first; withdrawn editions too. */
  async editionsOf(contextId: number): Promise<ListedEdition[]> {
    return (await this.out([contextId])).get(contextId) ?? [];
  }

  /** What one of these editions says of the place; definitions that were read already are not read again. */
  async place(
    row: ListedEdition,
    contextId: number,
    manifests = new Map<number, EditionManifest>(),
  ): Promise<ShelvedPlace | null> {
    const manifest = manifests.get(row.id) ?? (await this.manifest(row));
    const file = await this.store.file(row.id, `tables/${contextId}.json`);
    if (!manifest || !file) return null;
    manifests.set(row.id, manifest);
    return {
      edition: pageEditionOf(row, manifest, this.config.today()),
      manifest,
      table: editionTable.parse(JSON.parse(file.body)),
    };
  }

  private async manifest(row: ListedEdition): Promise<EditionManifest | null> {
    const file = await this.store.file(row.id, 'edition.json');
    return file && editionManifest.parse(JSON.parse(file.body));
  }

  private async out(contextIds: readonly number[]): Promise<ReadonlyMap<number, ListedEdition[]>> {
    const today = this.config.today();
    const found = new Map<number, ListedEdition[]>();
    for (const { contextId, edition } of await this.store.editionsWith(contextIds))
      if (cameOut(edition, today)) found.set(contextId, [...(found.get(contextId) ?? []), edition]);
    for (const rows of found.values()) rows.sort((a, b) => (b.number ?? 0) - (a.number ?? 0));
    return found;
  }
}

/** How an edition is named on a page made from it. */
export function pageEditionOf(row: ListedEdition, manifest: EditionManifest, today: string): PageEdition {
  const { number, title, organisation, released, standing } = manifest;
  return {
    number,
    title,
    organisation,
    released,
    standing,
    sha256: row.sha256 ?? '',
    notices: noticesOutside(row, today),
  };
}

export function withdrawalOf(row: ListedEdition): PageSource['withdrawn'] {
  return noticesOf(row).flatMap((notice) =>
    notice.kind === 'withdrawn' ? [{ number: row.number ?? 0, on: notice.on, why: notice.why }] : [],
  );
}
