import { useQuery } from '@tanstack/react-query';
import { newVoice, type Voice, type VoiceAudience, voiceDecision, voiceWho } from '@waymark/contract';
import { useState } from 'react';
import { query, useSend } from '../../api/queries';
import { LongTextField, RadioField, SelectField, TextField } from '../../parts/form/field';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';
import { TroubleBox, Waiting } from '../../parts/waiting';
import { dayWords, monthWords } from '../../parts/words';
import { capital } from '../plan/plan-words';

const READERS: Readonly<Record<VoiceAudience, string>> = {
  team: 'only the team',
  reports: 'the team, and readers of reports',
  public: 'anybody',
};

/** Words that were left or told: first those that wait for somebody to decide. */
export function VoicesPart({ contextId }: { readonly contextId: number }) {
  const voices = useQuery(query('voices', { params: { id: contextId } }));
  const [adding, setAdding] = useState(false);
  return (
    <section className="wm-section" aria-labelledby="young-voices">
      <h2 id="young-voices">Their own words</h2>
      <p className="wm-prose">
        Read here by the team only. Whoever said something chose who may read it, and nobody can widen that:
        the server takes no report and no edition that repeats words beyond their audience. That you read this
        page is in the audit log.
      </p>
      <Waiting for={voices}>
        {(all) =>
          all.length === 0 ? (
            <p>Nothing has been left or written down yet.</p>
          ) : (
            <ul className="wm-quiet-list" aria-label="Words">
              {all.map((voice) => (
                <OneVoice key={voice.key} voice={voice} />
              ))}
            </ul>
          )
        }
      </Waiting>
      {adding ? (
        <NewVoiceForm contextId={contextId} onDone={() => setAdding(false)} />
      ) : (
        <button type="button" className="wm-button" onClick={() => setAdding(true)}>
          Write down what somebody told you
        </button>
      )}
    </section>
  );
}

function NewVoiceForm({ contextId, onDone }: { readonly contextId: number; readonly onDone: () => void }) {
  const send = useSend('addVoice');
  const form = useFleetingForm({
    who: '' as Voice['who'] | '',
    words: '',
    audience: '' as VoiceAudience | '',
    heardOn: '',
    expires: '',
  });
  return (
    <SendFleeting
      form={form}
      schema={newVoice}
      body={(values) => values}
      send={(body) => send.mutateAsync({ params: { id: contextId }, body })}
      label="Keep these words"
      onDone={onDone}
      onCancel={onDone}
    >
      <SelectField
        {...form.field('who')}
        label="Who said it"
        help="Their part in the place, never a name."
        choices={voiceWho.options.map((who) => ({ value: who, label: who }))}
      />
      <LongTextField
        {...form.field('words')}
        label="What they said"
        help="In their words, as near as you can. No names, and nothing that tells who it was."
      />
      <RadioField
        {...form.field('audience')}
        label="Who may read it"
        help="As they told you when you asked. If you did not ask: the team."
        choices={(['team', 'reports', 'public'] as const).map((value) => ({ value, label: READERS[value] }))}
      />
      <TextField {...form.field('heardOn')} kind="date" label="When" help="The day on which it was said." />
      <TextField
        {...form.field('expires')}
        kind="date"
        label="Until"
        help="As long as they agreed to; then nobody quotes it without asking again."
      />
    </SendFleeting>
  );
}

function OneVoice({ voice }: { readonly voice: Voice }) {
  const decide = useSend('decideVoice');
  const [removing, setRemoving] = useState(false);
  const { key, words, state, who, audience, heardOn, expires, from } = voice;
  const gone = state === 'removed' || state === 'withdrawn';
  const set = (decision: 'may be quoted' | 'team only' | 'withdrawn') =>
    decide.mutate({ params: { key }, body: { decision, reason: '' } });
  return (
    <li className={state === 'waiting' ? 'wm-voice-waiting' : undefined}>
      {gone ? (
        <p>
          <em>{state === 'removed' ? `Removed: ${voice.reason}` : 'Taken back. The words are gone.'}</em>
        </p>
      ) : (
        <blockquote className="wm-young-said">{words}</blockquote>
      )}
      <p className="wm-small">
        {state === 'waiting' ? <strong>Nobody has decided yet. </strong> : `${sentenceOf(state)} `}
        {capital(who)}, {from === 'told to the team' ? `told on ${dayWords(heardOn)}` : monthWords(heardOn)}.
        May be read by {READERS[audience]}
        {state === 'waiting'
          ? `; erased on ${dayWords(expires)} if nobody decides`
          : `, until ${dayWords(expires)}`}
        .{voice.decidedBy && ` Decided by ${voice.decidedBy}.`}
      </p>
      {!gone && !removing && (
        <div className="wm-actions">
          {audience !== 'team' && state !== 'may be quoted' && state !== 'expired' && (
            <button
              type="button"
              className="wm-button"
              disabled={decide.isPending}
              onClick={() => set('may be quoted')}
            >
              May be quoted<span className="wm-hidden">: {words}</span>
            </button>
          )}
          {state !== 'team only' && (
            <button
              type="button"
              className="wm-button"
              disabled={decide.isPending}
              onClick={() => set('team only')}
            >
              Keep to the team<span className="wm-hidden">: {words}</span>
            </button>
          )}
          <button type="button" className="wm-link-button" onClick={() => setRemoving(true)}>
            Remove<span className="wm-hidden">: {words}</span>
          </button>
          <button
            type="button"
            className="wm-link-button"
            disabled={decide.isPending}
            onClick={() => set('withdrawn')}
          >
            They took it back<span className="wm-hidden">: {words}</span>
          </button>
        </div>
      )}
      {removing && <Remove voice={voice} onDone={() => setRemoving(false)} />}
      {decide.error && <TroubleBox trouble={decide.error} />}
    </li>
  );
}

const sentenceOf = (state: Voice['state']): string =>
  state === 'may be quoted'
    ? 'May be quoted.'
    : state === 'team only'
      ? 'Stays with the team.'
      : state === 'expired'
        ? 'Its time is over: ask again.'
        : '';

function Remove({ voice: { key }, onDone }: { readonly voice: Voice; readonly onDone: () => void }) {
  const decide = useSend('decideVoice');
  const form = useFleetingForm({ reason: '' });
  return (
    <SendFleeting
      form={form}
      schema={voiceDecision}
      body={(values) => ({ ...values, decision: 'removed' })}
      send={(body) => decide.mutateAsync({ params: { key }, body })}
      label="Remove the words"
      onDone={onDone}
      onCancel={onDone}
    >
      <TextField
        {...form.field('reason')}
        label="Why"
        help="It stays when the words are gone, so repeat nothing of them."
        max={300}
      />
    </SendFleeting>
  );
}
