import { chartModel, figureSvg } from '@waymark/charts';
import {
  FundingTint,
  Pairs,
  ResponseList,
  RowGuard,
  Sentence,
  SeriesChart,
  SvgButton,
  TableTwin,
  TimeStrip,
  useWide,
  VerdictLine,
} from '@waymark/charts/react';
import type { TimePage } from '@waymark/contract';
import { useId, useMemo, useRef } from 'react';
import { Link } from 'react-router';
import { dayWords, FOOTING } from '../../parts/words';
import { paths, withQuery } from '../../paths';
import { capital } from '../plan/plan-words';
import { Phases } from './phases';
import { Stretches } from './stretches';

const SYNC = 'time';
const PRINT_WIDTH = 900;
/** Right of the plot there is room for the names of the lines. */
const gutterOf = (wide: boolean) => (wide ? { left: 44, right: 132 } : { left: 34, right: 10 });

type Row = NonNullable<TimePage['row']>;

function Drawing({ page, row, describedBy }: { page: TimePage; row: Row; describedBy: string }) {
  const wide = useWide();
  const model = useMemo(() => chartModel(row, { whole: true }), [row]);
  const { axis, grants, responses } = page;
  const gutter = gutterOf(wide);
  const pairs = useMemo(() => page.pairs.map((pair) => chartModel(pair)), [page.pairs]);
  const inside = responses.filter(({ start }) => start >= axis.start);
  return (
    <figure className={`wm-plot${model.grey ? ' wm-row-context' : ''}`} aria-label={row.indicator.title}>
      <FundingTint axis={axis} grants={grants} responses={inside} />
      {wide ? (
        <TimeStrip
          {...{ axis, grants, responses: inside, wide, gutter }}
          part="money"
          printWidth={PRINT_WIDTH}
        />
      ) : null}
      <SeriesChart
        model={model}
        axis={axis}
        syncId={SYNC}
        grants={grants}
        responses={inside}
        alone={!wide}
        gutter={gutter}
        zoom={wide ? 1.8 : 1.4}
        describedBy={describedBy}
        printWidth={PRINT_WIDTH}
      />
      <Pairs
        {...{ pairs, axis, wide, gutter }}
        missing={page.pairMissing}
        syncId={SYNC}
        printWidth={PRINT_WIDTH}
      />
      <TimeStrip
        {...{ axis, grants, responses: inside, wide, gutter }}
        part="responses"
        printWidth={PRINT_WIDTH}
      />
    </figure>
  );
}

/** Chart, latest point, what would have to happen next, and what the lines rest on. */
export function TimeView({ page, csvHref }: { page: TimePage; csvHref: string }) {
  const id = useId();
  const table = useRef<HTMLDetailsElement>(null);
  const { row, chart } = page;
  const model = useMemo(() => (row ? chartModel(row, { whole: true }) : null), [row]);
  return (
    <div className="wm-over-time">
      {page.refusal ? <p className="wm-warning">{page.refusal}</p> : null}
      {row && model ? (
        <RowGuard subject={row.indicator.title}>
          <Drawing page={page} row={row} describedBy={`${id}latest`} />
          <p className="wm-links" data-doors="figure">
            <Link to={paths.method(chart.method)}>How this chart is made</Link>
            <Link to={paths.method('special-causes')}>What is announced</Link>
            <Link to={paths.method(row.verdict.method)}>How change is judged</Link>
            {page.view === 'team' ? (
              <Link
                to={withQuery(paths.quality(), {
                  context: page.context.id,
                  indicator: row.indicator.code,
                  state: 'all',
                })}
              >
                What looked odd
              </Link>
            ) : null}
            <a
              href={`#${id}t`}
              onClick={() => {
                if (table.current) table.current.open = true;
              }}
            >
              Table
            </a>
            <a href={csvHref} download>
              CSV
            </a>
            <SvgButton
              name={`${page.context.name} ${row.indicator.code} ${row.breakdownLabel}`}
              draw={() =>
                figureSvg(model, page.axis, {
                  grants: page.grants,
                  responses: page.responses.filter(({ start }) => start >= page.axis.start),
                  place: page.context.name,
                  footing: FOOTING[page.view],
                })
              }
            />
          </p>
          <p className="wm-source">
            {row.indicator.code}. {capital(row.source)}. {row.indicator.provenance}. {chart.why}{' '}
            {page.windowNote}
          </p>
          <div className="wm-columns">
            <section aria-labelledby={`${id}l`}>
              <h2 id={`${id}l`}>The latest point</h2>
              <Sentence text={page.latest} id={`${id}latest`} />
              <p className="wm-fine">{page.older}</p>
            </section>
            <section aria-labelledby={`${id}n`}>
              <h2 id={`${id}n`}>What would have to happen next for this to be a change</h2>
              <Next page={page} />
            </section>
            <section aria-labelledby={`${id}v`}>
              <h2 id={`${id}v`}>The whole stretch, first against last</h2>
              <VerdictLine verdict={row.verdict} />
              {row.verdict.sentence === '' ? null : <Sentence text={row.verdict.sentence} />}
              {row.verdict.leftOut.length === 0 ? null : (
                <p className="wm-fine">{row.verdict.leftOut.join(' ')}</p>
              )}
            </section>
          </div>
          <TableTwin model={model} axis={page.axis} id={`${id}t`} ref={table} />
          <Events page={page} />
          <Stretches page={page} row={row} />
          {page.view === 'team' ? <Phases page={page} row={row} /> : null}
        </RowGuard>
      ) : null}
      <footer className="wm-colophon">
        <p>{page.looked}</p>
        <p>{page.footnote}</p>
      </footer>
    </div>
  );
}

function Next({ page }: { page: TimePage }) {
  if (page.next.length === 0)
    return (
      <p className="wm-sentence">
        {page.chart.drawn === 'run'
          ? 'The series is marked already. A phase with a reason would begin a new median.'
          : 'Nothing can be reckoned yet: there are no limits.'}
      </p>
    );
  const [foot, ...ways] = [...page.next].reverse();
  const reckoned = foot?.startsWith('Reckoned') ?? false;
  const lines = reckoned ? ways.reverse() : page.next;
  return (
    <>
      <ul className="wm-next-points">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="wm-fine">
        {reckoned ? `${foot} ` : ''}
        <Link to={paths.method(page.chart.method)} data-doors="figure">
          How these lines are reckoned
        </Link>
      </p>
    </>
  );
}

function Events({ page }: { page: TimePage }) {
  const { events, responses } = page;
  if (events.length === 0) return null;
  return (
    <section className="wm-columns wm-columns-two">
      <div>
        <h2>At dated events</h2>
        <p className="wm-fine">
          The first point after each response. Its date says when something was done, not that it was the
          reason.
        </p>
        <ResponseList responses={responses} />
      </div>
      <ul className="wm-next-points">
        {events.map((event) => (
          <li key={`${event.date} ${event.what}`}>
            <b>{event.what}</b>, {dayWords(event.date)}. {event.sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}
