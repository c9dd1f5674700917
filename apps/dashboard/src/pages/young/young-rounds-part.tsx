import { newYoungSurvey, type YoungSurvey, type YoungSurveyDesk } from '@waymark/contract';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSend } from '../../api/queries';
import { ChecksField, LongTextField, SelectField, TextField } from '../../parts/form/field';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';
import { TroubleBox } from '../../parts/waiting';
import { dayWords } from '../../parts/words';
import { paths } from '../../paths';

/** Rounds of questions: the latest first, and a form for the next. */
export function RoundsPart({ desk }: { readonly desk: YoungSurveyDesk }) {
  const [adding, setAdding] = useState(false);
  const busy = desk.surveys.some(({ state }) => state === 'open' || state === 'not yet' || state === 'over');
  return (
    <section className="wm-section" aria-labelledby="young-rounds">
      <h2 id="young-rounds">Rounds of questions</h2>
      <p className="wm-prose">
        Whoever has a link to the young people’s page can answer while a round is open. You see how many did,
        and nothing of what they said, until you count: then the answers become figures of this context, all
        at once and in no order. Taking part is their own choice; the purpose you name is yours, and is why
        the answers may be held at all.
      </p>
      {adding ? (
        <NewRound desk={desk} onDone={() => setAdding(false)} />
      ) : desk.purposes.length === 0 ? (
        <p>
          First record <Link to={paths.protection()}>a purpose and its lawful basis</Link> that these answers
          are held for.
        </p>
      ) : (
        !busy && (
          <button type="button" className="wm-button wm-button-main" onClick={() => setAdding(true)}>
            Ask a round of questions
          </button>
        )
      )}
      {desk.surveys.length > 0 && (
        <ul className="wm-quiet-list" aria-label="Rounds of questions">
          {desk.surveys.map((survey) => (
            <Round key={survey.id} survey={survey} />
          ))}
        </ul>
      )}
    </section>
  );
}

type Extra = 'voice' | 'code';

function NewRound({ desk, onDone }: { readonly desk: YoungSurveyDesk; readonly onDone: () => void }) {
  const send = useSend('addYoungSurvey');
  const only = desk.purposes.length === 1 ? String(desk.purposes[0]?.id ?? '') : '';
  const form = useFleetingForm({
    round: '',
    start: desk.today,
    end: '',
    indicators: [] as readonly string[],
    also: ['voice'] as readonly Extra[],
    help: '',
    purposeId: only,
  });
  const { indicators } = form.values;
  const asked = desk.offers
    .filter(({ code }) => indicators.includes(code))
    .reduce((sum, { questions }) => sum + questions.length, 0);
  const group = (label: string, fits: boolean) => ({
    label,
    choices: desk.offers
      .filter((one) => one.fits === fits)
      .map(({ code, title, questions, sensitive }) => ({
        value: code,
        label: title,
        words: `${questions.length === 1 ? `“${questions[0]?.text ?? ''}”` : `${questions.length} questions, such as “${questions[0]?.text ?? ''}”`}${sensitive ? ' Sensitive.' : ''}`,
      })),
  });
  return (
    <SendFleeting
      form={form}
      schema={newYoungSurvey}
      body={({ also, purposeId, ...values }) => ({
        ...values,
        contextId: desk.contextId,
        askVoice: also.includes('voice'),
        askCode: also.includes('code'),
        purposeId: purposeId === '' ? undefined : Number(purposeId),
      })}
      send={(body) => send.mutateAsync({ body })}
      label="Open the round"
      onDone={onDone}
      onCancel={onDone}
    >
      <TextField
        {...form.field('round')}
        label="Name of the round"
        help="As it is called with the figures later, such as autumn 2026."
        max={80}
        width="medium"
      />
      <TextField {...form.field('start')} kind="date" label="First day" help="Today or later." />
      <TextField
        {...form.field('end')}
        kind="date"
        label="Last day"
        help="Two or three weeks are usual; three months at most."
      />
      <ChecksField
        {...form.field('indicators')}
        label="What is asked"
        help="In exactly these words, so that it can be compared. A set of questions is asked whole or not at all."
        groups={[group('For a context like this', true), group('Other questions', false)].filter(
          ({ choices }) => choices.length > 0,
        )}
        notice={
          asked === 0 ? undefined : asked === 1 ? 'One question.' : `${asked} questions; twenty is the most.`
        }
      />
      <ChecksField
        {...form.field('also')}
        label="Asked besides"
        help="Both may be left empty by whoever answers."
        optional
        groups={[
          {
            choices: [
              {
                value: 'voice' as const,
                label: 'Something in their own words',
                words: 'Somebody of the team reads it before anybody else does.',
              },
              {
                value: 'code' as const,
                label: 'A code they make up and keep',
                words: 'Joins their answers of two rounds. Only where you mean to ask the same people again.',
              },
            ],
          },
        ]}
      />
      <LongTextField
        {...form.field('help')}
        label="Whom they can turn to here"
        help="A role and a place, such as “the youth workers in the blue van, Tuesdays and Fridays”. Childline and 999 are named anyway."
        optional
      />
      <SelectField
        {...form.field('purposeId')}
        label="Purpose these answers are held for"
        help="With its lawful basis, as recorded under data protection. That somebody takes part is another thing: they say so themselves."
        choices={desk.purposes.map(({ id, title, basis }) => ({
          value: String(id),
          label: `${title} (${basis})`,
        }))}
      />
    </SendFleeting>
  );
}

