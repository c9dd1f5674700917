import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { query } from '../../../api/queries';
import { useMay, useWritesAs } from '../../../reach';
import { Scoped } from '../../../outbox/scoped';
import { Page } from '../../../parts/page';
import { Waiting } from '../../../parts/waiting';
import { paths } from '../../../paths';
import { PlanParts } from '../plan-parts';
import '../plan.css';
import './documents.css';
import { GuardianWeek } from './guardian-week';
import { IncidentPlans } from './incident-plans';
import { ParityPart } from './parity-part';
import { RoleCards } from './role-cards';
import { ValuesReviews } from './values-reviews';

/** `/contexts/:id/documents`: guardianship over the week, learning cards, plans after an incident, values, parity. */
export function DocumentsPage() {
  const id = Number(useParams().id);
  const page = useQuery({ ...query('planDocuments', { params: { id } }), refetchInterval: 15_000 });
  // plans after an incident and reviews of values stay with the team: no partner is shown an empty form of them
  const team = useWritesAs(id) === 'team';
  const may = useMay();
  const templates = useQuery(query('planTemplates', {}));
  const framework = useQuery(query('framework', {}));
  const anchors = framework.data?.indicators.find(({ code }) => code === 'SYS-04')?.rubric_anchors ?? [];
  return (
    <Page
      counted={['counted-records']}
      title={page.data ? `Guardians of ${page.data.name}` : 'Guardians'}
      crumb={
        <>
          {may('contexts') && (
            <>
              <Link to={paths.contexts()}>Contexts</Link> /{' '}
            </>
          )}
          <Link to={paths.context(id)}>{page.data?.name ?? 'Its page'}</Link>
        </>
      }
      lede="Which adults are there when, what they need to know, and how partners stand with one another."
    >
      <PlanParts id={id} />
      <Waiting for={page}>
        {(data) => (
          <Waiting for={templates}>
            {(words) => (
              <Scoped>
                {(scope, { today }) => (
                  <div className="wm-plan">
                    <GuardianWeek scope={scope} page={data} templates={words} />
                    <RoleCards templates={words} />
                    {team && <IncidentPlans scope={scope} today={today} page={data} templates={words} />}
                    <ParityPart scope={scope} page={data} anchors={anchors} />
                    {team && <ValuesReviews scope={scope} page={data} />}
                  </div>
                )}
              </Scoped>
            )}
          </Waiting>
        )}
      </Waiting>
    </Page>
  );
}
