import type { INestApplication } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OrganisationEntity } from '../access/organisation.entity';
import { ContextLinkEntity } from '../catalogue/context-link.entity';
import { ContextEntity } from '../catalogue/context.entity';
import { GrantContextEntity, GrantEntity } from '../catalogue/grant.entity';
import { ResponseEntity } from '../catalogue/response.entity';
import { SeriesBreakEntity } from '../catalogue/series-break.entity';
import { SiteEntity } from '../catalogue/site.entity';
import { SeriesPhaseEntity } from '../change/series-phase.entity';
import { UnitOfWork } from '../database/unit-of-work';
import {
  PartnershipContextEntity,
  PartnershipEntity,
  PartnershipPartyEntity,
} from '../partnerships/partnership.entity';
import { SEEN_WORDING } from '../partnerships/what-each-sees';
import { PurposeEntity, SharingEntity } from '../protection/decisions.entity';
import { ReportDraftEntity } from '../reports/report-draft.entity';

/** The ids of one organisation with everything in it; every name in it ends in its mark, which must never reach the other. */
export interface OneOrganisation {
  readonly mark: string;
  readonly id: number;
  readonly sites: readonly [number, number];
  /** One in each site. */
  readonly contexts: readonly [number, number];
  /** One for each context. */
  readonly grants: readonly [number, number];
  readonly partnership: number;
  readonly response: number;
  readonly seriesBreak: number;
  readonly phase: number;
  readonly link: number;
  readonly report: number;
}

/** Of somebody who read what each may see. */
export const agreement = {
  party: 'VCS',
  terms: 1,
  wording: SEEN_WORDING,
  joinedOn: '2026-01-01',
  leftOn: null,
} as const;

/** An agreement to share that holds, with its purpose. */
export async function sharing(m: EntityManager, organisationId: number, mark: string): Promise<number> {
  const recorded = { recordedBy: 'Ada', recordedAt: '2026-01-01T00:00:00Z' };
  const purpose = await m.save(
    m.create(PurposeEntity, {
      organisationId,
      title: `Purpose ${mark}`,
      covers: 'plans of shared places',
      lawfulBasis: 'public-task',
      article9: 'none',
      schedule1: null,
      conditionNote: '',
      decidedBy: 'Ada',
      decidedOn: '2026-01-01',
      reviewOn: '2027-01-01',
      listVersion: 1,
      replaces: null,
      reason: '',
      endedOn: null,
      ...recorded,
    }),
  );
  const saved = await m.save(
    m.create(SharingEntity, {
      organisationId,
      partner: `Partner ${mark}`,
      reference: `ISA-${mark}`,
      purposeId: purpose.id,
      what: 'the plan of the first context',
      startsOn: '2026-01-01',
      endsOn: '2027-12-31',
      endedOn: null,
      ...recorded,
    }),
  );
  return saved.id;
}

/** An organisation with two sites, a context and a grant in each, and whatever hangs on the first context. All invented. */
export function seedOrganisation(app: INestApplication, mark: string): Promise<OneOrganisation> {
  return app.get(UnitOfWork).run(async (m) => {
    const { id } = await m.save(m.create(OrganisationEntity, { name: `Organisation ${mark}` }));
    const site = async (name: string) => {
      const entity = {
        organisationId: id,
        name: `${name} ${mark}`,
        areaCode: null,
        areaName: null,
        note: '',
        archived: false,
      };
      return (await m.save(m.create(SiteEntity, entity))).id;
    };
    const sites = [await site('North'), await site('South')] as const;
    const context = async (siteId: number, name: string) => {
      const entity = m.create(ContextEntity, {
        organisationId: id,
        siteId,
        code: `${name}-${mark}`,
        level: 'location',
        setting: 'neighbourhood',
        kind: 'park',
        pseudonym: `${name} ${mark}`,
        privateName: `private ${name} ${mark}`,
        opened: '2020-01-01',
        closed: null,
        sizeBand: null,
        ageBand: null,
        goals: ['N2'],
        headlineIndicators: [],
        nextReview: null,
        note: `note ${mark}`,
        archived: false,
      });
      return (await m.save(entity)).id;
    };
    const contexts = [await context(sites[0], 'Meadow'), await context(sites[1], 'Harbour')] as const;
    const grant = async (contextId: number, number: number) => {
      const entity = m.create(GrantEntity, {
        organisationId: id,
        identifier: `360G-${mark}-${number}`,
        funder: `Funder ${number} ${mark}`,
        title: `Grant ${number} ${mark}`,
        start: '2021-04-01',
        end: '2024-03-31',
        amountGbp: 1000,
        askedFor: `asked ${mark}`,
        archived: false,
      });
      const saved = await m.save(entity);
      await m.insert(GrantContextEntity, { grantId: saved.id, contextId });
      return saved.id;
    };
    const grants = [await grant(contexts[0], 1), await grant(contexts[1], 2)] as const;
    const partnership = await m.save(
      m.create(PartnershipEntity, {
        organisationId: id,
        name: `Partnership ${mark}`,
        archived: false,
        sharingId: await sharing(m, id, mark),
        terms: 1,
        endedOn: null,
        endedBecause: '',
      }),
    );
    const party = { partnershipId: partnership.id, personId: 999_999, side: 'home' };
    await m.insert(PartnershipPartyEntity, { ...party, ...agreement, organisation: `Organisation ${mark}` });
    const [contextId] = contexts;
    await m.insert(PartnershipContextEntity, { partnershipId: partnership.id, contextId });
    const on = { organisationId: id, contextId, archived: false };
    const recorded = { recordedBy: 'Ada', recordedAt: '2026-01-01T00:00:00.000Z' };
    const one = async (entity: Parameters<typeof m.save>[0]) =>
      ((await m.save(entity)) as unknown as { id: number }).id;
    return {
      mark,
      id,
      sites,
      contexts,
      grants,
      partnership: partnership.id,
      response: await one(
        m.create(ResponseEntity, {
          ...on,
          title: `Response ${mark}`,
          start: '2022-01-01',
          end: null,
          orientation: 'ecological',
          approach: null,
          ownerKind: 'youth work',
          state: 'under way',
          note: `note ${mark}`,
        }) as never,
      ),
      seriesBreak: await one(
        m.create(SeriesBreakEntity, {
          ...on,
          date: '2022-06-01',
          kind: 'boundary redrawn',
          reason: `Break ${mark}`,
          indicators: [],
        }) as never,
      ),
      phase: await one(
        m.create(SeriesPhaseEntity, {
          ...on,
          ...recorded,
          indicator: 'LOC-01',
          breakdown: '',
          date: '2022-06-01',
          responseId: null,
          reason: `Phase ${mark}`,
        }) as never,
      ),
      link: await one(
        m.create(ContextLinkEntity, {
          organisationId: id,
          type: 'next to',
          fromContextId: contexts[0],
          toContextId: contexts[1],
          start: '2020-01-01',
          end: null,
          note: `Link ${mark}`,
        }) as never,
      ),
      report: await one(
        m.create(ReportDraftEntity, {
          organisationId: id,
          template: 'funder',
          grantId: grants[0],
          contextId,
          texts: JSON.stringify({}),
          createdAt: recorded.recordedAt,
          updatedAt: recorded.recordedAt,
        }) as never,
      ),
    };
  });
}
