import { Fragment, type ReactNode } from 'react';
import type { Way } from '../place/way';
import { plainPaths, type PlainSite } from './plain-site';

const COUNTED = {
  'counted-records': 'How records are counted',
  disclosure: 'How figures are released',
  'display-gates': 'How many people are enough',
} as const;

export interface PlainPageProps {
  readonly site: PlainSite;
  /** From this page to the root of the folder: empty, or `../`. */
  readonly up: '' | '../';
  readonly title: string;
  readonly crumb?: ReactNode;
  readonly lede?: string;
  /** Words of the glossary that this page explains. */
  readonly terms?: readonly string[];
  /** Methods pages on how its counts come about. */
  readonly counted?: readonly (keyof typeof COUNTED)[];
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A word with its line from the glossary, on hover and on focus. */
function Term({ site, term }: { readonly site: PlainSite; readonly term: string }) {
  const means = site.glossary.find((entry) => entry.term.toLowerCase() === term.toLowerCase())?.means;
  if (means === undefined) return term;
  const id = `term-${term.replace(/[^a-z]+/g, '-')}`;
  return (
    <span className="wm-term" data-term={term}>
      <button type="button" className="wm-term-word" aria-describedby={id}>
        {term}
      </button>
      <span role="tooltip" className="wm-term-line" id={id}>
        {means}
      </span>
    </span>
  );
}

/** A way within the folder. */
export const PlainWay: Way = ({ to, children }) => <a href={to}>{children}</a>;

/** A page of a published folder: the frame of the dashboard, with ways within the folder only and no script. */
export function PlainPage(props: PlainPageProps) {
  const { site, up, title, crumb, lede, terms = [], counted = [], wide = false, children } = props;
  const { edition, invented, version } = site;
  const ways = [
    { to: plainPaths.index(), words: `Edition ${edition.number}` },
    { to: plainPaths.methods(), words: 'Methods' },
    { to: plainPaths.hashes(), words: 'Hashes' },
  ];
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · ${edition.organisation}, edition ${edition.number}`}</title>
        <link rel="stylesheet" href={`${up}${plainPaths.style()}`} />
      </head>
      <body className="wm-plain">
        <a className="wm-skip" href="#main">
          Skip to the page
        </a>
        {invented && (
          <aside className="wm-demo" aria-label="Demo">
            Invented example: people and places are invented. Nothing here is real work.
          </aside>
        )}
        <header className="wm-header">
          <a className="wm-brand" href={`${up}${plainPaths.index()}`}>
            {edition.organisation}
          </a>
          <nav aria-label="Main">
            <ul>
              {ways.map(({ to, words }) => (
                <li key={to}>
                  <a href={`${up}${to}`}>{words}</a>
                </li>
              ))}
            </ul>
          </nav>
        </header>
        <main id="main" className={wide ? 'wm-page wm-page-wide' : 'wm-page'}>
          {crumb && <p className="wm-crumb">{crumb}</p>}
          <div className="wm-title-line">
            <h1>{title}</h1>
          </div>
          {lede && <p className="wm-lede">{lede}</p>}
          {terms.length > 0 && (
            <p className="wm-page-terms wm-screen-only">
              <span>Words used here: </span>
              {terms.map((term, i) => (
                <Fragment key={term}>
                  {i > 0 && ' '}
                  <span className="wm-page-term">
                    <Term site={site} term={term} />
                    {i < terms.length - 1 && ','}
                  </span>
                </Fragment>
              ))}
            </p>
          )}
          {counted.length > 0 && (
            <p className="wm-doors wm-counted">
              {counted.map((slug) => (
                <a key={slug} href={`${up}${plainPaths.method(slug)}`}>
                  {COUNTED[slug]}
                </a>
              ))}
            </p>
          )}
          {children}
        </main>
        <footer className="wm-footer">
          <p>
            Waymark {version}. It describes what was seen; it does not say why.{' '}
            <a href={`${up}${plainPaths.methods()}`}>How figures are made</a>
          </p>
        </footer>
      </body>
    </html>
  );
}
