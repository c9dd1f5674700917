import '@waymark/charts/charts.css';
import type { Grant } from '@waymark/contract';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useAddress } from '../../address';
import { query } from '../../api/queries';
import { codesOf } from '../../parts/area-chooser';
import { ChosenList } from '../../parts/chosen-list';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { Way } from '../../parts/way';
import { paths } from '../../paths';
import '../pages.css';
import { FromEditions } from '../from-editions';
import './portfolio.css';
import { PortfolioView } from './portfolio-view';

/** `/portfolio`: what is known about the contexts of some grants, on one printable page, as released. */
export function PortfolioPage() {
  const id = useId();
  const [get, change] = useAddress();
  const chosen = codesOf(get('grants')).filter((one) => /^\d+$/.test(one));
  const session = useQuery(query('session', {}));
  const grants = useQuery(query('grants', {}));
  const result = useQuery(query('portfolio', { query: { grants: chosen.join(',') } }));
  const all = (grants.data ?? []).filter(({ archived }) => !archived);
  const free = all.filter((one) => !chosen.includes(String(one.id)));
  const organisations = session.data?.organisations ?? [];
  const nameOf = (grant: Grant | undefined): string | undefined => {
    if (!grant) return undefined;
    // one funder's grant to several organisations is told apart by who got it
    const to =
      organisations.length > 1
        ? organisations.find(({ id: one }) => one === grant.organisationId)
        : undefined;
    return `${grant.title}, ${grant.funder}, ${grant.start.slice(0, 4)} to ${grant.end.slice(0, 4)}${to ? `, to ${to.name}` : ''}`;
  };
  const set = (keys: readonly string[]) => change({ grants: keys.join(',') });
  return (
    <Page title="Portfolio" lede={result.data?.lede} wide>
      <p className="wm-small wm-score-page">From published editions: counts rounded, small ones withheld.</p>
      <section className="wm-chooser wm-screen-only" aria-label="Grants">
        <ChosenList
          label="Chosen grants"
          items={chosen.map((key) => ({
            key,
            name: nameOf(all.find((one) => String(one.id) === key)) ?? `Grant ${key}`,
          }))}
          onChange={set}
        />
        {free.length === 0 ? (
          grants.data && all.length === 0 ? (
            <p>
              No grant is recorded yet.{' '}
              <Way page="grants" to={paths.grants()}>
                Enter the first
              </Way>
            </p>
          ) : null
        ) : (
          <p className="wm-offered">
            <label className="wm-choice" htmlFor={id}>
              Add a grant
              <select
                id={id}
                value=""
                onChange={(event) => {
                  if (event.target.value !== '') set([...chosen, event.target.value]);
                }}
              >
                <option value="">Choose one</option>
                {free.map((one) => (
                  <option key={one.id} value={one.id}>
                    {nameOf(one)}
                  </option>
                ))}
              </select>
            </label>
            {free.length > 1 ? (
              <button
                type="button"
                className="wm-link-button"
                onClick={() => set(all.map((one) => String(one.id)))}
              >
                All grants
              </button>
            ) : null}
          </p>
        )}
      </section>
      <Waiting for={result} height={900}>
        {(data) =>
          data.chosen.length === 0 ? null : (
            <>
              <FromEditions from={data.from} />
              <PortfolioView page={data} />
            </>
          )
        }
      </Waiting>
    </Page>
  );
}
