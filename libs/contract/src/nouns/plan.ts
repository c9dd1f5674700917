import { z } from 'zod';
import { code, id, note, words } from './entered';
import { goalSide } from './framework';
import { drift, partyKind } from './meeting';
import { isoDate, period } from './period';

export const guideName = z.enum(['neighbourhood', 'peer group', 'school']);
export type GuideName = z.infer<typeof guideName>;

/** What to look at under each side, and the methods to look with: data, in the project's own words. */
export const guide = z.strictObject({
  guide: guideName,
  version: id,
  label: z.string(),
  about: z.string(),
  source: z.url(),
  sides: z.array(
    z.strictObject({
      side: goalSide.exclude(['system']),
      label: z.string(),
      prompts: z.array(z.strictObject({ code, ask: z.string() })).min(1),
    }),
  ),
  methods: z.array(z.strictObject({ code, label: z.string(), about: z.string() })).min(1),
});
export type Guide = z.infer<typeof guide>;

export const reflectionQuestion = z.strictObject({ code, theme: z.string(), ask: z.string() });
export type ReflectionQuestion = z.infer<typeof reflectionQuestion>;
export const reflectionGuide = z.strictObject({
  version: id,
  source: z.url(),
  questions: z.array(reflectionQuestion).min(1),
});
export const planGuides = z.strictObject({
  guides: z.array(guide),
  reflection: reflectionGuide,
});
export type PlanGuides = z.infer<typeof planGuides>;

const assessmentFields = {
  guide: guideName,
  start: isoDate,
  end: isoDate.nullable().default(null),
  /** Codes of the guide's methods. */
  methods: z.array(code).max(12).default([]),
  /** Kinds of people who took part and how many: never who. */
  tookPart: z
    .array(z.strictObject({ party: partyKind, people: z.int().min(1).max(5000) }))
    .max(13)
    .default([]),
  /** What was found, by prompt of the guide. */
  findings: z
    .array(z.strictObject({ prompt: code, text: words(1200, 'Say what was found.') }))
    .max(30)
    .default([]),
  /** Context weighting: what must change first for safety to grow, most pressing first. */
  weighting: z
    .array(
      z.strictObject({
        factor: words(160, 'Name the context or factor.'),
        contextId: id.nullable().default(null),
        why: words(400, 'Say why it weighs so much.'),
      }),
    )
    .max(7, 'Name at most seven: a weighting says what comes first.')
    .default([]),
  note: note(2000),
};
export const newAssessment = z.strictObject(assessmentFields);
export type NewAssessment = z.infer<typeof newAssessment>;
export const assessment = z.strictObject({
  ...assessmentFields,
  id,
  contextId: id,
  version: id,
  archived: z.boolean(),
});
export type Assessment = z.infer<typeof assessment>;

/** What a target was set for: by whom (a grant, or the plan itself), for which days, which way, how much. */
export const target = z.strictObject({
  grantId: id.nullable().default(null),
  period,
  at: z.enum(['at least', 'at most']),
  /** In the unit of the indicator as it is shown: percent as 0 to 100, a level as 0 to 4. */
  value: z.number().min(-1e9).max(1e9),
});
export type Target = z.infer<typeof target>;

export const baseline = z.strictObject({
  date: isoDate,
  method: words(200, 'Say how the baseline was measured.'),
  /** People, things or events it rests on; null where nobody counted. */
  n: z.int().min(0).nullable().default(null),
});
export type Baseline = z.infer<typeof baseline>;

export const goalMeasure = z.strictObject({
  indicator: z.string().max(12),
  baseline: baseline.nullable().default(null),
  targets: z.array(target).max(12).default([]),
});
export type GoalMeasure = z.infer<typeof goalMeasure>;

export const goalState = z.enum(['open', 'reached', 'set aside']);
export type GoalState = z.infer<typeof goalState>;

