import type { Framework, Indicator } from '@waymark/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '../../api/queries';
import { useTextFilter } from '../../filters';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import '../pages.css';

const levels: readonly { level: Indicator['level']; title: string }[] = [
  { level: 'individual', title: 'Individual' },
  { level: 'peer', title: 'Peer groups' },
  { level: 'location', title: 'Locations' },
  { level: 'community', title: 'Communities' },
  { level: 'partnership', title: 'The partnership itself' },
];

function List({ framework, find }: { framework: Framework; find: string }) {
  const words = find.toLowerCase();
  const found = framework.indicators.filter((one) =>
    `${one.code} ${one.title} ${one.measures}`.toLowerCase().includes(words),
  );
  if (found.length === 0)
    return <p role="status">No indicator has “{find}” in its code, title or meaning.</p>;
  return levels.map(({ level, title }) => {
    const here = found.filter((one) => one.level === level);
    return here.length === 0 ? null : (
      <section key={level} className="wm-indicator-list" aria-label={title}>
        <h2>{title}</h2>
        <ul className="wm-list">
          {here.map((one) => (
            <li key={one.code}>
              <Link to={paths.indicator(one.code)}>{one.title}</Link>{' '}
              <span className="wm-small">{one.code}</span>
              {one.role === 'context_only' ? (
                <>
                  {' '}
                  <span className="wm-tag">context only</span>
                </>
              ) : null}
              <p className="wm-small">{one.measures}</p>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

/** `/indicators`: what can be measured, by level; a search that stays in the address. */
export function IndicatorsPage() {
  const [find, setFind] = useTextFilter('find');
  const result = useQuery(query('framework', {}));
  return (
    <Page
      title="Indicators"
      lede="One indicator across contexts, side by side on one scale. Never in order of a result."
    >
      <label className="wm-choice">
        Find <input type="search" value={find} onChange={(event) => setFind(event.target.value)} />
      </label>
      <p className="wm-small">
        Published figures of areas rest on imported files:{' '}
        <Link to={paths.reference()}>areas and reference data</Link>.
      </p>
      <Waiting for={result} height={900}>
        {(data) => <List framework={data} find={find} />}
      </Waiting>
    </Page>
  );
}
