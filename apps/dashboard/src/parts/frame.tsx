import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Session } from '@waymark/contract';
import { Suspense, useEffect, useState } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { whenSignedOut } from '../api/client';
import { query } from '../api/queries';
import { OutboxLine } from '../outbox/outbox-line';
import { NotSetUpPage } from '../pages/sign-in/not-set-up-page';
import { SecondFactorPage } from '../pages/sign-in/second-factor-page';
import { SetUpSecondFactorPage } from '../pages/sign-in/set-up-second-factor-page';
import { SignInPage } from '../pages/sign-in/sign-in-page';
import { paths } from '../paths';
import { isLimited, mayOpen, places } from '../reach';
import { Arrival, StayHere } from './arrival';
import { Guard } from './guard';
import { MainNav } from './main-nav';
import { Who } from './who';
import { dayWords } from './words';

type Stage = 'unknown' | 'link' | 'empty' | 'outside' | 'second factor' | 'set up second factor' | 'inside';

/** How far in the reader is. A link of an invitation is looked at from outside and from inside alike. */
function stageOf(session: Session | undefined, failed: boolean, pathname: string): Stage {
  if ([paths.link(), paths.shared(), paths.young()].includes(pathname)) return 'link';
  // without a connection a page says itself what it can still show
  if (!session) return failed ? 'inside' : 'unknown';
  if (session.actor) return 'inside';
  // how figures are made is no secret: whoever was sent a released figure may read it
  if (pathname.startsWith(paths.methods())) return 'link';
  return session.pending ?? (session.needsSetup ? 'empty' : 'outside');
}

/** Header, demo banner and footer around every page; the steps of signing in stand in the place of a page, at its address. */
export function Frame() {
  // a page inside asks again, and while it does nothing has failed: what failed once is told from what was never asked
  const { data: session, errorUpdateCount } = useQuery(query('session', {}));
  const { pathname } = useLocation();
  const client = useQueryClient();
  useEffect(() => whenSignedOut(() => void client.invalidateQueries({ queryKey: ['session'] })), [client]);
  const [left, setLeft] = useState(false);
  const [wasInside, setWasInside] = useState(false);
  const [stages, setStages] = useState(0);
  const actor = session?.actor ?? null;
  const [held, setHeld] = useState<Stage | null>(null);
  const stage = held ?? stageOf(session, errorUpdateCount > 0, pathname);
  const [last, setLast] = useState<Stage>('unknown');
  if (stage !== last) {
    setLast(stage);
    setStages(stages + 1);
    if (stage === 'inside') {
      setWasInside(true);
      setLeft(false);
    }
  }
  const seen = places.filter(({ page }) =>
    session ? actor && mayOpen(actor.role, page, isLimited(actor)) : true,
  );
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
        <MainNav seen={seen} />
        {actor && <Who actor={actor} onLeave={() => setLeft(true)} />}
      </header>
      <OutboxLine />
      {/* a fault of one page does not follow the reader to the next, nor does anything of one role to another */}
      <Guard key={stage === 'inside' ? `${pathname} ${actor?.personId} ${actor?.role}` : stage}>
        <Arrival value={stages > 1}>
          <StayHere value={(stay) => setHeld(stay ? stage : null)}>
            <Suspense
              fallback={
                <div className="wm-page" role="status">
                  <p className="wm-loading">Loading</p>
                  <p className="wm-loading wm-loading-long">
                    This page has not arrived yet. If Waymark cannot be reached just now, it comes by itself
                    once it can; what you entered is kept.
                  </p>
                </div>
              }
            >
              {(stage === 'inside' || stage === 'link') && <Outlet />}
              {stage === 'unknown' && (
                <div className="wm-page" role="status">
                  <p className="wm-loading">Loading</p>
                </div>
              )}
              {stage === 'empty' && <NotSetUpPage />}
              {stage === 'outside' && session && (
                <SignInPage session={session} why={left ? 'left' : wasInside ? 'expired' : 'first'} />
              )}
              {stage === 'second factor' && <SecondFactorPage />}
              {stage === 'set up second factor' && <SetUpSecondFactorPage />}
            </Suspense>
          </StayHere>
        </Arrival>
      </Guard>
      <footer className="wm-footer">
        <p>
          Waymark{session ? ` ${session.version}` : ''}. It describes what was seen; it does not say why.{' '}
          {actor && <NavLink to={paths.methods()}>How figures are made</NavLink>}
        </p>
      </footer>
    </>
  );
}
