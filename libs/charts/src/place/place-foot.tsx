import type { ReleasedContextPage } from '@waymark/contract';
import { monthWords } from '../words';
import type { Way } from './way';

const LINKS: Readonly<Record<string, { readonly out: string; readonly in: string }>> = {
  within: { out: 'Lies within', in: 'Contains' },
  'spends time at': { out: 'Spends time at', in: 'Is a place of' },
  attends: { out: 'Attends', in: 'Is attended by' },
  became: { out: 'Became', in: 'Came from' },
  'next to': { out: 'Next to', in: 'Next to' },
};

export interface PlaceFootProps {
  readonly page: Pick<ReleasedContextPage, 'cannotSay' | 'life' | 'links' | 'adjustment' | 'footnote'>;
  /** Where it is said when too little is known. */
  readonly gates: string;
  /** The way to another place; null where there is none. */
  readonly wayTo: (contextId: number) => string | null;
  readonly Way: Way;
}

/** What cannot be said, as large as anything else; then the life of the context and what it is tied to. */
export function PlaceFoot({ page, gates, wayTo, Way }: PlaceFootProps) {
  const { cannotSay, life, links } = page;
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
          <Way to={gates}>When too little is known</Way>
        </p>
      </section>
      {life.length === 0 && links.length === 0 ? null : (
        <section className="wm-life" aria-labelledby="life">
          <h2 id="life">Its life and its neighbours</h2>
          <ol>
            {life.map((event) => (
              <li key={`${event.date} ${event.what}`}>
                <time dateTime={event.date}>{monthWords(event.date)}</time> {event.what}
              </li>
            ))}
          </ol>
          <ul>
            {links.map((link) => {
              const to = wayTo(link.direction === 'out' ? link.toContextId : link.fromContextId);
              return (
                <li key={`${link.id} ${link.direction}`}>
                  <span>{LINKS[link.type]?.[link.direction] ?? link.type}</span>{' '}
                  {to === null ? link.otherName : <Way to={to}>{link.otherName}</Way>}
                  {link.end === null ? '' : ` until ${monthWords(link.end)}`}
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
