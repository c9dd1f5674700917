import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { query } from '../../api/queries';
import { Scoped } from '../../outbox/scoped';
import { ContextCrumb } from '../../parts/context-crumb';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { teamName } from '../../parts/words';
import { paths } from '../../paths';
import { TallyForm } from './tally-form';
import './record.css';

/** Counts who is there, on a phone, while a clock runs. Nobody is described, ever: there is nowhere to write a word. */
export function TallyPage() {
  const id = Number(useParams().id);
  const setup = useQuery(query('contextSetup', { params: { id } }));
  const framework = useQuery(query('framework', {}));
  return (
    <Page
      title={setup.data ? `Tally at ${teamName(setup.data.context)}` : 'Tally'}
      crumb={<ContextCrumb id={id} context={setup.data?.context} />}
      actions={
        <Link className="wm-button" to={paths.record(id)}>
          Record a round
        </Link>
      }
    >
      <Waiting for={setup}>
        {({ context }) => (
          <Waiting for={framework}>
            {({ indicators }) => {
              const indicator = indicators.find(
                (i) => i.level === 'location' && i.measure_type === 'mean_per_observation',
              );
              return indicator ? (
                <Scoped>
                  {(scope, session) => (
                    <TallyForm
                      key={`${scope}${id}`}
                      scope={scope}
                      today={session.today}
                      context={context}
                      indicator={indicator}
                    />
                  )}
                </Scoped>
              ) : (
                <p>The framework has no indicator for timed observations.</p>
              );
            }}
          </Waiting>
        )}
      </Waiting>
    </Page>
  );
}
