import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { query } from '../../api/queries';
import { useFilter } from '../../filters';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import { Notices } from '@waymark/charts/react';
import { PlaceOfEdition } from './place-of-edition';

/** `/published/:sha256/places/:id`: a place as one edition has it, for ever the same. */
export function PublishedPlacePage() {
  const { sha256 = '', id = '' } = useParams();
  const [periods, setPeriods] = useFilter(
    'periods',
    ['as_collected', 'financial_year'] as const,
    'as_collected',
  );
  const editions = useQuery(query('publishedEditions', {}));
  const edition = editions.data?.find((one) => one.sha256 === sha256);
  const result = useQuery(query('publishedPage', { params: { sha256, id: Number(id) }, query: { periods } }));
  const to = (contextId: number) =>
    edition?.contexts.some((one) => one.id === contextId) ? paths.publishedPlace(sha256, contextId) : null;
  return (
    <Page
      counted={['display-gates', 'disclosure']}
      title={result.data?.context.pseudonym ?? 'Place'}
      crumb={
        <>
          <Link to={paths.published()}>Published editions</Link> /{' '}
          <Link to={paths.publishedEdition(sha256)}>
            {edition ? `Edition ${edition.number}, ${edition.title}` : 'Its edition'}
          </Link>
        </>
      }
      lede={result.data?.lede}
      wide
    >
      {edition && <Notices notices={edition.notices} />}
      <Waiting for={result}>{(page) => <PlaceOfEdition {...{ page, periods, setPeriods, to }} />}</Waiting>
    </Page>
  );
}
