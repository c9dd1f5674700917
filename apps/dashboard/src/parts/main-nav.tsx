import { useId, useRef, useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import { type Place, placeGroups } from '../reach';
import './main-nav.css';

/** As many fit on one line beside the name of the reader; whoever has no more sees them all at once. */
const FITS = 9;

/** The main navigation: what is opened daily on one line, the rest one press away, by what it is for. On a phone all of it is. */
export function MainNav({ seen }: { readonly seen: readonly Place[] }) {
  const [open, setOpen] = useState(false);
  const nav = useRef<HTMLElement>(null);
  const id = useId();
  const { pathname } = useLocation();
  if (seen.length === 0) return null;
  const daily = seen.length > FITS ? seen.filter(({ group }) => !group) : seen;
  const rest = seen.filter((place) => !daily.includes(place));
  const isHere = ({ to, also }: Place) =>
    to === '/'
      ? pathname === '/' || (also !== undefined && pathname.startsWith(also))
      : pathname.startsWith(to);
  const links = (places: readonly Place[]) => (
    <ul>
      {places.map((place) => (
        <li key={place.to}>
          <NavLink
            to={place.to}
            end={place.to === '/'}
            className={({ isActive }) =>
              isActive || (place.also && pathname.startsWith(place.also)) ? 'active' : ''
            }
            onClick={() => setOpen(false)}
          >
            {place.label}
          </NavLink>
        </li>
      ))}
    </ul>
  );
  const button = (words: string, kind: string, here: boolean) => (
    <button
      type="button"
      className={`wm-nav-button ${kind}${here ? ' active' : ''}`}
      aria-expanded={open}
      aria-controls={id}
      onClick={() => setOpen(!open)}
    >
      {words}
    </button>
  );
  return (
    <nav
      ref={nav}
      aria-label="Main"
      className={open ? 'wm-nav wm-nav-open' : 'wm-nav'}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        // of the two buttons the one that the width of the window shows takes the focus
        for (const one of nav.current?.querySelectorAll('button') ?? []) one.focus();
      }}
      onBlur={({ relatedTarget }) => {
        if (!nav.current?.contains(relatedTarget)) setOpen(false);
      }}
    >
      {button('Menu', 'wm-nav-menu', false)}
      {/* takes the focus of a press between its links, so that it stays open under the finger */}
      <div className="wm-nav-all" id={id} tabIndex={-1}>
        {links(daily)}
        {rest.length > 0 && button('More', 'wm-nav-more', rest.some(isHere))}
        {rest.length > 0 && (
          <div className="wm-nav-rest">
            {placeGroups
              .map((group) => ({ group, of: rest.filter((place) => place.group === group) }))
              .filter(({ of }) => of.length > 0)
              .map(({ group, of }) => (
                <div key={group}>
                  <p>{group}</p>
                  {links(of)}
                </div>
              ))}
          </div>
        )}
      </div>
    </nav>
  );
}
