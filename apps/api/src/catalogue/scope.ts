import { In } from 'typeorm';
import { type Actor, onTheTeam } from '../access/actor';
import { Refusal } from '../http/refusals';

/**
 * The where-clauses of scoped tables: what lies beyond an actor's reach is not found, and so is not there. Each limits by what
 * a row belongs to; a query of a scoped table carries one of them, or takes ids of contexts that were found by one.
 */

/** Rows of an organisation as a whole. Roles outside the team have none, and neither has somebody limited to sites of it. */
export function ownedBy(actor: Actor) {
  return { organisationId: In(actor.siteIds ? [] : [...actor.organisationIds]) };
}

/** Rows of the organisations, for clauses that limit further what somebody of a site finds. */
export function ofOrganisations(actor: Actor) {
  return { organisationId: In([...actor.organisationIds]) };
}

/** Sites: of the organisations, or those the actor is limited to; all of them, or the one of this number among them. */
export function sitesOf(actor: Actor, id?: number) {
  return { ...ofOrganisations(actor), ...limit('id', id, actor.siteIds) };
}

/** Contexts: of the organisations or the sites; outside the team, those the actor was let into. */
export function contextsOf(
  actor: Actor,
  one: { readonly id?: number; readonly siteId?: number | undefined } = {},
) {
  if (!onTheTeam(actor))
    return { ...limit('id', one.id, actor.contextIds ?? []), ...limit('siteId', one.siteId, undefined) };
  return {
    ...ofOrganisations(actor),
    ...limit('id', one.id, undefined),
    ...limit('siteId', one.siteId, actor.siteIds),
  };
}

/** A column that may be limited to a list, to one value, or to one value if it is of the list. */
function limit(column: 'id' | 'siteId', wanted: number | undefined, list: readonly number[] | undefined) {
  if (wanted === undefined) return list ? { [column]: In([...list]) } : {};
  return { [column]: !list || list.includes(wanted) ? wanted : In([]) };
}

/** Rows of contexts: of all that the actor reaches, or of those of `contextIds` among them. */
export function inContexts(actor: Actor, contextIds?: readonly number[]) {
  const reached = onTheTeam(actor) ? actor.contextIds : (actor.contextIds ?? []);
  const wanted =
    contextIds && reached ? contextIds.filter((id) => reached.includes(id)) : (contextIds ?? reached);
  return {
    ...(onTheTeam(actor) ? ofOrganisations(actor) : {}),
    ...(wanted ? { contextId: In([...wanted]) } : {}),
  };
}

/** Whether a context lies within the actor's reach. */
export function reaches(
  actor: Actor,
  context: { readonly id: number; readonly organisationId: number; readonly siteId: number },
): boolean {
  if (!onTheTeam(actor)) return actor.contextIds?.includes(context.id) ?? false;
  if (!actor.organisationIds.includes(context.organisationId)) return false;
  return actor.siteIds?.includes(context.siteId) ?? true;
}

/** The organisation that something new belongs to: the one named, or the actor's only one. */
export function organisationFor(actor: Actor, wanted: number | undefined): number {
  const id = wanted ?? (actor.organisationIds.length === 1 ? actor.organisationIds[0] : undefined);
  if (id !== undefined && actor.organisationIds.includes(id)) return id;
  throw new Refusal(
    400,
    'Please check what was sent',
    actor.organisationIds.length === 0
      ? 'There is no organisation yet: finish the first set-up on the start page.'
      : 'Choose which of your organisations this belongs to.',
    [{ field: 'organisationId', sentence: 'Choose one of your organisations.' }],
  );
}
