import { answersTaken, type YoungSurveyDesk } from '@waymark/contract';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { troubleFrom } from '../../api/errors';
import { useSend } from '../../api/queries';
import { timeOfDay } from '../../outbox/kept';
import type { OutboxState, Saved } from '../../outbox/outbox';
import { useOutbox } from '../../outbox/use-outbox';
import { ChecksField, TextField } from '../../parts/form/field';
import { KeptLine, RefusedBox, ThrowAway } from '../../parts/form/form-foot';
import { type KeptForm, useKeptForm } from '../../parts/form/use-kept-form';
import { paths } from '../../paths';
import { Question } from '../young/young-question';
import {
  answered,
  type AskedValues,
  composeAnswers,
  EMPTY_ASKED,
  EMPTY_PERSON,
  type PersonValues,
  questionsAsked,
  withAnswer,
} from './answers';

interface Draft {
  readonly asked: AskedValues;
  readonly person: PersonValues;
}

/** What is asked, once; then one person after another. Each is handed to the outbox by itself, and the form is empty again. */
export function AnswersForm({
  scope,
  contextId,
  desk,
}: {
  readonly scope: string;
  readonly contextId: number;
  readonly desk: YoungSurveyDesk;
}) {
  const name = `answers-${contextId}`;
  const asked = useKeptForm<AskedValues>(scope, `${name}-round`, EMPTY_ASKED);
  const person = useKeptForm<PersonValues>(scope, name, EMPTY_PERSON);
  const { outbox, state } = useOutbox();
  const heading = useRef<HTMLHeadingElement>(null);
  const mine = state.held.filter((held) => held.form === name);
  const refused = mine.find((held) => held.refusal !== null);
  const free = person.keeping === 'nothing';
  const { set: setAsked } = asked;
  const { set: setPerson, refuse } = person;
  useEffect(() => {
    // refused answers come back by themselves, unless somebody else is answering in their place
    const back = refused && free ? outbox?.takeBack(refused.batch) : null;
    if (!back) return;
    const draft = back.draft as Draft;
    setAsked(() => draft.asked);
    setPerson(() => draft.person);
    refuse([], back.refusal?.sentence ?? null);
  }, [free, outbox, refuse, refused, setAsked, setPerson]);

  const questions = questionsAsked(desk, asked.values);
  const some = answered(questions, person.values).length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!outbox || !some) return;
    const composed = composeAnswers(desk, asked.values, person.values);
    asked.refuse(composed.ok ? [] : composed.asked);
    refuse(composed.ok ? [] : composed.person);
    if (!composed.ok) return;
    const draft: Draft = { asked: asked.values, person: person.values };
    outbox.put({
      form: name,
      label: `The answers of one person at ${desk.place}`,
      contextId,
      observations: [],
      answers: composed.answers,
      draft,
    });
    person.clear(EMPTY_PERSON);
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <form className="wm-form wm-entry" onSubmit={submit} noValidate>
      <Sent
        state={state}
        name={name}
        contextId={contextId}
        onTakenBack={(batch) => outbox?.takenBack(batch)}
      />
      <RefusedBox id={asked.id} refusals={asked.refusals} sentence={asked.sentence} attempt={asked.attempt} />
      <RoundPart form={asked} desk={desk} />
      <section className="wm-section">
        <h2 ref={heading} tabIndex={-1}>
          This person
        </h2>
        <RefusedBox
          id={person.id}
          refusals={person.refusals}
          sentence={person.sentence}
          attempt={person.attempt}
        />
        {questions.length === 0 ? (
          <p>Choose above what is asked, and the questions stand here.</p>
        ) : (
          <>
            <p className="wm-prose">
              Nobody has to answer, and any question can be skipped. Say so before you begin.
            </p>
            {questions.map((question, at) => (
              <Question
                key={question.item}
                question={question}
                place={`${at + 1} of ${questions.length}`}
                value={person.values.answers[question.item] ?? 'not yet'}
                onValue={(value) => setPerson((before) => withAnswer(before, question.item, value))}
              />
            ))}
            <TextField
              {...person.field('code')}
              label="A code they chose themselves"
              help="Only where the same people are asked again: it joins their answers of two rounds. A word and a number, such as oak-27. Never a name, initials or a date of birth, and never one that you make up for them or keep a list of."
              width="medium"
              max={24}
              optional
            />
            <div className="wm-actions">
              <button
                type="submit"
                className="wm-button wm-button-main"
                disabled={!some}
                aria-describedby={some ? undefined : `${person.id}-none`}
              >
                Save, then the next person
              </button>
              <ThrowAway form={person} />
            </div>
            {!some && (
              <p className="wm-small" id={`${person.id}-none`}>
                Nothing is answered yet. Where somebody skips every question there is nothing to save.
              </p>
            )}
            <KeptLine keeping={person.keeping} />
          </>
        )}
      </section>
    </form>
  );
}

