import { type Context, type Indicator, type NewObservation } from '@waymark/contract';
import { useEffect, useState } from 'react';
import { useOutbox } from '../../outbox/use-outbox';
import { KeptLine, RefusedBox } from '../../parts/form/form-foot';
import { type KeptForm, useKeptForm } from '../../parts/form/use-kept-form';
import { dayWords, teamName } from '../../parts/words';
import { PaperForm } from './paper-form';
import { SentLine } from './sent-line';
import {
  clockWords,
  type Counter,
  countOf,
  EMPTY_TALLY,
  finish,
  FULL_MINUTES,
  LEAST_MINUTES,
  leftOf,
  longEnough,
  type Summary,
  summaryOf,
  tap,
  type TallyValues,
  type Timed,
  undo,
} from './tally';

const CONTACTS = 'seen=friendly contacts with adults';

/** The tally of one context on this device: any number of timed observations, sent together as one figure. */
export function TallyForm({
  scope,
  today,
  context,
  indicator,
}: {
  readonly scope: string;
  readonly today: string;
  readonly context: Context;
  readonly indicator: Indicator;
}) {
  const name = `tally-${context.id}`;
  const form = useKeptForm<TallyValues>(scope, name, EMPTY_TALLY);
  const { outbox, state } = useOutbox();
  const { values, set, refuse } = form;
  const mine = state.held.filter((h) => h.form === name);
  const refused = mine.find((h) => h.refusal !== null);
  const free = form.keeping === 'nothing';
  useEffect(() => {
    if (!refused || !free) return;
    const held = outbox?.takeBack(refused.batch);
    if (!held) return;
    set(() => held.draft as TallyValues);
    refuse([], held.refusal?.sentence ?? null);
  }, [free, outbox, refuse, refused, set]);

  const send = () => {
    if (!outbox) return;
    const observations = observationsOf(context.id, indicator.code, values);
    outbox.put({
      form: name,
      label: `Tally of ${values.done.length === 1 ? 'one observation' : `${values.done.length} observations`} at ${teamName(context)}`,
      contextId: context.id,
      observations,
      draft: values,
    });
    form.clear(EMPTY_TALLY);
  };
  return (
    <div className="wm-form wm-entry">
      <SentLine
        round={{
          form,
          refused,
          waiting: mine.filter((h) => h.refusal === null),
          saved: state.saved.find((s) => s.form === name),
          outbox: state,
        }}
        context={context}
      />
      <RefusedBox id={form.id} refusals={[]} sentence={form.sentence} attempt={form.attempt} />
      <p className="wm-prose">
        {`${indicator.title} (${indicator.code}): watch for ${FULL_MINUTES} minutes and tap once for each young person who is there. Count people, never describe them. ${indicator.note ?? ''}`}
      </p>
      {values.running ? (
        <Counting form={form} today={today} />
      ) : (
        <>
          <Beginning form={form} />
          <PaperForm scope={scope} name={`paper-${context.id}`} form={form} today={today} />
        </>
      )}
      <Done form={form} indicator={indicator} onSend={send} />
      <KeptLine keeping={form.keeping} />
    </div>
  );
}

function Beginning({ form }: { readonly form: KeptForm<TallyValues> }) {
  return (
    <div className="wm-tally-pad">
      <label className="wm-choice">
        <input
          type="checkbox"
          checked={form.values.withContacts}
          disabled={form.values.done.length > 0}
          onChange={(event) => form.set({ withContacts: event.target.checked })}
        />
        <span>
          Count friendly contacts with adults too
          <span className="wm-choice-words">
            A greeting, a chat, a hand lent. Decide before the first observation: all of them count the same
            things.
          </span>
        </span>
      </label>
      <button
        type="button"
        className="wm-button wm-button-main"
        onClick={() => form.set({ running: { startedAt: Date.now(), minutes: FULL_MINUTES, taps: [] } })}
      >
        {`Start ${FULL_MINUTES} minutes`}
      </button>
    </div>
  );
}

