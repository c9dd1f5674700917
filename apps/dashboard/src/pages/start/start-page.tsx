import { useQuery } from '@tanstack/react-query';
import type { Context, Session, Site } from '@waymark/contract';
import { Link, Navigate } from 'react-router';
import { query } from '../../api/queries';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { Way } from '../../parts/way';
import { paths } from '../../paths';
import { may } from '../../reach';
import { Guide } from './guide';
import { OutsideStart } from './outside-start';

/** Where a reader lands: at the only site, at the list of sites, at the first steps, or at what they were let in to. */
export function StartPage() {
  const session = useQuery(query('session', {}));
  const actor = session.data?.actor;
  if (session.data && actor)
    return may(actor.role, 'sites') && may(actor.role, 'overview') ? (
      <Begin session={session.data} />
    ) : (
      <OutsideStart actor={actor} />
    );
  return (
    <Page title="Waymark">
      <Waiting for={session}>{() => null}</Waiting>
    </Page>
  );
}

function Begin({ session }: { readonly session: Session }) {
  const sites = useQuery(query('sites', {}));
  const contexts = useQuery(query('contexts', {}));
  if (!sites.data || !contexts.data)
    return (
      <Page title="Waymark">
        <Waiting for={sites}>{() => <Waiting for={contexts}>{() => null}</Waiting>}</Waiting>
      </Page>
    );
  const open = sites.data.filter((s) => !s.archived);
  const places = contexts.data.filter((c) => !c.archived);
  const only = open.length === 1 ? open[0] : undefined;
  // real work begins with the guide, until there is a first figure to look at
  if (session.mode === 'own' && open.length < 2 && places.length < 2)
    return <FirstSteps session={session} site={only} context={places[0]} />;
  if (only) return <Navigate to={paths.site(only.id)} replace />;
  return <Sites session={session} sites={open} contexts={places} />;
}

function FirstSteps({
  session,
  site,
  context,
}: {
  readonly session: Session;
  readonly site: Site | undefined;
  readonly context: Context | undefined;
}) {
  const first = useQuery({
    ...query('observations', { params: { id: context?.id ?? 0 }, query: { limit: 1 } }),
    enabled: context !== undefined,
  });
  if (site && context && first.data && first.data.length > 0)
    return <Navigate to={paths.site(site.id)} replace />;
  return (
    <Page
      title={session.organisations[0]?.name ?? 'Waymark'}
      lede="From here to your first chart are four steps."
    >
      <Guide site={site} context={context} />
    </Page>
  );
}

function Sites({
  session,
  sites,
  contexts,
}: {
  readonly session: Session;
  readonly sites: readonly Site[];
  readonly contexts: readonly Context[];
}) {
  const many = session.organisations.length > 1;
  return (
    <Page
      title="Sites"
      lede="Choose a site to see it this morning. Their order is the alphabet."
      actions={
        <Way page="siteNew" className="wm-button" to={paths.siteNew()}>
          New site
        </Way>
      }
    >
      <ul className="wm-quiet-list">
        {[...sites]
          .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
          .map((site) => {
            const count = contexts.filter((c) => c.siteId === site.id).length;
            return (
              <li key={site.id}>
                <h2>
                  <Link to={paths.site(site.id)}>{site.name}</Link>
                </h2>
                <p>
                  {count === 0 ? 'No context yet' : count === 1 ? 'One context' : `${count} contexts`}
                  {site.areaName && site.areaName !== site.name ? `, ${site.areaName}` : ''}
                </p>
                {many && <p className="wm-small">{site.organisation}</p>}
                <p className="wm-links">
                  <Link to={`${paths.contexts()}?site=${site.id}`}>
                    Its contexts<span className="wm-hidden"> ({site.name})</span>
                  </Link>
                  <Way page="siteEdit" to={paths.siteEdit(site.id)}>
                    Edit<span className="wm-hidden"> {site.name}</span>
                  </Way>
                </p>
              </li>
            );
          })}
      </ul>
    </Page>
  );
}
