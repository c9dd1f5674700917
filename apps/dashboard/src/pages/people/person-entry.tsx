import type { OneTimeLink, Person } from '@waymark/contract';
import { useState } from 'react';
import { momentWords } from '../../parts/words';
import { useActor, useMay } from '../../reach';
import { roleWords, scopeWords } from '../../role-words';
import { AddRole, ChangeState, EndRole, GiveLink } from './person-forms';
import { ShownLink } from './shown-link';

type Doing =
  | { readonly is: 'nothing' | 'role' | 'suspend' | 'resume' | 'end' | 'link' }
  | { readonly is: 'end role'; readonly id: number };

const STATES: Record<Person['state'], string | null> = {
  active: null,
  suspended: 'suspended: cannot sign in',
  ended: 'ended',
};

/** One person: roles, state, and what this reader may change. */
export function PersonEntry({ person }: { readonly person: Person }) {
  const may = useMay();
  const self = useActor()?.personId === person.id;
  const [doing, setDoing] = useState<Doing>({ is: 'nothing' });
  const [link, setLink] = useState<OneTimeLink | null>(null);
  const close = () => setDoing({ is: 'nothing' });
  const state = STATES[person.state];
  const button = (is: Exclude<Doing['is'], 'end role'>, label: string) => (
    <button type="button" className="wm-link-button" onClick={() => setDoing({ is })}>
      {label}
      <span className="wm-hidden">: {person.name}</span>
    </button>
  );
  return (
    <li>
      <h3>
        {person.name} {self && <span className="wm-tag">you</span>}{' '}
        {state && <span className="wm-tag">{state}</span>}
      </h3>
      <p className="wm-small">
        {[
          person.login ?? 'no sign-in name',
          person.secondFactor ? 'second step set up' : 'no second step',
          person.lastSeenAt ? `last seen ${momentWords(person.lastSeenAt)}` : 'never signed in',
        ].join('; ')}
      </p>
      <ul className="wm-roles" aria-label={`Roles of ${person.name}`}>
        {person.memberships.map(({ id, role, scope }) => (
          <li key={id}>
            {roleWords[role].name}, {scopeWords[scope.kind]} {scope.name}{' '}
            {!self && person.state !== 'ended' && (
              <button
                type="button"
                className="wm-link-button"
                onClick={() => setDoing({ is: 'end role', id })}
              >
                Take away
                <span className="wm-hidden">
                  : {roleWords[role].name} of {person.name}
                </span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {link && <ShownLink whose={person.name} link={link} onClose={() => setLink(null)} />}
      {doing.is === 'nothing' && person.state !== 'ended' && (
        <p className="wm-links">
          {button('role', 'Add a role')}
          {may('addResetLink') && person.wholly && !self && button('link', 'Link for a new password')}
          {may('changePerson') &&
            person.wholly &&
            !self &&
            (person.state === 'active' ? button('suspend', 'Suspend') : button('resume', 'Take up again'))}
          {may('changePerson') && person.wholly && !self && button('end', 'End the account')}
        </p>
      )}
      {doing.is === 'role' && <AddRole person={person} onClose={close} />}
      {doing.is === 'end role' && <EndRole id={doing.id} onClose={close} />}
      {doing.is === 'link' && (
        <GiveLink
          person={person}
          onMade={(made) => {
            setLink(made);
            close();
          }}
          onClose={close}
        />
      )}
      {doing.is === 'suspend' && <ChangeState person={person} to="suspended" onClose={close} />}
      {doing.is === 'resume' && <ChangeState person={person} to="active" onClose={close} />}
      {doing.is === 'end' && <ChangeState person={person} to="ended" onClose={close} />}
    </li>
  );
}
