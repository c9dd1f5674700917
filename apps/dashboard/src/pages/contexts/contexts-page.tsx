import { useQuery } from '@tanstack/react-query';
import type { Context, Site } from '@waymark/contract';
import { Link } from 'react-router';
import { query } from '../../api/queries';
import { useFilter } from '../../filters';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { dayWords, LEVELS, teamName } from '../../parts/words';
import { Way } from '../../parts/way';
import { paths } from '../../paths';
import './contexts.css';

/** Every context of the team's organisations, by level and site, in the order of the alphabet. */
export function ContextsPage() {
  const contexts = useQuery(query('contexts', {}));
  const sites = useQuery(query('sites', {}));
  return (
    <Page
      counted={['counted-records']}
      title="Contexts"
      lede="The places, groups and communities you follow. Their order is the alphabet: nothing here is ranked."
      actions={
        <>
          <Way page="contextNew" className="wm-button wm-button-main" to={paths.contextNew()}>
            New context
          </Way>
          <Way page="siteNew" className="wm-button" to={paths.siteNew()}>
            New site
          </Way>
        </>
      }
    >
      <Waiting for={sites}>
        {(places) => <Waiting for={contexts}>{(all) => <Lists contexts={all} sites={places} />}</Waiting>}
      </Waiting>
    </Page>
  );
}

function Lists({
  contexts,
  sites,
}: {
  readonly contexts: readonly Context[];
  readonly sites: readonly Site[];
}) {
  const [site, setSite] = useFilter('site', ['', ...sites.map((s) => String(s.id))], '');
  const [archived, setArchived] = useFilter('archived', ['', 'shown'], '');
  const shown = contexts.filter(
    (c) => (site === '' || String(c.siteId) === site) && (archived === 'shown' || !c.archived),
  );
  const chosen = sites.length === 1 ? sites[0] : sites.find((s) => String(s.id) === site);
  const setAside = contexts.filter((c) => c.archived).length;
  if (sites.length === 0)
    return (
      <p>
        There is no site yet. <Link to={paths.siteNew()}>Begin with a site</Link>: the area of work your
        contexts lie in.
      </p>
    );
  return (
    <>
      <div className="wm-fields-line wm-entry">
        {sites.length > 1 && (
          <label className="wm-filter">
            Site
            <select className="wm-input" value={site} onChange={(event) => setSite(event.target.value)}>
              <option value="">All sites</option>
              {sites.map((s) => (
                <option key={s.id} value={s.id}>
                  {s.name}
                </option>
              ))}
            </select>
          </label>
        )}
        {setAside > 0 && (
          <label className="wm-choice">
            <input
              type="checkbox"
              checked={archived === 'shown'}
              onChange={(event) => setArchived(event.target.checked ? 'shown' : '')}
            />
            Show the {setAside} archived
          </label>
        )}
        {chosen && (
          <div className="wm-links">
            <Link to={paths.site(chosen.id)}>Overview of {chosen.name}</Link>
            <Way page="siteEdit" to={paths.siteEdit(chosen.id)}>
              Edit the site
            </Way>
          </div>
        )}
      </div>
      {shown.length === 0 && (
        <p>
          No context yet{chosen ? ` in ${chosen.name}` : ''}.{' '}
          <Link to={chosen ? `${paths.contextNew()}?site=${chosen.id}` : paths.contextNew()}>
            Begin with one
          </Link>
          .
        </p>
      )}
      {LEVELS.map(({ value, label }) => {
        const here = shown.filter((c) => c.level === value);
        return (
          here.length > 0 && (
            <section key={value} className="wm-section">
              <h2>{label}</h2>
              <ul className="wm-quiet-list">
                {[...here]
                  .sort(
                    (a, b) =>
                      a.site.localeCompare(b.site, 'en-GB') ||
                      teamName(a).localeCompare(teamName(b), 'en-GB'),
                  )
                  .map((context) => (
                    <li key={context.id}>
                      <Row context={context} />
                    </li>
                  ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}

function Row({ context }: { readonly context: Context }) {
  const name = teamName(context);
  const hidden = <span className="wm-hidden"> {name}</span>;
  return (
    <div className="wm-context-row">
      <div>
        <h3>
          <Link to={paths.context(context.id)}>{name}</Link>
          {context.archived && <span className="wm-tag">archived</span>}
        </h3>
        <p>{context.kind}</p>
        {name !== context.pseudonym && <p className="wm-small">Outside the team: {context.pseudonym}</p>}
      </div>
      <div>
        <p>{context.site}</p>
        <p className="wm-small">
          {context.sizeBand ? `${context.sizeBand} young people, ${context.ageBand ?? 'any age'}. ` : ''}
          Since {dayWords(context.opened)}
          {context.closed ? `, closed ${dayWords(context.closed)}` : ''}
        </p>
      </div>
      <div className="wm-links">
        <Link to={paths.plan(context.id)}>Plan{hidden}</Link>
        <Link to={paths.record(context.id)}>Record{hidden}</Link>
        <Link to={paths.history(context.id)}>History{hidden}</Link>
        <Link to={paths.contextEdit(context.id)}>Edit{hidden}</Link>
      </div>
    </div>
  );
}
