import { type PolicyChange, policyDecision } from '@waymark/contract';
import { useState } from 'react';
import { useSend } from '../../api/queries';
import { LongTextField } from '../../parts/form/field';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';
import { dayWords } from '../../parts/words';
import { useMay } from '../../reach';

/** One change: what becomes looser and stricter, who proposed it, who agreed, and why. */
export function Change({ change }: { readonly change: PolicyChange }) {
  const may = useMay();
  const [deciding, setDeciding] = useState<'agree' | 'decline' | null>(null);
  const { differences, state, approvals, toVersion, fromVersion, reason, needs } = change;
  return (
    <li>
      <h3>{titleOf(change)}</h3>
      <ul className="wm-policy-differences">
        {differences.map(({ path, becomes, sentence, from, to }) => (
          <li key={path}>
            <strong>{becomes === 'looser' ? 'Looser' : 'Stricter'}:</strong> {sentence}{' '}
            {becomes === 'looser' && (
              <span className="wm-small">
                ({path}: {from} becomes {to})
              </span>
            )}
          </li>
        ))}
      </ul>
      {reason && <p>{reason}</p>}
      <p className="wm-small">
        From version {fromVersion}. Proposed by {change.proposedBy} on{' '}
        {dayWords(change.proposedAt.slice(0, 10))}.
        {toVersion !== null && approvals.length === 0 && ' Only stricter: it held at once.'}
      </p>
      {approvals.map((one) => (
        <p key={`${one.by} ${one.at}`} className="wm-small">
          {one.by}, {dayWords(one.at.slice(0, 10))}: {one.reason}
        </p>
      ))}
      {state === 'proposed' && (
        <p>
          <strong>It needs {needs}.</strong>{' '}
          {!change.mayDecide && 'You agreed already; you can still take it back by declining it.'}
        </p>
      )}
      {state === 'proposed' && may('decidePolicy') && deciding === null && (
        <div className="wm-actions">
          {change.mayDecide && (
            <button type="button" className="wm-button" onClick={() => setDeciding('agree')}>
              Agree, with a reason
            </button>
          )}
          <button type="button" className="wm-link-button" onClick={() => setDeciding('decline')}>
            Decline
          </button>
        </div>
      )}
      {deciding && <Decide change={change} agree={deciding === 'agree'} onDone={() => setDeciding(null)} />}
    </li>
  );
}

function titleOf({ state, toVersion }: PolicyChange): string {
  if (state === 'in use') return `Version ${toVersion ?? ''}, in use`;
  if (state === 'replaced') return `Version ${toVersion ?? ''}`;
  return state === 'declined' ? 'Declined' : 'Proposed';
}

function Decide({
  change,
  agree,
  onDone,
}: {
  readonly change: PolicyChange;
  readonly agree: boolean;
  readonly onDone: () => void;
}) {
  const send = useSend('decidePolicy');
  const form = useFleetingForm({ reason: '' });
  return (
    <SendFleeting
      form={form}
      schema={policyDecision}
      body={(values) => ({ ...values, agree })}
      send={(body) => send.mutateAsync({ params: { id: change.id }, body })}
      label={agree ? 'Agree to looser rules' : 'Decline the change'}
      onDone={onDone}
      onCancel={onDone}
    >
      <LongTextField
        {...form.field('reason')}
        label="Why"
        help={
          agree
            ? 'Say what you looked at: who could be recognised by what is shown then, and why nobody is.'
            : 'Whoever proposed it reads this.'
        }
      />
    </SendFleeting>
  );
}
