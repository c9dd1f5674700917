import { useQuery } from '@tanstack/react-query';
import type { Decision, Meeting } from '@waymark/contract';
import { Link, useParams } from 'react-router';
import { query } from '../../api/queries';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { dayWords, teamName } from '../../parts/words';
import { paths } from '../../paths';
import { useMay } from '../../reach';
import '../plan/plan.css';
import { capital, tagWords } from '../plan/plan-words';
import './meetings.css';

/** `/meetings/:id`: the minutes of one meeting, to be read and printed. No person is named in them. */
export function MinutesPage() {
  const id = Number(useParams().id);
  const meeting = useQuery(query('meeting', { params: { id } }));
  const may = useMay();
  const contexts = useQuery({ ...query('contexts', {}), enabled: may('contexts') });
  const nameOf = (contextId: number) => {
    const found = contexts.data?.find((one) => one.id === contextId);
    return found ? teamName(found) : `context ${contextId}`;
  };
  const title = meeting.data
    ? `${capital(meeting.data.kind)}, ${dayWords(meeting.data.date)}`
    : 'Minutes of a meeting';
  return (
    <Page
      counted={['counted-records']}
      title={title}
      crumb={may('meetings') ? <Link to={paths.meetings()}>Meetings</Link> : undefined}
      actions={
        <button type="button" className="wm-button" onClick={() => window.print()}>
          Print the minutes
        </button>
      }
    >
      <Waiting for={meeting}>{(data) => <Minutes meeting={data} nameOf={nameOf} />}</Waiting>
    </Page>
  );
}

type NameOf = (contextId: number) => string;

function Minutes({ meeting, nameOf }: { readonly meeting: Meeting; readonly nameOf: NameOf }) {
  const { contextIds, attendance, views, decisions, note } = meeting;
  return (
    <div className="wm-plan wm-minutes">
      <section>
        <h2>About</h2>
        <ul>
          {contextIds.map((id) => (
            <li key={id}>
              <Link to={paths.contextMeetings(id)}>{nameOf(id)}</Link>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>Who was asked, and came</h2>
        {attendance.length === 0 ? (
          <p>Nobody is recorded.</p>
        ) : (
          <ul>
            {attendance.map(({ party, invited, present }) => (
              <li key={party}>
                {capital(party)}: {present === 0 ? 'asked, did not come' : `${present} came`}
                {!invited && present > 0 && ', unasked'}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>Views that were brought</h2>
        {views.length === 0 && <p>None were brought.</p>}
        {views.map(({ party, how, answered }, at) => (
          <p key={at}>
            <strong>{capital(party)}</strong>: {how}. {answered ? `Answer: ${answered}` : 'Not answered yet.'}
          </p>
        ))}
      </section>
      <section>
        <h2>Decisions and their owners</h2>
        {decisions.length === 0 ? (
          <p>Nothing was decided.</p>
        ) : (
          <ol className="wm-minutes-list">
            {decisions.map((one) => (
              <Decided key={one.id} one={one} about={contextIds.length > 1 ? nameOf(one.contextId) : ''} />
            ))}
          </ol>
        )}
      </section>
      {note && (
        <section>
          <h2>Note</h2>
          <p>{note}</p>
        </section>
      )}
    </div>
  );
}

function Decided({ one, about }: { readonly one: Decision; readonly about: string }) {
  const when = one.state === 'done' && one.doneOn ? ` on ${dayWords(one.doneOn)}` : '';
  return (
    <li>
      <strong>{one.title}</strong>
      {about && ` for ${about}`}
      <br />
      Owner: {one.owner}. {capital(one.state)}
      {when}
      {one.due && `, due ${dayWords(one.due)}`}. {tagWords(one.counted)}.
      {one.turn && (
        <>
          <br />
          Turned: first proposed was “{one.turn.proposed}” ({tagWords(one.turn.proposedTag)});{' '}
          {one.turn.arguedBy} argued for this instead.
        </>
      )}
    </li>
  );
}
