import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { isLimited, mayOpen, type PageName, useActor } from '../reach';

/** A link to a page, where the reader's role may open it; elsewhere nothing, or its words alone. */
export function Way({
  page,
  to,
  words = false,
  className,
  children,
}: {
  readonly page: PageName;
  readonly to: string;
  /** Keep the words where there is no link. */
  readonly words?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const actor = useActor();
  // who reads is not known without a connection: then the link stands
  if (actor && !mayOpen(actor.role, page, isLimited(actor))) return words ? children : null;
  return (
    <Link to={to} className={className}>
      {children}
    </Link>
  );
}
