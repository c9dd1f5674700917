import { useQuery } from '@tanstack/react-query';
import { endpoints } from '@waymark/contract';
import { useState } from 'react';
import { query, useSend, useSendAsSomebody } from '../../api/queries';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';
import { PasswordField } from '../../parts/form/secret-field';
import { Waiting } from '../../parts/waiting';
import { momentWords } from '../../parts/words';
import { useActor } from '../../reach';
import { roleWords } from '../../role-words';

/** Where one is signed in, and how to end that. */
export function SessionsSection() {
  const sessions = useQuery(query('accountSessions', {}));
  const [ending, setEnding] = useState<Ending | null>(null);
  return (
    <section className="wm-section" aria-labelledby="sessions-title">
      <h2 id="sessions-title">Where you are signed in</h2>
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
                          onClick={() => setEnding({ id: one.id, device: one.device })}
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
      {ending ? (
        <EndForm
          key={ending === 'everywhere' ? ending : ending.id}
          ending={ending}
          onClose={() => setEnding(null)}
        />
      ) : (
        <p>
          <button type="button" className="wm-button" onClick={() => setEnding('everywhere')}>
            Sign out everywhere, here too
          </button>
        </p>
      )}
    </section>
  );
}

type Ending = 'everywhere' | { readonly id: number; readonly device: string };

/** With the password: somebody who found the screen open does not sign its owner out elsewhere. The demo's people have none. */
function EndForm({ ending, onClose }: { readonly ending: Ending; readonly onClose: () => void }) {
  const form = useFleetingForm({ password: '' });
  const end = useSend('endSession');
  const everywhere = useSendAsSomebody('signOutEverywhere');
  const asked = useActor()?.secondFactor !== 'not asked';
  return (
    <SendFleeting
      form={form}
      schema={endpoints.signOutEverywhere.body}
      body={({ password }) => (asked ? { password } : {})}
      send={(body): Promise<unknown> =>
        ending === 'everywhere'
          ? everywhere.mutateAsync({ body })
          : end.mutateAsync({ params: { id: ending.id }, body })
      }
      label={ending === 'everywhere' ? 'Sign out everywhere' : `Sign out on ${ending.device}`}
      onDone={onClose}
      onCancel={onClose}
    >
      {asked && (
        <PasswordField
          {...form.field('password')}
          label="Password"
          help="So that nobody who finds your screen open can sign you out elsewhere."
          use="current-password"
        />
      )}
    </SendFleeting>
  );
}
