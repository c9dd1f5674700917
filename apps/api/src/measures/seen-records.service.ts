import { Inject, Injectable } from '@nestjs/common';
import {
  type Context,
  type ContextLink,
  type EditionPlace,
  type Indicator,
  isReleasedGrouping,
  type PageSource,
  type PeriodSetId,
  type View,
} from '@waymark/contract';
import { type ContextRecord, editionRecord, type Reading } from '@waymark/outcomes';
import { type Actor, onTheTeam } from '../access/actor';
import { PlacesService } from '../catalogue/places.service';
import { EditionShelf, type Shelf, type ShelvedPlace } from '../editions/edition-shelf.service';
import { NotFound } from '../http/refusals';
import { NotPublished, nothingPublished } from './not-published';
import { READING, type ReadingFor } from './reading';
import { RecordsService } from './records.service';

/** A record with what an edition keeps beside it; of live ones these are asked for where they are needed. */
export type SeenRecord = ContextRecord & {
  readonly links?: readonly ContextLink[];
  readonly phases?: EditionPlace['phases'];
};

export interface Seen {
  readonly reading: Reading;
  readonly records: readonly SeenRecord[];
  /** The editions behind these places, or behind all of them; undefined for the team, whose figures are live. */
  from(contextIds?: readonly number[]): PageSource | undefined;
}

export interface Asked {
  readonly periods?: PeriodSetId;
  /** For live figures: only this one is loaded, and what it is computed from. An edition is read whole. */
  readonly indicator?: string;
}

/**
 * The one place that decides what figures are made from: for the team the records as they are, for everybody else published
 * editions. What is composed from the answer cannot tell the difference, so no page has a way round it.
 */
@Injectable()
export class SeenRecords {
  constructor(
    private readonly records: RecordsService,
    private readonly places: PlacesService,
    private readonly shelf: EditionShelf,
    @Inject(READING) private readonly reading: ReadingFor,
  ) {}

  /** Of the actor's contexts that `wanted` picks; archived ones are shown to nobody. */
  async seen(
    view: View,
    actor: Actor,
    wanted: (context: Context) => boolean,
    { periods = 'as_collected', indicator }: Asked = {},
  ): Promise<Seen> {
    if (view === 'team') {
      const reading = this.reading(view, actor);
      const needed = indicator === undefined ? undefined : neededFor(reading, indicator);
      const records = await this.records.records(actor, wanted, needed);
      return { reading, records, from: () => undefined };
    }
    const reached = await this.places.namedContexts(actor);
    const contexts = reached.filter((one) => !one.archived && wanted(one));
    const shelf = await this.shelf.latest(contexts.map(({ id }) => id));
    const shelved = [...shelf.places.values()];
    return {
      reading: readingOf(this.reading('external'), shelved),
      records: shelved.map((one) => within(actor, reached, recordOf(one, periods))),
      from: (ids) =>
        sourceOf(
          contexts.filter(({ id }) => !ids || ids.includes(id)),
          shelf,
        ),
    };
  }

  /** One context; refuses in a sentence where it is not there, or nothing of it is published. */
  async one(
    view: View,
    actor: Actor,
    id: number,
    asked?: Asked,
  ): Promise<Seen & { readonly record: SeenRecord }> {
    const seen = await this.seen(view, actor, (context) => context.id === id, asked);
    const [record] = seen.records;
    if (record) return { ...seen, record };
    const [missing] = seen.from()?.unpublished ?? [];
    throw missing ? new NotPublished(missing.sentence) : new NotFound('context');
  }

  /** A page as its reader may see it: outside the team, no words in it hold a private name of a place. */
  worded<T>(view: View, page: T): Promise<T> {
    return this.records.worded(view, page);
  }
}

function neededFor({ catalogue }: Reading, code: string): string[] {
  return [code, ...(catalogue.indicators.find((one) => one.code === code)?.computed_from ?? [])];
}

function recordOf({ manifest, table }: ShelvedPlace, periods: PeriodSetId): SeenRecord {
  const { links, phases = [] } = table.place;
  const grouping = isReleasedGrouping(periods) ? periods : 'as_collected';
  return { ...editionRecord(manifest, table, grouping), links, phases };
}

/**
 * An edition is the same for everybody; a page of it tells somebody outside of no place that they were not let into, and of grants
 * that somebody else answers for no more than that there is one, and when.
 */
function within(actor: Actor, reached: readonly Context[], record: SeenRecord): SeenRecord {
  const named = asNamedNow(
    record,
    reached.find(({ id }) => id === record.context.id),
  );
  if (onTheTeam(actor)) return named;
  const near = new Set(reached.map(({ id }) => id));
  return {
    ...named,
    grants: record.grants.map((grant, index) =>
      actor.grantIds?.includes(grant.id)
        ? grant
        : { ...grant, id: -1 - index, title: 'Another grant', funder: 'another funder' },
    ),
    links: (record.links ?? []).filter(({ direction, fromContextId, toContextId }) =>
      near.has(direction === 'out' ? toContextId : fromContextId),
    ),
  };
}

/** A community may take its agreement to a name back: then the page goes by the pseudonym again, whatever the edition printed. */
function asNamedNow(record: SeenRecord, live: Context | undefined): SeenRecord {
  const { context } = record;
  if (!live || context.privateName === '' || live.pseudonym === live.privateName) return record;
  return { ...record, context: { ...context, pseudonym: live.pseudonym, privateName: '' } };
}

/** The day and the definitions of the editions themselves: what is published reads the same tomorrow. */
function readingOf(reading: Reading, shelved: readonly ShelvedPlace[]): Reading {
  if (shelved.length === 0) return reading;
  const definitions = new Map<string, Indicator>();
  for (const { manifest } of [...shelved].sort((a, b) =>
    a.manifest.released < b.manifest.released ? -1 : 1,
  ))
    for (const one of manifest.indicators) definitions.set(one.code, one);
  const released = shelved.map(({ manifest }) => manifest.released).sort();
  return {
    ...reading,
    asOf: released.at(-1) ?? reading.asOf,
    catalogue: { ...reading.catalogue, indicators: [...definitions.values()] },
  };
}

function sourceOf(contexts: readonly Context[], { places, withdrawn }: Shelf): PageSource {
  const found = contexts.flatMap(({ id }) => places.get(id) ?? []);
  const editions = new Map(found.map(({ edition }) => [edition.sha256, edition]));
  const gone = contexts.flatMap(({ id }) => (places.has(id) ? (withdrawn.get(id) ?? []) : []));
  return {
    editions: [...editions.values()].sort((a, b) => (a.organisation < b.organisation ? -1 : 1)),
    withdrawn: [...new Map(gone.map((one) => [`${one.number} ${one.why}`, one])).values()],
    unpublished: contexts
      .filter(({ id }) => !places.has(id))
      .map((context) => ({
        contextId: context.id,
        name: context.pseudonym,
        sentence: nothingPublished(context, withdrawn.get(context.id) ?? []),
      })),
  };
}
