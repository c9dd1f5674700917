import type { OverviewPage } from '@waymark/contract';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useInView } from '../../filters';
import { FigureDoors } from '../../parts/figure-doors';
import { paths } from '../../paths';

const day = (date: string) =>
  new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));

type Stated = OverviewPage['changed'];
/** Lines in sight; the rest is one click away, so that a busy list does not push the places off the screen. */
const IN_SIGHT = 5;

function Lines<T>({ lines, children }: { lines: readonly T[]; children: (line: T) => ReactNode }) {
  const more = lines.slice(IN_SIGHT);
  // two lines may say the same of one context; their place in the list tells them apart
  const inItem = (line: T, i: number) => <li key={i}>{children(line)}</li>;
  return (
    <>
      <ul>{lines.slice(0, IN_SIGHT).map(inItem)}</ul>
      {more.length === 0 ? null : (
        <details>
          <summary>{more.length} more</summary>
          <ul>{more.map(inItem)}</ul>
        </details>
      )}
    </>
  );
}

/** A list says what it is about even when it is empty: nothing due is news too. */
function StatedList({
  title,
  lines,
  none,
  view,
}: {
  title: string;
  lines: Stated;
  none: string;
  view: OverviewPage['view'];
}) {
  const inView = useInView();
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {lines.length === 0 ? <p className="wm-small">{none}</p> : null}
      <Lines lines={lines}>
        {(line) => (
          <>
            <Link to={inView(paths.context(line.contextId))}>{line.context}</Link>
            <span>
              {line.indicator === '' ? '' : `${line.indicator}: `}
              {line.what}{' '}
              {line.series === null ? null : (
                <FigureDoors
                  of={{ contextId: line.contextId, ...line.series }}
                  method={line.series.method}
                  view={view}
                  name={`${line.context}, ${line.indicator}`}
                />
              )}
            </span>
          </>
        )}
      </Lines>
    </section>
  );
}

/** What is due, what changed, what cannot be said, what drifted: before any drawing. */
export function FourLists({ page }: { page: OverviewPage }) {
  const inView = useInView();
  return (
    <div className="wm-four">
      <section aria-label="Due">
        <h2>Due</h2>
        {page.due.length === 0 ? <p className="wm-small">Nothing is due.</p> : null}
        <Lines lines={page.due}>
          {(line) => (
            <>
              <Link to={inView(paths.context(line.contextId))}>{line.context}</Link>
              <span>
                {line.what}{' '}
                {line.by === null ? null : (
                  <small>
                    {line.late ? 'was due by' : 'by'} {day(line.by)}
                  </small>
                )}
              </span>
            </>
          )}
        </Lines>
      </section>
      <StatedList
        view={page.view}
        title="Changed"
        lines={page.changed}
        none="No verdict changed at the latest wave."
      />
      <StatedList
        view={page.view}
        title="Cannot be said"
        lines={page.cannotSay}
        none="Nothing is left unsaid for want of data."
      />
      <StatedList
        view={page.view}
        title="Drifted"
        lines={page.drifted}
        none="No plan has drifted from its context."
      />
    </div>
  );
}
