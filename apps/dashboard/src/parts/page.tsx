import { type ReactNode, useContext, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { Arrival } from './arrival';
import { Counted, type CountedBy } from './counted';
import { Guard } from './guard';
import { UnderLede } from './page-terms';

/** What every page is set in: its title for the tab and for focus after a link, and a guard around its content. */
export function Page({
  title,
  crumb,
  lede,
  wide = false,
  actions,
  counted = [],
  children,
}: {
  readonly title: string;
  readonly crumb?: ReactNode;
  readonly lede?: ReactNode;
  readonly wide?: boolean;
  readonly actions?: ReactNode;
  /** How the counts of this page are made; a figure that is measured carries its own door beside it. */
  readonly counted?: readonly CountedBy[];
  readonly children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const arrived = useRef(useContext(Arrival));
  const { key, pathname } = useLocation();
  useEffect(() => {
    document.title = `${title} · Waymark`;
  }, [title]);
  const address = useRef(key);
  useEffect(() => {
    address.current = key;
  }, [key]);
  useEffect(() => {
    // a new page is announced from its heading; the very first one leaves focus where the reader put it
    if (arrived.current || address.current !== 'default') heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <main id="main" className={wide ? 'wm-page wm-page-wide' : 'wm-page'}>
      {crumb && <p className="wm-crumb">{crumb}</p>}
      <div className="wm-title-line">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions && <div className="wm-actions">{actions}</div>}
      </div>
      {lede && <p className="wm-lede">{lede}</p>}
      {useContext(UnderLede)}
      {counted.length > 0 && <Counted by={counted} />}
      <Guard>{children}</Guard>
    </main>
  );
}
