import type { PartnershipState } from '@waymark/contract';
import { mayShare } from '@waymark/outcomes';
import { type EntityManager, In, IsNull } from 'typeorm';
import { PurposeEntity, SharingEntity } from '../protection/decisions.entity';
import { PartnershipEntity, PartnershipPartyEntity } from './partnership.entity';
import { SEEN_WORDING } from './what-each-sees';

/** A partnership as it stands on a day: what it rests on, who agreed, and whether it lets anybody in. */
export interface StandingPartnership {
  readonly partnership: PartnershipEntity;
  readonly sharing: SharingEntity | null;
  readonly purpose: string;
  /** The latest agreement of each person who has not left; of these, the current ones are on today's terms. */
  readonly parties: readonly PartnershipPartyEntity[];
  readonly state: PartnershipState;
  readonly because: string;
}

export const isCurrent = ({ terms, wording }: PartnershipPartyEntity, of: PartnershipEntity): boolean =>
  terms === of.terms && wording === SEEN_WORDING;

/**
 * Partnerships that were found, with what decides whether they let anybody in. It is decided here and nowhere else: the
 * reach of a partner and the page that both sides read come from the same lines.
 */
export async function standingOf(
  m: EntityManager,
  partnerships: readonly PartnershipEntity[],
  today: string,
): Promise<StandingPartnership[]> {
  if (partnerships.length === 0) return [];
  const owners = In([...new Set(partnerships.map(({ organisationId }) => organisationId))]);
  const ids = In(partnerships.map(({ id }) => id));
  const sharings = await m.find(SharingEntity, { where: { organisationId: owners } });
  const purposes = await m.find(PurposeEntity, { where: { organisationId: owners } });
  const parties = await m.find(PartnershipPartyEntity, {
    where: { partnershipId: ids, leftOn: IsNull() },
    order: { id: 'ASC' },
  });
  return partnerships.map((partnership) => {
    const sharing =
      sharings.find(
        ({ id, organisationId }) =>
          id === partnership.sharingId && organisationId === partnership.organisationId,
      ) ?? null;
    const purpose = sharing && lastOf(purposes, sharing.purposeId);
    const its = latestOfEach(parties.filter(({ partnershipId }) => partnershipId === partnership.id));
    return {
      partnership,
      sharing,
      purpose: purpose?.title ?? '',
      parties: its,
      ...stateOf(partnership, sharing && { ...sharing, purposeEndedOn: purpose?.endedOn }, its, today),
    };
  });
}

function stateOf(
  partnership: PartnershipEntity,
  sharing: Parameters<typeof mayShare>[0] | null,
  parties: readonly PartnershipPartyEntity[],
  today: string,
): { state: PartnershipState; because: string } {
  if (partnership.endedOn !== null)
    return { state: 'ended', because: `It ended on ${partnership.endedOn}: ${partnership.endedBecause}` };
  const closed = (because: string) => ({ state: 'not shared' as const, because });
  if (partnership.archived) return closed('It is archived: nothing is shared.');
  if (!sharing) return closed('It names no agreement to share: nothing is shared.');
  const terms = mayShare(sharing, today);
  if (!terms.mayShare) return closed(`Nothing is shared. ${terms.because}`);
  if (!parties.some((one) => one.side === 'home' && isCurrent(one, partnership)))
    return closed(
      'Nothing is shared until the organisation whose places these are has agreed to what each may see.',
    );
  return { state: 'open', because: terms.because };
}

/** A decision that was replaced goes on in the one that replaced it. */
function lastOf(purposes: readonly PurposeEntity[], id: number): PurposeEntity | undefined {
  let last = purposes.find((one) => one.id === id);
  for (let next = last; next; next = purposes.find((one) => one.replaces === last?.id)) last = next;
  return last;
}

function latestOfEach(rows: readonly PartnershipPartyEntity[]): PartnershipPartyEntity[] {
  return [...new Map(rows.map((row) => [row.personId, row])).values()];
}
