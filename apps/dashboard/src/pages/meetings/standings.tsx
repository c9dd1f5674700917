import type { PlanStanding } from '@waymark/contract';
import { Link } from 'react-router';
import { Term } from '../../parts/term';
import { paths } from '../../paths';
import { DRIFT_WORDS } from '../plan/plan-words';

/** How each plan stands: by name, never sorted by its share. */
export function Standings({ contexts }: { readonly contexts: readonly PlanStanding[] }) {
  const sorted = [...contexts].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  return (
    <section aria-labelledby="plans">
      <h2 id="plans">
        Plans and their <Term term="drift" />
      </h2>
      {sorted.length === 0 && <p>No context has been met about yet.</p>}
      <ul className="wm-quiet-list">
        {sorted.map(({ contextId, name, drift }) => (
          <li key={contextId}>
            <p>
              <Link to={paths.contextMeetings(contextId)}>{name}</Link>:{' '}
              <strong>{DRIFT_WORDS[drift.state]}</strong>
            </p>
            <p className="wm-small">{drift.sentence}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
