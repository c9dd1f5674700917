import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '../../api/queries';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { dayWords } from '../../parts/words';
import { paths } from '../../paths';
import { useMay } from '../../reach';
import '../editions/editions.css';
import { Notices } from '@waymark/charts/react';

/** `/published`: the editions with places within the reader's reach. */
export function PublishedPage() {
  const editions = useQuery(query('publishedEditions', {}));
  const may = useMay();
  return (
    <Page
      counted={['disclosure', 'counted-records']}
      title="Published editions"
      lede="Figures that were checked, approved by two people and released. An edition never changes: a correction is a new one, and the old one says so."
    >
      <Waiting for={editions}>
        {(all) =>
          all.length === 0 ? (
            <p className="wm-prose">
              No edition with a place you were let in to was published yet.{' '}
              {may('editions') ? (
                <Link to={paths.editions()}>Begin one</Link>
              ) : (
                'Ask whoever invited you when one is due.'
              )}
            </p>
          ) : (
            <ul className="wm-quiet-list" aria-label="Published editions">
              {all.map((edition) => (
                <li key={edition.sha256}>
                  <h2>
                    <Link to={paths.publishedEdition(edition.sha256)}>{edition.title}</Link>
                  </h2>
                  <Notices notices={edition.notices} />
                  <p>
                    Edition {edition.number} of {edition.organisation}, released {dayWords(edition.released)}.{' '}
                    {edition.contexts.length} {edition.contexts.length === 1 ? 'place' : 'places'}.{' '}
                    {edition.standing === 'provisional' && <span className="wm-tag">provisional</span>}
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Waiting>
    </Page>
  );
}
