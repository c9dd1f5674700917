import { useQuery } from '@tanstack/react-query';
import type { Context, ContextMeetings } from '@waymark/contract';
import { Link, useParams } from 'react-router';
import { query } from '../../api/queries';
import { useMay } from '../../reach';
import { Scoped } from '../../outbox/scoped';
import { Page } from '../../parts/page';
import { Term } from '../../parts/term';
import { Waiting } from '../../parts/waiting';
import { dayWords } from '../../parts/words';
import { paths } from '../../paths';
import { PlanParts } from '../plan/plan-parts';
import '../plan/plan.css';
import { DRIFT_WORDS } from '../plan/plan-words';
import { BalanceTable, countWords } from './balance-table';
import { MeetingList } from './meeting-list';
import './meetings.css';
import { TakeOver } from './take-over';
import { Agreement, TakingPartSection, Turns } from './together';

/** `/contexts/:id/meetings`: who met about a context, what they decided, and whether the plan still aims at it. */
export function ContextMeetingsPage() {
  const id = Number(useParams().id);
  const held = useQuery(query('contextMeetings', { params: { id } }));
  const may = useMay();
  const contexts = useQuery({ ...query('contexts', {}), enabled: may('contexts') });
  return (
    <Page
      counted={['plan-balance', 'counted-records']}
      title={held.data ? `Meetings about ${held.data.name}` : 'Meetings'}
      crumb={
        <>
          {may('contexts') && (
            <>
              <Link to={paths.contexts()}>Contexts</Link> /{' '}
            </>
          )}
          <Link to={paths.context(id)}>{held.data?.name ?? 'Its page'}</Link>
        </>
      }
      lede="Who took part, what was decided, and whether actions still set out to change the context."
    >
      <PlanParts id={id} />
      <Waiting for={held}>
        {(data) => (
          <div className="wm-plan">
            <section aria-labelledby="balance">
              <h2 id="balance">
                Balance and <Term term="drift" />
              </h2>
              <p className="wm-aim">
                <strong>{DRIFT_WORDS[data.drift.state]}.</strong> {data.drift.sentence}
              </p>
              {data.drift.reviews.length > 0 && (
                <p className="wm-small">
                  At the beginning {countWords(data.drift.began)}.{' '}
                  {data.drift.reviews
                    .map(
                      ({ date, balance, drifted }) =>
                        `Review of ${dayWords(date)}: ${countWords(balance)}${drifted ? ', drifted' : ''}.`,
                    )
                    .join(' ')}
                </p>
              )}
              <BalanceTable balance={data.balance} />
            </section>
            {may('contexts') ? (
              <Waiting for={contexts}>{(all) => <Held about={id} contexts={all} held={data} />}</Waiting>
            ) : (
              // partners read meetings without the list of all contexts
              <Held about={id} contexts={[]} held={data} />
            )}
            <Turns turns={data.turns} />
            <TakingPartSection part={data.takingPart} />
            <Agreement agreement={data.agreement} />
            {may('takeOver') && <TakeOver contextId={id} />}
          </div>
        )}
      </Waiting>
    </Page>
  );
}

function Held({
  about,
  contexts,
  held,
}: {
  readonly about: number;
  readonly contexts: readonly Context[];
  readonly held: ContextMeetings;
}) {
  return (
    <Scoped>
      {(scope, { today }) => (
        <MeetingList scope={scope} today={today} contexts={contexts} about={about} meetings={held.meetings} />
      )}
    </Scoped>
  );
}
