import { useQuery } from '@tanstack/react-query';
import type { MeetingsPage as Meetings } from '@waymark/contract';
import { Link } from 'react-router';
import { query } from '../../api/queries';
import { Scoped } from '../../outbox/scoped';
import { Page } from '../../parts/page';
import { Term } from '../../parts/term';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import '../plan/plan.css';
import { DRIFT_WORDS } from '../plan/plan-words';
import { MeetingList } from './meeting-list';
import './meetings.css';
import { Agreement, TakingPartSection, Turns } from './together';

/** `/meetings`: all meetings in reach, and how the plan of each context stands, in the order of the alphabet. */
export function MeetingsPage() {
  const held = useQuery(query('meetings', {}));
  const contexts = useQuery(query('contexts', {}));
  return (
    <Page
      counted={['plan-balance', 'counted-records']}
      title="Meetings"
      lede="Peer group conferences, context conferences, panels and reviews: who took part, what was decided, who turned it."
    >
      <Waiting for={held}>
        {(data) => (
          <div className="wm-plan">
            <Plans contexts={data.contexts} />
            <Turns turns={data.turns} />
            <TakingPartSection part={data.takingPart} />
            <Agreement agreement={data.agreement} />
            <Waiting for={contexts}>
              {(all) => (
                <Scoped>
                  {(scope, { today }) => (
                    <MeetingList
                      scope={scope}
                      today={today}
                      contexts={all}
                      about={null}
                      meetings={data.meetings}
                    />
                  )}
                </Scoped>
              )}
            </Waiting>
          </div>
        )}
      </Waiting>
    </Page>
  );
}

/** How each plan stands: by name, never sorted by its share. */
function Plans({ contexts }: { readonly contexts: Meetings['contexts'] }) {
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
              <strong className={drift.state === 'drifted' ? 'wm-drifted' : undefined}>
                {DRIFT_WORDS[drift.state]}
              </strong>
            </p>
            <p className="wm-small">{drift.sentence}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
