import '@waymark/charts/charts.css';
import { type IndicatorPage as IndicatorPageData, periodSetId } from '@waymark/contract';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Link, useParams } from 'react-router';
import { addressOf } from '../../api/client';
import { query } from '../../api/queries';
import { useFilter, useTextFilter, useView } from '../../filters';
import { AreaChooser, codesOf } from '../../parts/area-chooser';
import { Page } from '../../parts/page';
import { TakeAway } from '../../parts/take-away';
import { TroubleBox, Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import '../pages.css';
import './indicator.css';
import { groupingFor, PeriodChoice } from '../period-choice';
import { FromEditions } from '../from-editions';
import { ViewSwitch } from '../view-switch';
import { Definition } from './definition';
import { IndicatorView } from './indicator-view';
import { usePairs } from './use-pairs';

/** What the address can hold of nine-character codes. */
const MOST_AREAS = 40;

/** `/indicators/:code`: one indicator across contexts, with its definition, provenance and method. */
export function IndicatorPage() {
  const { code = '' } = useParams();
  const [view, setView] = useView();
  const [chosen, setPeriods] = useFilter('periods', periodSetId.options, 'as_collected');
  const periods = groupingFor(view, chosen);
  const [breakdown, setBreakdown] = useTextFilter('breakdown');
  const [areas, setAreas] = useTextFilter('areas');
  const asked = { view, periods, breakdown, ...(areas === '' ? {} : { areas }) };
  const result = useQuery(query('indicatorPage', { params: { code }, query: asked }));
  const framework = useQuery(query('framework', {}));
  const indicator = framework.data?.indicators.find((one) => one.code === code);
  const titleOf = (other: string) =>
    framework.data?.indicators.find((one) => one.code === other)?.title.toLowerCase() ?? other;
  const { ready, failed, pairsOf } = usePairs(
    result.data,
    { view, periods, ...(areas === '' ? {} : { areas }) },
    titleOf,
  );
  // published statistics are about areas: without one there is nothing to draw
  const published = indicator?.setting === 'local authority area' || areas !== '';
  const drawn = result.data?.panels[0]?.row.indicator;
  return (
    <Page
      title={indicator?.title ?? drawn?.title ?? code}
      crumb={
        <>
          <Link to={paths.indicators()}>Indicators</Link> / {code}
        </>
      }
      lede={indicator?.measures ?? drawn?.measures}
      wide
    >
      {indicator ? <Definition indicator={indicator} /> : null}
      <div className="wm-controls wm-score-page">
        <ViewSwitch view={view} setView={setView} />
        <PeriodChoice value={periods} onChange={setPeriods} view={view} without={['grant_year']} />
        <BreakdownChoice all={result.data?.breakdowns ?? []} chosen={breakdown} onChange={setBreakdown} />
      </div>
      {published ? (
        <AreaChooser
          chosen={codesOf(areas)}
          onChange={(codes) => setAreas(codes.join(','))}
          most={MOST_AREAS}
        />
      ) : null}
      <Waiting for={result} height={900}>
        {(data) =>
          failed ? (
            <TroubleBox trouble={failed.trouble} retry={failed.retry} />
          ) : ready ? (
            <>
              {data.view === 'external' && <FromEditions from={data.from} />}
              <IndicatorView page={data} pairsOf={pairsOf} ofAreas={published} />
              {data.panels.length === 0 ? null : (
                <TakeAway
                  data={addressOf('indicatorCsv', { params: { code }, query: asked })}
                  codebook={addressOf('indicatorCsv', {
                    params: { code },
                    query: { ...asked, part: 'codebook' },
                  })}
                />
              )}
            </>
          ) : (
            <p className="wm-loading" role="status">
              Loading what these figures must be read beside
            </p>
          )
        }
      </Waiting>
    </Page>
  );
}

/** Everyone, or one of the groups that have figures of their own here. Groups are never added together. */
function BreakdownChoice({
  all,
  chosen,
  onChange,
}: {
  all: IndicatorPageData['breakdowns'];
  chosen: string;
  onChange: (key: string) => void;
}) {
  const id = useId();
  if (all.length < 2 && chosen === '') return null;
  const known = all.some(({ key }) => key === chosen);
  return (
    <label className="wm-choice" htmlFor={id}>
      Of whom
      <select id={id} value={chosen} onChange={(event) => onChange(event.target.value)}>
        {known ? null : <option value={chosen}>{chosen === '' ? 'Everyone' : chosen}</option>}
        {all.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
