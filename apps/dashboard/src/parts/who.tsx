import type { SessionActor } from '@waymark/contract';
import { useEffect, useRef } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useSendAsSomebody } from '../api/queries';
import { paths } from '../paths';
import { roleWords } from '../role-words';

/** Who is signed in, as which role; the other roles there are, one's account, and the way out. */
export function Who({ actor, onLeave }: { readonly actor: SessionActor; readonly onLeave: () => void }) {
  const box = useRef<HTMLDetailsElement>(null);
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const act = useSendAsSomebody('actAs');
  const out = useSendAsSomebody('signOut');
  useEffect(() => {
    if (box.current) box.current.open = false;
  }, [pathname, actor.role]);
  const others = actor.capacities.filter((role) => role !== actor.role);
  const trouble = act.error ?? out.error;
  const leave = () => {
    onLeave();
    // the session ends first: a page that is on its way out would be refused
    out.mutateAsync({}).then(
      () => void navigate(paths.start()),
      () => undefined,
    );
  };
  return (
    <details
      ref={box}
      className="wm-who wm-screen-only"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !box.current?.open) return;
        box.current.open = false;
        box.current.querySelector('summary')?.focus();
      }}
    >
      <summary>
        <span className="wm-hidden">Signed in: </span>
        {actor.name}, <span className="wm-who-role">{roleWords[actor.role].name}</span>
      </summary>
      <div className="wm-who-panel">
        {actor.scopes.length > 0 && (
          <p className="wm-small">For {actor.scopes.map(({ name }) => name).join(', ')}.</p>
        )}
        {others.length > 0 && (
          <ul aria-label="Your other roles">
            {others.map((role) => (
              <li key={role}>
                <button
                  type="button"
                  className="wm-link-button"
                  disabled={act.isPending}
                  onClick={() =>
                    act.mutate({ body: { role } }, { onSuccess: () => void navigate(paths.start()) })
                  }
                >
                  Act as {roleWords[role].name}
                </button>
              </li>
            ))}
          </ul>
        )}
        <p>
          <Link to={paths.account()}>Your account</Link>
        </p>
        <p>
          <button type="button" className="wm-button" disabled={out.isPending} onClick={leave}>
            Sign out
          </button>
        </p>
        {trouble && <p role="alert">{trouble.sentence}</p>}
      </div>
    </details>
  );
}
