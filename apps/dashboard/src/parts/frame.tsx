import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { query } from '../api/queries';
import { OutboxLine } from '../outbox/outbox-line';
import { paths } from '../paths';
import { Guard } from './guard';
import { dayWords } from './words';

const places = [
  { to: paths.start(), label: 'Overview', also: '/sites/' },
  { to: paths.contexts(), label: 'Contexts' },
  { to: paths.indicators(), label: 'Indicators' },
  { to: paths.compare(), label: 'Compare' },
  { to: paths.quality(), label: 'Data quality' },
  { to: paths.grants(), label: 'Grants' },
  { to: paths.portfolio(), label: 'Portfolio' },
  { to: paths.import(), label: 'Import' },
  { to: paths.reports(), label: 'Reports' },
  { to: paths.framework(), label: 'Framework' },
  { to: paths.methods(), label: 'Methods' },
] as const;

/** Header, demo banner and footer around every page. */
export function Frame() {
  const { data: session } = useQuery(query('session', {}));
  const { pathname } = useLocation();
  return (
    <>
      <a className="wm-skip" href="#main">
        Skip to the page
      </a>
      {session?.mode === 'demo' && (
        <aside className="wm-demo" aria-label="Demo">
          Demo: people and places are invented, and today is {dayWords(session.today)}. Nothing here is real
          work.
        </aside>
      )}
      <header className="wm-header">
        <NavLink className="wm-brand" to={paths.start()}>
          Waymark
        </NavLink>
        <nav aria-label="Main">
          <ul>
            {places.map((place) => (
              <li key={place.to}>
                <NavLink
                  to={place.to}
                  end={place.to === '/'}
                  className={({ isActive }) =>
                    isActive || ('also' in place && pathname.startsWith(place.also)) ? 'active' : ''
                  }
                >
                  {place.label}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <OutboxLine />
      {/* a fault of one page does not follow the reader to the next */}
      <Guard key={pathname}>
        <Suspense
          fallback={
            <div className="wm-page" role="status">
              <p className="wm-loading">Loading</p>
              <p className="wm-loading wm-loading-long">
                This page has not arrived yet. If Waymark cannot be reached just now, it comes by itself once
                it can; what you entered is kept.
              </p>
            </div>
          }
        >
          <Outlet />
        </Suspense>
      </Guard>
      <footer className="wm-footer">
        <p>
          Waymark {session?.version ?? ''}. It describes what was seen; it does not say why.{' '}
          <NavLink to={paths.methods()}>How figures are made</NavLink>
        </p>
      </footer>
    </>
  );
}
