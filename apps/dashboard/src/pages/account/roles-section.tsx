import type { Account, Role } from '@waymark/contract';
import { useNavigate } from 'react-router';
import { useSendAsSomebody } from '../../api/queries';
import { TroubleBox } from '../../parts/waiting';
import { paths } from '../../paths';
import { useActor } from '../../reach';
import { article, roleWords, scopeWords } from '../../role-words';

/** Which roles one holds, what each may see, and the one to act in. */
export function RolesSection({ account }: { readonly account: Account }) {
  const actor = useActor();
  const act = useSendAsSomebody('actAs');
  const navigate = useNavigate();
  const roles = [...new Set(account.memberships.map(({ role }) => role))];
  const begin = (role: Role) =>
    act.mutate({ body: { role } }, { onSuccess: () => void navigate(paths.start()) });
  return (
    <section className="wm-section" aria-labelledby="roles-title">
      <h2 id="roles-title">Your roles</h2>
      {roles.length > 1 && (
        <p className="wm-measure">
          You act in one role at a time, and see what that role may see, whatever else you may be.
        </p>
      )}
      {act.error && <TroubleBox trouble={act.error} />}
      <ul className="wm-quiet-list">
        {roles.map((role) => (
          <li key={role}>
            <h3>
              {roleWords[role].name}{' '}
              {actor?.role === role && roles.length > 1 && <span className="wm-tag">acting in it now</span>}
            </h3>
            <p className="wm-small">
              For{' '}
              {account.memberships
                .filter((one) => one.role === role)
                .map(({ scope }) => `${scopeWords[scope.kind]} ${scope.name}`)
                .join('; ')}
            </p>
            <p className="wm-measure">
              {roleWords[role].sees} {roleWords[role].never}
            </p>
            {actor?.role !== role && (
              <p>
                <button
                  type="button"
                  className="wm-button"
                  disabled={act.isPending}
                  onClick={() => begin(role)}
                >
                  Act as {article(role)} {roleWords[role].name}
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