function Counting({ form, today }: { readonly form: KeptForm<TallyValues>; readonly today: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const { running } = form.values;
  if (!running) return null;
  const left = leftOf(running, now);
  const over = left === 0;
  const enough = longEnough(running, now);
  const plus = (what: Counter, label: string) => (
    <button
      type="button"
      className="wm-tally-plus"
      disabled={over}
      onClick={() => form.set((before) => tap(before, what, Date.now()))}
    >
      <b aria-hidden="true">{countOf(running, what)} +</b>
      <span>
        {label}
        <span className="wm-hidden"> ({countOf(running, what)} so far)</span>
      </span>
    </button>
  );
  return (
    <div className="wm-tally-pad">
      <p>
        <span className="wm-tally-clock" role="timer" aria-label="Time left">
          {clockWords(left)}
        </span>{' '}
        {over ? 'The time is over: keep this observation.' : 'left'}
      </p>
      {plus('present', 'Young people present')}
      {form.values.withContacts && plus('contacts', 'Friendly contacts with adults')}
      <div className="wm-actions">
        <button
          type="button"
          className="wm-button"
          disabled={running.taps.length === 0}
          onClick={() => form.set(undo)}
        >
          Undo the last tap
        </button>
        <button
          type="button"
          className={enough ? 'wm-button wm-button-main' : 'wm-button'}
          disabled={!enough}
          aria-describedby={enough ? undefined : `${form.id}-early`}
          onClick={() => form.set((before) => finish(before, today, Date.now()))}
        >
          Keep this observation
        </button>
        <button type="button" className="wm-link-button" onClick={() => form.set({ running: null })}>
          Throw this observation away
        </button>
      </div>
      {!enough && (
        <p className="wm-small" id={`${form.id}-early`}>
          It can be kept after {LEAST_MINUTES} minutes: a shorter one would always look emptier than the
          others.
        </p>
      )}
    </div>
  );
}

function Done({
  form,
  indicator,
  onSend,
}: {
  readonly form: KeptForm<TallyValues>;
  readonly indicator: Indicator;
  readonly onSend: () => void;
}) {
  const { done, running, withContacts } = form.values;
  const present = summaryOf(done, 'present');
  const contacts = summaryOf(done, 'contacts');
  if (!present || !contacts) return null;
  return (
    <section className="wm-section">
      <h2>{done.length === 1 ? 'One observation' : `${done.length} observations`} on this device</h2>
      <ul className="wm-quiet-list">
        {done.map((timed, index) => (
          <li key={index}>
            {dayWords(timed.day)}: {timed.present} present
            {withContacts && `; ${timed.contacts} friendly contacts`}{' '}
            <button
              type="button"
              className="wm-link-button"
              onClick={() =>
                form.set((before) => ({ ...before, done: before.done.filter((_, i) => i !== index) }))
              }
            >
              Take it out<span className="wm-hidden"> (observation {index + 1})</span>
            </button>
          </li>
        ))}
      </ul>
      <p>
        Together: {summaryWords(present, 'young people present')}
        {withContacts && `; ${summaryWords(contacts, 'friendly contacts')}`}.
      </p>
      <p className="wm-small">
        Sent as one figure for {indicator.code}, for the{' '}
        {periodOf(done).start === periodOf(done).end ? 'day' : 'days'} of these observations.{' '}
        {present.sd === null
          ? 'A single observation has no spread: two or more say how much days differ.'
          : ''}
      </p>
      <button type="button" className="wm-button wm-button-main" disabled={running !== null} onClick={onSend}>
        Save {done.length === 1 ? 'this observation' : 'these observations'}
      </button>
      {running && <p className="wm-small">End the one that is running first.</p>}
    </section>
  );
}

function summaryWords({ n, mean, sd }: Summary, label: string): string {
  const words = (x: number) => x.toLocaleString('en-GB', { maximumFractionDigits: 1 });
  return `n ${n}, mean ${words(mean)} ${label}${sd === null ? '' : `, standard deviation ${words(sd)}`}`;
}

function periodOf(done: readonly Timed[]): { readonly start: string; readonly end: string } {
  const days = done.map((timed) => timed.day).sort();
  return { start: days[0] ?? '', end: days.at(-1) ?? '' };
}

function observationsOf(
  contextId: number,
  code: string,
  { done, withContacts }: TallyValues,
): NewObservation[] {
  const one = (what: Counter, breakdown: string): NewObservation[] => {
    const summary = summaryOf(done, what);
    if (!summary) return [];
    const about = {
      contextId,
      indicator: code,
      ...periodOf(done),
      breakdown,
      round: '',
      source: 'timed observation',
    };
    return [{ ...about, figures: { kind: 'moments', ...summary } }];
  };
  return [...one('present', ''), ...(withContacts ? one('contacts', CONTACTS) : [])];
}
