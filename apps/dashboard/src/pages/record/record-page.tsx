import { useQuery } from '@tanstack/react-query';
import type { ContextSetup } from '@waymark/contract';
import { useMemo } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { query } from '../../api/queries';
import { Scoped } from '../../outbox/scoped';
import { ContextCrumb } from '../../parts/context-crumb';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { teamName } from '../../parts/words';
import { paths } from '../../paths';
import { RoundForm } from './round-form';
import './record.css';

/** What an area counts once or twice a year, on one page: hubs, champions, support past 18, moves for safety. */
const AREA_COUNTS = ['SYS-11', 'SYS-12', 'SYS-13', 'SYS-14', 'SYS-15', 'SYS-16', 'SYS-17'] as const;

/** Enter what was observed in a context: a round at a time. `?sheet=area` asks for the counts of an area alone. */
export function RecordPage() {
  const id = Number(useParams().id);
  const [search] = useSearchParams();
  const asked = useMemo(() => (search.get('sheet') === 'area' ? AREA_COUNTS : []), [search]);
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
                    key={`${scope}${context.id}${asked.join('.')}`}
                    scope={scope}
                    today={session.today}
                    context={context}
                    indicators={indicators}
                    asked={asked}
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
      <Link className="wm-button" to={paths.answers(context.id)}>
        Answers, one person at a time
      </Link>
      <Link className="wm-button" to={paths.history(context.id)}>
        What was recorded
      </Link>
    </>
  );
}
