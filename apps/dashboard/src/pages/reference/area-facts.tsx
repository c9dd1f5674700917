import { useQuery } from '@tanstack/react-query';
import type { ReferenceAreaPage } from '@waymark/contract';
import { Link } from 'react-router';
import { query } from '../../api/queries';
import { Waiting } from '../../parts/waiting';
import { paths, withQuery } from '../../paths';

const MOST_BESIDE = 7;

/** One area opened: its populations, its neighbours, what lies in it and what it was. */
export function AreaFacts({ code, close }: { readonly code: string; readonly close: () => void }) {
  const result = useQuery(query('referenceArea', { params: { code } }));
  return (
    <div className="wm-area-facts">
      <Waiting for={result} height={200}>
        {(area) => (
          <section aria-labelledby="area-title">
            <h3 id="area-title">
              {area.name} <span className="wm-small">{area.code}</span>
            </h3>
            {area.lineage.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            <Populations area={area} />
            <Neighbours area={area} />
            {area.lowerTier.length === 0 ? null : (
              <p>In it: {area.lowerTier.map(({ name }) => name).join(', ')}.</p>
            )}
          </section>
        )}
      </Waiting>
      <button type="button" className="wm-link-button" onClick={close}>
        Close this area
      </button>
    </div>
  );
}

function Populations({ area: { populations } }: { readonly area: ReferenceAreaPage }) {
  if (populations.length === 0)
    return <p>No population of children is loaded for it, so its counts cannot be shown as rates.</p>;
  return (
    <table className="wm-population">
      <caption>Children aged 0 to 17 in the middle of the year</caption>
      <thead>
        <tr>
          <th scope="col">Year</th>
          <th scope="col">Children</th>
        </tr>
      </thead>
      <tbody>
        {populations.map(({ year, population }) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            <td>{population.toLocaleString('en-GB')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Neighbours({ area: { code, neighbours } }: { readonly area: ReferenceAreaPage }) {
  if (neighbours.length === 0) return <p>No statistical neighbours are loaded for it.</p>;
  const beside = neighbours.flatMap((one) => one.code ?? []).slice(0, MOST_BESIDE);
  return (
    <>
      <h4>Statistical neighbours, nearest first</h4>
      <ol>
        {neighbours.map(({ rank, name, number, code: known, closeness }) => (
          <li key={rank}>
            {name}{' '}
            <span className="wm-small">
              {closeness.toLowerCase()}
              {known === null ? `; number ${number} matches no loaded area` : ''}
            </span>
          </li>
        ))}
      </ol>
      <p>
        <Link to={withQuery(paths.indicator('AREA-01'), { areas: [code, ...beside].join(',') })}>
          Published figures beside the {beside.length} nearest
        </Link>
      </p>
    </>
  );
}
