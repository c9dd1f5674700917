import { LoadingRow } from '@waymark/charts/react';
import '@waymark/charts/charts.css';
import { periodSetId, type ContextPage as ContextPageData, type SeriesRow } from '@waymark/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { addressOf } from '../../api/client';
import { query } from '../../api/queries';
import { useFilter, useInView, useTextFilter, useView } from '../../filters';
import { Page } from '../../parts/page';
import { Term } from '../../parts/term';
import { TakeAway } from '../../parts/take-away';
import { Waiting } from '../../parts/waiting';
import { Way } from '../../parts/way';
import { paths, withQuery } from '../../paths';
import { useMay } from '../../reach';
import '../pages.css';
import { FromEditions } from '../from-editions';
import { groupingFor } from '../period-choice';
import './context.css';
import { ContextControls } from './context-controls';
import { ContextLife } from './context-life';
import { ContextView } from './context-view';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function Crumb({ page }: { page: ContextPageData }) {
  const { context } = page;
  const inView = useInView();
  const kind = [capital(context.level), context.setting].filter((part) => part !== '').join(', ');
  return (
    <>
      <Way page="site" to={inView(paths.site(context.siteId))} words>
        {context.site}
      </Way>{' '}
      / {kind}
    </>
  );
}

function Lede({ page }: { page: ContextPageData }) {
  return (
    <>
      {page.lede}{' '}
      <span className="wm-doors" data-doors="figure">
        <Link to={paths.method('display-gates')}>How many people are enough</Link>
      </span>{' '}
      {/* the school's own scorecard has a row for each lever */}
      {page.rows.some(({ row }) => row.breakdown.startsWith('lever=')) && (
        <span className="wm-small">
          By <Term term="lever" />{' '}
        </span>
      )}
      {page.context.invented ? <span className="wm-tag">invented example</span> : null}
    </>
  );
}

const noGrants: ContextPageData['grants'] = [];

/** `/contexts/:id`: a context's whole history on one time axis, by the team's figures or as a funder sees it. */
export function ContextPage() {
  const { id = '' } = useParams();
  const inView = useInView();
  const may = useMay();
  const [view, setView] = useView();
  const [wanted, setPeriods] = useFilter('periods', periodSetId.options, 'as_collected');
  const periods = groupingFor(view, wanted);
  const [chosen, setGrant] = useTextFilter('grant');
  const [all, setAll] = useFilter('rows', ['first', 'all'] as const, 'first');
  const params = { id: Number(id) };
  const [grants, keepGrants] = useState(noGrants);
  const grant = chosen === '' ? String(grants[0]?.id ?? '') : chosen;
  // a grant's own years begin with a grant: until one is known, the page as collected brings them
  const asked =
    periods !== 'grant_year'
      ? { view, periods }
      : grant === ''
        ? { view, periods: 'as_collected' as const }
        : { view, periods, grantId: Number(grant) };
  const result = useQuery(query('contextPage', { params, query: asked }));
  const page = result.data;
  // of what is not there nothing can be recorded, edited or grouped
  const missing = !page && result.error?.kind === 'missing';
  // the choice of grants outlives the moment in which another view is on its way
  if (page && page.grants !== grants) keepGrants(page.grants);
  const csvHref = (row: SeriesRow) => addressOf('seriesCsv', { params, query: { ...asked, row: row.key } });
  return (
    <Page
      title={page ? (page.view === 'external' ? page.context.pseudonym : page.context.name) : 'Context'}
      crumb={page ? <Crumb page={page} /> : undefined}
      lede={page ? <Lede page={page} /> : undefined}
      wide
      actions={
        missing ? undefined : (
          <>
            <Way page="plan" to={paths.plan(id)}>
              Plan
            </Way>
            <Way page="inquiry" to={inView(paths.inquiry(id))}>
              Did it change when the work began?
            </Way>
            <Way page="record" to={paths.record(id)}>
              Record
            </Way>
            <Way page="history" to={paths.history(id)}>
              What was recorded
            </Way>
            <Way page="youngAsked" to={paths.youngAsked(id)}>
              Ask young people
            </Way>
            <Way page="quality" to={withQuery(paths.quality(), { context: id })}>
              Data quality
            </Way>
            <Way page="contextEdit" to={paths.contextEdit(id)}>
              Edit
            </Way>
          </>
        )
      }
    >
      {missing ? null : (
        <div className="wm-controls wm-score-page">
          <ContextControls {...{ view, setView, periods, setPeriods, grants, grant, setGrant }} />
        </div>
      )}
      {result.isPending ? (
        <div className="wm-score">
          <LoadingRow />
          <LoadingRow />
          <LoadingRow />
        </div>
      ) : (
        <Waiting for={result}>
          {(data) => (
            <>
              {data.view === 'external' && <FromEditions from={data.from} place={data.context} />}
              <ContextView
                page={data}
                all={all === 'all'}
                showAll={
                  <button type="button" className="wm-button" onClick={() => setAll('all')}>
                    Show the other indicators
                  </button>
                }
                csvHref={csvHref}
                life={data.view === 'team' && may('planPage') ? <ContextLife page={data} /> : null}
              />
            </>
          )}
        </Waiting>
      )}
      {page && page.rows.length + page.effort.length > 0 ? (
        <TakeAway
          data={addressOf('contextCsv', { params, query: asked })}
          codebook={addressOf('contextCsv', { params, query: { ...asked, part: 'codebook' } })}
        />
      ) : null}
    </Page>
  );
}
