/** Every address of the dashboard. `patterns` is for the router, `paths` builds links; a spec compares them. */
export const patterns = {
  start: '/',
  link: '/link',
  account: '/account',
  people: '/people',
  audit: '/audit',
  protection: '/protection',
  protectionPart: '/protection/:part',
  siteNew: '/sites/new',
  site: '/sites/:id',
  siteEdit: '/sites/:id/edit',
  contexts: '/contexts',
  contextNew: '/contexts/new',
  context: '/contexts/:id',
  contextEdit: '/contexts/:id/edit',
  record: '/contexts/:id/record',
  tally: '/contexts/:id/tally',
  history: '/contexts/:id/history',
  time: '/contexts/:id/indicators/:code',
  inquiry: '/contexts/:id/inquiry',
  indicators: '/indicators',
  indicator: '/indicators/:code',
  compare: '/compare',
  portfolio: '/portfolio',
  quality: '/quality',
  grants: '/grants',
  import: '/import',
  mappings: '/import/mappings',
  importDraft: '/import/drafts/:id',
  importJob: '/import/:id',
  reference: '/reference',
  reports: '/reports',
  report: '/reports/:id',
  framework: '/framework',
  methods: '/methods',
  method: '/methods/:slug',
} as const;

type Id = number | string;

/** Query parts that are undefined or empty are left out, so that a plain page has a plain address. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(key, String(value));
  const text = search.toString();
  return text ? `${path}${path.includes('?') ? '&' : '?'}${text}` : path;
}

export const paths = {
  start: () => '/',
  link: () => '/link',
  account: () => '/account',
  people: () => '/people',
  audit: () => '/audit',
  protection: () => '/protection',
  protectionPart: (part: string) => `/protection/${encodeURIComponent(part)}`,
  siteNew: () => '/sites/new',
  site: (id: Id) => `/sites/${id}`,
  siteEdit: (id: Id) => `/sites/${id}/edit`,
  contexts: () => '/contexts',
  contextNew: () => '/contexts/new',
  context: (id: Id) => `/contexts/${id}`,
  contextEdit: (id: Id) => `/contexts/${id}/edit`,
  record: (id: Id) => `/contexts/${id}/record`,
  tally: (id: Id) => `/contexts/${id}/tally`,
  history: (id: Id) => `/contexts/${id}/history`,
  time: (id: Id, code: string) => `/contexts/${id}/indicators/${encodeURIComponent(code)}`,
  inquiry: (id: Id) => `/contexts/${id}/inquiry`,
  indicators: () => '/indicators',
  indicator: (code: string) => `/indicators/${encodeURIComponent(code)}`,
  compare: () => '/compare',
  portfolio: () => '/portfolio',
  quality: () => '/quality',
  grants: () => '/grants',
  import: () => '/import',
  mappings: () => '/import/mappings',
  importDraft: (id: Id) => `/import/drafts/${id}`,
  importJob: (id: Id) => `/import/${id}`,
  reference: () => '/reference',
  reports: () => '/reports',
  report: (id: Id) => `/reports/${id}`,
  framework: () => '/framework',
  methods: () => '/methods',
  method: (slug: string) => `/methods/${encodeURIComponent(slug)}`,
} satisfies Record<keyof typeof patterns, (...keys: never[]) => string>;
