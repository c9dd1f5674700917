import { type PartyKind, type Role, team } from '@waymark/contract';

/**
 * Who asks, in one role: an argument of every service, never looked up on the side. Made by ScopesService for people, and by
 * LocalActor for the command line.
 */
export interface Actor {
  readonly name: string;
  readonly role: Role;
  /** Left out for the command line. */
  readonly personId?: number;
  /** Every query of a scoped table is limited to these. Empty for roles outside the team: what they may read is named below. */
  readonly organisationIds: readonly number[];
  /** The sites a team member is limited to; left out: every site of the organisations. */
  readonly siteIds?: readonly number[];
  /** The contexts that `siteIds` come to, or those a partner or commissioner was let into; left out: all of the organisations. */
  readonly contextIds?: readonly number[];
  /** The grants a commissioner answers for. */
  readonly grantIds?: readonly number[];
  /** The partnerships a partner joined. */
  readonly partnershipIds?: readonly number[];
  /** The kind of partner that a partner joined as, by context: decisions of that owner are theirs. */
  readonly parties?: Readonly<Record<number, PartyKind>>;
  /** The editions a researcher was given whole. */
  readonly editionIds?: readonly number[];
}

/** Whether this actor may see figures as they are; everybody else sees them released. */
export function onTheTeam({ role }: Pick<Actor, 'role'>): boolean {
  return team.includes(role);
}

/** What an answer depends on besides what is stored: two actors of one reach may be answered from one cache. */
export function reachOf(actor: Actor): string {
  const { role, organisationIds, siteIds, contextIds, grantIds } = actor;
  return JSON.stringify([role, organisationIds, siteIds ?? null, contextIds ?? null, grantIds ?? null]);
}