const STATES: Readonly<Record<YoungSurvey['state'], string>> = {
  'not yet': 'not open yet',
  open: 'open',
  over: 'over, not counted yet',
  counted: 'counted',
  withdrawn: 'withdrawn',
};

function Round({ survey }: { readonly survey: YoungSurvey }) {
  const count = useSend('countYoungSurvey');
  const withdraw = useSend('withdrawYoungSurvey');
  const [asking, setAsking] = useState<'count' | 'withdraw' | null>(null);
  const { id, round, state, submissions, withAnswers, indicators, start, end } = survey;
  const trouble = count.error ?? withdraw.error;
  const settled = state === 'counted' || state === 'withdrawn';
  return (
    <li>
      <h3>
        {round}: {STATES[state]}
      </h3>
      <p>
        <strong>{submissions === 1 ? 'One person has' : `${submissions} people have`} sent something</strong>
        {state !== 'withdrawn' &&
          submissions !== withAnswers &&
          `, ${withAnswers} of them with answers`}. {dayWords(start)} to {dayWords(end)}.
      </p>
      <p className="wm-small">
        {indicators.map(({ title }) => title).join('; ')}. Held for: {survey.purpose}. Opened by{' '}
        {survey.createdBy}.
      </p>
      {count.data && count.data.remarks.length > 0 && (
        <ul className="wm-small">
          {count.data.remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      {!settled && asking === null && (
        <div className="wm-actions">
          {state !== 'not yet' && (
            <button type="button" className="wm-button" onClick={() => setAsking('count')}>
              Close and count<span className="wm-hidden"> {round}</span>
            </button>
          )}
          <button type="button" className="wm-link-button" onClick={() => setAsking('withdraw')}>
            Withdraw<span className="wm-hidden"> {round}</span>
          </button>
        </div>
      )}
      {!settled && asking !== null && (
        <div className="wm-notice" role="group" aria-label="Are you sure?">
          <p>
            {asking === 'count'
              ? 'Nobody can answer after this, and nobody can take answers back. The answers become figures.'
              : 'Every answer of this round is erased and becomes nothing. Words that were left stay until you decide about them.'}
          </p>
          <div className="wm-actions">
            <button
              type="button"
              className="wm-button wm-button-main"
              disabled={count.isPending || withdraw.isPending}
              onClick={() =>
                (asking === 'count' ? count : withdraw).mutate(
                  { params: { id } },
                  { onSuccess: () => setAsking(null) },
                )
              }
            >
              {asking === 'count' ? 'Yes, count them' : 'Yes, erase them'}
            </button>
            <button type="button" className="wm-button" onClick={() => setAsking(null)}>
              No
            </button>
          </div>
        </div>
      )}
      {trouble && <TroubleBox trouble={trouble} />}
    </li>
  );
}
