import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { NavLink, useParams } from 'react-router';
import { query } from '../../api/queries';
import { useTextFilter } from '../../filters';
import { Scoped } from '../../outbox/scoped';
import { Page } from '../../parts/page';
import { paths } from '../../paths';
import { NotFoundPage } from '../not-found-page';
import { AgreementsPart } from './agreements-part';
import { OverviewPart } from './overview-part';
import { PersonPart } from './person-part';
import { PlacesPart } from './places-part';
import './protection.css';
import type { PartProps } from './part';
import { PurposesPart } from './purposes-part';
import { RequestsPart } from './requests-part';
import { RetentionPart } from './retention-part';
import { SharingPart } from './sharing-part';
import { TextsPart } from './texts-part';

interface Part {
  readonly label: string;
  readonly lede: string;
  readonly show: ComponentType<PartProps>;
}

const PARTS: Readonly<Record<string, Part>> = {
  '': { label: 'Overview', lede: '', show: OverviewPart },
  purposes: {
    label: 'Purposes',
    lede: 'Why anything about people is held, and on which lawful basis. A decision is never edited: a new one replaces it.',
    show: PurposesPart,
  },
  agreements: {
    label: 'Taking part',
    lede: 'What people were told and agreed to, one purpose at a time. It is kept apart from the lawful basis, and does not replace one.',
    show: AgreementsPart,
  },
  retention: {
    label: 'Retention',
    lede: 'How long each kind of record is kept and why, what is due, and what was erased.',
    show: RetentionPart,
  },
  person: {
    label: 'One person',
    lede: 'Everything held under one pseudonym: to see, to hand over, and to erase.',
    show: PersonPart,
  },
  requests: {
    label: 'Requests',
    lede: 'Who asked for information, on which ground, what was decided, and what young people were told. No names of young people.',
    show: RequestsPart,
  },
  places: {
    label: 'Place names',
    lede: 'Outside the team a place carries a pseudonym, unless its community agreed to its name.',
    show: PlacesPart,
  },
  sharing: {
    label: 'Sharing',
    lede: 'Nothing is shared without a signed agreement, a purpose and an end.',
    show: SharingPart,
  },
  texts: {
    label: 'Text warnings',
    lede: 'Free text is looked through before it is saved. Try it, and see where somebody kept marked words.',
    show: TextsPart,
  },
};

/** Data protection, in parts. Which part is open is in the address. */
export function ProtectionPage() {
  const { part = '' } = useParams();
  const { data } = useQuery(query('protection', {}));
  const [owner, setOwner] = useTextFilter('organisation');
  const chosen = Object.hasOwn(PARTS, part) ? PARTS[part] : undefined;
  if (!chosen) return <NotFoundPage />;
  const { show: Show, label } = chosen;
  return (
    <Page
      counted={['counted-records']}
      title={part === '' ? 'Data protection' : `Data protection: ${label.toLowerCase()}`}
      lede={part === '' ? (data?.lede ?? '') : chosen.lede}
    >
      <nav className="wm-parts" aria-label="Parts of data protection">
        <ul>
          {Object.entries(PARTS).map(([name, one]) => (
            <li key={name}>
              <NavLink to={name === '' ? paths.protection() : paths.protectionPart(name)} end>
                {one.label}
                {data?.waits.some((wait) => wait.part === name) && <span className="wm-waits"> waits</span>}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <Scoped>
        {(scope, session) => {
          // what is recorded here belongs to one organisation: the one chosen stands first
          const organisations = [...session.organisations].sort(
            (a, b) => Number(String(b.id) === owner) - Number(String(a.id) === owner),
          );
          return (
            <>
              {organisations.length > 1 && (
                <label className="wm-choice">
                  <span>New records belong to</span>
                  <select
                    value={String(organisations[0]?.id)}
                    onChange={(event) => setOwner(event.target.value)}
                  >
                    {session.organisations.map((one) => (
                      <option key={one.id} value={String(one.id)}>
                        {one.name}
                      </option>
                    ))}
                  </select>
                </label>
              )}
              <Show key={organisations[0]?.id ?? 0} scope={scope} session={{ ...session, organisations }} />
            </>
          );
        }}
      </Scoped>
    </Page>
  );
}
