import {
  endpoints,
  goalProgress,
  newReview,
  type PlanPage,
  type PlanReview,
  type ReflectionQuestion,
} from '@waymark/contract';
import { useMemo } from 'react';
import { useSend } from '../../api/queries';
import { sentenceFor } from '../../parts/form/check';
import { LongTextField, SelectField, TextField } from '../../parts/form/field';
import { RecordForm } from '../../parts/form/record-form';
import type { Based } from '../../parts/form/two-editors';
import type { Bound, KeptForm } from '../../parts/form/use-kept-form';
import { capital } from './plan-words';

type Progress = (typeof goalProgress.options)[number];
interface Values {
  date: string;
  progress: Readonly<Record<string, Progress | ''>>;
  why: Readonly<Record<string, string>>;
  reflections: Readonly<Record<string, string>>;
  didNotWork: string;
  nextReview: string;
}

const valuesOf = (one: PlanReview | null): Values => ({
  date: one?.date ?? '',
  progress: Object.fromEntries((one?.goals ?? []).map(({ goalId, progress }) => [goalId, progress])),
  why: Object.fromEntries((one?.goals ?? []).map(({ goalId, why }) => [goalId, why])),
  reflections: Object.fromEntries((one?.reflections ?? []).map(({ question, answer }) => [question, answer])),
  didNotWork: one?.didNotWork ?? '',
  nextReview: one?.nextReview ?? '',
});

const bodyOf = (questions: readonly ReflectionQuestion[]) => (v: Values) => ({
  date: v.date,
  goals: judged(v).map((id) => ({ goalId: Number(id), progress: v.progress[id], why: v.why[id] ?? '' })),
  reflections: questions
    .filter(({ code }) => (v.reflections[code] ?? '').trim() !== '')
    .map(({ code }) => ({ question: code, answer: v.reflections[code] ?? '' })),
  didNotWork: v.didNotWork,
  nextReview: v.nextReview || null,
});

const judged = (v: Values): string[] => Object.keys(v.progress).filter((id) => v.progress[id] !== '');

const WORDS = {
  date: { label: 'Held on' },
  progress: { label: 'How far goals have come', say: (v: Values) => Object.values(v.progress).join(', ') },
  why: { label: 'What it rests on', say: (v: Values) => Object.values(v.why).join(' / ') },
  reflections: {
    label: 'What you said to each other',
    say: (v: Values) => Object.values(v.reflections).join(' / '),
  },
  didNotWork: { label: 'What did not work' },
  nextReview: { label: 'Next review' },
};

interface Part {
  readonly plan: PlanPage;
  readonly questions: readonly ReflectionQuestion[];
}

/** A review: each goal judged, the questions talked about. It may be saved in parts and closed once all is there. */
export function ReviewForm({
  scope,
  plan,
  questions,
  one,
  onDone,
}: Part & { readonly scope: string; readonly one: PlanReview | null; readonly onDone: () => void }) {
  const add = useSend('addReview');
  const change = useSend('changeReview');
  const values = useMemo(() => valuesOf(one), [one]);
  const part = { scope, values, body: bodyOf(questions), label: 'Save the review', words: WORDS, onDone };
  return one ? (
    <RecordForm
      {...part}
      name={`review-${one.id}`}
      record={one}
      schema={endpoints.changeReview.body}
      send={(body) => change.mutateAsync({ params: { id: one.id }, body })}
    >
      {(form) => <Fields form={form} plan={plan} questions={questions} />}
    </RecordForm>
  ) : (
    <RecordForm
      {...part}
      name={`review-new-${plan.contextId}`}
      record={null}
      schema={newReview}
      makes="changeReview"
      send={(body, how) => add.mutateAsync({ params: { id: plan.contextId }, body, ...how })}
    >
      {(form) => <Fields form={form} plan={plan} questions={questions} />}
    </RecordForm>
  );
}

function Fields({ form, plan, questions }: Part & { readonly form: KeptForm<Based<Values>> }) {
  const within = <K extends 'progress' | 'why' | 'reflections'>(
    name: K,
    key: string,
    path: string,
  ): Bound<Exclude<Values[K][string], undefined>> => ({
    id: `${form.id}-${path.replaceAll('.', '-')}`,
    value: (form.values[name][key] ?? '') as Exclude<Values[K][string], undefined>,
    onValue: (value) => {
      form.set((before) => ({ ...before, [name]: { ...before[name], [key]: value } }));
      form.mended(path);
    },
    refusal: sentenceFor(form.refusals, path),
  });
  const order = judged(form.values);
  // a goal that is not judged yet stands behind those that are sent
  const at = (id: string) => (order.includes(id) ? order.indexOf(id) : 1000 + Number(id));
  const goals = plan.goals.filter(
    ({ archived, state, id }) => !archived && (state === 'open' || order.includes(String(id))),
  );
  return (
    <>
      <TextField {...form.field('date')} kind="date" label="Held on" help="The day you met." />
      {goals.map((goal) => (
        <section key={goal.id} className="wm-form-part" aria-label={goal.statement}>
          <h3>{goal.statement}</h3>
          {goal.sign && <p className="wm-small">The sign: {goal.sign}</p>}
          <SelectField
            {...within('progress', String(goal.id), `goals.${at(String(goal.id))}.progress`)}
            label="How far it has come"
            help="“Cannot say” is an answer."
            choices={goalProgress.options.map((value) => ({ value, label: capital(value) }))}
          />
          <LongTextField
            {...within('why', String(goal.id), `goals.${at(String(goal.id))}.why`)}
            label="What that rests on"
            help="Figures, or what was seen and by how many."
          />
        </section>
      ))}
      <section className="wm-form-part" aria-label="Questions before it closes">
        <h3>Questions before it closes</h3>
        <p className="wm-help">What you said to each other, not who said it.</p>
        {questions.map(({ code, theme, ask }) => (
          <LongTextField
            key={code}
            {...within('reflections', code, `answers.${code}`)}
            label={`${theme}: ${ask}`}
            help=""
            optional
          />
        ))}
      </section>
      <LongTextField
        {...form.field('didNotWork')}
        label="What did not work"
        help="A required part of every report."
        optional
      />
      <TextField
        {...form.field('nextReview')}
        kind="date"
        label="Next review"
        help="Once this one is closed, the plan is due again on this day."
        optional
      />
    </>
  );
}
