import '@waymark/charts/charts.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { query } from '../../api/queries';
import { useView } from '../../filters';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths, withQuery } from '../../paths';
import '../pages.css';
import './overview.css';
import { FromEditions } from '../from-editions';
import { ViewSwitch } from '../view-switch';
import { OverviewView } from './overview-view';

/** `/sites/:id`: a site this morning. */
export function OverviewPage() {
  const { id = '' } = useParams();
  const [view, setView] = useView();
  const result = useQuery(query('overview', { params: { id: Number(id) }, query: { view } }));
  const page = result.data;
  // kept with the partnership where the site has one, else with its wider community
  const area = ['Partnership', 'Community']
    .map((label) => page?.groups.find((group) => group.label === label)?.contexts[0]?.id)
    .find((found) => found !== undefined);
  const place = page ? [page.site.organisation, page.site.areaName ?? ''].filter((part) => part !== '') : [];
  return (
    <Page
      title={page ? page.site.name : 'Overview'}
      crumb={page ? place.join(' / ') : undefined}
      lede={page?.lede}
      wide
      actions={
        <>
          <Link to={withQuery(paths.quality(), { site: id })}>Data quality</Link>{' '}
          {area !== undefined && (
            <>
              <Link to={withQuery(paths.record(area), { sheet: 'area' })}>Counts of the area</Link>{' '}
            </>
          )}
          <Link to={paths.contextNew()}>Add a context</Link>{' '}
          <Link to={paths.siteEdit(id)}>Edit the site</Link>
        </>
      }
    >
      <div className="wm-controls wm-score-page">
        <ViewSwitch view={view} setView={setView} />
      </div>
      <Waiting for={result} height={900}>
        {(data) => (
          <>
            {data.view === 'external' && <FromEditions from={data.from} />}
            <OverviewView page={data} />
          </>
        )}
      </Waiting>
    </Page>
  );
}
