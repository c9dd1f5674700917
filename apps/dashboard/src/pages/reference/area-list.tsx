import { useQuery } from '@tanstack/react-query';
import type { ReferenceArea } from '@waymark/contract';
import { useDeferredValue } from 'react';
import { query } from '../../api/queries';
import { useTextFilter } from '../../filters';
import { Waiting } from '../../parts/waiting';
import { AreaFacts } from './area-facts';

/** Areas by a part of their name or code; one at a time is opened. Both stay in the address. */
export function AreaList() {
  const [find, setFind] = useTextFilter('find');
  const [area, setArea] = useTextFilter('area');
  const search = useDeferredValue(find.trim());
  const result = useQuery(query('referenceAreas', { query: { search } }));
  return (
    <>
      <label className="wm-choice">
        Find an area{' '}
        <input
          type="search"
          value={find}
          placeholder="Name or code"
          onChange={(event) => setFind(event.target.value)}
        />
      </label>
      {area === '' ? null : <AreaFacts code={area} close={() => setArea('')} />}
      <Waiting for={result} height={400}>
        {({ found, areas }) =>
          found === 0 ? (
            <p role="status">
              {search === ''
                ? 'No area is known yet. Areas come with imported reference files.'
                : `No area has “${search}” in its name or code.`}
            </p>
          ) : (
            <>
              <p role="status" className="wm-small">
                {found > areas.length
                  ? `${found.toLocaleString('en-GB')} areas, the first ${areas.length} by name: type a part of the name to see others.`
                  : `${found.toLocaleString('en-GB')} ${found === 1 ? 'area' : 'areas'}, by name.`}
              </p>
              <ul className="wm-list wm-areas">
                {areas.map((one) => (
                  <li key={one.code}>
                    <button
                      type="button"
                      className="wm-link-button"
                      aria-expanded={area === one.code}
                      onClick={() => setArea(one.code)}
                    >
                      {one.name}
                    </button>{' '}
                    <span className="wm-small">{aboutWords(one)}</span>
                    {one.lineage.map((sentence) => (
                      <p key={sentence} className="wm-small">
                        {sentence}
                      </p>
                    ))}
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Waiting>
    </>
  );
}

function aboutWords({ code, kind, vintage, upperTier, firstYear, lastYear }: ReferenceArea): string {
  const years =
    firstYear === null || lastYear === null
      ? ''
      : firstYear === lastYear
        ? `, figures of ${firstYear}`
        : `, figures of ${firstYear} to ${lastYear}`;
  const drawn = vintage === null ? '' : `, as drawn in ${vintage}`;
  return `${code}, ${kind}${drawn}${upperTier ? `, in ${upperTier.name}` : ''}${years}`;
}