const goalFields = {
  /** Code in the framework's list of goals; null for a goal in the plan's own words. */
  goal: z.string().max(8).nullable().default(null),
  side: goalSide,
  statement: words(240, 'Say the goal as a positive statement about the context.'),
  /** What is hoped for after the work. */
  hope: note(600),
  /** What will show that the goal is reached. */
  sign: note(600),
  /** How one will know. */
  howKnown: note(600),
  measures: z.array(goalMeasure).max(8).default([]),
  state: goalState.default('open'),
  nextReview: isoDate.nullable().default(null),
};
export const newGoal = z.strictObject(goalFields);
export type NewGoal = z.infer<typeof newGoal>;
export const planGoal = z.strictObject({
  ...goalFields,
  id,
  contextId: id,
  /** Goes up with every change, so that two people editing lose nothing. */
  version: id,
  archived: z.boolean(),
});
export type PlanGoal = z.infer<typeof planGoal>;

/** A target, baseline or definition that was changed, with its reason: stands in every report. */
export const planChange = z.strictObject({
  id,
  contextId: id,
  goalId: id,
  /** `YYYY-MM-DD`. */
  date: isoDate,
  what: z.enum(['target', 'baseline', 'definition']),
  about: z.string(),
  before: z.string(),
  after: z.string(),
  reason: z.string(),
  by: z.string(),
});
export type PlanChange = z.infer<typeof planChange>;

export const goalProgress = z.enum(['reached', 'nearer', 'no nearer', 'further away', 'cannot say']);
const reviewFields = {
  date: isoDate,
  goals: z
    .array(
      z.strictObject({
        goalId: id,
        progress: goalProgress,
        why: words(600, 'Say what this rests on.'),
      }),
    )
    .max(21)
    .default([]),
  reflections: z
    .array(z.strictObject({ question: code, answer: words(1200, 'Write what you said to each other.') }))
    .max(20)
    .default([]),
  didNotWork: note(1200),
  nextReview: isoDate.nullable().default(null),
};
export const newReview = z.strictObject(reviewFields);
export type NewReview = z.infer<typeof newReview>;
export const planReview = z.strictObject({
  ...reviewFields,
  id,
  contextId: id,
  version: id,
  /** Day it was closed; a closed review changes no more. */
  closedOn: isoDate.nullable(),
  archived: z.boolean(),
});
export type PlanReview = z.infer<typeof planReview>;

/** One moment in the life of a context. `said` is what was seen beside it, in words. */
export const lifeEvent = z.strictObject({
  date: isoDate,
  kind: z.enum(['opened', 'assessed', 'meeting', 'review', 'changed', 'became', 'response', 'closed']),
  title: z.string(),
  said: z.string(),
});
export type LifeEvent = z.infer<typeof lifeEvent>;

/** A context that this one is linked to, as the diagram draws it. */
export const lifeLink = z.strictObject({
  contextId: id.nullable(),
  name: z.string(),
  level: z.string(),
  type: z.enum(['within', 'spends time at', 'attends', 'became', 'next to']),
  direction: z.enum(['out', 'in']),
  start: isoDate,
  end: isoDate.nullable(),
  /** The team's own words about the link; empty for everybody else. */
  note: z.string(),
});
export type LifeLink = z.infer<typeof lifeLink>;

export const planPage = z.strictObject({
  contextId: id,
  name: z.string(),
  setting: z.string(),
  life: z.array(lifeEvent),
  links: z.array(lifeLink),
  assessments: z.array(assessment),
  goals: z.array(planGoal),
  changes: z.array(planChange),
  reviews: z.array(planReview),
  drift,
  /** What is due or missing next, in the order to take it up. */
  next: z.array(z.strictObject({ by: isoDate.nullable(), sentence: z.string() })),
});
export type PlanPage = z.infer<typeof planPage>;

const about = { contextId: id, name: z.string() };

/** What a morning asks, across the contexts in reach: no figure, nothing ranked. */
export const morning = z.strictObject({
  today: isoDate,
  /** From this day on, what changed is news. */
  since: isoDate,
  /** Contexts looked at. */
  contexts: z.int().min(0),
  /** The longest overdue first. */
  due: z.array(z.strictObject({ ...about, by: isoDate, sentence: z.string() })),
  /** Due within the next 30 days, the nearest first. */
  soon: z.array(z.strictObject({ ...about, by: isoDate, sentence: z.string() })),
  missing: z.array(z.strictObject({ ...about, sentence: z.string() })),
  /** The latest first. */
  changed: z.array(z.strictObject({ ...about, date: isoDate, sentence: z.string() })),
  drifted: z.array(z.strictObject({ ...about, state: drift.shape.state, sentence: z.string() })),
});
export type Morning = z.infer<typeof morning>;
