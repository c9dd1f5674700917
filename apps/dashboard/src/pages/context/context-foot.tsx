import type { ContextPage } from '@waymark/contract';
import { Link } from 'react-router';
import { useInView } from '../../filters';
import { paths } from '../../paths';

const words: Record<string, { out: string; in: string }> = {
  within: { out: 'Lies within', in: 'Contains' },
  'spends time at': { out: 'Spends time at', in: 'Is a place of' },
  attends: { out: 'Attends', in: 'Is attended by' },
  became: { out: 'Became', in: 'Came from' },
  'next to': { out: 'Next to', in: 'Next to' },
};
const monthYear = (date: string) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** Where a page is part of an edition. */
export interface Frozen {
  /** The way to another place of the same edition; null where it is not part of it. */
  readonly to: (contextId: number) => string | null;
}

/** What cannot be said, as large as anything else; then the life of the context and what it is tied to. */
export function ContextFoot({ page, frozen }: { page: ContextPage; frozen?: Frozen }) {
  const { cannotSay, life, links } = page;
  const inView = useInView();
  return (
    <>
      <section className="wm-cannot" aria-labelledby="cannot-say">
        <h2 id="cannot-say" className="wm-verdict wm-verdict-cannot">
          <i aria-hidden="true" />
          <span>Cannot say</span>
        </h2>
        {cannotSay.length === 0 ? (
          <p className="wm-sentence">Nothing on this page is left unsaid for want of data.</p>
        ) : (
          <ul>
            {cannotSay.map((line) => (
              <li key={line.about}>
                <b>{line.about.replace(/[.]$/, '')}.</b> {line.because}
              </li>
            ))}
          </ul>
        )}
        <p className="wm-doors" data-doors="figure">
          <Link to={paths.method('display-gates')}>When too little is known</Link>
        </p>
      </section>
      {life.length === 0 && links.length === 0 ? null : (
        <section className="wm-life" aria-labelledby="life">
          <h2 id="life">Its life and its neighbours</h2>
          <ol>
            {life.map((event) => (
              <li key={`${event.date} ${event.what}`}>
                <time dateTime={event.date}>{monthYear(event.date)}</time> {event.what}
              </li>
            ))}
          </ol>
          <ul>
            {links.map((link) => {
              const other = link.direction === 'out' ? link.toContextId : link.fromContextId;
              const to = frozen ? frozen.to(other) : inView(paths.context(other));
              return (
                <li key={`${link.id} ${link.direction}`}>
                  <span>{words[link.type]?.[link.direction] ?? link.type}</span>{' '}
                  {to === null ? link.otherName : <Link to={to}>{link.otherName}</Link>}
                  {link.end === null ? '' : ` until ${monthYear(link.end)}`}
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <footer className="wm-colophon">
        <p>{page.adjustment}</p>
        <p>{page.footnote}</p>
      </footer>
    </>
  );
}
