import { newYoungLink, type YoungDesk, type YoungLink } from '@waymark/contract';
import { useState } from 'react';
import { useSend } from '../../api/queries';
import { CopyButton } from '../../parts/copy-button';
import { TextField } from '../../parts/form/field';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';
import { TroubleBox } from '../../parts/waiting';
import { dayWords } from '../../parts/words';
import { QrCode } from '../sign-in/qr-code';
import '../sign-in/sign-in.css';

interface Made {
  readonly link: YoungLink;
  readonly url: string;
}

/** Links to the page, as a code to hang up in the youth club. */
export function YoungLinksPart({ desk }: { readonly desk: YoungDesk }) {
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  return (
    <section className="wm-section" aria-labelledby="young-links">
      <h2 id="young-links">Links</h2>
      <p className="wm-prose">
        Whoever has a link reads this one page, and nothing else, until the link ends or is taken back.
        Waymark keeps nothing about who opens it, and does not count.
      </p>
      {made && (
        <div className="wm-link-shown" role="status">
          <p>
            <strong>The link</strong>, shown this once. It opens until {dayWords(made.link.expires)}.
          </p>
          <QrCode text={made.url} label="QR code of the young people’s page" />
          <p className="wm-code wm-secret-key">{made.url}</p>
          <div className="wm-actions">
            <CopyButton text={made.url} label="Copy the link" what="for young people" />
            <button type="button" className="wm-button" onClick={() => setMade(null)}>
              I have kept it
            </button>
          </div>
        </div>
      )}
      {adding ? (
        <NewLink
          contextId={desk.contextId}
          onMade={(answer) => {
            setMade(answer);
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <button type="button" className="wm-button" onClick={() => setAdding(true)}>
          Make a link for young people
        </button>
      )}
      {desk.links.length > 0 && (
        <ul className="wm-quiet-list" aria-label="Links for young people">
          {desk.links.map((link) => (
            <OneLink key={link.id} link={link} />
          ))}
        </ul>
      )}
    </section>
  );
}

function NewLink({
  contextId,
  onMade,
  onCancel,
}: {
  readonly contextId: number;
  readonly onMade: (made: Made) => void;
  readonly onCancel: () => void;
}) {
  const form = useFleetingForm({ note: '', expires: '' });
  const send = useSend('addYoungLink');
  return (
    <SendFleeting
      form={form}
      schema={newYoungLink}
      body={(values) => ({ ...values, contextId })}
      send={(body) => send.mutateAsync({ body })}
      label="Make the link"
      onDone={onMade}
      onCancel={onCancel}
    >
      <TextField
        {...form.field('note')}
        label="Where it goes"
        help="To find it again and take it back, such as “poster in the youth club”."
        optional
        max={200}
      />
      <TextField {...form.field('expires')} kind="date" label="Opens until" help="A year from now at most." />
    </SendFleeting>
  );
}

function OneLink({ link }: { readonly link: YoungLink }) {
  const revoke = useSend('revokeYoungLink');
  return (
    <li>
      <p>
        {link.note === '' ? 'A link' : link.note}
        {link.revokedAt === null ? `, until ${dayWords(link.expires)}` : ', taken back'}
      </p>
      <p className="wm-small">Made by {link.createdBy}</p>
      {link.revokedAt === null && (
        <button
          type="button"
          className="wm-link-button"
          disabled={revoke.isPending}
          onClick={() => revoke.mutate({ params: { id: link.id } })}
        >
          Take it back<span className="wm-hidden"> {link.note}</span>
        </button>
      )}
      {revoke.error && <TroubleBox trouble={revoke.error} />}
    </li>
  );
}
