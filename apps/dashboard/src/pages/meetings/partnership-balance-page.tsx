import { useQuery } from '@tanstack/react-query';
import type { PartnershipBalance } from '@waymark/contract';
import { Link, useParams } from 'react-router';
import { query } from '../../api/queries';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import '../plan/plan.css';
import { BalanceTable } from './balance-table';
import './meetings.css';
import { Standings } from './standings';
import { TakingPartSection, Turns } from './together';

/** `/partnerships/:id/balance`: whether the plans of a partnership, taken together, still aim at contexts. */
export function PartnershipBalancePage() {
  const id = Number(useParams().id);
  const page = useQuery(query('partnershipBalance', { params: { id } }));
  return (
    <Page
      counted={['plan-balance', 'counted-records']}
      title={page.data ? `Balance across ${page.data.name}` : 'Balance across a partnership'}
      crumb={
        <>
          <Link to={paths.partnerships()}>Partnerships</Link> /{' '}
          <Link to={paths.partnership(id)}>{page.data?.name ?? 'Its page'}</Link>
        </>
      }
      lede="All plans of the partnership counted as one, and each by itself: the first to drift should not hide behind the rest."
    >
      <Waiting for={page}>
        {(data) => (
          <div className="wm-plan">
            <Beyond page={data} />
            <Standings contexts={data.contexts} />
            <section aria-labelledby="balance">
              <h2 id="balance">All plans together</h2>
              {data.balance.length === 0 ? (
                <p>No meeting about these places is recorded yet.</p>
              ) : (
                <BalanceTable balance={data.balance} to={(meetingId) => paths.meeting(meetingId)} />
              )}
            </section>
            <Turns turns={data.turns} />
            <TakingPartSection part={data.takingPart} />
          </div>
        )}
      </Waiting>
    </Page>
  );
}

function Beyond({ page: { beyond, contexts } }: { readonly page: PartnershipBalance }) {
  if (beyond === 0) return null;
  return (
    <p className="wm-notice">
      {beyond === 1 ? 'One place' : `${beyond} places`} of this partnership{' '}
      {contexts.length === 0 ? 'open to you once you have joined it' : 'lie beyond your reach'}: nothing of{' '}
      {beyond === 1 ? 'it' : 'them'} is counted here.
    </p>
  );
}
