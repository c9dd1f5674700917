import { useQuery } from '@tanstack/react-query';
import type { YoungDesk } from '@waymark/contract';
import { Link, useParams } from 'react-router';
import { query } from '../../api/queries';
import { Scoped } from '../../outbox/scoped';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { paths } from '../../paths';
import { YoungLinksPart } from './young-links-part';
import { YoungWordsForm } from './young-words-form';
import './young.css';

/** A manager's part of the young people's page: what they may read about a place, and the links that lead there. */
export function YoungDeskPage() {
  const id = Number(useParams()['id']);
  const desk = useQuery(query('youngDesk', { params: { id } }));
  return (
    <Page
      title={desk.data ? `For young people: ${desk.data.place}` : 'For young people'}
      crumb={<Link to={paths.contextEdit(id)}>Edit this context</Link>}
      actions={<Link to={paths.youngAsked(id)}>Ask them something</Link>}
      lede="What young people read about their place, without an account: what they said, what was done, what comes next."
    >
      <Waiting for={desk}>{(data) => <Desk key={id} desk={data} />}</Waiting>
    </Page>
  );
}

function Desk({ desk }: { readonly desk: YoungDesk }) {
  return (
    <>
      <section className="wm-section" aria-labelledby="young-words">
        <h2 id="young-words">What they read</h2>
        <p className="wm-prose">
          Only what you tick, in the words you write for it: short sentences, no names, nothing that tells who
          said it. The place is called {desk.place}. If the team’s own words change later, or are erased, what
          was made from them is not shown until you look again.
        </p>
        {desk.offers.length === 0 ? (
          <p>
            Nothing to tick yet. Views of young people and decisions come from{' '}
            <Link to={paths.contextMeetings(desk.contextId)}>meetings about this context</Link>; what is done
            about it, from its <Link to={`${paths.contextEdit(desk.contextId)}#responses`}>responses</Link>.
          </p>
        ) : (
          <Scoped>{(scope) => <YoungWordsForm scope={scope} desk={desk} />}</Scoped>
        )}
      </section>
      <YoungLinksPart desk={desk} />
    </>
  );
}
