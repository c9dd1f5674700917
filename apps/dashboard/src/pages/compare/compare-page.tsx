import '@waymark/charts/charts.css';
import { type Framework, type Indicator, mostCompared, periodSetId } from '@waymark/contract';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address';
import { addressOf } from '../../api/client';
import { query } from '../../api/queries';
import { useFilter, useView } from '../../filters';
import { AreaChooser, codesOf } from '../../parts/area-chooser';
import { Page } from '../../parts/page';
import { TakeAway } from '../../parts/take-away';
import { TroubleBox, Waiting } from '../../parts/waiting';
import { LEVELS } from '../../parts/words';
import { paths } from '../../paths';
import { IndicatorView } from '../indicator/indicator-view';
import { usePairs } from '../indicator/use-pairs';
import '../indicator/indicator.css';
import '../pages.css';
import { groupingFor, PeriodChoice } from '../period-choice';
import { FromEditions } from '../from-editions';
import { ViewSwitch } from '../view-switch';
import { ContextChooser } from './context-chooser';

/** `/compare`: one indicator in up to eight places, in the order of the alphabet or of the reader. */
export function ComparePage() {
  const id = useId();
  const [get, change] = useAddress();
  const [view, setView] = useView();
  const [wanted, setPeriods] = useFilter('periods', periodSetId.options, 'as_collected');
  const framework = useQuery(query('framework', {}));
  const periods = groupingFor(view, wanted === 'grant_year' ? 'as_collected' : wanted);
  const [code, contexts, areas] = [get('indicator'), codesOf(get('contexts')), codesOf(get('areas'))];
  const order = get('order') === 'chosen' ? 'chosen' : 'alphabetical';
  const count = contexts.length + areas.length;
  const indicator = framework.data?.indicators.find((one) => one.code === code);
  const place = (name: 'contexts' | 'areas') => (keys: readonly string[], moved: boolean) =>
    change({ [name]: keys.join(','), ...(moved ? { order: 'chosen' } : {}) });
  return (
    <Page
      title={indicator ? `Compare: ${indicator.title}` : 'Compare'}
      lede={
        indicator?.measures ??
        'One indicator in up to eight places, side by side on one scale. Never in order of a result.'
      }
      wide
    >
      <div className="wm-controls wm-score-page">
        <ViewSwitch view={view} setView={setView} />
        <PeriodChoice value={periods} onChange={setPeriods} view={view} without={['grant_year']} />
        <label className="wm-choice" htmlFor={`${id}-order`}>
          Order
          <select
            id={`${id}-order`}
            value={order}
            onChange={(event) => change({ order: event.target.value === 'chosen' ? 'chosen' : '' })}
          >
            <option value="alphabetical">of the alphabet</option>
            <option value="chosen">as chosen below</option>
          </select>
        </label>
      </div>
      <div className="wm-compare-choice wm-screen-only">
        <label className="wm-choice" htmlFor={`${id}-indicator`}>
          Indicator
          <select
            id={`${id}-indicator`}
            value={code}
            onChange={(event) => change({ indicator: event.target.value })}
          >
            <option value="">Choose one</option>
            {framework.data ? <ByLevel framework={framework.data} /> : null}
          </select>
        </label>
        <ContextChooser
          view={view}
          chosen={contexts}
          onChange={place('contexts')}
          most={mostCompared - areas.length}
        />
        <AreaChooser chosen={areas} onChange={place('areas')} most={mostCompared - contexts.length} movable />
      </div>
      {code === '' || count === 0 ? (
        <p className="wm-sentence">
          Choose an indicator, and contexts or areas. What you choose stands in the address: send the link,
          and others see the same.
        </p>
      ) : count > mostCompared ? (
        <p className="wm-sentence">At most {mostCompared} places can be read side by side: take some out.</p>
      ) : (
        <Side
          asked={{
            indicator: code,
            contexts: contexts.join(','),
            areas: areas.join(','),
            order,
            view,
            periods,
            breakdown: get('breakdown'),
          }}
          indicators={framework.data?.indicators ?? []}
        />
      )}
    </Page>
  );
}

function ByLevel({ framework }: { framework: Framework }) {
  return LEVELS.map(({ value, label }) => {
    const here = framework.indicators.filter(({ level }) => level === value);
    return here.length === 0 ? null : (
      <optgroup key={value} label={label}>
        {here.map((one) => (
          <option key={one.code} value={one.code}>
            {one.code} {one.title}
          </option>
        ))}
      </optgroup>
    );
  });
}

type Asked = NonNullable<Parameters<typeof addressOf<'compare'>>[1]['query']>;

function Side({ asked, indicators }: { asked: Asked; indicators: readonly Indicator[] }) {
  const result = useQuery(query('compare', { query: asked }));
  const titleOf = (code: string) => indicators.find((one) => one.code === code)?.title.toLowerCase() ?? code;
  const { view = 'team', periods = 'as_collected', areas = '' } = asked;
  const { ready, failed, pairsOf } = usePairs(
    result.data?.page,
    { view, periods, ...(areas === '' ? {} : { areas }) },
    titleOf,
  );
  return (
    <Waiting for={result} height={900}>
      {({ page, without }) => {
        if (failed) return <TroubleBox trouble={failed.trouble} retry={failed.retry} />;
        if (!ready)
          return (
            <p className="wm-loading" role="status">
              Loading what these figures must be read beside
            </p>
          );
        return (
          <>
            {without.length === 0 ? null : (
              <p className="wm-sentence">
                Nothing of this was measured in {without.join(', ')}. That is not a zero.
              </p>
            )}
            {page.view === 'external' && <FromEditions from={page.from} />}
            {page.panels.length === 0 ? null : <IndicatorView page={page} pairsOf={pairsOf} />}
            <p className="wm-small">
              <Link to={paths.indicator(page.code)}>Definition, provenance and all places</Link>
            </p>
            <TakeAway
              data={addressOf('compareCsv', { query: asked })}
              codebook={addressOf('compareCsv', { query: { ...asked, part: 'codebook' } })}
            />
          </>
        );
      }}
    </Waiting>
  );
}
