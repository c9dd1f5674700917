import { useQuery } from '@tanstack/react-query';
import type { Invitation, OneTimeLink, Person } from '@waymark/contract';
import { useState } from 'react';
import { query } from '../../api/queries';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import '../sign-in/sign-in.css';
import { Invitations } from './invitations';
import { InviteForm } from './invite-form';
import { PersonEntry } from './person-entry';
import { ShownLink } from './shown-link';

/** `/people`: who works with Waymark here, in which role; inviting, changing and ending it. */
export function PeoplePage() {
  const people = useQuery(query('people', {}));
  const invitations = useQuery(query('invitations', {}));
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<{ readonly for: string; readonly link: OneTimeLink } | null>(null);
  return (
    <Page
      title="People"
      lede="Those who work with Waymark, never young people. Each sees what the role and its reach allow."
      actions={
        !inviting && (
          <button type="button" className="wm-button wm-button-main" onClick={() => setInviting(true)}>
            Invite somebody
          </button>
        )
      }
    >
      {link && <ShownLink whose={link.for} link={link.link} onClose={() => setLink(null)} />}
      {inviting && (
        <InviteForm
          onInvited={(whose, made) => {
            setLink({ for: whose, link: made });
            setInviting(false);
          }}
          onCancel={() => setInviting(false)}
        />
      )}
      <Waiting for={people}>{(all) => <List people={all} />}</Waiting>
      <Waiting for={invitations}>{(all) => <InvitationsPart all={all} />}</Waiting>
    </Page>
  );
}

function List({ people }: { readonly people: readonly Person[] }) {
  const here = people.filter(({ state }) => state !== 'ended');
  const ended = people.filter(({ state }) => state === 'ended');
  const sorted = (some: readonly Person[]) => [...some].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  return (
    <>
      <section className="wm-section" aria-labelledby="people-title">
        <h2 id="people-title">With an account</h2>
        <ul className="wm-quiet-list">
          {sorted(here).map((person) => (
            <PersonEntry key={person.id} person={person} />
          ))}
        </ul>
      </section>
      {ended.length > 0 && (
        <details>
          <summary>
            {ended.length === 1 ? 'One account has ended' : `${ended.length} accounts have ended`}
          </summary>
          <ul className="wm-quiet-list">
            {sorted(ended).map((person) => (
              <PersonEntry key={person.id} person={person} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function InvitationsPart({ all }: { readonly all: readonly Invitation[] }) {
  if (all.length === 0) return null;
  return (
    <section className="wm-section" aria-labelledby="invitations-title">
      <h2 id="invitations-title">Invitations</h2>
      <Invitations all={all} />
    </section>
  );
}
