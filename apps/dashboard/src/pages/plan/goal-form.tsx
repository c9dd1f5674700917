import { endpoints, type Framework, goalSide, type Grant, newGoal, type PlanGoal } from '@waymark/contract';
import { useMemo } from 'react';
import { useSend } from '../../api/queries';
import { LongTextField, RadioField, SelectField, TextField } from '../../parts/form/field';
import { RecordForm } from '../../parts/form/record-form';
import type { Based } from '../../parts/form/two-editors';
import type { KeptForm } from '../../parts/form/use-kept-form';
import { SIDE_WORDS } from '../../parts/words';
import { goalBody, type GoalValues, goalValues, measureWords, NEW_GOAL } from './goal-values';
import { MeasureFields } from './measure-fields';
import { STATE_WORDS } from './plan-words';

interface Choices {
  readonly framework: Framework;
  readonly grants: readonly Grant[];
}

const WORDS = {
  goal: { label: 'Goal of the framework' },
  side: { label: 'Side' },
  statement: { label: 'Goal' },
  hope: { label: 'Hope' },
  sign: { label: 'Sign' },
  howKnown: { label: 'How you will know' },
  measures: { label: 'Measures', say: (v: GoalValues) => v.measures.map(measureWords).join(' / ') },
  state: { label: 'State' },
  nextReview: { label: 'Next review' },
};

/** One goal: what is hoped for, what will show it, how one will know, and by which measures. */
export function GoalForm({
  scope,
  contextId,
  goal,
  onDone,
  ...choices
}: Choices & {
  readonly scope: string;
  readonly contextId: number;
  readonly goal: PlanGoal | null;
  readonly onDone: () => void;
}) {
  const add = useSend('addGoal');
  const change = useSend('changeGoal');
  const values = useMemo(() => (goal ? goalValues(goal) : NEW_GOAL), [goal]);
  const part = { scope, values, body: goalBody, label: 'Save the goal', words: WORDS, onDone };
  return goal ? (
    <RecordForm
      {...part}
      name={`goal-${goal.id}`}
      record={goal}
      schema={endpoints.changeGoal.body}
      extra={({ reason }) => ({ reason })}
      send={(body) => change.mutateAsync({ params: { id: goal.id }, body })}
    >
      {(form) => <Fields form={form} old {...choices} />}
    </RecordForm>
  ) : (
    <RecordForm
      {...part}
      name={`goal-new-${contextId}`}
      record={null}
      schema={newGoal}
      extra={({ reason }) => ({ reason })}
      makes="changeGoal"
      send={(body, how) => add.mutateAsync({ params: { id: contextId }, body, ...how })}
    >
      {(form, made) => <Fields form={form} old={made} {...choices} />}
    </RecordForm>
  );
}

function Fields({
  form,
  old,
  framework,
  grants,
}: Choices & { readonly form: KeptForm<Based<GoalValues>>; readonly old: boolean }) {
  const take = (code: string) => {
    const chosen = framework.goals.find((one) => one.code === code);
    form.set((before) => ({
      ...before,
      goal: code,
      ...(chosen ? { side: chosen.side, statement: before.statement || chosen.statement } : {}),
    }));
    for (const name of ['goal', 'side', 'statement']) form.mended(name);
  };
  return (
    <>
      <SelectField
        {...form.field('goal')}
        onValue={take}
        label="Goal of the framework"
        help="Choose one, or write your own below."
        empty="In our own words"
        choices={framework.goals.map(({ code, statement }) => ({
          value: code,
          label: `${code}  ${statement}`,
        }))}
      />
      <LongTextField
        {...form.field('statement')}
        label="The goal"
        help="A positive sentence about the place or group that the work tries to make true."
      />
      <RadioField
        {...form.field('side')}
        label="Which side it is on"
        help="Needs, guardianship, environment, or the system around them."
        choices={goalSide.options.map((value) => ({ value, label: SIDE_WORDS[value] ?? value }))}
      />
      <LongTextField
        {...form.field('hope')}
        label="Hope"
        help="What you hope will be there after the work."
        optional
      />
      <LongTextField
        {...form.field('sign')}
        label="Sign"
        help="What will show that it is reached."
        optional
      />
      <LongTextField
        {...form.field('howKnown')}
        label="How you will know"
        help="Who will be asked or looked at, when and how."
        optional
      />
      <MeasureFields form={form} framework={framework} grants={grants} />
      <TextField
        {...form.field('nextReview')}
        kind="date"
        label="Next review"
        help="The day you look at this goal together again."
        optional
      />
      {old && (
        <>
          <RadioField
            {...form.field('state')}
            label="Where it stands"
            help="A goal that was set aside stays in sight with its reason."
            choices={(['open', 'reached', 'set aside'] as const).map((value) => ({
              value,
              label: STATE_WORDS[value],
            }))}
          />
          <LongTextField
            {...form.field('reason')}
            label="Why something is moved"
            help="Needed when a target, a baseline or the meaning of the goal changes: it stands in every report."
            optional
          />
        </>
      )}
    </>
  );
}
