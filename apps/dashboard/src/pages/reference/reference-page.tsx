import { useQuery } from '@tanstack/react-query';
import type { ReferencePage as Reference } from '@waymark/contract';
import { Link } from 'react-router';
import { query } from '../../api/queries';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths, withQuery } from '../../paths';
import '../pages.css';
import { AreaList } from './area-list';
import { DatasetList } from './dataset-list';
import './reference.css';

/** `/reference`: published files that are loaded, how old they are, what rests on them; and every area they name. */
export function ReferencePage() {
  const result = useQuery(query('reference', {}));
  return (
    <Page
      title="Areas and reference data"
      lede="Official figures, populations and areas: public facts that belong to this installation. They are background and never evidence that a context changed."
    >
      <Waiting for={result} height={900}>
        {(data) => (
          <>
            <Sites sites={data.sites} />
            <section className="wm-reference-part" aria-labelledby="files-title">
              <h2 id="files-title">What is loaded</h2>
              <DatasetList datasets={data.datasets} />
            </section>
            <section className="wm-reference-part" aria-labelledby="changes-title">
              <h2 id="changes-title">Codes that changed</h2>
              <ol className="wm-list">
                {data.changes.map(({ sentence, order }) => (
                  <li key={sentence}>
                    {sentence}{' '}
                    <a className="wm-small" href={order}>
                      The order
                    </a>
                  </li>
                ))}
              </ol>
            </section>
          </>
        )}
      </Waiting>
      <section className="wm-reference-part" aria-labelledby="areas-title">
        <h2 id="areas-title">Areas</h2>
        <AreaList />
      </section>
    </Page>
  );
}

/** The area of each site, beside areas like it. */
function Sites({ sites }: { readonly sites: Reference['sites'] }) {
  if (sites.length === 0) return null;
  return (
    <section className="wm-reference-part" aria-labelledby="sites-title">
      <h2 id="sites-title">Your sites and their areas</h2>
      <ul className="wm-list">
        {sites.map(({ id, name, areaCode, areaName, neighbours }) => (
          <li key={id}>
            <b>{name}</b>{' '}
            {areaCode === null ? (
              <>
                names no area. <Link to={paths.siteEdit(id)}>Choose one</Link> to set published figures beside
                it.
              </>
            ) : (
              <>
                lies in {areaName ?? areaCode} <span className="wm-small">{areaCode}</span>.{' '}
                <Link
                  to={withQuery(paths.indicator('AREA-01'), {
                    areas: [areaCode, ...neighbours.map(({ code }) => code)].join(','),
                  })}
                >
                  {neighbours.length === 0
                    ? 'Its published figures'
                    : `Published figures of ${areaName ?? areaCode} beside its ${neighbours.length === 1 ? 'nearest statistical neighbour' : `${neighbours.length} nearest statistical neighbours`}`}
                </Link>
                {neighbours.length === 0 ? (
                  <span className="wm-small"> No statistical neighbours are loaded for it.</span>
                ) : (
                  <p className="wm-small">{neighbours.map((one) => one.name).join(', ')}</p>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
