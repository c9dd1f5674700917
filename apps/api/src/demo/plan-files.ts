import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ActionTag,
  concernKind,
  concernOutcome,
  concernSource,
  decisionState,
  guideName,
  intention,
  isoDate,
  month,
  newAssessment,
  newGoal,
  newMeeting,
  newPlanDocument,
  newReview,
  type PartyKind,
  partyKind,
  planChange,
} from '@waymark/contract';
import { parse } from 'yaml';
import { z } from 'zod';

const ORIENTATIONS = { e: 'ecological', b: 'behaviour_based', x: 'both' } as const;
const APPROACHES = { g: 'guardianship', s: 'surveillance', d: 'dispersal' } as const;

/** `e g` is an ecological action by guardianship; the second letter may be left out. */
const tag = z
  .string()
  .regex(/^[ebx]( [gsd])?$/, 'A tag is e, b or x, and g, s or d after it where it applies.')
  .transform((text): ActionTag => {
    const [aim, means] = text.split(' ');
    return {
      orientation: ORIENTATIONS[aim as keyof typeof ORIENTATIONS],
      approach: means === undefined ? null : APPROACHES[means as keyof typeof APPROACHES],
    };
  });
const counts = z.partialRecord(partyKind, z.int().min(0)).default({});
const words = z.record(z.string(), z.string()).default({});

const decision = z.strictObject({
  title: z.string(),
  owner: partyKind,
  tag,
  due: isoDate.nullable().default(null),
  done: isoDate.nullable().default(null),
  state: decisionState.optional(),
  turn: z
    .strictObject({ proposed: z.string(), proposedTag: tag, arguedBy: partyKind })
    .nullable()
    .default(null),
  codes: z.array(tag).max(2).default([]),
  settled: z.strictObject({ tag, reason: z.string() }).nullable().default(null),
});

const plan = z.strictObject({
  version: z.literal(1),
  invented: z.literal(true),
  context: z.string(),
  assessments: z.array(
    z.strictObject({
      guide: guideName,
      start: isoDate,
      end: isoDate,
      methods: newAssessment.shape.methods,
      tookPart: counts,
      findings: words,
      weighting: z.array(z.strictObject({ factor: z.string(), why: z.string() })),
    }),
  ),
  goals: z.array(
    z.strictObject({
      ...newGoal.shape,
      measures: z.array(
        z.strictObject({
          indicator: z.string(),
          baseline: newGoal.shape.measures.unwrap().element.shape.baseline,
          targets: z
            .array(
              z.strictObject({
                grant: z.string(),
                start: isoDate,
                end: isoDate,
                at: z.enum(['at least', 'at most']),
                value: z.number(),
              }),
            )
            .default([]),
        }),
      ),
    }),
  ),
  meetings: z.array(
    z.strictObject({
      kind: newMeeting.shape.kind,
      day: isoDate,
      /** Other contexts of the same organisation that were discussed too. */
      also: z.array(z.string()).default([]),
      attendance: counts,
      views: newMeeting.shape.views,
      decisions: z.array(decision),
    }),
  ),
  changes: z
    .array(
      z.strictObject({
        goal: z.string(),
        day: isoDate,
        what: planChange.shape.what,
        about: z.string(),
        before: z.string(),
        after: z.string(),
        reason: z.string(),
      }),
    )
    .default([]),
  reviews: z
    .array(
      z.strictObject({
        day: isoDate,
        closed: isoDate,
        next: isoDate.nullable().default(null),
        goals: z.record(
          z.string(),
          z.tuple([newReview.shape.goals.unwrap().element.shape.progress, z.string()]),
        ),
        /** One answer to each of the reflective questions, by its code: a closed review has them all. */
        reflections: z.record(z.string(), z.string()),
        didNotWork: z.string(),
      }),
    )
    .default([]),
  maps: z
    .array(
      z.strictObject({
        day: isoDate,
        asked: z.string(),
        slots: z.array(z.tuple([z.string(), z.string(), z.string(), z.int(), z.int(), z.string()])),
      }),
    )
    .default([]),
  concerns: z
    .array(
      z
        .tuple([month, concernKind, concernSource, intention, intention, concernOutcome, z.string()])
        .rest(z.string()),
    )
    .default([]),
  incidents: z
    .array(
      z.strictObject({
        day: isoDate,
        closed: isoDate,
        title: z.string(),
        tasks: z.array(z.tuple([z.string(), z.string(), partyKind, isoDate])),
        support: z.string(),
        learning: z.string(),
      }),
    )
    .default([]),
  parity: z.array(z.tuple([isoDate, z.enum(['VCS', 'statutory']), z.int(), z.string()])).default([]),
  values: z
    .array(
      z.strictObject({
        day: isoDate,
        closed: isoDate,
        entries: z.record(z.string(), z.tuple([z.int(), z.string()])),
      }),
    )
    .default([]),
});
export type DemoPlan = z.infer<typeof plan>;
export type DemoDecision = z.infer<typeof decision>;

/** The invented plans of data/demo/plans, one a file, read strictly: a slip stops the demo with its place. */
export function readDemoPlans(home: string): DemoPlan[] {
  const folder = join(home, 'data/demo/plans');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => plan.parse(parse(readFileSync(join(folder, name), 'utf8'))));
}

/** `{ VCS: 2 }` as the contract's list. */
export function partiesOf(counts: Readonly<Partial<Record<PartyKind, number>>>) {
  return Object.entries(counts).map(([party, people]) => ({ party: partyKind.parse(party), people }));
}

/** The documents of a plan, each as the contract has it, with the day it was closed. */
export function documentsOf({ maps, incidents, parity, values }: DemoPlan) {
  const made = (body: unknown, closedOn: string | null = null) => ({
    body: newPlanDocument.parse(body),
    closedOn,
  });
  return [
    ...maps.map(({ day, asked, slots }) =>
      made({
        kind: 'guardianship map',
        date: day,
        asked,
        slots: slots.map(([week, part, role, adults, trained, trust]) => ({
          week,
          day: part,
          role,
          adults,
          trained,
          trust,
        })),
      }),
    ),
    ...incidents.map(({ day, closed, title, tasks, support, learning }) =>
      made(
        {
          kind: 'incident plan',
          date: day,
          title,
          tasks: tasks.map(([phase, text, owner, done]) => ({ phase, text, owner, done })),
          support,
          learning,
        },
        closed,
      ),
    ),
    ...parity.map(([date, side, level, evidence]) =>
      made({ kind: 'parity rating', date, side, level, evidence }),
    ),
    ...values.map(({ day, closed, entries }) =>
      made(
        {
          kind: 'values review',
          date: day,
          entries: Object.entries(entries).map(([value, [level, evidence]]) => ({ value, level, evidence })),
        },
        closed,
      ),
    ),
  ];
}
