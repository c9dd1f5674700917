/**
 * Every page of the router, and the addresses of the demo at which every journey over all pages looks. Empty: its address is not
 * known beforehand, and a journey of its own looks.
 */
export const looked: Readonly<Record<string, readonly string[]>> = {
  start: ['/'],
  link: ['/link'],
  account: ['/account'],
  people: ['/people'],
  audit: ['/audit', '/audit?action=create&kind=context'],
  protection: ['/protection'],
  protectionPart: ['/protection/places', '/protection/retention', '/protection/purposes'],
  siteNew: ['/sites/new'],
  site: ['/sites/1', '/sites/1?view=external'],
  siteEdit: ['/sites/1/edit'],
  contexts: ['/contexts'],
  contextNew: ['/contexts/new'],
  context: ['/contexts/1', '/contexts/1?view=external', '/contexts/4', '/contexts/5'],
  contextEdit: ['/contexts/1/edit'],
  record: ['/contexts/1/record'],
  tally: ['/contexts/1/tally'],
  answers: ['/contexts/1/answers'],
  history: ['/contexts/1/history'],
  time: [
    '/contexts/1/indicators/LOC-01',
    '/contexts/2/indicators/LOC-07',
    '/contexts/1/indicators/LOC-12?view=external',
  ],
  inquiry: ['/contexts/1/inquiry', '/contexts/1/inquiry?indicator=LOC-01&response=1'],
  plan: ['/contexts/1/plan', '/contexts/4/plan', '/contexts/6/plan'],
  contextMeetings: ['/contexts/14/meetings'],
  planDocuments: ['/contexts/1/documents'],
  planDocument: ['/contexts/1/documents/1'],
  concerns: ['/contexts/1/concerns'],
  meetings: ['/meetings'],
  meeting: ['/meetings/1'],
  morning: ['/morning'],
  indicators: ['/indicators'],
  indicator: ['/indicators/LOC-01', '/indicators/AREA-02'],
  compare: [
    '/compare',
    '/compare?indicator=LOC-01&contexts=1,9',
    '/compare?indicator=LOC-01&contexts=1,3,9&view=external&order=chosen',
  ],
  portfolio: ['/portfolio', '/portfolio?grants=1,2'],
  quality: ['/quality?state=all', '/quality?context=1'],
  grants: ['/grants'],
  import: ['/import'],
  mappings: ['/import/mappings'],
  // a draft is made by an upload: mapping.e2e makes one and looks at it, wide and on a phone
  importDraft: [],
  // of its own database: import.e2e looks for bare figures there
  importJob: [],
  reference: ['/reference'],
  editions: ['/editions'],
  edition: ['/editions/1'],
  editionPlace: ['/editions/1/places/1'],
  published: ['/published'],
  // its address is its hash: one-click.e2e asks for it
  publishedEdition: [],
  publishedPlace: [],
  shared: ['/shared'],
  young: ['/ours', '/ours#demo-the-garages-and-the-bowl'],
  youngDesk: ['/contexts/1/ours'],
  youngAsked: ['/contexts/1/ours/asked'],
  policy: ['/rules-outside'],
  partnerships: ['/partnerships'],
  partnership: ['/partnerships/1'],
  partnershipBalance: ['/partnerships/1/balance'],
  partnershipValues: ['/partnerships/1/values'],
  reports: ['/reports'],
  report: ['/reports/1'],
  framework: ['/framework'],
  methods: ['/methods'],
  // is the method itself
  method: [],
};
export const pages = Object.values(looked).flat();
/** And what stands where no page of the router stands. */
export const everywhere = [...pages, '/nowhere'];

/** Where something measured must be found, so that a page that draws nothing does not pass. */
export const measured =
  /^\/(sites\/1(\?|$)|contexts\/\d+(\?|$)|contexts\/1\/history|contexts\/\d\/indicators|indicators\/LOC|compare\?|editions\/1)/;
