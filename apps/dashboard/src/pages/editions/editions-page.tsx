import { useQuery } from '@tanstack/react-query';
import type { Edition } from '@waymark/contract';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { query } from '../../api/queries';
import { Scoped } from '../../outbox/scoped';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { dayWords } from '../../parts/words';
import { Way } from '../../parts/way';
import { paths } from '../../paths';
import { useActor } from '../../reach';
import { EditionForm } from './edition-form';
import { scopeWords, STATES } from './edition-words';
import './editions.css';

/** `/editions`: what was published, what is on its way there, and the beginning of a new one. */
export function EditionsPage() {
  const editions = useQuery(query('editions', {}));
  const [adding, setAdding] = useState(false);
  const navigate = useNavigate();
  return (
    <Page
      counted={['counted-records']}
      title="Editions"
      lede="What people outside the team see: whole tables, checked against each other and against all earlier editions, approved by a second person, numbered, and never changed."
      actions={
        !adding && (
          <>
            <Way page="policy" to={paths.policy()}>
              Rules outside the team
            </Way>
            <button type="button" className="wm-button wm-button-main" onClick={() => setAdding(true)}>
              New edition
            </button>
          </>
        )
      }
    >
      {adding && (
        <section className="wm-section" aria-labelledby="new-edition">
          <h2 id="new-edition">New edition</h2>
          <Scoped>
            {(scope, session) => (
              <EditionForm
                {...{ scope, session }}
                editions={editions.data ?? []}
                onDone={(edition) => void navigate(paths.edition(edition.id))}
                onCancel={() => setAdding(false)}
              />
            )}
          </Scoped>
        </section>
      )}
      <Waiting for={editions}>{(all) => <List all={all} />}</Waiting>
    </Page>
  );
}

function List({ all }: { readonly all: readonly Edition[] }) {
  // each organisation numbers its own: whoever reaches several is told whose it is
  const organisations = useActor()?.scopes.filter(({ kind }) => kind === 'organisation') ?? [];
  const whose = ({ organisationId }: Edition) =>
    organisations.length > 1 ? organisations.find(({ id }) => id === organisationId)?.name : undefined;
  if (all.length === 0)
    return (
      <p className="wm-prose">
        Nothing was published yet, and outsiders see nothing. A new edition begins as a draft that only the
        team can see.
      </p>
    );
  return (
    <ul className="wm-quiet-list" aria-label="Editions">
      {all.map((edition) => (
        <li key={edition.id}>
          <h2>
            <Link to={paths.edition(edition.id)}>{edition.title}</Link>
          </h2>
          <p>
            <StateTag edition={edition} />
            {edition.number === null ? '' : ` Edition ${edition.number}. `}
            {whose(edition) === undefined ? '' : `${whose(edition)}. `}
            {scopeWords(edition)}
          </p>
          <p className="wm-small">{lastStep(edition)}</p>
        </li>
      ))}
    </ul>
  );
}

export function StateTag({ edition }: { readonly edition: Edition }) {
  return (
    <>
      <span className={`wm-tag wm-edition-${edition.state}`}>{STATES[edition.state].name}</span>{' '}
      {edition.standing === 'provisional' && <span className="wm-tag">provisional</span>}{' '}
    </>
  );
}

function lastStep(edition: Edition): string {
  const { released, drafted, submitted, decided, progress, summary } = edition;
  if (released !== null) return `Released ${dayWords(released)}`;
  if (decided) return `${decided.approved ? 'Approved' : 'Returned'} by ${decided.by}`;
  if (submitted) return `Handed in by ${submitted.by}`;
  return summary === null
    ? `Begun by ${drafted.by}: ${progress.done} of ${progress.of} places decided`
    : `Drafted by ${drafted.by}`;
}
