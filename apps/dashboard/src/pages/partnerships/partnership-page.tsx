import { useQuery } from '@tanstack/react-query';
import type { OneTimeLink, PartnershipPage as Data } from '@waymark/contract';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { query } from '../../api/queries';
import { Scoped } from '../../outbox/scoped';
import { Page } from '../../parts/page';
import { Waiting } from '../../parts/waiting';
import { Way } from '../../parts/way';
import { datesInWords, dayWords } from '../../parts/words';
import { paths } from '../../paths';
import { useActor, useMay } from '../../reach';
import { ShownLink } from '../people/shown-link';
import { EndPart, InvitePartner, LeavePart } from './partnership-actions';
import { PartnershipForm } from './partnership-form';
import { JoinForm } from './join-form';
import { tagOf } from './partnerships-page';
import './partnerships.css';

/** `/partnerships/:id`: the one page that both sides read, before they join and afterwards. */
export function PartnershipPage() {
  const { id = '' } = useParams();
  const page = useQuery(query('partnership', { params: { id: Number(id) } }));
  const crumb = <Link to={paths.partnerships()}>Partnerships</Link>;
  if (!page.data)
    return (
      <Page title="Partnership" crumb={crumb}>
        <Waiting for={page}>{() => null}</Waiting>
      </Page>
    );
  return (
    <Page title={page.data.name} crumb={crumb} lede={ledeOf(page.data)}>
      <Content page={page.data} />
    </Page>
  );
}

const ledeOf = ({ standing, because, organisation }: Data): string =>
  standing === 'asked'
    ? `${organisation} asks you to work on its plan. ${datesInWords(because)}`
    : datesInWords(because);

function Content({ page }: { readonly page: Data }) {
  const may = useMay();
  const role = useActor()?.role ?? null;
  const [editing, setEditing] = useState(false);
  const [link, setLink] = useState<{ readonly whose: string; readonly link: OneTimeLink } | null>(null);
  const over = page.state === 'ended' || page.archived;
  const mayAgree = may('joinPartnership') && !page.agreed && !over;
  return (
    <div className="wm-partnership">
      <p>
        <span className="wm-tag">{tagOf(page)}</span>
      </p>
      <Agreement page={page} />
      <Sees page={page} />
      {mayAgree && (page.standing === 'home' || page.state === 'open') && (
        <Scoped>{(scope) => <JoinForm scope={scope} page={page} />}</Scoped>
      )}
      {mayAgree && page.standing !== 'home' && page.state !== 'open' && (
        <p className="wm-notice">You can join once this changes: {datesInWords(page.because)}</p>
      )}
      {page.agreed && <p>You have read this and agreed to it.</p>}
      <Parties page={page} />
      {link && <ShownLink whose={link.whose} link={link.link} onClose={() => setLink(null)} />}
      {may('addInvitation') && page.state === 'open' && (
        <InvitePartner page={page} onInvited={(whose, made) => setLink({ whose, link: made })} />
      )}
      {may('changePartnership') &&
        !over &&
        (editing ? (
          <section className="wm-section" aria-labelledby="change-title">
            <h2 id="change-title">Change the partnership</h2>
            <Scoped>
              {(scope) => <PartnershipForm scope={scope} page={page} onDone={() => setEditing(false)} />}
            </Scoped>
          </section>
        ) : (
          <p>
            <button type="button" className="wm-link-button" onClick={() => setEditing(true)}>
              Change name, places or agreement
            </button>
          </p>
        ))}
      {may('endPartnership') && <EndPart page={page} />}
      {role === 'partner' && <LeavePart page={page} />}
    </div>
  );
}

function Agreement({ page: { id, agreement, places, standing, state } }: { readonly page: Data }) {
  const open = standing === 'home' || (standing === 'joined' && state === 'open');
  return (
    <section className="wm-section" aria-labelledby="rests-title">
      <h2 id="rests-title">What it rests on</h2>
      <dl className="wm-partnership-facts">
        <dt>Places</dt>
        <dd>
          <ul className="wm-partnership-places">
            {places.map(({ contextId, name }) => (
              <li key={contextId}>
                {open ? (
                  <Way page="plan" to={paths.plan(contextId)} words>
                    {name}
                  </Way>
                ) : (
                  name
                )}
              </li>
            ))}
          </ul>
        </dd>
        {open && (
          <>
            <dt>Their plans</dt>
            <dd>
              <Way page="partnershipBalance" to={paths.partnershipBalance(id)} words>
                Balance and drift of all of them together
              </Way>
            </dd>
            <dt>Your values</dt>
            <dd>
              <Way page="partnershipValues" to={paths.partnershipValues(id)} words>
                How the partnership sees itself, review by review
              </Way>
            </dd>
          </>
        )}
        {agreement && (
          <>
            <dt>Agreement</dt>
            <dd>
              {agreement.reference}, with {agreement.partner}
            </dd>
            <dt>Purpose</dt>
            <dd>{agreement.purpose}</dd>
            <dt>Shared</dt>
            <dd>{agreement.what}</dd>
            <dt>Until</dt>
            <dd>{dayWords(agreement.endsOn)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Sees({ page: { sees, organisation } }: { readonly page: Data }) {
  return (
    <section className="wm-section" aria-labelledby="sees-title">
      <h2 id="sees-title">What each may see</h2>
      <p className="wm-measure">Both sides read these same lines.</p>
      <div className="wm-table-box" role="region" aria-labelledby="sees-title" tabIndex={0}>
        <table className="wm-table wm-partnership-sees">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">{organisation}</th>
              <th scope="col">Partners</th>
            </tr>
          </thead>
          <tbody>
            {sees.map(({ what, home, partner }) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td data-side={organisation}>{home}</td>
                <td data-side="Partners">{partner}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Parties({ page: { parties } }: { readonly page: Data }) {
  return (
    <section className="wm-section" aria-labelledby="parties-title">
      <h2 id="parties-title">Who takes part</h2>
      {parties.length === 0 ? (
        <p>Nobody has agreed yet.</p>
      ) : (
        <ul className="wm-quiet-list">
          {parties.map((one) => (
            <li key={one.id}>
              <p>
                <strong>{one.organisation}</strong>, {one.party}
                {one.side === 'home' && <span className="wm-tag"> whose places these are</span>}
                {!one.current && <span className="wm-tag"> has to agree anew</span>}
              </p>
              <p className="wm-small">
                {one.person && `${one.person}, `}agreed on {dayWords(one.joinedOn)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
