import { useQuery } from '@tanstack/react-query';
import type { ContextSetup } from '@waymark/contract';
import { Link, useParams } from 'react-router';
import { query } from '../../api/queries';
import { Scoped } from '../../outbox/scoped';
import { ContextCrumb } from '../../parts/context-crumb';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { teamName } from '../../parts/words';
import { paths } from '../../paths';
import { RoundForm } from './round-form';
import './record.css';

/** Enter what was observed in a context: a round at a time. */
export function RecordPage() {
  const id = Number(useParams().id);
  const setup = useQuery(query('contextSetup', { params: { id } }));
  const framework = useQuery(query('framework', {}));
  return (
    <Page
      title={setup.data ? `Record in ${teamName(setup.data.context)}` : 'Record'}
      crumb={<ContextCrumb id={id} context={setup.data?.context} />}
      actions={setup.data && <Elsewhere setup={setup.data} />}
    >
      <Waiting for={setup}>
        {({ context }) => (
          <Waiting for={framework}>
            {({ indicators }) => (
              <Scoped>
                {(scope, session) => (
                  <RoundForm
                    key={`${scope}${context.id}`}
                    scope={scope}
                    today={session.today}
                    context={context}
                    indicators={indicators}
                  />
                )}
              </Scoped>
            )}
          </Waiting>
        )}
      </Waiting>
    </Page>
  );
}

function Elsewhere({ setup: { context } }: { readonly setup: ContextSetup }) {
  return (
    <>
      {context.level === 'location' && (
        <Link className="wm-button" to={paths.tally(context.id)}>
          Tally on site
        </Link>
      )}
      <Link className="wm-button" to={paths.history(context.id)}>
        What was recorded
      </Link>
    </>
  );
}
