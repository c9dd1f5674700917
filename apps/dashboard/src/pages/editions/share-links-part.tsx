import { useQuery } from '@tanstack/react-query';
import { type Edition, newShareLink, type ShareLink } from '@waymark/contract';
import { query, useSend } from '../../api/queries';
import { TextField } from '../../parts/form/field';
import { SendFleeting, useFleetingForm } from '../../parts/form/fleeting-form';
import { PasswordField } from '../../parts/form/secret-field';
import { LinkLine, type MadeLink, SharingLinks } from '../../parts/sharing-links';
import { Waiting } from '../../parts/waiting';

/** Links by which somebody without an account reads this edition, and nothing else, for a while. */
export function ShareLinksPart({ edition }: { readonly edition: Edition }) {
  const links = useQuery(query('shareLinks', { params: { id: edition.id } }));
  return (
    <SharingLinks<ShareLink>
      id="links"
      title="Links to share it"
      lead="Whoever holds a link reads this edition without an account, until it ends or is taken back. It leads to nothing else."
      what="to this edition"
      make="Make a link"
      listed="Links"
      also={(link) => (link.hasPassphrase ? 'Send the passphrase by another way. ' : '')}
      form={(onMade, onCancel) => <NewLink editionId={edition.id} onMade={onMade} onCancel={onCancel} />}
      list={(drawn) => <Waiting for={links}>{drawn}</Waiting>}
      line={(link) => <OneLink link={link} />}
    />
  );
}

function NewLink({
  editionId,
  onMade,
  onCancel,
}: {
  readonly editionId: number;
  readonly onMade: (made: MadeLink<ShareLink>) => void;
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
  const takeBack = useSend('revokeShareLink');
  const often = link.opened === 0 ? 'never' : link.opened === 1 ? 'once' : `${link.opened} times`;
  const told = `, opened ${often}${link.hasPassphrase ? ', with a passphrase' : ''}`;
  return <LinkLine link={link} told={told} takeBack={takeBack} />;
}
