import { useQuery } from '@tanstack/react-query';
import type { Scope, SessionActor } from '@waymark/contract';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { query } from '../../api/queries';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { Way } from '../../parts/way';
import { paths, withQuery } from '../../paths';
import { mayOpen, useMay } from '../../reach';
import { roleWords } from '../../role-words';

/** Where somebody outside the team lands: what they were let in to, each with the way to it. */
export function OutsideStart({ actor }: { readonly actor: SessionActor }) {
  const words = roleWords[actor.role];
  const grants = actor.scopes.filter(({ kind }) => kind === 'grant');
  return (
    <Page title="What you were let in to" lede={words.sees}>
      <p className="wm-measure">
        {words.never} Figures are shown as released: rounded, and withheld where they could point to somebody.
      </p>
      {actor.scopes.length === 0 && <p>Nothing yet. Ask whoever invited you what your role should reach.</p>}
      {actor.scopes.length > 0 && (
        <ul className="wm-quiet-list">
          {actor.scopes.map((scope) => (
            <li key={`${scope.kind} ${scope.id}`}>
              <h2>{scope.name}</h2>
              <p className="wm-links">{wayTo(scope, actor)}</p>
            </li>
          ))}
        </ul>
      )}
      {grants.length > 1 && mayOpen(actor.role, 'portfolio') && (
        <p>
          <Link to={withQuery(paths.portfolio(), { grants: grants.map(({ id }) => id).join(',') })}>
            All your grants on one page
          </Link>
        </p>
      )}
      <Contexts />
      <p className="wm-measure">
        How to read what you see: <Link to={paths.framework()}>what is measured</Link>,{' '}
        <Link to={paths.methods()}>how figures are made and withheld</Link>.
      </p>
    </Page>
  );
}

function wayTo(scope: Scope, { role }: SessionActor): ReactNode {
  if (scope.kind === 'grant' && mayOpen(role, 'portfolio'))
    return (
      <Link to={withQuery(paths.portfolio(), { grants: String(scope.id) })}>
        What is known and what is not<span className="wm-hidden"> about {scope.name}</span>
      </Link>
    );
  if (scope.kind === 'site' && mayOpen(role, 'site'))
    return <Link to={paths.site(scope.id)}>The site{<span className="wm-hidden"> {scope.name}</span>}</Link>;
  if (scope.kind === 'partnership')
    return (
      <Way page="partnership" to={paths.partnership(scope.id)}>
        What each may see, and joining<span className="wm-hidden">: {scope.name}</span>
      </Way>
    );
  return scope.kind === 'edition' ? (
    <Way page="published" to={paths.published()}>
      Read it<span className="wm-hidden">: {scope.name}</span>
    </Way>
  ) : null;
}

/** The contexts one was let into, by their public names, and what let one in. */
function Contexts() {
  const may = useMay();
  const contexts = useQuery({ ...query('sharedContexts', {}), enabled: may('sharedContexts') });
  if (!may('sharedContexts')) return null;
  return (
    <section className="wm-section" aria-labelledby="outside-contexts">
      <h2 id="outside-contexts">Contexts</h2>
      <Waiting for={contexts}>
        {(all) =>
          all.length === 0 ? (
            <p>None. Contexts come with a grant or a partnership that you were let in to.</p>
          ) : (
            <ul className="wm-quiet-list">
              {all.map((one) => (
                <li key={one.id}>
                  <h3>
                    <Way page="context" to={paths.context(one.id)} words>
                      {one.pseudonym}
                    </Way>
                  </h3>
                  <p>
                    {one.kind}, {one.site}, {one.organisation}
                  </p>
                  <p className="wm-small">By {one.by.join(', ')}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Waiting>
    </section>
  );
}
