import { Inject, Injectable } from '@nestjs/common';
import type {
  Context,
  EditionPlace,
  EditionScope,
  Framework,
  Grant,
  Period,
  Response,
  SeriesBreak,
} from '@waymark/contract';
import {
  type ContextDraft,
  type ContextRecord,
  followedIn,
  nestedTogether,
  nestingOf,
  trueTables,
  withOutsideNotes,
} from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { PlacesService } from '../catalogue/places.service';
import { PhasesStore } from '../change/phases.store';
import { NotFound } from '../http/refusals';
import { READING, type ReadingFor } from '../measures/reading';
import { RecordsService } from '../measures/records.service';

/** What drafts are made from: places as outsiders may know them, and their true tables. */
@Injectable()
export class DraftSources {
  constructor(
    private readonly places: PlacesService,
    private readonly records: RecordsService,
    private readonly phases: PhasesStore,
    @Inject(READING) private readonly reading: ReadingFor,
  ) {}

  policy() {
    return this.reading('external').policy;
  }

  catalogue(): Pick<Framework, 'indicators'> {
    return this.reading('external').catalogue;
  }

  /** Places in scope, in order of their id. */
  async placesIn(actor: Actor, { organisationId, scope }: ScopeOfDraft): Promise<number[]> {
    const { contextIds, siteIds } = scope;
    const all = contextIds.length === 0 && siteIds.length === 0;
    return (await this.places.namedContexts(actor))
      .filter(
        (one) =>
          !one.archived &&
          one.organisationId === organisationId &&
          (all || contextIds.includes(one.id) || siteIds.includes(one.siteId)),
      )
      .map(({ id }) => id)
      .sort((one, other) => one - other);
  }

  /**
   * These places, each with those it lies in and those that lie in it, of which the same is counted: decided together whether or not
   * the others are in the scope, since what was or will be published of them is known beside it. One list for each.
   */
  async together(actor: Actor, ids: readonly number[]): Promise<number[][]> {
    const all = (await this.places.namedContexts(actor))
      .filter(({ archived }) => !archived)
      .map(({ id }) => id);
    const links: EditionPlace['links'][] = [];
    for (const id of all) links.push(await this.places.links(actor, id, 'external'));
    const nesting = nestingOf(links.map((own) => ({ links: own })));
    const counted = await this.records.indicatorsOf(all);
    return nestedTogether(
      all.sort((one, other) => one - other),
      nesting,
      counted,
    ).filter((group) => group.some((id) => ids.includes(id)));
  }

  /** One place with its true tables. Read one at a time: an edition may hold hundreds of thousands of figures. */
  async draft(actor: Actor, contextId: number, period: Period): Promise<ContextDraft> {
    const [record] = await this.records.records(actor, ({ id }) => id === contextId);
    // archived since the draft began: the next one goes on without it
    if (!record) throw new NotFound('place');
    const links = await this.places.links(actor, contextId, 'external');
    const phases = (await this.phases.phases(actor, contextId)).filter(({ archived }) => !archived);
    const place = await this.records.worded('external', placeOf(record, links, phases));
    const { indicators } = this.catalogue();
    const { rollups, checks = [] } = record;
    const tables = trueTables(place, rollups, indicators, period);
    return { place, tables: withOutsideNotes(tables, { rollups, checks }) };
  }
}

/** Whose places, and which of them. */
export interface ScopeOfDraft {
  readonly organisationId: number;
  readonly scope: Pick<EditionScope, 'contextIds' | 'siteIds'>;
}

function placeOf(
  { context, grants, responses, breaks, paired = [], baselines = [] }: ContextRecord,
  links: EditionPlace['links'],
  phases: NonNullable<EditionPlace['phases']>,
): EditionPlace {
  return {
    ...publicContext(context as Context),
    grants: grants.map(({ id, title, funder, start, end }: Grant) => ({ id, title, funder, start, end })),
    responses: responses.map(({ id, title, start, end, orientation, approach, state }: Response) => ({
      id,
      title,
      start,
      end,
      orientation,
      approach,
      state,
    })),
    breaks: breaks.map(({ id, date, kind, reason, indicators }: SeriesBreak) => ({
      id,
      date,
      kind,
      reason,
      indicators,
    })),
    // a note was written for the team
    links: links.map((link) => ({ ...link, note: '' })),
    ...(baselines.length === 0 ? {} : { baselines: [...baselines] }),
    ...(followedIn(paired).length === 0 ? {} : { followed: followedIn(paired) }),
    ...(context.privateName !== '' && context.privateName === context.pseudonym
      ? { nameAgreed: true as const }
      : {}),
    // who stated them is the team's own; a place without phases reads as it always did
    ...(phases.length === 0
      ? {}
      : {
          phases: phases.map(({ id, indicator, breakdown, date, responseId, reason }) => ({
            id,
            indicator,
            breakdown,
            date,
            responseId,
            reason,
          })),
        }),
  };
}

const publicContext = (context: Context) => ({
  id: context.id,
  level: context.level,
  setting: context.setting,
  kind: context.kind,
  pseudonym: context.pseudonym,
  site: context.site,
  siteId: context.siteId,
  organisation: context.organisation,
  opened: context.opened,
  closed: context.closed,
  goals: context.goals,
  headlineIndicators: context.headlineIndicators,
});
