import { z } from 'zod';
import { balance, drift, takingPart, turnTally } from './meeting';
import { isoDate, period } from './period';
import { goalState, planChange } from './plan';

/**
 * A target as a report may judge it: against released figures alone. `cannot say` has its cause in `because`, as a figure
 * that is withheld or was never collected is neither reached nor missed.
 */
export const reportTarget = z.strictObject({
  whose: z.enum(['this grant', 'the plan']),
  period,
  at: z.enum(['at least', 'at most']),
  /** In the unit of the indicator as it is shown: percent as 0 to 100. */
  value: z.number(),
  standing: z.enum(['reached', 'not reached', 'not due yet', 'cannot say']),
  because: z.string(),
});
export type ReportTarget = z.infer<typeof reportTarget>;

export const reportMeasure = z.strictObject({
  indicator: z.string(),
  title: z.string(),
  /** `n` in words: rounded as released figures are, or not printed where it is small. */
  baseline: z.strictObject({ date: isoDate, method: z.string(), n: z.string() }).nullable(),
  targets: z.array(reportTarget),
});

/** The plan of a context as its report tells it: no private name, no words kept for the team, nobody's name. */
export const reportPlan = z.strictObject({
  goals: z.array(
    z.strictObject({
      statement: z.string(),
      hope: z.string(),
      sign: z.string(),
      howKnown: z.string(),
      state: goalState,
      measures: z.array(reportMeasure),
    }),
  ),
  /** Moves of targets, baselines and definitions in the days of the grant, and any other that its targets rest on. */
  changes: z.array(
    planChange.pick({ date: true, what: true, about: true, before: true, after: true, reason: true }),
  ),
  /** All actions planned, and all completed, by the end of the grant or today. */
  planned: balance,
  completed: balance,
  drift: drift.pick({ state: true, sentence: true }),
  turns: z.array(turnTally),
  takingPart,
});
export type ReportPlan = z.infer<typeof reportPlan>;
