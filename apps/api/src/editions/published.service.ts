import { Inject, Injectable } from '@nestjs/common';
import {
  editionManifest,
  editionTable,
  type PublishedEdition,
  type ReleasedContextPage,
} from '@waymark/contract';
import { composeEditionPage } from '@waymark/outcomes';
import { type Actor, onTheTeam } from '../access/actor';
import { PlacesStore } from '../catalogue/places.store';
import type { Config } from '../config';
import { NotFound } from '../http/refusals';
import { READING, type ReadingFor } from '../measures/reading';
import { CONFIG } from '../settings.module';
import { cameOut, publishedAnswer } from './edition-answer';
import type { ListedEdition, EditionFileEntity } from './edition.entity';
import { EditionsStore } from './editions.store';
import { type SealedBytes, SealedBytesKept } from './sealed-bytes';

export interface PublishedFile {
  readonly body: string;
  readonly sha256: string;
}

/**
 * What outsiders read: released editions and nothing else. Whoever reaches a place reads its tables; whoever was given a
 * whole edition, or keeps it, reads it whole. An embargoed edition is not there for anybody outside.
 */
@Injectable()
export class PublishedService {
  private readonly kept = new SealedBytesKept();

  constructor(
    private readonly store: EditionsStore,
    private readonly places: PlacesStore,
    @Inject(READING) private readonly reading: ReadingFor,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(actor: Actor): Promise<PublishedEdition[]> {
    const rows = (await this.store.released()).filter((row) => this.out(actor, row));
    const files = await this.store.manifests(rows.map(({ id }) => id));
    const reached = await this.reached(actor);
    return rows.flatMap((row) => {
      const file = files.find(({ editionId }) => editionId === row.id);
      if (!file) return [];
      const whole = this.whole(actor, row);
      const answer = publishedAnswer(row, file, this.config.today(), (id) => whole || reached.has(id));
      return answer.contexts.length > 0 ? [answer] : [];
    });
  }

  /** An edition as whoever may read all of it finds it. */
  answerOf(row: ListedEdition, manifest: EditionFileEntity): PublishedEdition {
    return publishedAnswer(row, manifest, this.config.today(), () => true);
  }

  manifest(actor: Actor, sha256: string): Promise<SealedBytes> {
    return this.kept.of(actor, this.config.today(), `${sha256}/edition.json`, async () => {
      const row = await this.readable(actor, sha256);
      if (!this.whole(actor, row)) throw new NotFound('edition');
      return this.file(row, 'edition.json');
    });
  }

  table(actor: Actor, sha256: string, name: string): Promise<SealedBytes> {
    return this.kept.of(actor, this.config.today(), `${sha256}/tables/${name}`, async () => {
      const row = await this.readable(actor, sha256);
      const contextId = Number(name.replace('.json', ''));
      if (!this.whole(actor, row) && !(await this.reached(actor)).has(contextId)) throw new NotFound('file');
      return this.file(row, `tables/${name}`);
    });
  }

  async page(
    actor: Actor,
    sha256: string,
    contextId: number,
    periods: 'as_collected' | 'financial_year',
  ): Promise<ReleasedContextPage> {
    const row = await this.readable(actor, sha256);
    if (!this.whole(actor, row) && !(await this.reached(actor)).has(contextId)) throw new NotFound('place');
    return this.pageOf(row, contextId, periods);
  }

  /** The page of a place as an edition has it; also for whoever holds a link to the edition. */
  async pageOf(
    row: ListedEdition,
    contextId: number,
    periods: 'as_collected' | 'financial_year',
  ): Promise<ReleasedContextPage> {
    const [manifest, table] = [
      await this.store.file(row.id, 'edition.json'),
      await this.store.file(row.id, `tables/${contextId}.json`),
    ];
    if (!manifest || !table) throw new NotFound('place in this edition');
    const { catalogue, policy, invented } = this.reading('external');
    return composeEditionPage({
      manifest: editionManifest.parse(JSON.parse(manifest.body)),
      table: editionTable.parse(JSON.parse(table.body)),
      periods,
      goals: catalogue.goals,
      policy,
      invented: invented ?? false,
    });
  }

  private async file(row: ListedEdition, path: string): Promise<PublishedFile> {
    const file: EditionFileEntity | null = await this.store.file(row.id, path);
    if (!file) throw new NotFound('file in this edition');
    return { body: file.body, sha256: file.sha256 };
  }

  private async readable(actor: Actor, sha256: string): Promise<ListedEdition> {
    const row = await this.store.bySha(sha256);
    if (!row || !this.out(actor, row)) throw new NotFound('edition');
    return row;
  }

  /** Whether it is out for this reader: its own team sees it before an embargo ends. */
  private out(actor: Actor, row: ListedEdition): boolean {
    return cameOut(row, this.config.today()) || this.own(actor, row);
  }

  private own(actor: Actor, { organisationId }: ListedEdition): boolean {
    return onTheTeam(actor) && actor.siteIds === undefined && actor.organisationIds.includes(organisationId);
  }

  private whole(actor: Actor, row: ListedEdition): boolean {
    return this.own(actor, row) || (actor.editionIds?.includes(row.id) ?? false);
  }

  private async reached(actor: Actor): Promise<ReadonlySet<number>> {
    return new Set((await this.places.contexts(actor)).map(({ id }) => id));
  }
}
