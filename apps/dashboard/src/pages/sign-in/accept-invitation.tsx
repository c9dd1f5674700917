import { endpoints, type LinkAbout } from '@waymark/contract';
import { useNavigate } from 'react-router';
import { useSendAsSomebody } from '../../api/queries';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';
import { TroubleBox } from '../../parts/waiting';
import { momentWords } from '../../parts/words';
import { paths } from '../../paths';
import { useActor } from '../../reach';
import { article, roleWords } from '../../role-words';
import { NewAccountFields } from './new-account-fields';

type Invitation = Extract<LinkAbout, { kind: 'invitation' }>;

/** Says what the role is and what it may see before anybody takes it; then a new account, or the one that is signed in. */
export function AcceptInvitation({ token, about }: { readonly token: string; readonly about: Invitation }) {
  const actor = useActor();
  const words = roleWords[about.role];
  return (
    <>
      <p className="wm-lede">
        {about.invitedBy} invites {about.forWhom} to Waymark as {article(about.role)} {words.name}.
      </p>
      <dl className="wm-about-facts">
        <dt>Organisation</dt>
        <dd>{about.organisation}</dd>
        <dt>Reaches</dt>
        <dd>{about.scope}</dd>
        <dt>What you will see</dt>
        <dd>{words.sees}</dd>
        <dt>What you will not</dt>
        <dd>{words.never}</dd>
        <dt>Who sees you</dt>
        <dd>
          Colleagues see your name beside what you record; sign-ins and changes are written down in the audit
          trail.
        </dd>
        <dt>The link works until</dt>
        <dd>{momentWords(about.expiresAt)}</dd>
      </dl>
      {actor ? <TakeRole token={token} name={actor.name} role={words.name} /> : <MakeAccount token={token} />}
    </>
  );
}

function TakeRole({
  token,
  name,
  role,
}: {
  readonly token: string;
  readonly name: string;
  readonly role: string;
}) {
  const accept = useSendAsSomebody('acceptInvitation');
  const out = useSendAsSomebody('signOut');
  const navigate = useNavigate();
  return (
    <section className="wm-section">
      <p>You are signed in as {name}.</p>
      {accept.error && <TroubleBox trouble={accept.error} />}
      <div className="wm-actions">
        <button
          type="button"
          className="wm-button wm-button-main"
          disabled={accept.isPending}
          onClick={() =>
            accept.mutate(
              { body: { token, account: null } },
              { onSuccess: () => void navigate(paths.account(), { replace: true }) },
            )
          }
        >
          Take the role of {role} too
        </button>
        <button
          type="button"
          className="wm-link-button"
          disabled={out.isPending}
          onClick={() => out.mutate({})}
        >
          I am somebody else
        </button>
      </div>
    </section>
  );
}

function MakeAccount({ token }: { readonly token: string }) {
  const form = useFleetingForm({ name: '', login: '', password: '' });
  const accept = useSendAsSomebody('acceptInvitation');
  const navigate = useNavigate();
  return (
    <section className="wm-section" aria-labelledby="new-account">
      <h2 id="new-account">Your account</h2>
      <p className="wm-small">Have one already? Sign in first, then open the link again.</p>
      <SendFleeting
        form={form}
        schema={endpoints.acceptInvitation.body}
        body={(values) => ({ token, account: values })}
        send={(body) => accept.mutateAsync({ body })}
        label="Make the account"
        onDone={() => void navigate(paths.start(), { replace: true })}
      >
        <NewAccountFields form={form} />
      </SendFleeting>
    </section>
  );
}
