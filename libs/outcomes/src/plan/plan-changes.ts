import type { GoalMeasure, NewGoal, PlanChange, Target } from '@waymark/contract';

export type GoalDefinition = Pick<NewGoal, 'statement' | 'sign' | 'howKnown' | 'measures'>;
export type FoundChange = Pick<PlanChange, 'what' | 'about' | 'before' | 'after'>;

/**
 * What a change of a goal moves that was there before: a target, a baseline, or what the goal means. Each needs a reason and
 * stands in every report. Filling in what was empty, or adding a measure or a target, moves nothing.
 * `nameOf` says a grant by its title; it is called with the grant of a target only.
 */
export function planChanges(
  before: GoalDefinition,
  after: GoalDefinition,
  nameOf: (grantId: number) => string,
): FoundChange[] {
  const definition = (about: string, one: string, other: string): FoundChange[] =>
    one === '' || one === other
      ? []
      : [{ what: 'definition', about, before: one, after: other || 'left out' }];
  return [
    ...definition('the goal', before.statement, after.statement),
    ...definition('what shows it is reached', before.sign, after.sign),
    ...definition('how we will know', before.howKnown, after.howKnown),
    ...before.measures.flatMap((measure) => {
      const now = after.measures.find(({ indicator }) => indicator === measure.indicator);
      return now
        ? [...baselineChange(measure, now), ...targetChanges(measure, now, nameOf)]
        : [measureLeftOut(measure)];
    }),
  ];
}

const measureLeftOut = ({ indicator }: GoalMeasure): FoundChange => ({
  what: 'definition',
  about: `measured by ${indicator}`,
  before: indicator,
  after: 'left out',
});

function baselineChange(before: GoalMeasure, after: GoalMeasure): FoundChange[] {
  if (!before.baseline) return [];
  const one = baselineWords(before.baseline);
  const other = after.baseline ? baselineWords(after.baseline) : 'left out';
  return one === other
    ? []
    : [{ what: 'baseline', about: `baseline of ${before.indicator}`, before: one, after: other }];
}

const baselineWords = ({ date, method, n }: NonNullable<GoalMeasure['baseline']>): string =>
  `${date}, ${method}${n === null ? '' : `, n = ${n}`}`;

/** A target is the same one when it is of the same grant and the same days; two of the same are told apart by their place. */
function targetChanges(
  before: GoalMeasure,
  after: GoalMeasure,
  nameOf: (grantId: number) => string,
): FoundChange[] {
  const left = [...after.targets];
  return before.targets.flatMap((target) => {
    const found = left.findIndex((one) => keyOf(one) === keyOf(target));
    const now = found < 0 ? undefined : left.splice(found, 1)[0];
    const one = targetWords(target);
    const other = now ? targetWords(now) : 'left out';
    const whose = target.grantId === null ? 'the plan' : nameOf(target.grantId);
    return one === other
      ? []
      : [
          {
            what: 'target' as const,
            about: `target of ${before.indicator} for ${whose}`,
            before: one,
            after: other,
          },
        ];
  });
}

const keyOf = ({ grantId, period }: Target): string => `${grantId}/${period.start}/${period.end}`;

const targetWords = ({ at, value, period }: Target): string =>
  `${at} ${value} from ${period.start} to ${period.end}`;
