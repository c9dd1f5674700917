import { type Edition, endpoints } from '@waymark/contract';
import { useState } from 'react';
import { useSend } from '../../api/queries';
import { LongTextField } from '../../parts/form/field';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';
import { TroubleBox } from '../../parts/waiting';
import { momentWords } from '../../parts/words';
import { useActor } from '../../reach';
import { Mend } from './mend-edition';

/** Who did what so far, and what may be done now: handed in by one person, decided by another, released, withdrawn. */
export function ApprovalSteps({ edition }: { readonly edition: Edition }) {
  const { state, drafted, submitted, decided, returned } = edition;
  return (
    <section className="wm-section" aria-labelledby="steps">
      <h2 id="steps">Its way to release</h2>
      <ol className="wm-edition-steps">
        {[
          ...returned.map((step) => ({ what: 'Returned', step })),
          { what: 'Drafted', step: drafted },
          ...(submitted ? [{ what: 'Handed in', step: submitted }] : []),
          ...(decided ? [{ what: decided.approved ? 'Approved' : 'Returned', step: decided }] : []),
        ].map(({ what, step }) => (
          <Step key={`${what} ${step.at}`} {...{ what, step }} />
        ))}
      </ol>
      {decided?.approved && decided.doubts && <OnePerson doubts={decided.doubts} />}
      {(state === 'draft' || state === 'returned') && <Submit edition={edition} />}
      {state === 'submitted' && <Decide edition={edition} />}
      {state === 'approved' && <Release edition={edition} />}
      {(state === 'published' || state === 'embargoed') && <Withdraw edition={edition} />}
      {edition.number === null && <Mend edition={edition} />}
    </section>
  );
}

function Step({ what, step }: { readonly what: string; readonly step: Edition['drafted'] }) {
  return (
    <li>
      <b>{what}</b> by {step.by}, {momentWords(step.at)}
      {step.note !== '' && <q className="wm-edition-note">{step.note}</q>}
    </li>
  );
}

/** Two accounts are not always two people. Nothing here is proof; somebody who knows both has to ask. */
function OnePerson({ doubts }: { readonly doubts: readonly string[] }) {
  return (
    <div className="wm-notice" role="status">
      <p>
        <b>Was this a second person?</b> Something speaks for both accounts being one person’s. It may have a
        good reason: ask them before this is released.
      </p>
      <ul>
        {doubts.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

function Submit({ edition: { id } }: { readonly edition: Edition }) {
  const form = useFleetingForm({ note: '' });
  const send = useSend('submitEdition');
  return (
    <SendFleeting
      form={form}
      schema={endpoints.submitEdition.body}
      body={(values) => values}
      send={(body) => send.mutateAsync({ params: { id }, body })}
      label="Hand it in for approval"
    >
      <LongTextField
        {...form.field('note')}
        label="For whoever approves it"
        optional
        help="What to look at: what is new, and what is withheld that readers will ask for."
      />
    </SendFleeting>
  );
}

function Decide({ edition }: { readonly edition: Edition }) {
  const { id, submitted } = edition;
  const actor = useActor();
  const form = useFleetingForm({ note: '' });
  const send = useSend('decideEdition');
  const [decision, setDecision] = useState<'approve' | 'return'>('approve');
  if (submitted && actor?.name === submitted.by)
    return (
      <p className="wm-notice" role="status">
        You handed this edition in. Somebody else approves it or returns it with a reason: two pairs of eyes
        see what one overlooks.
      </p>
    );
  return (
    <SendFleeting
      form={form}
      schema={endpoints.decideEdition.body}
      body={(values) => ({ ...values, decision })}
      send={(body) => send.mutateAsync({ params: { id }, body })}
      label={decision === 'approve' ? 'Approve the edition' : 'Return the edition'}
    >
      <fieldset className="wm-field">
        <legend>Your decision</legend>
        {(['approve', 'return'] as const).map((one) => (
          <label className="wm-choice" key={one}>
            <input
              type="radio"
              name="decision"
              checked={decision === one}
              onChange={() => setDecision(one)}
            />
            <span>
              {one === 'approve'
                ? 'Approve: I looked through what outsiders will see'
                : 'Return it with a reason'}
            </span>
          </label>
        ))}
      </fieldset>
      <LongTextField
        {...form.field('note')}
        label="What you say to it"
        help="Needed where you return it: what should change. Otherwise it may stay empty."
      />
    </SendFleeting>
  );
}

function Release({ edition: { id, embargoedUntil } }: { readonly edition: Edition }) {
  const send = useSend('releaseEdition');
  return (
    <>
      <p className="wm-prose">
        From release on it never changes: whatever is wrong with it then is corrected by a new edition.
      </p>
      <button
        type="button"
        className="wm-button wm-button-main"
        disabled={send.isPending}
        onClick={() => send.mutate({ params: { id } })}
      >
        {embargoedUntil === null ? 'Release it' : 'Seal it under its embargo'}
      </button>
      {send.error && <TroubleBox trouble={send.error} />}
    </>
  );
}

function Withdraw({ edition: { id } }: { readonly edition: Edition }) {
  const [open, setOpen] = useState(false);
  const form = useFleetingForm({ why: '' });
  const send = useSend('withdrawEdition');
  if (!open)
    return (
      <button type="button" className="wm-button" onClick={() => setOpen(true)}>
        Withdraw it
      </button>
    );
  return (
    <SendFleeting
      form={form}
      schema={endpoints.withdrawEdition.body}
      body={(values) => values}
      send={(body) => send.mutateAsync({ params: { id }, body })}
      label="Withdraw the edition"
      onDone={() => setOpen(false)}
      onCancel={() => setOpen(false)}
    >
      <LongTextField
        {...form.field('why')}
        label="Why it is withdrawn"
        help="For readers. What was downloaded cannot be called back, so the edition stays readable and says this."
      />
    </SendFleeting>
  );
}
