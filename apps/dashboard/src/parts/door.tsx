import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { paths } from '../paths';
import { isLimited, mayOpen, type PageName, useActor } from '../reach';
import { article, roleWords } from '../role-words';
import { Page } from './page';
import { PageTerms, UnderLede } from './page-terms';

/** Lets in whoever's role may open the page; tells others so in a sentence, with the ways on, and asks the server for nothing. */
export function Door({ page, children }: { readonly page: PageName; readonly children: ReactNode }) {
  const actor = useActor();
  // without a connection nobody knows who is signed in: the page says what it can
  if (!actor || mayOpen(actor.role, page, isLimited(actor)))
    return <UnderLede value={actor && <PageTerms page={page} />}>{children}</UnderLede>;
  if (mayOpen(actor.role, page)) return <WholeOnly />;
  const others = actor.capacities.filter((role) => mayOpen(role, page));
  return (
    <Page title="Not part of this role">
      <p className="wm-prose">
        This page needs another role. You act as {article(actor.role)} {roleWords[actor.role].name} just now.{' '}
        {roleWords[actor.role].sees}
      </p>
      {others.length > 0 && (
        <p className="wm-prose">
          You may open it as {others.map((role) => roleWords[role].name).join(' or ')}: choose that role at
          the top of the page.
        </p>
      )}
      <p>
        <Link className="wm-button" to={paths.start()}>
          To your first page
        </Link>
      </p>
    </Page>
  );
}

/** The role would do, but not for a part of the organisation. */
function WholeOnly() {
  return (
    <Page title="For the whole organisation">
      <p className="wm-prose">
        This page is about the organisation as a whole, and you look after some of its sites. Ask somebody who
        looks after all of it.
      </p>
      <p>
        <Link className="wm-button" to={paths.start()}>
          To your first page
        </Link>
      </p>
    </Page>
  );
}
