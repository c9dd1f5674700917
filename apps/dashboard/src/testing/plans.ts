import type { Balance, Concern, Decision, Meeting, PlanGoal, PlanGuides, PlanPage } from '@waymark/contract';

/** Small, invented plans; each spec changes what it is about. */
export const noBalance: Balance = { actions: 0, ecological: 0, both: 0, behaviourBased: 0, share: null };

export const planGoal = (change: Partial<PlanGoal> = {}): PlanGoal => ({
  id: 1,
  contextId: 7,
  version: 1,
  archived: false,
  goal: 'N2',
  side: 'environment',
  statement: 'The yard is lit',
  hope: 'The way home is short',
  sign: 'They walk through',
  howKnown: 'A survey after dark',
  measures: [],
  state: 'open',
  nextReview: null,
  ...change,
});

export const planPage = (change: Partial<PlanPage> = {}): PlanPage => ({
  contextId: 7,
  name: 'Canal Yard',
  setting: 'neighbourhood',
  life: [{ date: '2024-04-01', kind: 'opened', title: 'Opened', said: 'public space' }],
  links: [],
  assessments: [],
  goals: [],
  changes: [],
  reviews: [],
  drift: { state: 'too early', sentence: 'No action has been decided yet.', began: noBalance, reviews: [] },
  next: [],
  ...change,
});

export const planGuides: PlanGuides = {
  guides: [
    {
      guide: 'neighbourhood',
      version: 1,
      label: 'Neighbourhood or place',
      about: 'A place one can stand in.',
      source: 'https://example.org/guide',
      sides: [
        { side: 'needs', label: 'Needs', prompts: [{ code: 'use', ask: 'What do they come for?' }] },
        {
          side: 'guardianship',
          label: 'Adults',
          prompts: [{ code: 'adults', ask: 'Which adults are there?' }],
        },
      ],
      methods: [{ code: 'survey', label: 'Survey', about: 'On the spot' }],
    },
  ],
  reflection: {
    version: 1,
    source: 'https://example.org/reflection',
    questions: [{ code: 'aim', theme: 'Aim', ask: 'What would be different about the place?' }],
  },
};

export const decision = (change: Partial<Decision> = {}): Decision => ({
  id: 1,
  version: 1,
  meetingId: 1,
  contextId: 7,
  title: 'Lights mended',
  owner: 'housing',
  due: null,
  state: 'planned',
  doneOn: null,
  tag: { orientation: 'ecological', approach: null },
  turn: null,
  responseId: null,
  coding: 'uncoded',
  counted: { orientation: 'ecological', approach: null },
  codedByMe: false,
  codes: [],
  settledBecause: '',
  ...change,
});

export const meeting = (change: Partial<Meeting> = {}): Meeting => ({
  id: 1,
  version: 1,
  date: '2026-05-04',
  kind: 'context conference',
  contextIds: [7],
  attendance: [],
  views: [],
  note: '',
  decisions: [],
  ...change,
});

export const concern = (change: Partial<Concern> = {}): Concern => ({
  id: 5,
  contextId: 7,
  month: '2026-04',
  kind: 'unsafe place or feature',
  source: 'young people',
  done: '',
  outcome: 'open',
  version: 1,
  archived: false,
  coding: 'uncoded',
  intention: null,
  codedByMe: false,
  codes: [],
  settledBecause: '',
  ...change,
});
