import { useQuery } from '@tanstack/react-query';
import {
  type EndpointName,
  endpoints,
  mayCall,
  type PartyKind,
  type Role,
  type SessionActor,
} from '@waymark/contract';
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
  morning: ['morning', 'sites', 'overview'],
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
  partnershipValues: ['partnershipValues'],
  reports: ['reports'],
  report: ['report'],
  framework: ['framework'],
  methods: ['methods'],
  method: ['method'],
};

/** What the pages are for that are not opened daily, in the order of the menu. */
export const placeGroups = [
  'Figures',
  'Money and partners',
  'Outside the team',
  'This installation',
  'How it works',
] as const;

export interface Place {
  readonly page: PageName;
  readonly to: string;
  readonly label: string;
  /** None: opened daily. */
  readonly group?: (typeof placeGroups)[number];
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
  { page: 'quality', to: paths.quality(), label: 'Data quality', group: 'Figures' },
  { page: 'grants', to: paths.grants(), label: 'Grants', group: 'Money and partners' },
  { page: 'portfolio', to: paths.portfolio(), label: 'Portfolio', group: 'Money and partners' },
  { page: 'import', to: paths.import(), label: 'Import', group: 'Figures' },
  { page: 'reference', to: paths.reference(), label: 'Reference data', group: 'Figures' },
  { page: 'editions', to: paths.editions(), label: 'Editions', also: '/editions/' },
  {
    page: 'published',
    to: paths.published(),
    label: 'Published',
    group: 'Outside the team',
    also: '/published/',
  },
  { page: 'reports', to: paths.reports(), label: 'Reports' },
  {
    page: 'partnerships',
    to: paths.partnerships(),
    label: 'Partnerships',
    group: 'Money and partners',
    also: '/partnerships/',
  },
  { page: 'people', to: paths.people(), label: 'People', group: 'This installation' },
  {
    page: 'protection',
    to: paths.protection(),
    label: 'Data protection',
    group: 'This installation',
    also: '/protection/',
  },
  { page: 'audit', to: paths.audit(), label: 'Audit log', group: 'This installation' },
  { page: 'framework', to: paths.framework(), label: 'Framework', group: 'How it works' },
  { page: 'methods', to: paths.methods(), label: 'Methods', group: 'How it works' },
];

/** `limited`: somebody of the team whose role reaches some sites of an organisation only. */
export const may = (role: Role | null, name: EndpointName, limited = false): boolean =>
  mayCall(role, endpoints[name], limited);
export const mayOpen = (role: Role | null, page: PageName, limited = false): boolean =>
  pageNeeds[page].every((name) => may(role, name, limited));
/** Limited to sites: no scope of theirs is wider. */
export const isLimited = ({ scopes }: Pick<SessionActor, 'scopes'>): boolean =>
  scopes.length > 0 && scopes.every(({ kind }) => kind === 'site');

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
  const actor = useActor();
  return (name) => may(actor?.role ?? null, name, actor !== null && isLimited(actor));
}
