import '@waymark/charts/charts.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { query } from '../../api/queries';
import { useFilter } from '../../filters';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import '../pages.css';
import { PlaceOfEdition } from '../published/place-of-edition';

/** `/editions/:id/places/:contextId`: the page of a place exactly as outsiders will see it, before release. */
export function EditionPlacePage() {
  const { id = '', contextId = '' } = useParams();
  const [periods, setPeriods] = useFilter(
    'periods',
    ['as_collected', 'financial_year'] as const,
    'as_collected',
  );
  const edition = useQuery(query('edition', { params: { id: Number(id) } }));
  const result = useQuery(
    query('editionPlacePage', {
      params: { id: Number(id), contextId: Number(contextId) },
      query: { periods },
    }),
  );
  const unreleased = edition.data?.number === null;
  return (
    <Page
      counted={['display-gates', 'disclosure']}
      title={result.data?.context.pseudonym ?? 'Place'}
      crumb={
        <>
          <Link to={paths.editions()}>Editions</Link> /{' '}
          <Link to={paths.edition(id)}>{edition.data?.title ?? 'Its edition'}</Link>
        </>
      }
      lede={result.data?.lede}
      wide
    >
      <p className="wm-notice">
        {unreleased
          ? 'A draft, for the team: this is exactly what outsiders will see once it is released.'
          : 'Exactly what outsiders see.'}
      </p>
      <Waiting for={result}>
        {(page) => <PlaceOfEdition page={page} periods={periods} setPeriods={setPeriods} to={() => null} />}
      </Waiting>
    </Page>
  );
}
