import { useQuery } from '@tanstack/react-query';
import { type Edition, newShareLink, type ShareLink } from '@waymark/contract';
import { useState } from 'react';
import { query, useSend } from '../../api/queries';
import { CopyButton } from '../../parts/copy-button';
import { TextField } from '../../parts/form/field';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';
import { PasswordField } from '../../parts/form/secret-field';
import { TroubleBox, Waiting } from '../../parts/waiting';
import { dayWords } from '../../parts/words';
import '../sign-in/sign-in.css';

/** Links by which somebody without an account reads this edition, and nothing else, for a while. */
export function ShareLinksPart({ edition }: { readonly edition: Edition }) {
  const links = useQuery(query('shareLinks', { params: { id: edition.id } }));
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<{ readonly link: ShareLink; readonly url: string } | null>(null);
  return (
    <section className="wm-section" aria-labelledby="links">
      <h2 id="links">Links to share it</h2>
      <p className="wm-prose">
        Whoever holds a link reads this edition without an account, until it ends or is taken back. It leads
        to nothing else.
      </p>
      {made && (
        <div className="wm-link-shown" role="status">
          <p>
            <strong>The link</strong>, shown this once.{' '}
            {made.link.hasPassphrase && 'Send the passphrase by another way. '}It opens until{' '}
            {dayWords(made.link.expires)}.
          </p>
          <p className="wm-code">{made.url}</p>
          <div className="wm-actions">
            <CopyButton text={made.url} label="Copy the link" what="to this edition" />
            <button type="button" className="wm-button" onClick={() => setMade(null)}>
              I have kept it
            </button>
          </div>
        </div>
      )}
      {adding ? (
        <NewLink
          editionId={edition.id}
          onMade={(answer) => {
            setMade(answer);
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <button type="button" className="wm-button" onClick={() => setAdding(true)}>
          Make a link
        </button>
      )}
      <Waiting for={links}>
        {(all) =>
          all.length > 0 && (
            <ul className="wm-quiet-list" aria-label="Links">
              {all.map((link) => (
                <OneLink key={link.id} link={link} />
              ))}
            </ul>
          )
        }
      </Waiting>
    </section>
  );
}

function NewLink({
  editionId,
  onMade,
  onCancel,
}: {
  readonly editionId: number;
  readonly onMade: (answer: { readonly link: ShareLink; readonly url: string }) => void;
  readonly onCancel: () => void;
}) {
  const form = useFleetingForm({ note: '', expires: '', passphrase: '' });
  const send = useSend('addShareLink');
  return (
    <SendFleeting
      form={form}
      schema={newShareLink}
      body={({ note, expires, passphrase }) => ({
        editionId,
        note,
        expires,
        passphrase: passphrase === '' ? null : passphrase,
      })}
      send={(body) => send.mutateAsync({ body })}
      label="Make the link"
      onDone={onMade}
      onCancel={onCancel}
    >
      <TextField
        {...form.field('note')}
        label="For whom"
        help="To find it again and take it back."
        optional
        max={200}
      />
      <TextField {...form.field('expires')} kind="date" label="Opens until" help="A year from now at most." />
      <PasswordField
        {...form.field('passphrase')}
        label="Passphrase (may stay empty)"
        help="At least 8 characters, given by another way than the link."
        use="new-password"
      />
    </SendFleeting>
  );
}

function OneLink({ link }: { readonly link: ShareLink }) {
  const revoke = useSend('revokeShareLink');
  const times = link.opened === 1 ? 'once' : `${link.opened} times`;
  return (
    <li>
      <p>
        {link.note === '' ? 'A link' : link.note}
        {link.revokedAt === null ? `, until ${dayWords(link.expires)}` : ', taken back'}, opened{' '}
        {link.opened === 0 ? 'never' : times}
        {link.hasPassphrase && ', with a passphrase'}
      </p>
      <p className="wm-small">Made by {link.createdBy}</p>
      {link.revokedAt === null && (
        <button
          type="button"
          className="wm-link-button"
          disabled={revoke.isPending}
          onClick={() => revoke.mutate({ params: { id: link.id } })}
        >
          Take it back<span className="wm-hidden"> ({link.note})</span>
        </button>
      )}
      {revoke.error && <TroubleBox trouble={revoke.error} />}
    </li>
  );
}
