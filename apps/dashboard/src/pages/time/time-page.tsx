import '@waymark/charts/charts.css';
import { periodSetId, timeChart } from '@waymark/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { addressOf } from '../../api/client';
import { query } from '../../api/queries';
import { useFilter, useInView, useTextFilter, useView } from '../../filters';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths, withQuery } from '../../paths';
import '../pages.css';
import { groupingFor, PeriodChoice } from '../period-choice';
import { FromEditions } from '../from-editions';
import { ViewSwitch } from '../view-switch';
import { ChartChoice, WindowChoice } from './time-choices';
import { TimeView } from './time-view';
import './time.css';

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/[.]$/, '')}.`;
const periodSets = periodSetId.exclude(['grant_year']).options;

/** `/contexts/:id/indicators/:code`: one series of a context over its whole time. Everything chosen is in the address. */
export function TimePage() {
  const { id = '', code = '' } = useParams();
  const [view, setView] = useView();
  const [wanted, setPeriods] = useFilter('periods', periodSets, 'as_collected');
  const [chart, setChart] = useFilter('chart', timeChart.options, 'auto');
  const [breakdown] = useTextFilter('breakdown');
  const inView = useInView();
  const [search, setSearch] = useSearchParams();
  const grouping = groupingFor(view, wanted);
  const periods = periodSets.find((set) => set === grouping) ?? 'as_collected';
  const [from, to] = [search.get('from') ?? undefined, search.get('to') ?? undefined];
  const params = { id: Number(id), code };
  const asked = { view, periods, breakdown, chart, from, to };
  const result = useQuery(query('timePage', { params, query: asked }));
  const page = result.data;
  const row = page?.row;
  const setWindow = (next: { from: string | null; to: string | null }) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      for (const [key, value] of Object.entries(next))
        if (value === null) after.delete(key);
        else after.set(key, value);
      return after;
    });
  const subject = row
    ? row.breakdownLabel === ''
      ? row.indicator.title
      : `${row.indicator.title}, ${row.breakdownLabel}`
    : code;
  return (
    <Page
      title={subject}
      crumb={
        page ? (
          <>
            <Link to={inView(paths.site(page.context.siteId))}>{page.context.site}</Link> /{' '}
            <Link to={inView(paths.context(id))}>{page.context.name}</Link> / {code} over its whole time
          </>
        ) : undefined
      }
      lede={
        row ? (
          <>
            {sentence(row.indicator.measures)} {sentence(row.indicator.unit)}{' '}
            {page.context.invented ? <span className="wm-tag">invented example</span> : null}
          </>
        ) : undefined
      }
      wide
      actions={
        <>
          <Link to={inView(withQuery(paths.inquiry(id), { indicator: code, breakdown }))}>
            Did it change when the work began?
          </Link>{' '}
          <Link to={inView(paths.indicator(code))}>Elsewhere</Link>
        </>
      }
    >
      <div className="wm-controls wm-score-page">
        <ViewSwitch view={view} setView={setView} />
        <PeriodChoice
          value={periods}
          onChange={(next) => setPeriods(periodSets.find((set) => set === next) ?? 'as_collected')}
          view={view}
          without={['grant_year']}
        />
        {page ? <ChartChoice chart={page.chart} setChart={setChart} /> : null}
        {page && page.windows.length > 1 ? (
          <WindowChoice windows={page.windows} setWindow={setWindow} />
        ) : null}
      </div>
      <Waiting for={result} height={900}>
        {(data) => (
          <>
            {data.view === 'external' && <FromEditions from={data.from} />}
            <TimeView page={data} csvHref={addressOf('timeCsv', { params, query: asked })} />
          </>
        )}
      </Waiting>
    </Page>
  );
}
