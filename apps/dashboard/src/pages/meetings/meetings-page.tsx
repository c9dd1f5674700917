import { useQuery } from '@tanstack/react-query';
import type { Context, Meeting } from '@waymark/contract';
import { query } from '../../api/queries';
import { Scoped } from '../../outbox/scoped';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import '../plan/plan.css';
import { MeetingList } from './meeting-list';
import { DueNext, useMeetingYears, YearsAndSites } from './meeting-years';
import './meetings.css';
import { Standings } from './standings';
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
            <Waiting for={contexts}>
              {(all) => (
                <Scoped>
                  {(scope, { today }) => (
                    <Held scope={scope} today={today} contexts={all} meetings={data.meetings} />
                  )}
                </Scoped>
              )}
            </Waiting>
            <Standings contexts={data.contexts} />
            <Turns turns={data.turns} />
            <TakingPartSection part={data.takingPart} />
            <Agreement agreement={data.agreement} />
          </div>
        )}
      </Waiting>
    </Page>
  );
}

function Held({
  meetings,
  ...part
}: {
  readonly scope: string;
  readonly today: string;
  readonly contexts: readonly Context[];
  readonly meetings: readonly Meeting[];
}) {
  const years = useMeetingYears(meetings, part.contexts);
  return (
    <>
      <DueNext meetings={years.here} contexts={part.contexts} today={part.today} />
      <MeetingList {...part} about={null} meetings={years.shown} which={<YearsAndSites {...years} />} />
    </>
  );
}
