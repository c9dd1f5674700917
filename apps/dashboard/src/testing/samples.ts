import type {
  Context,
  Edition,
  Framework,
  Goal,
  Grant,
  Indicator,
  Session,
  SessionActor,
  Site,
} from '@waymark/contract';

export const someActor: SessionActor = {
  name: 'Sam',
  role: 'administrator',
  personId: 1,
  capacities: ['administrator'],
  scopes: [{ kind: 'organisation', id: 1, name: 'Harbour Youth' }],
  secondFactor: 'on',
};

/** Small, invented things to show; each spec changes what it is about. */
export const session: Session = {
  mode: 'own',
  today: '2026-09-15',
  actor: someActor,
  pending: null,
  demoAccounts: [],
  organisations: [{ id: 1, name: 'Harbour Youth' }],
  version: '0.1.0',
  database: 'sqlite',
  needsSetup: false,
};

export const goal = (change: Partial<Goal> = {}): Goal => ({
  code: 'N2',
  side: 'needs',
  statement: 'This context feels safe',
  provenance: { kind: 'derived', words: 'derived', validated: false },
  source: 'https://example.org/goals',
  ...change,
});

export const indicator = (change: Partial<Indicator> = {}): Indicator => ({
  code: 'LOC-01',
  version: 1,
  title: 'Feels safe by day',
  measures: 'Young people who feel safe here by day',
  level: 'location',
  setting: 'neighbourhood',
  goal: 'N2',
  cs_domain: 4,
  measure_type: 'proportion',
  unit: 'percent',
  range: [0, 100],
  direction: 'higher',
  counts: 'people',
  population: 'sample',
  aggregation: 'counts',
  sensitive: false,
  min_base: 20,
  min_events: null,
  material_change: { amount: 10, unit: 'percentage_points' },
  fixed_list: null,
  paired_possible: false,
  per: null,
  computed_from: [],
  respondent_method: 'survey on site',
  frequency: { every_months: 6, words: 'every 6 months' },
  orientation: 'experience',
  role: 'headline',
  provenance: { kind: 'derived', words: 'derived', validated: false },
  licence: 'own wording',
  source: 'https://www.example.org/questions',
  pair_with: [],
  item_wording: 'none',
  items: [],
  rubric_anchors: null,
  note: '',
  ...change,
});

export const framework = (change: Partial<Framework> = {}): Framework => ({
  files: [
    {
      file: 'goals.v1.yaml',
      set: 'goals',
      version: 1,
      changelog: [{ version: 1, date: '2026-09-01', what: 'First published version.' }],
    },
  ],
  goals: [goal()],
  indicators: [indicator()],
  earlier: [],
  methodOf: { 'LOC-01': 'proportions' },
  glossary: [],
  ...change,
});

export const site = (change: Partial<Site> = {}): Site => ({
  id: 1,
  organisationId: 1,
  organisation: 'Harbour Youth',
  name: 'Harbour ward',
  areaCode: null,
  areaName: null,
  note: '',
  archived: false,
  ...change,
});

export const context = (change: Partial<Context> = {}): Context => ({
  id: 7,
  organisationId: 1,
  organisation: 'Harbour Youth',
  siteId: 1,
  site: 'Harbour ward',
  code: 'canal-yard',
  level: 'location',
  setting: 'neighbourhood',
  kind: 'public space with food outlets',
  pseudonym: 'Canal Yard',
  privateName: '',
  opened: '2024-04-01',
  closed: null,
  sizeBand: null,
  ageBand: null,
  goals: [],
  headlineIndicators: [],
  nextReview: null,
  note: '',
  archived: false,
  ...change,
});

export const grant = (change: Partial<Grant> = {}): Grant => ({
  id: 3,
  organisationId: 1,
  identifier: '360G-example-1',
  funder: 'Harbour Foundation',
  title: 'Safer spaces',
  start: '2024-04-01',
  end: '2027-03-31',
  amountGbp: 45000,
  askedFor: 'sessions delivered',
  contextIds: [7],
  archived: false,
  ...change,
});

export const editionSummary: NonNullable<Edition['summary']> = {
  shown: 12,
  missing: 1,
  withheld: 3,
  byCause: [{ cause: 'small base', cells: 3, sentence: 'Too few people were asked.' }],
  wouldShow: [{ change: 'ask more people', cells: 2, sentence: 'May show up to 2 of the 3.' }],
};

/** A draft that is ready, as a team sees it. */
export const edition = (change: Partial<Edition> = {}): Edition => ({
  id: 7,
  organisationId: 1,
  title: 'To summer 2026',
  scope: {
    organisationId: 1,
    siteIds: [],
    contextIds: [],
    period: { start: '2020-01-01', end: '2026-06-30' },
  },
  standing: 'final',
  embargoedUntil: null,
  corrects: null,
  why: '',
  state: 'draft',
  number: null,
  sha256: null,
  released: null,
  progress: { done: 2, of: 2 },
  summary: editionSummary,
  drafted: { by: 'Sam', at: '2026-09-14T10:00:00.000Z', note: '' },
  submitted: null,
  decided: null,
  returned: [],
  notices: [],
  ...change,
});
