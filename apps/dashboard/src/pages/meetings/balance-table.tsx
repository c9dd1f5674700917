import type { Balance, BalancePoint } from '@waymark/contract';
import { Link } from 'react-router';
import { Term } from '../../parts/term';
import { dayWords } from '../../parts/words';
import { paths } from '../../paths';
import { capital } from '../plan/plan-words';

/** `3½ of 5`: an action that does both counts half. */
export function countWords({ actions, ecological, both }: Balance): string {
  const whole = ecological + Math.floor(both / 2);
  const half = both % 2 === 1 ? '½' : '';
  return `${whole === 0 && half ? '' : whole}${half} of ${actions}`;
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/**
 * The balance of a plan meeting by meeting. It is a table that draws: each cell holds its bar, its share and the count it rests
 * on, so that nothing has to be told twice.
 */
export function BalanceTable({
  balance,
  to = (meetingId) => `#meeting-${meetingId}`,
}: {
  readonly balance: readonly BalancePoint[];
  /** Where the meetings of the list stand, if not on the same page. */
  readonly to?: (meetingId: number) => string;
}) {
  if (balance.length === 0) return <p>No meeting has decided anything yet.</p>;
  return (
    <>
      <div className="wm-table-box">
        <table className="wm-table wm-balance">
          <caption>
            Share of actions that change the context, of 100: filled what is <Term term="ecological" />,
            hatched what does both and counts half, empty what is <Term term="behaviour-based" />. The stroke
            stands at half.
          </caption>
          <thead>
            <tr>
              <th scope="col">Meeting</th>
              <th scope="col">Decided there</th>
              <th scope="col">Planned by then</th>
              <th scope="col">Completed by then</th>
            </tr>
          </thead>
          <tbody>
            {balance.map(({ meetingId, date, kind, decided, plannedSoFar, completedSoFar }) => (
              <tr key={meetingId}>
                <th scope="row">
                  <MeetingLink to={to(meetingId)}>{dayWords(date)}</MeetingLink>
                  <span className="wm-small">{capital(kind)}</span>
                </th>
                <BarCell head="Decided there" balance={decided} />
                <BarCell head="Planned by then" balance={plannedSoFar} />
                <BarCell head="Completed by then" balance={completedSoFar} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="wm-links">
        <Link to={paths.indicator('SYS-03')}>How this is counted (SYS-03)</Link>
      </p>
    </>
  );
}

/** A jump within the page stays one: it moves the focus too. */
function MeetingLink({ to, children }: { readonly to: string; readonly children: string }) {
  return to.startsWith('#') ? <a href={to}>{children}</a> : <Link to={to}>{children}</Link>;
}

function BarCell({ head, balance }: { readonly head: string; readonly balance: Balance }) {
  const { share, actions, ecological, both } = balance;
  return (
    <td>
      <span className="wm-balance-head" aria-hidden="true">
        {head}
      </span>
      {share === null ? (
        <span className="wm-small">No action</span>
      ) : (
        <>
          <span className="wm-bar" aria-hidden="true">
            <i className="wm-bar-ecological" style={{ width: percent(ecological / actions) }} />
            <i className="wm-bar-both" style={{ width: percent(both / actions / 2) }} />
          </span>
          <span>
            <b>{percent(share)}</b> <span className="wm-small">{countWords(balance)}</span>
          </span>
        </>
      )}
    </td>
  );
}
