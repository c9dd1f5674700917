import { useQuery } from '@tanstack/react-query';
import { type EndpointName, endpoints, mayCall, type PartyKind, type Role } from '@waymark/contract';
import { query } from './api/queries';
import { paths, patterns } from './paths';

export type PageName = keyof typeof patterns;

/** What a page cannot be without. Who may open it follows from the contract: nothing here names a role. */
export const pageNeeds: Readonly<Record<PageName, readonly EndpointName[]>> = {
  start: [],
  link: [],
  account: ['account'],
  people: ['people'],
  audit: ['auditEntries'],
  protection: ['protection'],
  protectionPart: ['protection'],
  siteNew: ['addSite'],
  site: ['overview'],
  siteEdit: ['changeSite'],
  contexts: ['contexts'],
  contextNew: ['addContext'],
  context: ['contextPage'],
  contextEdit: ['changeContext'],
  record: ['contextSetup', 'addObservations'],
  tally: ['contextSetup', 'addObservations'],
  answers: ['youngSurveys', 'addAnswers'],
  history: ['observations'],
  time: ['timePage'],
  inquiry: ['inquiry'],
  plan: ['planPage'],
  contextMeetings: ['contextMeetings'],
  planDocuments: ['planDocuments'],
  planDocument: ['planDocument'],
  concerns: ['concerns'],
  meetings: ['meetings'],
  meeting: ['meeting'],
  morning: ['morning'],
  indicators: ['framework'],
  indicator: ['indicatorPage'],
  compare: ['compare'],
  portfolio: ['portfolio'],
  quality: ['quality'],
  grants: ['grants', 'addGrant'],
  import: ['imports'],
  importJob: ['importJob'],
  importDraft: ['importDraft'],
  mappings: ['mappings'],
  reference: ['reference'],
  editions: ['editions'],
  edition: ['edition'],
  editionPlace: ['editionPlacePage'],
  published: ['publishedEditions'],
  publishedEdition: ['publishedEditions'],
  publishedPlace: ['publishedPage'],
  shared: [],
  young: [],
  youngDesk: ['youngDesk'],
  youngAsked: ['youngSurveys'],
  policy: ['disclosurePolicy'],
  partnerships: ['partnerships'],
  partnership: ['partnership'],
  partnershipBalance: ['partnershipBalance'],
  reports: ['reports'],
  report: ['report'],
  framework: ['framework'],
  methods: ['methods'],
  method: ['method'],
};

interface Place {
  readonly page: PageName;
  readonly to: string;
  readonly label: string;
  /** Pages below this address belong to the place too. */
  readonly also?: string;
}

/** The main navigation, in its order; each reader sees what their role may open. */
export const places: readonly Place[] = [
  { page: 'start', to: paths.start(), label: 'Overview', also: '/sites/' },
  { page: 'morning', to: paths.morning(), label: 'This morning' },
  { page: 'contexts', to: paths.contexts(), label: 'Contexts' },
  { page: 'meetings', to: paths.meetings(), label: 'Meetings' },
  { page: 'indicators', to: paths.indicators(), label: 'Indicators' },
  { page: 'compare', to: paths.compare(), label: 'Compare' },
  { page: 'quality', to: paths.quality(), label: 'Data quality' },
  { page: 'grants', to: paths.grants(), label: 'Grants' },
  { page: 'portfolio', to: paths.portfolio(), label: 'Portfolio' },
  { page: 'import', to: paths.import(), label: 'Import' },
  { page: 'reference', to: paths.reference(), label: 'Reference data' },
  { page: 'editions', to: paths.editions(), label: 'Editions', also: '/editions/' },
  { page: 'published', to: paths.published(), label: 'Published', also: '/published/' },
  { page: 'reports', to: paths.reports(), label: 'Reports' },
  { page: 'partnerships', to: paths.partnerships(), label: 'Partnerships', also: '/partnerships/' },
  { page: 'people', to: paths.people(), label: 'People' },
  { page: 'protection', to: paths.protection(), label: 'Data protection', also: '/protection/' },
  { page: 'audit', to: paths.audit(), label: 'Audit log' },
  { page: 'framework', to: paths.framework(), label: 'Framework' },
  { page: 'methods', to: paths.methods(), label: 'Methods' },
];

export const may = (role: Role | null, name: EndpointName): boolean => mayCall(role, endpoints[name]);
export const mayOpen = (role: Role | null, page: PageName): boolean =>
  pageNeeds[page].every((name) => may(role, name));

/** Who is signed in, as far as it is known; null while it is not, and where nobody is. */
export function useActor() {
  return useQuery(query('session', {})).data?.actor ?? null;
}

/**
 * As what somebody writes in the plan of a context: all of it on the team, a partner what is their own kind's; null: nothing. The
 * server decides by the same and refuses the rest.
 */
export function useWritesAs(contextId: number): 'team' | PartyKind | null {
  const actor = useActor();
  if (!actor) return null;
  return actor.role === 'partner' ? (actor.parties?.[contextId] ?? null) : 'team';
}

/** Whether whoever reads may call an entry: for buttons and links that lead to it. */
export function useMay(): (name: EndpointName) => boolean {
  const role = useActor()?.role ?? null;
  return (name) => may(role, name);
}
