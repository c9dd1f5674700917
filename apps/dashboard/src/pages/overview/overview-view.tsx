import { chartModel } from '@waymark/charts';
import { RowGuard, Sparkline, TimeStrip, useWide, VerdictLine } from '@waymark/charts/react';
import type { OverviewPage, SeriesRow } from '@waymark/contract';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useInView } from '../../filters';
import { FigureDoors } from '../../parts/figure-doors';
import { paths, withQuery } from '../../paths';
import { FourLists } from './four-lists';

type Group = OverviewPage['groups'][number];
type Entry = Group['contexts'][number];

/** The last figure as text: what the drawing leaves out because it is only 46 px high. */
function Latest({ row }: { row: SeriesRow }) {
  const point = useMemo(() => chartModel(row).points.at(-1), [row]);
  if (!point) return <span className="wm-latest">Nothing measured yet</span>;
  if (point.state !== 'shown')
    return (
      <span className="wm-latest">
        <b>{point.text}</b> {point.period.label}
      </span>
    );
  const { kind, unit } = row.scale;
  const facts = [
    kind === 'percent' ? '' : kind === 'level' ? 'level of 0–4' : unit,
    point.intervalText ?? '',
    point.baseText === null ? '' : kind === 'level' ? `${point.baseText} raters` : `n ${point.baseText}`,
    ...point.remarks,
  ].filter((fact) => fact !== '');
  return (
    <span className="wm-latest">
      <b>
        {point.text}
        {kind === 'percent' ? <small>%</small> : null}
      </b>{' '}
      {facts.join(', ')}
    </span>
  );
}

function Spark({ row, page, entry }: { row: SeriesRow; page: OverviewPage; entry: Entry }) {
  const inView = useInView();
  const model = useMemo(() => chartModel(row), [row]);
  const label =
    row.breakdownLabel === '' ? row.indicator.title : `${row.indicator.title}, ${row.breakdownLabel}`;
  return (
    <div className={`wm-spark-cell${model.grey ? ' wm-row-context' : ''}`}>
      <p className="wm-spark-label">
        {/* its whole time: every figure with its n, source and method */}
        <Link to={inView(withQuery(paths.time(entry.id, row.indicator.code), { breakdown: row.breakdown }))}>
          {label}
        </Link>
      </p>
      <Sparkline model={model} axis={page.axis} grants={entry.grants} />
      <div className="wm-spark-foot">
        <Latest row={row} />
        <VerdictLine verdict={row.verdict} />
        <FigureDoors
          of={{ contextId: entry.id, code: row.indicator.code, breakdown: row.breakdown }}
          method={row.verdict.method}
          view={page.view}
          name={`${entry.name}, ${label}`}
        />
      </div>
    </div>
  );
}

function ContextRow({ entry, page }: { entry: Entry; page: OverviewPage }) {
  const inView = useInView();
  return (
    <RowGuard subject={entry.name}>
      <section className="wm-overview-row" aria-labelledby={`context-${entry.id}`}>
        <div className="wm-overview-name">
          <h3 id={`context-${entry.id}`}>
            <Link to={inView(paths.context(entry.id))}>{entry.name}</Link>
          </h3>
          <p>{entry.kind}</p>
          <p className="wm-small">{entry.line}</p>
        </div>
        {entry.rows.map((row) => (
          <Spark key={row.key} {...{ row, page, entry }} />
        ))}
        {entry.words === null ? null : <p className="wm-sentence wm-overview-words">{entry.words}</p>}
        {entry.rows.length === 0 && entry.words === null ? (
          <p className="wm-sentence wm-overview-alone">
            Nothing measured yet. <Link to={paths.record(entry.id)}>Record the first wave</Link>
          </p>
        ) : null}
      </section>
    </RowGuard>
  );
}

/** Years over each of the three columns; below 1000 px every drawing runs over the same years, named once. */
function Years({ page, columns }: { page: OverviewPage; columns: number }) {
  const none: OverviewPage['grants'] = [];
  return (
    <div className="wm-overview-row wm-overview-years" aria-hidden="true">
      <div className="wm-overview-name" />
      {Array.from({ length: columns }, (_, i) => (
        <TimeStrip
          key={i}
          axis={page.axis}
          grants={none}
          responses={[]}
          part="money"
          gutter={{ left: 0, right: 0 }}
          wide={false}
          printWidth={250}
        />
      ))}
    </div>
  );
}

/** A site this morning: four lists first, then contexts as quiet rows by level, in the order of the alphabet. */
export function OverviewView({ page }: { page: OverviewPage }) {
  const wide = useWide();
  const empty = page.groups.every((group) => group.contexts.length === 0);
  return (
    <div className="wm-overview">
      <FourLists page={page} />
      {empty ? (
        <p className="wm-sentence">
          No context is set up here yet. <Link to={paths.contextNew()}>Add the first place or group</Link>
        </p>
      ) : (
        <Years page={page} columns={wide ? 3 : 1} />
      )}
      {page.groups.map((group) => (
        <section key={group.label} className="wm-overview-group" aria-label={group.label}>
          <h2>{group.label}</h2>
          {group.contexts.map((entry) => (
            <ContextRow key={entry.id} {...{ entry, page }} />
          ))}
        </section>
      ))}
      <p className="wm-colophon">
        All drawings share one time axis and start at zero; percentages run from 0 to 100. Bands are 95%
        intervals, shading is grants running, darker where two ran together{' '}
        {page.grants.length === 0
          ? ''
          : `(${page.grants.map((grant) => `${grant.label}, ${grant.title}`).join('; ')})`}
        . Nothing is added up across contexts, and their order is the alphabet.
      </p>
    </div>
  );
}
