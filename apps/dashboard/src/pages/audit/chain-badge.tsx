import type { AuditChain } from '@waymark/contract';
import { dayWords } from '../../parts/words';
import { dayOf, timeOf } from './entry-words';

/** Whether the log is whole: said in words, and what to do where it is not. */
export function ChainBadge({ chain }: { readonly chain: AuditChain }) {
  const when = `${timeOf(chain.verifiedAt)} on ${dayWords(dayOf(chain.verifiedAt))}`;
  if (chain.state === 'whole')
    return (
      <p className="wm-audit-badge" data-state="whole">
        <strong>Whole.</strong>{' '}
        {chain.verifiedTo === 0
          ? 'There is nothing in it yet.'
          : `Every entry up to number ${chain.verifiedTo} is as it was written, checked at ${when}.`}
      </p>
    );
  return (
    <div className="wm-audit-badge" data-state="broken" role="alert">
      <p>
        <strong>Not whole.</strong> Somebody changed the log past Waymark; seen at {when}.
      </p>
      <ul>
        {chain.faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
      <p>Tell whoever runs this installation: “npm run waymark -- audit verify” lists all of it.</p>
    </div>
  );
}
