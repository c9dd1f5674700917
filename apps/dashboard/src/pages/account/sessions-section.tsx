import { useQuery } from '@tanstack/react-query';
import { query, useSend, useSendAsSomebody } from '../../api/queries';
import { TroubleBox, Waiting } from '../../parts/waiting';
import { momentWords } from '../../parts/words';
import { roleWords } from '../../role-words';

/** Where one is signed in, and how to end that. */
export function SessionsSection() {
  const sessions = useQuery(query('accountSessions', {}));
  const end = useSend('endSession');
  const everywhere = useSendAsSomebody('signOutEverywhere');
  const trouble = end.error ?? everywhere.error;
  return (
    <section className="wm-section" aria-labelledby="sessions-title">
      <h2 id="sessions-title">Where you are signed in</h2>
      {trouble && <TroubleBox trouble={trouble} />}
      <Waiting for={sessions}>
        {(all) => (
          <div className="wm-table-box" role="region" aria-labelledby="sessions-title" tabIndex={0}>
            <table className="wm-table wm-table-stacks">
              <thead>
                <tr>
                  <th scope="col">Device</th>
                  <th scope="col">Role</th>
                  <th scope="col">Since</th>
                  <th scope="col">Last seen</th>
                  <th scope="col">
                    <span className="wm-hidden">End it</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {all.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">{one.device}</th>
                    <td data-label="Role">{roleWords[one.role].name}</td>
                    <td data-label="Since">{momentWords(one.startedAt)}</td>
                    <td data-label="Last seen">{one.current ? 'now, here' : momentWords(one.lastSeenAt)}</td>
                    <td>
                      {!one.current && (
                        <button
                          type="button"
                          className="wm-link-button"
                          disabled={end.isPending}
                          onClick={() => end.mutate({ params: { id: one.id } })}
                        >
                          Sign out<span className="wm-hidden"> there: {one.device}</span>
                        </button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Waiting>
      <p>
        <button
          type="button"
          className="wm-button"
          disabled={everywhere.isPending}
          onClick={() => everywhere.mutate({})}
        >
          Sign out everywhere, here too
        </button>
      </p>
    </section>
  );
}
