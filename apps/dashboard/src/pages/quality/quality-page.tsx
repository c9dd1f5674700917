import { findingKind } from '@waymark/contract';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { query } from '../../api/queries';
import { useAddress } from '../../address';
import { useFilter } from '../../filters';
import { AreaChooser, codesOf } from '../../parts/area-chooser';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { teamName } from '../../parts/words';
import '../pages.css';
import './quality.css';
import { QualityView } from './quality-view';

/** Areas beside those of the sites: as many as one would look through by hand. */
const MOST_AREAS = 8;

/** `/quality`: figures that look odd, with what to do; for everything, a site or a context. */
export function QualityPage() {
  const id = useId();
  const [get, change] = useAddress();
  const [site, context, areas, code] = [get('site'), get('context'), get('areas'), get('indicator')];
  const [kind, setKind] = useFilter('kind', ['', ...findingKind.options], '');
  const [state, setState] = useFilter('state', ['open', 'all'] as const, 'open');
  const sites = useQuery(query('sites', {}));
  const framework = useQuery(query('framework', {}));
  const contexts = useQuery(query('contexts', {}));
  const result = useQuery(
    query('quality', {
      query: {
        ...(context === '' ? {} : { contextId: Number(context) }),
        ...(site === '' ? {} : { siteId: Number(site) }),
        ...(areas === '' ? {} : { areas }),
      },
    }),
  );
  const listed = (contexts.data ?? []).filter((one) => site === '' || String(one.siteId) === site);
  return (
    <Page title="Data quality" lede={result.data && <Lede says={result.data.lede} />} wide>
      <div className="wm-controls">
        <label className="wm-choice" htmlFor={`${id}-site`}>
          Site
          <select
            id={`${id}-site`}
            value={site}
            onChange={(event) => change({ site: event.target.value, context: '' })}
          >
            <option value="">All sites</option>
            {(sites.data ?? []).map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <label className="wm-choice" htmlFor={`${id}-context`}>
          Context
          <select
            id={`${id}-context`}
            value={context}
            onChange={(event) => change({ context: event.target.value })}
          >
            <option value="">All contexts</option>
            {listed.map((one) => (
              <option key={one.id} value={one.id}>
                {teamName(one)}
              </option>
            ))}
          </select>
        </label>
        <label className="wm-choice" htmlFor={`${id}-kind`}>
          Kind
          <select
            id={`${id}-kind`}
            value={kind}
            onChange={(event) => setKind(findingKind.options.find((one) => one === event.target.value) ?? '')}
          >
            <option value="">All kinds</option>
            {(result.data?.rules ?? []).map((rule) => (
              <option key={rule.kind} value={rule.kind}>
                {rule.label}
              </option>
            ))}
          </select>
        </label>
        <label className="wm-choice" htmlFor={`${id}-state`}>
          Show
          <select
            id={`${id}-state`}
            value={state}
            onChange={(event) => setState(event.target.value === 'all' ? 'all' : 'open')}
          >
            <option value="open">what waits for an answer</option>
            <option value="all">answered ones too</option>
          </select>
        </label>
      </div>
      <details className="wm-screen-only" open={areas !== ''}>
        <summary>Look through published figures of areas as well</summary>
        <AreaChooser
          chosen={codesOf(areas)}
          onChange={(codes) => change({ areas: codes.join(',') })}
          most={MOST_AREAS}
        />
      </details>
      <Waiting for={result} height={900}>
        {(data) => (
          <QualityView
            page={data}
            kind={kind}
            code={code}
            onAll={() => change({ indicator: '' })}
            answered={state === 'all'}
            methodOf={framework.data?.methodOf ?? {}}
          />
        )}
      </Waiting>
    </Page>
  );
}

/** What was counted, and the rules by which: they stand at the foot of this very page. */
function Lede({ says }: { readonly says: string }) {
  return (
    <>
      {says}{' '}
      <span className="wm-doors" data-doors="figure">
        <a href="#rules">What is looked for</a>
      </span>
    </>
  );
}