/** By what the server knows the answers of one person, to take them back; null where its answer was lost on the way. */
function intakeOf(saved: Saved | undefined): number | null {
  const parsed = answersTaken.safeParse(saved?.answer);
  return parsed.success && parsed.data.created > 0 ? parsed.data.intakeId : null;
}

function RoundPart({ form, desk }: { readonly form: KeptForm<AskedValues>; readonly desk: YoungSurveyDesk }) {
  const { indicators } = form.values;
  // found again with questions chosen: these are out of the way; chosen just now: the list stays open for the next
  const [open, setOpen] = useState(indicators.length === 0);
  const choices = (fits: boolean) =>
    desk.offers
      .filter((offer) => offer.fits === fits)
      .map(({ code, title, questions, sensitive }) => ({
        value: code,
        label: `${title} (${code})`,
        words: `${questions.length === 1 ? 'One question' : `${questions.length} questions`}${sensitive ? '. Sensitive: ask where nobody can listen.' : ''}`,
      }));
  const groups = [
    { label: 'For a context like this', choices: choices(true) },
    { label: 'Other questions', choices: choices(false) },
  ].filter((group) => group.choices.length > 0);
  const bound = form.field('indicators');
  return (
    <section className="wm-round-head" aria-label="For everybody who is asked in this round">
      <TextField
        {...form.field('round')}
        label="Round"
        help="A name for this wave, such as spring 2026. The same for everybody who is asked in it."
        max={80}
        width="medium"
      />
      <div className="wm-fields-line">
        <TextField
          {...form.field('start')}
          kind="date"
          label="First day"
          help="On which somebody was asked."
        />
        <TextField
          {...form.field('end')}
          kind="date"
          label="Last day"
          help="That day included, today at the latest. Answers with the same days, round and source make one figure."
        />
      </div>
      <TextField
        {...form.field('source')}
        label="Source"
        help="How people were asked, such as asked in person. A role or a method, never a person."
        max={140}
        width="medium"
      />
      <details
        open={open || bound.refusal !== undefined}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary>
          {indicators.length === 0 ? 'Choose the questions' : `Questions: ${indicators.join(', ')}`}
        </summary>
        <ChecksField
          {...bound}
          label="What is asked"
          help="In exactly these words, so that it can be compared. A set of questions is asked whole or not at all."
          groups={groups}
        />
      </details>
    </section>
  );
}

/** How many people's answers arrived since this page was opened, and how many wait. Never what they are. */
function Sent({
  state: { saved, held, sending, waiting: why },
  name,
  contextId,
  onTakenBack,
}: {
  readonly state: OutboxState;
  readonly name: string;
  readonly contextId: number;
  readonly onTakenBack: (batch: string) => void;
}) {
  const back = useSend('undoAnswers');
  const [told, setTold] = useState<string | null>(null);
  const arrived = saved.filter((one) => one.form === name);
  const waiting = held.filter((one) => one.form === name && one.refusal === null);
  const [last] = arrived;
  const [oldest] = waiting;
  const intakeId = intakeOf(last);
  const takeBack = async () => {
    if (!last || intakeId === null) return;
    try {
      await back.mutateAsync({ params: { id: contextId, intakeId } });
      onTakenBack(last.batch);
      setTold(
        `Taken back: the answers saved at ${timeOfDay(last.at)}. They are erased, and the figures are as they were before.`,
      );
    } catch (failure) {
      setTold((await troubleFrom(failure)).sentence);
    }
  };
  return (
    <div role="status" className="wm-sent">
      {last && (
        <p>
          Saved on the server at {timeOfDay(last.at)}: the answers of{' '}
          {arrived.length === 1 ? 'one person' : `${arrived.length} people`} since this page was opened.{' '}
          <Link to={paths.context(contextId)}>See the figures</Link>
        </p>
      )}
      {last && intakeId !== null && !oldest && (
        <details>
          <summary>Saved by mistake?</summary>
          <p>
            <button
              type="button"
              className="wm-button"
              disabled={back.isPending}
              onClick={() => void takeBack()}
            >
              Take the last person’s answers back
            </button>
          </p>
        </details>
      )}
      {told && <p>{told}</p>}
      {oldest && (
        <p>
          {sending
            ? 'Sending. '
            : waiting.every((one) => one.safe)
              ? `Kept on this device at ${timeOfDay(oldest.at)}, not yet sent: the answers of ${waiting.length === 1 ? 'one person' : `${waiting.length} people`}. `
              : 'Not yet sent, and this browser would not keep it: leave this page open. '}
          {!sending && (why ?? 'Sent as soon as Waymark can be reached.')}
        </p>
      )}
    </div>
  );
}
