import {
  context,
  type Context,
  type Grant,
  type Response,
  type SeriesBreak,
  type Site,
} from '@waymark/contract';
import type { ContextRecord } from '../page/input';
import type { Rollup } from '../rollup/stats';
import { demoContexts, demoTable, demoYaml } from './demo-world';

/** Contexts of the demo with all that is dated about them, in the shapes a page is composed from. */
export function demoRecords(rollups: readonly Rollup[]): ContextRecord[] {
  const { contexts } = demoYaml('contexts-extra.yaml') as {
    contexts: (Partial<Context> & { code: string; cameFrom?: unknown })[];
  };
  const extras = contexts.map(({ cameFrom: _lineage, ...told }) => told);
  const sites = [...new Set(demoContexts().map(({ site }) => site))];
  const responses = demoTable('responses.csv').concat(demoTable('responses-extra.csv'));
  return demoContexts().map((row): ContextRecord => {
    const siteId = sites.indexOf(row.site) + 1;
    return {
      context: context.parse({
        ...defaults,
        ...extras.find(({ code }) => code === row.code),
        id: row.id,
        code: row.code,
        siteId,
        level: row.level,
        kind: row.kind,
        pseudonym: row.pseudonym,
        opened: row.opened,
        closed: row.closed,
        organisationId: siteId,
        organisation: row.site,
        site: row.site,
        archived: false,
      }),
      grants: grantsOf(row.code, siteId),
      responses: responses
        .filter((one) => one['context'] === row.code)
        .map((one, index) => responseOf(one, row.id, index)),
      breaks: demoTable('breaks.csv')
        .filter((one) => one['context'] === row.code)
        .map((one, index) => breakOf(one, row.id, index)),
      rollups: rollups.filter(({ subject }) => 'contextId' in subject && subject.contextId === row.id),
    };
  });
}

const defaults = {
  setting: 'neighbourhood',
  privateName: '',
  sizeBand: null,
  ageBand: null,
  goals: [],
  headlineIndicators: [],
  nextReview: null,
  note: '',
};

const grantsOf = (code: string, organisationId: number): Grant[] =>
  demoTable('grants.csv')
    .map((row, index) => ({ row, id: index + 1 }))
    .filter(({ row }) => (row['contexts'] ?? '').split(';').includes(code))
    .map(({ row, id }) => ({
      id,
      organisationId,
      identifier: row['grant'] ?? '',
      funder: row['funder'] ?? '',
      title: row['title'] ?? '',
      start: row['start'] ?? '',
      end: row['end'] ?? '',
      amountGbp: Number(row['amount_gbp']),
      askedFor: row['asked_for'] ?? '',
      contextIds: [],
      archived: false,
    }));

const responseOf = (row: Record<string, string>, contextId: number, index: number): Response => ({
  id: contextId * 100 + index,
  contextId,
  title: row['response'] ?? '',
  start: row['start'] ?? '',
  end: row['end'] || null,
  orientation: row['orientation'] as Response['orientation'],
  approach: (row['approach'] || null) as Response['approach'],
  ownerKind: row['owner_kind'] ?? '',
  state: row['state'] as Response['state'],
  note: '',
  archived: false,
});

const breakOf = (row: Record<string, string>, contextId: number, index: number): SeriesBreak => ({
  id: contextId * 100 + index,
  contextId,
  date: row['date'] ?? '',
  kind: row['kind'] as SeriesBreak['kind'],
  reason: row['reason'] ?? '',
  indicators: row['indicator'] === '*' ? [] : (row['indicator'] ?? '').split(';'),
  archived: false,
});

export const demoSite = (name: string): Site => ({
  id: [...new Set(demoContexts().map(({ site }) => site))].indexOf(name) + 1,
  organisationId: 1,
  organisation: name,
  name,
  areaCode: null,
  areaName: null,
  note: '',
  archived: false,
});
